import type { AnswerKind, StageKind } from '../regulation/regulation.ts';
import { done, refuse, unreachable } from '../result.ts';
import { allowsInterim } from './allowed.ts';
import { happen } from './clocks.ts';
import type { Command } from './commands.ts';
import { isInterim } from './evolve-drafts.ts';
import { cited, no, type Performed } from './performed.ts';
import { isPartBesideRework } from './questions.ts';
import { checkReason, isOwnCheck } from './reasons.ts';
import { reckon } from './reckon.ts';
import type { Unfolding } from './unfolding.ts';
import { activeUnits, anyHolds } from './when.ts';
import { isLater } from './whole-day.ts';

type Drafting = Extract<Command, { do: 'submit' | 'consolidate' | 'forward' | 'approve' | 'return' | 'explain' }>;

/** The acts on a draft: written, joined, sent on, approved, returned. */
export function performDrafting(unfolding: Unfolding, command: Drafting, stage: StageKind): Performed {
	switch (command.do) {
		case 'submit':
			return submit(unfolding, command, stage);
		case 'consolidate':
			return consolidate(unfolding, command);
		case 'explain':
			return explain(unfolding, command, stage);
		case 'forward':
		case 'approve':
			return passOn(unfolding, command);
		case 'return':
			return giveBack(unfolding, command, stage);
		default:
			return unreachable(command);
	}
}

function textFault(text: string): 'text-missing' | 'text-too-long' | null {
	if (text.trim() === '') return 'text-missing';
	return text.length > 10_000 ? 'text-too-long' : null;
}

/** Whether this unit may hand in a text now: it was asked, has not declined, and (but for a rework) its part is out. */
function partFault(unfolding: Unfolding, unit: string, stage: StageKind): ReturnType<typeof no> | null {
	const assignment = unfolding.state.assignments.find((asked) => asked.unit === unit);
	if (!unfolding.world.units.includes(unit)) return no('unknown-unit', 'unit');
	if (assignment === undefined || assignment.part === 'declined') return no('unit-not-asked', 'unit');
	const reworks = stage === 'rework' && !isPartBesideRework(unfolding.state, unit);
	// A part that never came in is no new text of what was returned.
	const returned = unfolding.state.draft?.unit ?? unit;
	if (reworks && unit !== returned && assignment.handedIn === null) return no('not-now', 'unit');
	if (!reworks && assignment.part === 'submitted') return no('part-already-in', 'unit');
	return null;
}

function submit(unfolding: Unfolding, command: Extract<Command, { do: 'submit' }>, stage: StageKind): Performed {
	const { state, world } = unfolding;
	const fault = partFault(unfolding, command.unit, stage);
	if (fault !== null) return fault;
	const badText = textFault(command.text);
	if (badText !== null) return no(badText, 'text');
	const { interim, repeat } = world.regulation;
	if (repeat !== null && state.repeatOf !== null && (command.measures ?? '').trim() === '') {
		return no('measures-missing', 'measures', repeat.clause);
	}
	const reworked = stage === 'rework' && !isPartBesideRework(state, command.unit) ? state.draft?.answer : undefined;
	const answer: AnswerKind = reworked === 'question' || reworked === 'explanation' ? reworked : command.kind;
	if (answer === 'interim') {
		if (interim === null || !allowsInterim(state, world.regulation))
			return no('interim-not-allowed', 'kind', interim?.clause);
		if (interim.promisedBy && command.promisedBy === null) return no('promise-missing', 'promisedBy', interim.clause);
		const latest = interim.notAfter === null ? null : promiseLimit(unfolding, interim.notAfter, command.unit);
		if (command.promisedBy !== null && latest !== null && isLater(world.calendar, command.promisedBy, latest)) {
			return no('promise-too-late', 'promisedBy', interim.clause);
		}
	}
	happen(unfolding, {
		type: 'DraftSubmitted',
		version: state.drafts + 1,
		unit: command.unit,
		answer,
		promisedBy: answer === 'interim' ? (command.promisedBy?.at ?? null) : null,
		category: state.draft?.answer === 'explanation' ? state.draft.category : null,
		...cited(unfolding, 'submit', command.unit),
	});
	completeParts(unfolding);
	return done({ answer });
}

/** No later than what the unit's own term leaves for its final text (M-8). */
function promiseLimit(unfolding: Unfolding, term: string, unit: string): number | null {
	const rule = unfolding.world.regulation.terms.find(({ id }) => id === term);
	return rule === undefined ? null : reckon(unfolding, rule.limit, { startedAt: unfolding.world.now, unit });
}

function completeParts(unfolding: Unfolding): void {
	const { assignments } = unfolding.state;
	if (assignments.every(({ part }) => part !== 'awaited')) happen(unfolding, { type: 'PartsCompleted' });
}

function consolidate(unfolding: Unfolding, command: Extract<Command, { do: 'consolidate' }>): Performed {
	const badText = textFault(command.text);
	if (badText !== null) return no(badText, 'text');
	const { state, world } = unfolding;
	const answer = isInterim(state) ? 'interim' : 'final';
	const unit = command.unit ?? state.assignments.find(({ part }) => part !== 'declined')?.unit ?? null;
	if (command.unit != null && !activeUnits(state).some((unit) => unit === command.unit)) {
		return no(world.units.includes(command.unit) ? 'unit-not-asked' : 'unknown-unit', 'unit');
	}
	happen(unfolding, {
		type: 'DraftConsolidated',
		version: state.drafts + 1,
		unit,
		answer,
		...cited(unfolding, 'consolidate'),
	});
	return done({ answer });
}

function explain(unfolding: Unfolding, command: Extract<Command, { do: 'explain' }>, stage: StageKind): Performed {
	const rule = unfolding.world.regulation.explanations.find(({ category }) => category === command.category);
	if (rule === undefined || !anyHolds(rule.when, unfolding.state)) return no('unknown-category', 'category');
	if (rule.competentBody && (command.competentBody ?? '').trim() === '')
		return no('competent-body-missing', 'competentBody', rule.clause);
	const badText = textFault(command.text);
	if (badText !== null) return no(badText, 'text');
	const unit = command.unit ?? soleAwaited(unfolding);
	if (unit !== null) {
		const fault = partFault(unfolding, unit, stage);
		if (fault !== null) return fault;
	}
	happen(unfolding, {
		type: 'DraftSubmitted',
		version: unfolding.state.drafts + 1,
		unit,
		answer: 'explanation',
		promisedBy: null,
		category: command.category,
		clause: rule.clause,
	});
	return done({ answer: 'explanation' });
}

/** An explanation stands for the answer of the one unit whose part is out, whoever writes it. */
function soleAwaited({ state }: Unfolding): string | null {
	const [unit, ...others] = state.assignments.filter(({ part }) => part === 'awaited');
	return unit === undefined || others.length > 0 ? null : unit.unit;
}

function passOn(unfolding: Unfolding, command: Extract<Command, { do: 'forward' | 'approve' }>): Performed {
	const { draft } = unfolding.state;
	if (draft === null || (command.draft !== null && command.draft !== draft.version))
		return no('draft-changed', 'draft');
	happen(unfolding, {
		type: command.do === 'forward' ? 'DraftForwarded' : 'DraftApproved',
		version: draft.version,
		answer: draft.answer,
		...cited(unfolding, command.do),
	});
	return done({ answer: draft.answer });
}

/** The coordinator's own check asks for no reason of the list; an approver's return does (14.1–14.5, 3.7.1–3.7.4). */
function giveBack(unfolding: Unfolding, command: Extract<Command, { do: 'return' }>, stage: StageKind): Performed {
	const { draft } = unfolding.state;
	if (draft === null || (command.draft !== null && command.draft !== draft.version))
		return no('draft-changed', 'draft');
	if (!isOwnCheck(stage)) {
		const fault = checkReason(unfolding.world.regulation, 'return', command.reason, command.comment);
		if (fault !== null) return refuse(fault);
	}
	const unit = stage === 'consolidation' ? (command.unit ?? null) : null;
	const fault = unit === null ? null : returnFault(unfolding, unit);
	if (fault !== null) return fault;
	const part = unfolding.state.assignments.find((one) => one.unit === unit)?.handedIn ?? draft;
	happen(unfolding, {
		type: 'DraftReturned',
		version: part.version,
		answer: part.answer,
		reason: command.reason,
		...(unit !== null && { unit }),
		...cited(unfolding, 'return'),
	});
	return done({ answer: part.answer, reason: command.reason });
}

/** Only a part that is in can be given back. */
function returnFault({ state, world }: Unfolding, unit: string): ReturnType<typeof no> | null {
	if (!world.units.includes(unit)) return no('unknown-unit', 'unit');
	const part = state.assignments.find((one) => one.unit === unit)?.part;
	return part === 'submitted' ? null : no('unit-not-asked', 'unit');
}
