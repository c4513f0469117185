import type { Instant } from '../../instant.ts';
import type { Regulation, Role, StageKind } from '../../regulation/regulation.ts';
import type { Case, Clock } from '../model/case.ts';
import { awaitedAt, awaitedHere, ruleFor } from './allowed.ts';
import { isQuestionOnItsWay, questionsOut, unitsAsked, unitsOut } from './questions.ts';

export interface Awaited {
	readonly role: Role;
	readonly unit: string | null;
	readonly stage: StageKind;
}

/**
 * Whom an open case waits for: the stage's own person, each unit whose part is out (also while another's question is on
 * its way), and whoever was asked a question that can still be answered.
 */
export function awaiting(state: Case, regulation: Regulation): readonly Awaited[] {
	if (state.status.is !== 'open') return [];
	const { stage } = state.status;
	const awaits = awaitedHere(state, regulation);
	const asked = (waitsForReply(state, regulation) ? questionsOut(state) : []).map(
		({ of }): Awaited => ({ role: of, unit: null, stage: 'clarification' }),
	);
	const own =
		stage === 'clarification'
			? awaits.flatMap((role) => onlyNew(asked, { role, unit: null, stage }))
			: awaits.flatMap((role) => ownOf(state, stage, role));
	const others = stage === 'clarification' ? goOn(state, regulation) : [];
	const beside = [...meanwhile(state, regulation), ...chooser(state, regulation), ...joiner(state, regulation)];
	return onlyOnce([...own, ...beside, ...asked, ...others]);
}

/** Of several units one has declined: whoever screens chooses another while the rest work on (Plastunovskaya 11b). */
export function chooser(state: Case, regulation: Regulation): readonly Awaited[] {
	const { start } = regulation;
	if (state.status.is !== 'open' || state.status.stage === start || !state.toReassign) return [];
	if (ruleFor(state, regulation, 'route') === undefined) return [];
	return awaitedAt(state, regulation, start).map((role) => ({ role, unit: null, stage: start }));
}

/**
 * A part is late by its term, or by our target where the text gives it none, or one that is in is to be posted by a time of
 * its own: whoever joins the parts may do so without those that are out (Plastunovskaya 19.3, Perm 2.1.2, 3.6).
 */
export function joiner(state: Case, regulation: Regulation): readonly Awaited[] {
	if (state.status.is !== 'open' || state.status.stage !== 'draft') return [];
	const rule = ruleFor(state, regulation, 'consolidate');
	const [role] = rule?.by ?? [];
	const out = unitsOut(state).map(({ unit }) => unit);
	// In the first phase a unit's term may run since before we had the message (Okha 3.2 from the posting on).
	const phaseSince = state.moments['publish:interim'] ?? Number.NEGATIVE_INFINITY;
	const someIn = state.assignments.some(({ part }) => part === 'submitted');
	const presses = state.clocks.some((clock) => {
		const { unit, stage, state: is, endedAt, kind, startedAt } = clock;
		if (endedAt !== null || startedAt < phaseSince) return false;
		if (unit !== null && out.includes(unit))
			return is === 'breached' && (kind !== 'INTERNAL' || !hasTermOfText(state, unit));
		if (kind === 'INTERNAL') return false;
		return stage === 'publication' || (unit === null && stage === 'final' && someIn && allLater(state, out, clock));
	});
	return role === undefined || !presses ? [] : [{ role, unit: null, stage: 'consolidation' }];
}

/** Whether the text itself gives a unit a term, so that a target of ours beside it presses nobody (Kislovodsk 7 gives none). */
function hasTermOfText({ clocks }: Case, unit: string): boolean {
	return clocks.some((clock) => clock.unit === unit && clock.endedAt === null && clock.kind !== 'INTERNAL');
}

/** Whether all whose parts are out have terms of their own beyond this one: it cannot wait for them (Perm 3.4, 3.6). */
function allLater({ clocks }: Case, out: readonly string[], { dueAt }: Clock): boolean {
	const isLater = (clock: Clock) => clock.endedAt === null && clock.kind !== 'INTERNAL' && isAfter(clock.dueAt, dueAt);
	return out.length > 0 && out.every((unit) => clocks.some((clock) => clock.unit === unit && isLater(clock)));
}

function isAfter(one: Instant | null, other: Instant | null): boolean {
	return one !== null && other !== null && one > other;
}

/** Units that may hand in their parts beside a question on its way. */
function meanwhile(state: Case, regulation: Regulation): readonly Awaited[] {
	if (!isQuestionOnItsWay(state)) return [];
	return state.assignments.flatMap(({ unit, part }): readonly Awaited[] => {
		const may = part === 'awaited' && ruleFor(state, regulation, 'submit', unit) === regulation.anytime.submit;
		return may && regulation.anytime.submit !== undefined ? [{ role: 'executor', unit, stage: 'draft' }] : [];
	});
}

/** Of two open questions to the same person he is awaited once. */
function onlyOnce(all: readonly Awaited[]): readonly Awaited[] {
	const same = (one: Awaited, other: Awaited) =>
		one.role === other.role && one.unit === other.unit && one.stage === other.stage;
	if (all.length < 2) return all;
	return all.filter((one, at) => all.findIndex((other) => same(one, other)) === at);
}

function onlyNew(asked: readonly Awaited[], own: Awaited): readonly Awaited[] {
	return asked.some(({ role }) => role === own.role) ? [] : [own];
}

function ownOf(state: Case, stage: StageKind, role: Role): readonly Awaited[] {
	if (role !== 'executor') return [{ role, unit: null, stage }];
	return unitsAsked(state).map(({ unit }): Awaited => ({ role, unit, stage }));
}

/** Where a question is a stage of its own, nobody waits for a reply any more once the case has gone on without it. */
function waitsForReply(state: Case, regulation: Regulation): boolean {
	const { stages } = regulation;
	if (ruleFor(state, regulation, 'clarified') === undefined || state.status.is !== 'open') return false;
	return stages.clarification === undefined || state.status.stage === 'clarification';
}

/** While the curator is asked, whoever screens may go on without the reply. */
function goOn(state: Case, regulation: Regulation): readonly Awaited[] {
	const stage = regulation.stages.clarification?.acts.route?.as;
	return stage === undefined
		? []
		: awaitedAt(state, regulation, stage).map((role): Awaited => ({ role, unit: null, stage }));
}
