import type { AnswerKind, StageKind } from '../regulation/regulation.ts';
import { done, refuse, unreachable } from '../result.ts';
import { allowsInterim } from './allowed.ts';
import type { Case } from './case.ts';
import { happen } from './clocks.ts';
import type { Command } from './commands.ts';
import { isInterim, isJoint } from './evolve-drafts.ts';
import { completeParts, partFault, soleAwaited } from './parts.ts';
import { cited, no, type Performed } from './performed.ts';
import { arePartsOut, isPartBesideRework } from './questions.ts';
import { checkReason, isOwnCheck } from './reasons.ts';
import { reckon } from './reckon.ts';
import type { Unfolding } from './unfolding.ts';
import { activeUnits, anyHolds } from './when.ts';
import { isLater, type NamedTime } from './whole-day.ts';

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

function submit(unfolding: Unfolding, command: Extract<Command, { do: 'submit' }>, stage: StageKind): Performed {
	const { state, world } = unfolding;
	const fault = partFault(unfolding, command.unit, stage);
	if (fault !== null) return fault;
	const badText = textFault(command.text);
	if (badText !== null) return no(badText, 'text');
	const { repeat } = world.regulation;
	if (repeat !== null && state.repeatOf !== null && (command.measures ?? '').trim() === '') {
		return no('measures-missing', 'measures', repeat.clause);
	}
	const mends = stage === 'rework' && !isPartBesideRework(state, command.unit);
	const reworked = mends ? state.draft?.answer : undefined;
	const answer: AnswerKind = reworked === 'question' || reworked === 'explanation' ? reworked : command.kind;
	const badPromise = answer === 'interim' ? interimFault(unfolding, command.promisedBy, command.unit) : null;
	if (badPromise !== null) return badPromise;
	happen(unfolding, {
		type: 'DraftSubmitted',
		version: state.drafts + 1,
		// Whoever of its authors mends a joint text mends it for the unit that answers for it.
		unit: mends && isJoint(state) ? (state.draft?.unit ?? command.unit) : command.unit,
		answer,
		promisedBy: answer === 'interim' ? (command.promisedBy?.at ?? null) : null,
		category: state.draft?.answer === 'explanation' ? state.draft.category : null,
		...cited(unfolding, 'submit', command.unit),
	});
	completeParts(unfolding);
	return done({ answer });
}

/** Whether an interim answer may be given now, with this promise of the final one; `unit` is null for a joint answer. */
function interimFault(
	unfolding: Unfolding,
	promisedBy: NamedTime | null,
	unit: string | null,
): ReturnType<typeof no> | null {
	const { state, world } = unfolding;
	const { interim } = world.regulation;
	if (interim === null || !allowsInterim(state, world.regulation, unit))
		return no('interim-not-allowed', 'kind', interim?.clause);
	if (interim.promisedBy && promisedBy === null) return no('promise-missing', 'promisedBy', interim.clause);
	const latest = interim.notAfter === null ? null : promiseLimit(unfolding, interim.notAfter, unit);
	return promisedBy !== null && latest !== null && isLater(world.calendar, promisedBy, latest)
		? no('promise-too-late', 'promisedBy', interim.clause)
		: null;
}

/** No later than what the unit's own term leaves for its final text (M-8). */
function promiseLimit(unfolding: Unfolding, term: string, unit: string | null): number | null {
	const rule = unfolding.world.regulation.terms.find(({ id }) => id === term);
	return rule === undefined ? null : reckon(unfolding, rule.limit, { startedAt: unfolding.world.now, unit });
}

function consolidate(unfolding: Unfolding, command: Extract<Command, { do: 'consolidate' }>): Performed {
	const badText = textFault(command.text);
	if (badText !== null) return no(badText, 'text');
	const { state, world } = unfolding;
	const given = command.interim ?? null;
	const badPromise = given === null ? null : interimFault(unfolding, given.promisedBy, null);
	if (badPromise !== null) return badPromise;
	const answer = given !== null || isInterim(state) ? 'interim' : 'final';
	const written = activeUnits(state).toSorted((one, other) => Number(isIn(state, other)) - Number(isIn(state, one)));
	const unit = command.unit ?? written[0] ?? null;
	if (command.unit != null && !activeUnits(state).some((unit) => unit === command.unit)) {
		return no(world.units.includes(command.unit) ? 'unit-not-asked' : 'unknown-unit', 'unit');
	}
	happen(unfolding, {
		type: 'DraftConsolidated',
		version: state.drafts + 1,
		unit,
		answer,
		promisedBy: given?.promisedBy?.at ?? null,
		...cited(unfolding, 'consolidate'),
	});
	// Without the parts that were out, what is in is all there will be (M-2).
	if (arePartsOut(state)) completeParts(unfolding);
	return done({ answer });
}

function isIn({ assignments }: Case, unit: string): boolean {
	return assignments.some((asked) => asked.unit === unit && asked.part === 'submitted');
}

function explain(unfolding: Unfolding, command: Extract<Command, { do: 'explain' }>, stage: StageKind): Performed {
	const rule = unfolding.world.regulation.explanations.find(({ category }) => category === command.category);
	if (rule === undefined || !anyHolds(rule.when, unfolding.state)) return no('unknown-category', 'category');
	if (rule.competentBody && (command.competentBody ?? '').trim() === '')
		return no('competent-body-missing', 'competentBody', rule.clause);
	const badText = textFault(command.text);
	if (badText !== null) return no(badText, 'text');
	// It stands for the answer of the one unit whose part is out, whoever writes it.
	const unit = command.unit ?? soleAwaited(unfolding.state);
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
	const named = draft.answer === 'question' ? null : (command.unit ?? null);
	const fault = named === null ? null : returnFault(unfolding, named);
	if (fault !== null) return fault;
	const unit = isJoint(unfolding.state) ? null : named;
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
