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
		const type = typeOf(one);
		if (type === null) return refuse({ is: 'broken', what: 'an event without type and time' });
		if (!isKnown(one)) return refuse({ is: 'too-new', event: name(type), schema });
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
	const types = Array.isArray(stored) ? stored.map(typeOf) : [];
	const unknown = types.find((type) => type !== null && !Object.hasOwn(known, type));
	return unknown == null ? null : name(unknown);
}

function typeOf(stored: unknown): string | null {
	if (typeof stored !== 'object' || stored === null) return null;
	const type: unknown = Reflect.get(stored, 'type');
	const at: unknown = Reflect.get(stored, 'at');
	return typeof type === 'string' && typeof at === 'number' ? type : null;
}

/** The one place where the table's word is taken for an event: its kind is known, and the product itself wrote it. */
function isKnown(stored: unknown): stored is CaseEvent {
	const type = typeOf(stored);
	if (type === null || !Object.hasOwn(known, type)) return false;
	if (type === 'StageOpened') return isOneOf(stageKinds, stored, 'stage');
	return type === 'CaseEnded' ? isOneOf(outcomes, stored, 'outcome') : true;
}

function isOneOf(words: readonly string[], stored: unknown, field: string): boolean {
	const value: unknown = typeof stored === 'object' && stored !== null ? Reflect.get(stored, field) : null;
	return typeof value === 'string' && words.includes(value);
}

/** A type's name as a log may repeat it: whatever is no plain word is left out. */
function name(type: string): string {
	return /^[A-Za-z-]{1,60}$/.test(type) ? type : 'of no name';
}
