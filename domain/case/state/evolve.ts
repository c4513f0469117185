import type { Instant } from '../../instant.ts';
import type { StageKind } from '../../regulation/regulation.ts';
import { unreachable } from '../../result.ts';
import type { Case } from '../model/case.ts';
import type { PassedOn } from '../model/delivery-events.ts';
import type { CaseEvent } from '../model/events.ts';
import { evolveClocks } from './evolve-clocks.ts';
import {
	assigned,
	authorsAfter,
	corrected,
	isPromisedTooLate,
	latestPromise,
	leftOut,
	published,
	returned,
	submitted,
} from './evolve-drafts.ts';
import { notProposed, proposed } from './evolve-proposal.ts';
import { undelivered } from './evolve-undelivered.ts';
import { added, askedAtRouting, declined, reassigned } from './evolve-units.ts';
import { heldAfter } from './holds.ts';
import { initialCase } from './initial.ts';
import { type Happened, momentsOf } from './moments.ts';

/**
 * The case after one more event. Pure and total over every event ever published; computes no term, so neither a fix
 * nor a new calendar moves the past. Throws only where the log itself is broken (no receipt first).
 */
export function evolve(state: Case | null, event: CaseEvent): Case {
	return evolveHearing(state, event).state;
}

/** The same, and the moments that the event brings, for the clocks that hear them. */
export function evolveHearing(
	state: Case | null,
	event: CaseEvent,
): { readonly state: Case; readonly moments: readonly Happened[] } {
	const moments = momentsOf(event, state);
	if (event.type === 'CaseReceived') return { state: initialCase(event, moments), moments };
	if (state === null) throw new Error(`a case begins with CaseReceived, not with ${event.type}`);
	return { state: evolved(state, event, moments), moments };
}

function evolved(
	state: Case,
	event: Exclude<CaseEvent, { type: 'CaseReceived' }>,
	happened: readonly Happened[],
): Case {
	const after = applied(state, event);
	const moments = momentsAfter(after.moments, happened);
	const authors = authorsAfter(state, event);
	const held = heldAfter(state, after, event);
	const lastAt = Math.max(state.lastAt, event.at);
	const actedAt = event.by === null ? state.actedAt : Math.max(state.actedAt, event.at);
	const rest = goesOn(event) ? null : after.rest;
	// Most events are of clocks and touch none of these: the case is not copied a second time for them.
	const isSame =
		moments === after.moments &&
		authors === after.authors &&
		held === after.held &&
		lastAt === after.lastAt &&
		actedAt === after.actedAt &&
		rest === after.rest;
	return isSame ? after : { ...after, moments, authors, held, lastAt, actedAt, rest };
}

/** Whether somebody acts, or a clock runs anew: the case lies still no longer. */
function goesOn({ type, by }: CaseEvent): boolean {
	return by !== null || type === 'ClockStarted' || type === 'ClockMoved' || type === 'ClockResumed';
}

/** The case that a whole log makes; null for an empty one. */
export function replay(events: readonly CaseEvent[]): Case | null {
	return events.reduce<Case | null>((state, event) => evolve(state, event), null);
}

function momentsAfter(earlier: Case['moments'], moments: readonly Happened[]): Case['moments'] {
	if (moments.length === 0) return earlier;
	const remembered: Record<string, Instant> = { ...earlier };
	for (const { name, at } of moments) remembered[name] = at;
	return remembered;
}

/** Whoever was named to join the parts stays so while they are joined, and while an end of the case is thought about. */
const joinsIn: readonly StageKind[] = ['consolidation', 'confirmation'];

/** The case waits for whoever was named, where it stands (P-19). */
function authorNamed(state: Case, { unit }: CaseEvent & { type: 'JointAuthorNamed' }): Case {
	const { status } = state;
	return status.is === 'open' ? { ...state, jointAuthor: unit, status: { ...status, awaits: 'executor' } } : state;
}

function applied(state: Case, event: Exclude<CaseEvent, { type: 'CaseReceived' }>): Case {
	switch (event.type) {
		case 'StageOpened':
			return {
				...state,
				status: { is: 'open', stage: event.stage, visit: event.visit, since: event.at, awaits: event.awaits },
				// Whatever else the case went on to, nobody's word on an end is waited for any more.
				proposal: event.stage === 'confirmation' ? state.proposal : null,
				jointAuthor: joinsIn.includes(event.stage) ? state.jointAuthor : null,
			};
		case 'CaseEnded':
			return { ...state, jointAuthor: null, status: { is: 'ended', outcome: event.outcome, at: event.at } };
		case 'CaseRouted':
			return askedAtRouting(state, event);
		case 'CaseReassigned':
			return reassigned(state, event);
		case 'UnitsAdded':
			return added(state, event);
		case 'PhotoAgreed':
			return assigned(state, event.unit, { photoRequired: event.required });
		case 'JointAuthorNamed':
			return authorNamed(state, event);
		case 'MailHandedOver':
			return assigned(state, event.unit, { handedAt: event.at });
		case 'PartsCompleted':
			return state;
		case 'CaseReturnedToCurator':
			return { ...state, pendingReason: event.reason };
		case 'NoAnswerProposed':
		case 'UnpublishableProposed':
			return proposed(state, event);
		case 'OutcomeConfirmed':
			return { ...state, proposedBy: null };
		case 'OutcomeRejected':
		case 'ProposalWithdrawn':
			return notProposed(state);
		case 'ClarificationAsked':
			return {
				...state,
				questions: [
					...state.questions,
					{
						number: event.question,
						of: event.of,
						askedAt: event.at,
						stage: event.stage,
						visit: state.status.is === 'open' ? state.status.visit : 0,
						unit: event.unit,
						answeredAt: null,
						pauses: event.pauses,
						beforeReply: state.questions.some((earlier) => earlier.pauses && earlier.answeredAt === null),
						decidedAt: null,
						givenUp: false,
					},
				],
			};
		case 'ClarificationAnswered':
			return {
				...state,
				questions: state.questions.map((question) =>
					question.number === event.question ? { ...question, answeredAt: event.repliedAt } : question,
				),
			};
		case 'AssignmentDeclined':
			return declined(state, event.unit);
		case 'DraftSubmitted':
			return submitted(state, event);
		case 'DraftConsolidated':
			return {
				...leftOut(state, event),
				drafts: event.version,
				draft: {
					version: event.version,
					unit: event.unit,
					answer: event.answer,
					promisedBy: event.promisedBy ?? latestPromise(state) ?? state.draft?.promisedBy ?? null,
					...(isPromisedTooLate(state, event) && { promiseTooLate: true as const }),
					approved: false,
					category: null,
				},
			};
		case 'DraftCorrected':
			return corrected(state, event);
		case 'DraftForwarded':
			return state;
		case 'DraftApproved':
			return { ...state, draft: state.draft && { ...state.draft, approved: true } };
		case 'DraftRecalled':
			return { ...state, draft: state.draft && { ...state.draft, approved: false } };
		case 'DraftReturned':
			return returned(state, event);
		case 'AnswerPublished':
			return published(state, event);
		case 'PermalinkCorrected':
			return { ...state, corrections: event.number };
		case 'PersonalDataErased':
			return { ...state, erasedAt: event.at };
		case 'FirstWordGiven':
		case 'PagePublished':
		case 'SitePublished':
		case 'AppealRegistered':
		case 'AppealRecognised':
		case 'IncidentWithdrawn':
			return state;
		case 'ConsentRecorded':
			return { ...state, consentAt: event.at, consentIn: stageBefore(state) };
		case 'ConsentRefused':
			return state;
		case 'ConsentWithdrawn':
			return { ...state, consentAt: null };
		case 'ImportanceRaised':
			return { ...state, incident: { ...state.incident, importance: 'high' } };
		case 'ImportanceLowered':
			return { ...state, incident: { ...state.incident, importance: 'normal' } };
		case 'DeadlineSet':
			return deadlineSet(state, event);
		case 'RestBegan':
		case 'RestTold':
			return { ...state, rest: { since: state.actedAt, until: event.until } };
		case 'NoticeDemanded':
		case 'MemoPrepared':
			return {
				...state,
				notices: [
					...state.notices,
					{
						notice: event.notice,
						to: event.to,
						unit: event.type === 'NoticeDemanded' ? event.unit : null,
						clause: event.clause ?? '',
						memoOf: event.type === 'MemoPrepared' ? event.clock : null,
						demandedAt: event.at,
						acknowledgedAt: null,
					},
				],
			};
		case 'MailUndelivered':
			return undelivered(state, event);
		case 'MailOrderedAgain':
			return {
				...state,
				undelivered: state.undelivered.map((one) => (one.number === event.number ? { ...one, again: true } : one)),
			};
		case 'StepPassedOn':
			return { ...state, passedOn: { ...state.passedOn, [passedOnKey(event)]: event.change } };
		case 'NoticeAcknowledged':
			return {
				...state,
				notices: state.notices.map((notice) =>
					notice.notice === event.notice ? { ...notice, acknowledgedAt: event.at } : notice,
				),
			};
		case 'ClockStarted':
		case 'ClockMoved':
		case 'ClockPaused':
		case 'ClockResumed':
		case 'ClockMet':
		case 'ClockBreached':
		case 'BreachConfirmed':
		case 'ClockMetLate':
		case 'ClockVoided':
		case 'ReminderGiven':
		case 'DueTimeTold':
			return evolveClocks(state, event, event.at);
		default:
			return unreachable(event);
	}
}

/** Under which name a case remembers that a role (of a unit) was passed on because of somebody. */
export function passedOnKey({ to, unit, absent }: Pick<PassedOn, 'to' | 'unit' | 'absent'>): string {
	return `${to} ${unit ?? ''} ${absent}`;
}

function deadlineSet(state: Case, { due, for: key, interim }: CaseEvent & { type: 'DeadlineSet' }): Case {
	const after = key === undefined ? { ...state, deadline: due } : { ...state, dates: [...state.dates, { key, due }] };
	return interim === true ? { ...after, interimAgreed: true } : after;
}

/** Where the case stood when its author agreed, so that it can go on there (Okha 3.8). */
function stageBefore({ status, proposal, consentIn }: Case): StageKind | null {
	if (status.is !== 'open') return null;
	if (status.stage === 'registration') return consentIn;
	return status.stage === 'confirmation' ? (proposal?.stage ?? null) : status.stage;
}
