import { outcomes, stageKinds } from '../../regulation/regulation.ts';
import { done, type Result, refuse } from '../../result.ts';
import type { CaseEvent } from '../model/events.ts';

/** Why this code cannot read what is stored of a case. Holds names and numbers only, so it may stand in a log (R-27). */
export type Unreadable =
	/** Written by later code: an event, a value of one, or a schema that this code does not know. */
	| { readonly is: 'too-new'; readonly event: string | null; readonly schema: number }
	/** No code could read it: it is not what the product writes. */
	| { readonly is: 'broken'; readonly what: string }
	/** What the case is decided by is not there. */
	| { readonly is: 'missing'; readonly what: string };

/** The shape in which events are written today. Every shape ever published must still load (R-20). */
export const eventSchema = 1;

/** Every type of event that `evolve` knows; the compiler asks for each. */
const known: Readonly<Record<CaseEvent['type'], null>> = {
	CaseReceived: null,
	StageOpened: null,
	CaseRouted: null,
	CaseReassigned: null,
	UnitsAdded: null,
	PhotoAgreed: null,
	JointAuthorNamed: null,
	MailHandedOver: null,
	MailUndelivered: null,
	MailOrderedAgain: null,
	StepPassedOn: null,
	CaseReturnedToCurator: null,
	NoAnswerProposed: null,
	UnpublishableProposed: null,
	OutcomeConfirmed: null,
	OutcomeRejected: null,
	ProposalWithdrawn: null,
	ClarificationAsked: null,
	ClarificationAnswered: null,
	AssignmentDeclined: null,
	DraftSubmitted: null,
	PartsCompleted: null,
	DraftConsolidated: null,
	DraftCorrected: null,
	DraftForwarded: null,
	DraftApproved: null,
	DraftReturned: null,
	DraftRecalled: null,
	AnswerPublished: null,
	FirstWordGiven: null,
	PagePublished: null,
	SitePublished: null,
	PermalinkCorrected: null,
	ConsentRecorded: null,
	ConsentRefused: null,
	ConsentWithdrawn: null,
	AppealRegistered: null,
	AppealRecognised: null,
	IncidentWithdrawn: null,
	ImportanceRaised: null,
	ImportanceLowered: null,
	DeadlineSet: null,
	NoticeDemanded: null,
	NoticeAcknowledged: null,
	MemoPrepared: null,
	RestBegan: null,
	RestTold: null,
	CaseEnded: null,
	PersonalDataErased: null,
	ClockStarted: null,
	ClockMoved: null,
	ClockPaused: null,
	ClockResumed: null,
	ClockMet: null,
	ClockBreached: null,
	BreachConfirmed: null,
	ClockMetLate: null,
	ClockVoided: null,
	ReminderGiven: null,
	DueTimeTold: null,
};

/**
 * The events of one stored decision, looked at before anything is made of them. Refuses what later code has written
 * (a schema, a type, a stage or an outcome that is not known here: a version was rolled back) and what is no event.
 */
export function readEvents(stored: unknown, schema: number): Result<readonly CaseEvent[], Unreadable> {
	if (schema !== eventSchema) return refuse({ is: 'too-new', event: unknownTypeIn(stored), schema });
	if (!Array.isArray(stored)) return refuse({ is: 'broken', what: 'events that are no list' });
	const list: readonly unknown[] = stored;
	const events: CaseEvent[] = [];
	for (const one of list) {
		if (!isEvent(one)) return refuse({ is: 'broken', what: 'an event without type and time' });
		if (!isKnown(one)) return refuse({ is: 'too-new', event: name(one.type), schema });
		events.push(one);
	}
	return done(events);
}

/** For a log, for example `too new: event SiteWithdrawn, schema 2`. */
export function sayUnreadable(why: Unreadable): string {
	if (why.is !== 'too-new') return `${why.is}: ${why.what}`;
	return `too new: ${why.event === null ? '' : `event ${why.event}, `}schema ${why.schema}`;
}

/** The first event in what a later schema holds that this code knows nothing of, as far as that can be told. */
function unknownTypeIn(stored: unknown): string | null {
	const list: readonly unknown[] = Array.isArray(stored) ? stored : [];
	const unknown = list.filter(isEvent).find(({ type }) => !Object.hasOwn(known, type));
	return unknown === undefined ? null : name(unknown.type);
}

type Stored = Pick<CaseEvent, 'at'> & { readonly type: string };

function isEvent(stored: unknown): stored is Stored {
	if (typeof stored !== 'object' || stored === null) return false;
	return typeof Reflect.get(stored, 'type') === 'string' && typeof Reflect.get(stored, 'at') === 'number';
}

/** The one place where the table's word is taken for an event: its kind is known, and the product itself wrote it. */
function isKnown(stored: Stored): stored is CaseEvent {
	if (!Object.hasOwn(known, stored.type)) return false;
	if (stored.type === 'StageOpened') return isOneOf(stageKinds, stored, 'stage');
	return stored.type !== 'CaseEnded' || isOneOf(outcomes, stored, 'outcome');
}

function isOneOf(words: readonly unknown[], stored: Stored, field: string): boolean {
	return words.includes(Reflect.get(stored, field));
}

/** A type's name as a log may repeat it: whatever is no plain word is left out. */
function name(type: string): string {
	return /^[A-Za-z-]{1,60}$/.test(type) ? type : 'of no name';
}
