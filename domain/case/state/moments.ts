import type { Instant } from '../../instant.ts';
import type { Moment } from '../../regulation/regulation.ts';
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
	/** Whether our receipt stands in for a time that no source told. */
	readonly untold?: boolean;
}

/**
 * The moments that an event brings, the plain name first and each narrowing after it. Empty for events that no
 * regulation can name. `before` is the case as it stood before the event.
 */
export function momentsOf(event: CaseEvent, before: Case | null): readonly Happened[] {
	const act = (name: string, narrowings: readonly string[] = [], unit: string | null = null, at = event.at) =>
		[name, ...narrowings.map((narrowing) => `${name}${narrowing}`)].map(
			(full): Happened => ({ name: full, at, source: 'act', unit }),
		);
	switch (event.type) {
		case 'CaseReceived':
			return receiptMoments(event.incident, event.found, event.at);
		case 'CaseRouted':
			return act(
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
			return act('parts-in');
		case 'CaseReturnedToCurator':
			return act('return-to-curator');
		case 'NoAnswerProposed':
			return act('no-answer');
		case 'OutcomeConfirmed':
			return act('confirm');
		case 'OutcomeRejected':
			return act('reject');
		case 'ClarificationAsked':
			return act('clarify', [`:${event.of}`, `@${event.stage}`], event.unit);
		case 'ClarificationAnswered': {
			const question = before?.questions.find(({ number }) => number === event.question);
			const narrowings = question === undefined ? [] : [`:${question.of}`, `@${question.stage}`];
			const others = before === null ? [] : questionsWaiting(before).filter((other) => other !== question);
			if (others.length === 0) narrowings.push(':last');
			if (before?.routings === 0) narrowings.push(':unrouted');
			return act('clarified', narrowings, question?.unit ?? null, event.repliedAt);
		}
		case 'AssignmentDeclined':
			return act('decline', [], event.unit);
		case 'DraftSubmitted':
			return event.answer === 'final' || event.answer === 'interim'
				? act('submit', [`:${event.answer}`, `@${partStageOf(before)}`], event.unit)
				: narrowed('submit', event.answer, event.at, event.unit);
		case 'DraftConsolidated':
			// Where a part is interim already, its own term runs.
			return act(
				'consolidate',
				event.answer === 'interim' && before !== null && !isInterim(before) ? [':interim'] : [],
			);
		case 'DraftForwarded':
			return act('forward', [`:${event.answer}`]);
		case 'DraftApproved':
			return act('approve', [`:${event.answer}`]);
		case 'DraftReturned':
			return act('return', [`:${event.answer}`, `@${stageOf(before)}`]);
		case 'AnswerPublished':
			if (event.answer === 'question') return narrowed('publish', event.answer, event.at, null);
			return event.unit !== undefined && owedByOthers(before, event.unit)
				? [{ name: `publish@${stageOf(before)}`, at: event.at, source: 'act', unit: event.unit }]
				: act('publish', [`:${event.answer}`, `@${stageOf(before)}`], event.unit);
		case 'SitePublished':
			return act('publish-site');
		case 'ConsentRecorded':
			return act('consent');
		case 'AppealRegistered':
			return act('register');
		case 'ImportanceRaised':
			return act('raise');
		case 'ImportanceLowered':
			return act('lower');
		case 'DeadlineSet':
			return act('set-deadline');
		case 'NoticeAcknowledged':
			return act('acknowledge');
		default:
			return [];
	}
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
 * is detected when it is registered.
 */
export function receiptMoments(incident: IncidentFacts, found: boolean, at: Instant): readonly Happened[] {
	const first = (...candidates: readonly (readonly [Instant | null, TimeSource])[]) => {
		const known = candidates.find(([instant]) => instant !== null);
		const untold = known === undefined && candidates.length > 0;
		return { at: known?.[0] ?? at, source: known?.[1] ?? 'receipt', unit: null, untold } as const;
	};
	const registered = found || incident.kind === 'publication';
	return [
		{ name: 'detected', ...(registered ? first() : first([incident.detectedAt, 'source-system'])) },
		{ name: 'sent', ...first([incident.sentAt, 'source-system']) },
		{
			name: 'posted',
			...first(
				[incident.publishedAt, 'network'],
				[incident.detectedAt, 'source-system'],
				[incident.sentAt, 'source-system'],
			),
		},
		{ name: 'received', ...first() },
	];
}
