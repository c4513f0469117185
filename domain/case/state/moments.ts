import type { Instant } from '../../instant.ts';
import type { Moment } from '../../regulation/regulation.ts';
import { unreachable } from '../../result.ts';
import type { Case } from '../model/case.ts';
import type { IncidentFacts } from '../model/commands.ts';
import type { CaseEvent, TimeSource } from '../model/events.ts';
import { isQuestionOnItsWay, questionsWaiting } from '../turn/questions.ts';
import { isInterim } from './evolve-drafts.ts';

/** A moment as it happened: its name as regulations write it, its instant and where that was taken. */
export interface Happened {
	readonly name: Moment;
	readonly at: Instant;
	readonly source: TimeSource;
	/** The unit concerned; clocks of other units do not hear it. */
	readonly unit: string | null;
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
			return acted(
				event,
				'route',
				before !== null && before.routings > 0 ? [':again'] : [event.units.length > 1 ? ':several' : ':one'],
			);
		case 'MailHandedOver':
			return [
				{ name: 'handed-over', at: event.at, source: 'mail', unit: event.unit },
				...(isNewlyAsked(before, event.unit)
					? [{ name: 'handed-over:new', at: event.at, source: 'mail', unit: event.unit } as const]
					: []),
			];
		case 'PartsCompleted':
			return acted(event, 'parts-in');
		case 'CaseReturnedToCurator':
			return acted(event, 'return-to-curator');
		case 'NoAnswerProposed':
			return acted(event, 'no-answer');
		case 'OutcomeConfirmed':
			return acted(event, 'confirm');
		case 'OutcomeRejected':
			return acted(event, 'reject');
		case 'ProposalWithdrawn':
			return acted(event, 'withdraw-proposal');
		case 'ClarificationAsked':
			return acted(event, 'clarify', [`:${event.of}`, `@${event.stage}`], event.unit);
		case 'ClarificationAnswered': {
			const question = before?.questions.find(({ number }) => number === event.question);
			const narrowings = question === undefined ? [] : [`:${question.of}`, `@${question.stage}`];
			const others = before === null ? [] : questionsWaiting(before).filter((other) => other !== question);
			if (others.length === 0) narrowings.push(':last');
			if (before?.routings === 0) narrowings.push(':unrouted');
			return acted({ at: event.repliedAt }, 'clarified', narrowings, question?.unit ?? null);
		}
		case 'AssignmentDeclined':
			return acted(event, 'decline', [], event.unit);
		case 'DraftSubmitted':
			return event.answer === 'final' || event.answer === 'interim'
				? acted(event, 'submit', [`:${event.answer}`, `@${partStageOf(before)}`], event.unit)
				: narrowed('submit', event.answer, event.at, event.unit);
		case 'DraftConsolidated':
			// Where a part is interim already, its own term runs.
			return acted(
				event,
				'consolidate',
				event.answer === 'interim' && before !== null && !isInterim(before) ? [':interim'] : [],
			);
		case 'DraftForwarded':
			return acted(event, 'forward', [`:${event.answer}`]);
		case 'DraftApproved':
			return acted(event, 'approve', [`:${event.answer}`]);
		case 'DraftReturned':
			return acted(event, 'return', [`:${event.answer}`, `@${stageOf(before)}`]);
		case 'DraftRecalled':
			return acted(event, 'recall', [`:${event.answer}`]);
		case 'AnswerPublished':
			if (event.answer === 'question') return narrowed('publish', event.answer, event.at, null);
			return event.unit !== undefined && owedByOthers(before, event.unit)
				? [{ name: `publish@${stageOf(before)}`, at: event.at, source: 'act', unit: event.unit }]
				: acted(event, 'publish', [`:${event.answer}`, `@${stageOf(before)}`], event.unit);
		case 'FirstWordGiven':
			return acted(event, 'first-word');
		case 'SitePublished':
			return acted(event, 'publish-site');
		case 'ConsentRecorded':
			return acted(event, 'consent');
		case 'AppealRegistered':
			return acted(event, 'register');
		case 'ImportanceRaised':
			return acted(event, 'raise');
		case 'ImportanceLowered':
			return acted(event, 'lower');
		case 'DeadlineSet':
			return acted(event, 'set-deadline');
		case 'NoticeAcknowledged':
			return acted(event, 'acknowledge');
		default:
			return [];
	}
}

/** The act's own moment, and each narrowing of it. */
function acted(
	{ at }: { readonly at: Instant },
	name: string,
	narrowings: readonly string[] = [],
	unit: string | null = null,
): readonly Happened[] {
	const plain: Happened = { name, at, source: 'act', unit };
	return [plain, ...narrowings.map((narrowing): Happened => ({ ...plain, name: `${name}${narrowing}` }))];
}

function narrowed(name: string, narrowing: string, at: Instant, unit: string | null): readonly Happened[] {
	return [{ name: `${name}:${narrowing}`, at, source: 'act', unit }];
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
function partStageOf(state: Case | null): string {
	return state !== null && isQuestionOnItsWay(state) ? 'draft' : stageOf(state);
}

function stageOf(state: Case | null): string {
	return state?.status.is === 'open' ? state.status.stage : 'none';
}

/**
 * The moments that stand once a message is received, each with the time that counts and whose it is. G-7: the
 * network's own time, then the source system's, then our receipt. A-1: what staff found
 * is detected when it is registered, unless somebody says that it was seen before.
 */
export function receiptMoments(receipt: Receipt): readonly Happened[] {
	return receiptNames.map((name) => namedAtReceipt(name, receipt));
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
