import type { AnswerKind, StageKind } from '../../regulation/regulation.ts';
import { done, refuse, unreachable } from '../../result.ts';
import { isBlank } from '../../text.ts';
import type { DecisionContext } from '../clocks/decision-context.ts';
import { goesOnUnanswered } from '../clocks/pauses.ts';
import { asPromised, isPromiseTooLate } from '../clocks/promise-bound.ts';
import { happen } from '../clocks/record.ts';
import type { Case } from '../model/case.ts';
import type { Actor, Command } from '../model/commands.ts';
import type { NamedTime } from '../model/named-time.ts';
import { isInterim } from '../state/evolve-drafts.ts';
import { clauseOf, rolesFor, ruleFor } from '../turn/allowed.ts';
import { activeUnits, anyHolds } from '../turn/conditions.ts';
import { textMended } from '../turn/mending.ts';
import { arePartsOut, isJoint, isPartBesideRework, unitsOut } from '../turn/questions.ts';
import { draftRead } from './draft-read.ts';
import { type ActOutcome, cited, no } from './outcome.ts';
import { correctText, write } from './own-text.ts';
import { completeParts, partFault, soleAwaited } from './parts.ts';
import { checkReason, codeOf, isOwnCheck } from './reasons.ts';
import { isSamePerson } from './same-person.ts';
import { interimFault, keptOut, measuresFault, textFault } from './text-faults.ts';
import { dateFault, recordDate } from './urgency.ts';

type Drafting = Extract<Command, { do: 'submit' | 'consolidate' | 'forward' | 'approve' | 'return' | 'explain' }>;

/** The acts on a draft: written, joined, sent on, approved, returned. */
export function performDrafting(context: DecisionContext, command: Drafting, stage: StageKind): ActOutcome {
	switch (command.do) {
		case 'submit':
			return submit(context, command, stage);
		case 'consolidate':
			return consolidate(context, command);
		case 'explain':
			return explain(context, command);
		case 'forward':
		case 'approve':
			return passOn(context, command);
		case 'return':
			return giveBack(context, command, stage);
		default:
			return unreachable(command);
	}
}

function submit(context: DecisionContext, command: Extract<Command, { do: 'submit' }>, stage: StageKind): ActOutcome {
	const { state } = context;
	if (command.unit === null) return write(context, command, stage);
	const fault = partFault(context, command.unit);
	if (fault !== null) return fault;
	const badText = textFault(command.text);
	if (badText !== null) return no(badText, 'text');
	const unsaid = measuresFault(context, command.measures);
	if (unsaid !== null) return unsaid;
	const mends = stage === 'rework' && !isPartBesideRework(state, command.unit);
	const reworked = mends ? state.draft?.answer : undefined;
	// In place of an explanation that came back an answer may come: whoever explains again says so (O-8′).
	const answer: AnswerKind = reworked === 'question' ? reworked : command.kind;
	// What is mended keeps its promise, unless another is made (G-38).
	const kept = textMended(state, command.unit)?.promisedBy ?? null;
	const promise = command.promisedBy ?? asPromised(context, kept);
	const badPromise = answer === 'interim' ? interimFault(context, promise, command.unit) : null;
	if (badPromise !== null) return badPromise;
	happen(context, {
		type: 'DraftSubmitted',
		version: state.drafts + 1,
		// Whoever of its authors mends a joint text mends it for the unit that answers for it.
		unit: mends ? (state.draft?.unit ?? command.unit) : command.unit,
		answer,
		promisedBy: answer === 'interim' ? (promise?.at ?? null) : null,
		...(answer === 'interim' && isPromiseTooLate(context, promise) && { promiseTooLate: true as const }),
		category: null,
		...cited(context, 'submit', command.unit),
	});
	completeParts(context);
	return done({ answer });
}

function consolidate(context: DecisionContext, command: Extract<Command, { do: 'consolidate' }>): ActOutcome {
	const { state, world } = context;
	const author = command.by.role === 'executor' ? (command.by.unit ?? state.jointAuthor) : null;
	// Of the units the one that was named joins them, and for itself (P-19).
	const isOthers = author !== state.jointAuthor || (command.unit ?? author) !== author;
	if (command.by.role === 'executor' && isOthers) return no('not-yours');
	const badText = textFault(command.text);
	if (badText !== null) return no(badText, 'text');
	const given = command.interim ?? null;
	// Without anybody who has written or still may, nobody would owe the final answer.
	const someoneOwes = state.assignments.some(({ part }) => part !== 'declined' && part !== 'posted');
	if (given !== null && !someoneOwes) return no('interim-not-allowed', 'kind', world.regulation.interim?.clause);
	const badPromise = given === null ? null : interimFault(context, given.promisedBy, null);
	if (badPromise !== null) return badPromise;
	const answer = given !== null || isInterim(state) ? 'interim' : 'final';
	const written = activeUnits(state).toSorted((one, other) => Number(isIn(state, other)) - Number(isIn(state, one)));
	const unit = command.unit ?? author ?? written[0] ?? null;
	if (command.unit != null && !activeUnits(state).some((unit) => unit === command.unit)) {
		return no(world.units.includes(command.unit) ? 'unit-not-asked' : 'unknown-unit', 'unit');
	}
	const keeps = keptOut(context, answer);
	happen(context, {
		type: 'DraftConsolidated',
		version: state.drafts + 1,
		...(keeps.length > 0 && { keeps }),
		unit,
		answer,
		promisedBy: given?.promisedBy?.at ?? null,
		...(isPromiseTooLate(context, given?.promisedBy ?? null) && { promiseTooLate: true as const }),
		...cited(context, 'consolidate'),
	});
	// Without the parts that were out, what is in is all there will be (M-2).
	if (arePartsOut(state)) completeParts(context, keeps);
	return done({ answer });
}

function isIn({ assignments }: Case, unit: string): boolean {
	return assignments.some((asked) => asked.unit === unit && asked.part === 'submitted');
}

function explain(context: DecisionContext, command: Extract<Command, { do: 'explain' }>): ActOutcome {
	const rule = context.world.regulation.explanations.find(({ category }) => category === command.category);
	if (rule === undefined || !anyHolds(rule.when, context.state)) return no('unknown-category', 'category');
	if (rule.competentBody && isBlank(command.competentBody ?? ''))
		return no('competent-body-missing', 'competentBody', rule.clause);
	const badText = textFault(command.text);
	if (badText !== null) return no(badText, 'text');
	// It stands for the answer of the one unit whose part is out, whoever writes it.
	const unit = command.unit ?? soleAwaited(context.state);
	if (unit !== null) {
		const fault = partFault(context, unit);
		if (fault !== null) return fault;
	} else if (unitsOut(context.state).length > 0) {
		// Of several whose parts are out it must be said for which it stands, or theirs would take its place.
		return no('unit-not-asked', 'unit');
	}
	happen(context, {
		type: 'DraftSubmitted',
		version: context.state.drafts + 1,
		unit,
		answer: 'explanation',
		promisedBy: null,
		category: command.category,
		clause: rule.clause,
	});
	// What explains for everybody is all that comes.
	if (unit === null) happen(context, { type: 'PartsCompleted' });
	else completeParts(context);
	return done({ answer: 'explanation', category: command.category });
}

function passOn(context: DecisionContext, command: Extract<Command, { do: 'forward' | 'approve' }>): ActOutcome {
	const draft = draftRead(context.state, command.draft);
	if (draft === null) return no('draft-changed', 'draft');
	const own = context.state.authors.some((author) => isSamePerson(context.world, author, command.by));
	if (command.do === 'approve' && own) return no('same-person');
	const due = command.do === 'approve' ? (command.due ?? null) : null;
	const fault = due === null ? null : approvedDateFault(context, command.by, due);
	if (fault !== null) return fault;
	const { version, answer } = draft;
	const by = cited(context, command.do);
	if (due !== null) recordDate(context, due.at, null, false);
	if (command.do === 'approve') {
		happen(context, { type: 'DraftApproved', version, answer, ...by });
		return done({ answer });
	}
	const badText = correctText(context, command.text ?? null, draft);
	if (badText !== null) return badText;
	const sent = context.state.draft?.version ?? version;
	happen(context, { type: 'DraftForwarded', version: sent, answer, ...goesOnUnanswered(context), ...by });
	return done({ answer });
}

/** A date for the final answer may be said with the consent where whoever consents may set one now. */
function approvedDateFault(context: DecisionContext, { role }: Actor, due: NamedTime): ReturnType<typeof no> | null {
	const { state, world } = context;
	const rule = ruleFor(state, world.regulation, 'set-deadline');
	const clause = clauseOf(world.regulation, 'set-deadline') ?? undefined;
	if (rule === undefined || !rolesFor(state, world.regulation, rule).includes(role))
		return no('not-now', 'due', clause);
	const fault = dateFault(context, due, null);
	return fault === null || fault.ok ? null : no(fault.refusal.code, 'due', clause);
}

/** The coordinator's own check asks for no reason of the list; an approver's return does (14.1–14.5, 3.7.1–3.7.4). */
function giveBack(context: DecisionContext, command: Extract<Command, { do: 'return' }>, stage: StageKind): ActOutcome {
	const draft = draftRead(context.state, command.draft);
	if (draft === null) return no('draft-changed', 'draft');
	if (!isOwnCheck(stage)) {
		const fault = checkReason(context, 'return', command.reason, command.comment);
		if (fault !== null) return refuse(fault);
	}
	const named = draft.answer === 'question' ? null : (command.unit ?? null);
	const fault = named === null ? null : returnFault(context, named);
	if (fault !== null) return fault;
	const unit = isJoint(context.state) ? null : named;
	const part = context.state.assignments.find((one) => one.unit === unit)?.handedIn ?? draft;
	const reason = codeOf(context.world.regulation, 'return', command.reason);
	happen(context, {
		type: 'DraftReturned',
		version: part.version,
		answer: part.answer,
		reason,
		...(unit !== null && { unit }),
		...cited(context, 'return'),
	});
	return done({ answer: part.answer, reason });
}

/** Only a part that is in can be given back. */
function returnFault({ state, world }: DecisionContext, unit: string): ReturnType<typeof no> | null {
	if (!world.units.includes(unit)) return no('unknown-unit', 'unit');
	const part = state.assignments.find((one) => one.unit === unit)?.part;
	return part === 'submitted' ? null : no('unit-not-asked', 'unit');
}
