import type { Instant } from '../../instant.ts';
import type { Moment } from '../../regulation/regulation.ts';
import { unreachable } from '../../result.ts';
import type { Case } from '../model/case.ts';
import type { TimeSource } from '../model/clock-events.ts';
import type { IncidentFacts } from '../model/commands.ts';
import type { CaseEvent } from '../model/events.ts';
import { isJoint, isQuestionOnItsWay, isToMendQuestion, questionsWaiting } from '../turn/questions.ts';
import { isInterim, isLeftOut, isOwnText } from './evolve-drafts.ts';
import type { MomentName } from './moment-names.ts';

/** A moment as it happened: its name as regulations write it, its instant and where that was taken. */
export interface Happened {
	readonly name: MomentName;
	readonly at: Instant;
	readonly source: TimeSource;
	/** The unit concerned; clocks of other units do not hear it. */
	readonly unit: string | null;
	/** No unit has done it or has any part in it: clocks of units do not hear it, either. */
	readonly nobodys?: true;
	/** Whether it is not the time that the text means, but another that stands in for it. */
	readonly untold?: boolean;
}

/**
 * The moments that an event brings, the plain name first and each narrowing after it. Empty for events that no
 * regulation can name. `before` is the case as it stood before the event.
 */
export function momentsOf(event: CaseEvent, before: Case | null): readonly Happened[] {
	switch (event.type) {
		case 'CaseReceived':
			return receiptMoments({ incident: event.incident, found: event.found, receivedAt: event.at });
		case 'CaseRouted':
			return acted(event, ['route', routeName(event.units, before), ...trackNames(event.explanation)]);
		case 'CaseReassigned': {
			const { unit, to } = event;
			const rest = (before?.assignments ?? []).filter((one) => one.unit !== unit);
			const works = rest.some(({ part }) => part === 'awaited' || (part === 'submitted' && before?.toReassign));
			return [
				...acted(event, ['reassign'], unit),
				...(before !== null && isToMendQuestion(before, unit) ? acted(event, ['reassign:question']) : []),
				...(to === null ? [] : acted(event, ['reassign:other'], to)),
				...(to === null && !works ? acted(event, ['reassign:own']) : []),
			];
		}
		case 'UnitsAdded':
			return acted(event, ['add-units']);
		case 'PhotoAgreed': {
			const name = event.required ? 'require-photo:demanded' : 'require-photo:waived';
			const asked = before?.assignments.find(({ unit }) => unit === event.unit);
			// Nothing runs yet for a unit that is still to be told.
			return acted(event, asked?.handedAt == null ? ['require-photo'] : ['require-photo', name], event.unit);
		}
		case 'JointAuthorNamed': {
			const earlier = before?.jointAuthor ?? null;
			return [
				...acted(event, ['name-author'], event.unit),
				...(earlier === null ? [] : acted(event, ['name-author:another'], earlier)),
			];
		}
		case 'MailHandedOver': {
			const { at, unit } = event;
			const handed: Happened = { name: 'handed-over', at, source: 'mail', unit };
			return isNewlyAsked(before, unit) ? [handed, { ...handed, name: 'handed-over:new' }] : [handed];
		}
		case 'PartsCompleted':
			return acted(event, partsNames(before));
		case 'CaseReturnedToCurator':
			return acted(event, ['return-to-curator']);
		case 'NoAnswerProposed':
			return acted(event, ['no-answer']);
		case 'UnpublishableProposed':
			return acted(event, ['unpublishable']);
		case 'OutcomeConfirmed':
			return acted(event, ['confirm']);
		case 'OutcomeRejected':
			return acted(event, ['reject']);
		case 'ProposalWithdrawn':
			return acted(event, ['withdraw-proposal']);
		case 'ClarificationAsked':
			// What the coordinator asks for himself is no question of a unit's (Plastunovskaya 13).
			return acted(event, ['clarify', `clarify:${event.of}`, `clarify@${event.stage}`], event.unit).map((moment) =>
				event.unit === null ? { ...moment, nobodys: true } : moment,
			);
		case 'ClarificationAnswered': {
			const question = before?.questions.find(({ number }) => number === event.question);
			const names: MomentName[] = ['clarified'];
			if (question !== undefined) names.push(`clarified:${question.of}`, `clarified@${question.stage}`);
			const others = before === null ? [] : questionsWaiting(before).filter((other) => other !== question);
			if (others.length === 0) names.push('clarified:last');
			if (before?.routings === 0) names.push('clarified:unrouted');
			return acted({ at: event.repliedAt }, names, question?.unit ?? null);
		}
		case 'AssignmentDeclined':
			return acted(event, ['decline', ...partAt('decline', before)], event.unit);
		case 'DraftSubmitted':
			if (isOwnText(event)) {
				return [
					...acted(event, ['write', event.answer === 'interim' ? 'write:interim' : 'write:final']),
					...leftOutNow(event, before),
				];
			}
			return event.answer === 'final' || event.answer === 'interim'
				? acted(event, ['submit', `submit:${event.answer}`, ...partAt('submit', before)], event.unit)
				: acted(event, [`submit:${event.answer}`], event.unit);
		case 'DraftConsolidated': {
			// Where a part is interim already, its own term runs.
			const isNewlyInterim = event.answer === 'interim' && before !== null && !isInterim(before);
			return [
				...acted(event, isNewlyInterim ? ['consolidate', 'consolidate:interim'] : ['consolidate']),
				...leftOutNow(event, before),
			];
		}
		case 'DraftForwarded':
			return acted(event, [
				'forward',
				`forward:${event.answer}`,
				...(event.unanswered === true ? (['forward:unanswered'] as const) : []),
			]);
		case 'DraftApproved':
			return acted(event, ['approve', `approve:${event.answer}`]);
		case 'DraftReturned':
			return acted(event, ['return', `return:${event.answer}`, ...inStage('return', before)]);
		case 'DraftRecalled':
			return acted(event, ['recall', `recall:${event.answer}`]);
		case 'AnswerPublished': {
			if (event.answer === 'question') return acted(event, ['publish:question']);
			const here = inStage('publish', before);
			return event.unit !== undefined && owedByOthers(before, event.unit)
				? acted(event, event.answer === 'interim' ? ['publish:interim', ...here] : here, event.unit)
				: acted(event, ['publish', `publish:${event.answer}`, ...here], event.unit);
		}
		case 'FirstWordGiven':
			return acted(event, ['first-word']);
		case 'PermalinkCorrected':
			return acted(event, ['correct']);
		case 'PagePublished':
			return acted(event, ['publish@site-publication']);
		case 'SitePublished':
			return acted(event, ['publish-site']);
		case 'ConsentRecorded':
			return acted(event, ['consent']);
		case 'ConsentRefused':
			return acted(event, ['refuse-consent']);
		case 'ConsentWithdrawn':
			return acted(event, ['withdraw-consent']);
		case 'AppealRegistered':
			return acted(event, ['register']);
		case 'AppealRecognised':
			return acted(event, ['appeal']);
		case 'IncidentWithdrawn':
			return acted(event, ['withdraw']);
		case 'ImportanceRaised':
			return acted(event, ['raise']);
		case 'ImportanceLowered':
			return acted(event, ['lower']);
		case 'DeadlineSet':
			return acted(event, [event.for === undefined ? 'set-deadline' : 'set-deadline:step']);
		case 'NoticeAcknowledged':
			return acted(event, ['acknowledge']);
		default:
			return [];
	}
}

/** Each unit whose part is not waited for any more. */
function leftOutNow(
	event: Extract<CaseEvent, { type: 'DraftSubmitted' | 'DraftConsolidated' }>,
	before: Case | null,
): readonly Happened[] {
	const out = (before?.assignments ?? []).filter((asked) => isLeftOut(asked, event));
	return out.flatMap(({ unit }) => acted(event, ['left-out'], unit));
}

/** What somebody did, under each of these names. */
function acted(
	{ at }: { readonly at: Instant },
	names: readonly MomentName[],
	unit: string | null = null,
): readonly Happened[] {
	return names.map((name): Happened => ({ name, at, source: 'act', unit }));
}

function trackNames(explanation: string | null | undefined): readonly MomentName[] {
	return explanation == null ? [] : ['route:explanation'];
}

/** What came in: explanations alone, answers alone, or some of both. */
function partsNames(state: Case | null): readonly MomentName[] {
	if (state === null) return ['parts-in'];
	const { assignments, draft } = state;
	const parts = assignments.flatMap(({ part, handedIn }) => (part === 'submitted' ? [handedIn?.answer] : []));
	const texts = draft !== null && isJoint(state) ? [draft.answer] : parts;
	const explained = texts.filter((answer) => answer === 'explanation').length;
	if (explained > 0 && explained === texts.length) return ['parts-in:explanation'];
	return explained > 0 ? ['parts-in'] : ['parts-in', 'parts-in:answer'];
}

function routeName(units: readonly string[], before: Case | null): MomentName {
	if (before !== null && before.routings > 0) return 'route:again';
	return units.length > 1 ? 'route:several' : 'route:one';
}

/** Whether a unit is written to because it was chosen, and not again for the final answer after its interim one. */
function isNewlyAsked(state: Case | null, unit: string): boolean {
	const routedAt = state?.assignments.find((asked) => asked.unit === unit)?.routedAt;
	return routedAt !== undefined && routedAt > (state?.moments['publish:interim'] ?? -Infinity);
}

/** What one unit posts of its own is not the answer while others owe their parts. */
function owedByOthers(state: Case | null, posting: string): boolean {
	return (
		state?.assignments.some(({ unit, part }) => unit !== posting && (part === 'awaited' || part === 'submitted')) ??
		false
	);
}

/** A part that comes in beside a question on its way is drafted, not reworked. */
function partAt(name: 'submit' | 'decline', state: Case | null): readonly MomentName[] {
	return state !== null && isQuestionOnItsWay(state) ? [`${name}@draft`] : inStage(name, state);
}

/** The name by the stage in which it is done; none for what happens to a case that has ended. */
function inStage(name: 'submit' | 'decline' | 'return' | 'publish', state: Case | null): readonly MomentName[] {
	return state?.status.is === 'open' ? [`${name}@${state.status.stage}`] : [];
}

/**
 * The moments that stand once a message is received, each with the time that counts and whose it is. G-7: the
 * network's own time, then the source system's, then our receipt. A-1: what staff found
 * is detected when it is registered, unless somebody says that it was seen before.
 */
export function receiptMoments(receipt: Receipt): readonly Happened[] {
	return receiptNames.map((name) => namedAtReceipt(name, receipt));
}

/** Whether a moment is a time of the message, which every case has from its receipt on. */
export function isOfReceipt(name: Moment): boolean {
	return receiptNames.some((one) => one === name);
}

/** One of them; undefined where this moment does not come with the receipt. */
export function receiptMoment(name: Moment, receipt: Receipt): Happened | undefined {
	const known = receiptNames.find((one) => one === name);
	return known && namedAtReceipt(known, receipt);
}

/** What the times of a receipt follow from; a case is one. */
export interface Receipt {
	readonly incident: Pick<IncidentFacts, 'kind' | 'detectedAt' | 'sentAt' | 'publishedAt'>;
	readonly found: boolean;
	readonly receivedAt: Instant;
}

const receiptNames = ['detected', 'sent', 'posted', 'received'] as const;

function namedAtReceipt(name: (typeof receiptNames)[number], { incident, found, receivedAt }: Receipt): Happened {
	const { detectedAt, sentAt, publishedAt } = incident;
	const told = (at: Instant | null, source: TimeSource, untold = false): Happened | null =>
		at === null ? null : { name, at, source, unit: null, untold };
	const ours = (untold: boolean): Happened => ({ name, at: receivedAt, source: 'receipt', unit: null, untold });
	switch (name) {
		case 'detected':
			if (found || incident.kind === 'publication') return told(detectedAt, 'source-system', true) ?? ours(false);
			return told(detectedAt, 'source-system') ?? told(sentAt, 'source-system', true) ?? ours(true);
		case 'sent':
			return told(sentAt, 'source-system') ?? ours(true);
		case 'posted':
			return (
				told(publishedAt, 'network') ?? told(detectedAt, 'source-system') ?? told(sentAt, 'source-system') ?? ours(true)
			);
		case 'received':
			return ours(false);
		default:
			return unreachable(name);
	}
}
