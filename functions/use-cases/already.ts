import type { CaseEvent } from '../../domain/case/model/events.ts';
import { memoTo } from '../../domain/forms/memo.ts';
import type { AlreadyDonePage, PostedFields } from '../../domain/forms/model.ts';
import type { Instant } from '../../domain/instant.ts';
import { namesOf } from '../../domain/municipality/standing-in.ts';
import { type Act, notOurs, type Role } from '../../domain/regulation/regulation.ts';
import { isBlank } from '../../domain/text.ts';
import { sayActedFor } from '../../domain/wording/absences.ts';
import type { DoneAct } from '../../domain/wording/acts-done.ts';
import { sayRole, sayUnit } from '../../domain/wording/cases.ts';
import type { StoredCase } from '../ports/case-store.ts';
import type { LinkRow } from '../ports/links.ts';
import { subjectOf } from './page.ts';
import { municipalityFacts, timeOf } from './present.ts';
import type { Tenant } from './tenant.ts';

interface Deed extends DoneAct {
	readonly event: CaseEvent;
}

/** The page for a second click, or for the slower of two: who did it, and when (R-11, G-21). */
export function alreadyDonePage(
	row: LinkRow,
	stored: StoredCase,
	tenant: Tenant,
	posted: PostedFields = {},
): AlreadyDonePage {
	const deed = deedBehind(row, stored);
	const doer = deed === null ? null : doerOf(deed.event, tenant, row.role);
	return {
		is: 'already-done',
		caseId: stored.caseId,
		case: stored.state,
		regulation: tenant.regulation,
		municipality: municipalityFacts(tenant.municipality),
		who: { role: row.role, unit: row.unit },
		done: deed,
		by: doer === null ? null : { ...doer, isReader: isOwn(row, deed) },
		at: deed?.event.at ?? endOf(stored),
		memoTo: memoTo(subjectOf(row), stored.state, tenant.regulation),
		time: timeOf(tenant.calendar),
		unused: isOwn(row, deed) ? [] : wordsIn(posted),
	};
}

/** Whether it was his own act, and not that of another with his role: then what he posts is a second click. */
function isOwn({ role, unit, person }: LinkRow, deed: Deed | null): boolean {
	const by = deed?.event.by;
	return by != null && by.role === role && by.unit === unit && by.person === person;
}

/** What somebody has written at length, and would not like to write again. */
function wordsIn(posted: PostedFields): readonly string[] {
	const names = ['text', 'mendedText', 'comment', 'measures'] as const;
	return names.flatMap((name) => (posted[name] ?? []).filter((words) => !isBlank(words)));
}

/** What was done with what this link asks: by its own unit where it is a unit's, else by whoever moved the case on. */
export function deedBehind(row: LinkRow, stored: StoredCase): Deed | null {
	const { subject } = row;
	const deeds = stored.log.flatMap(({ events }) => deedsOf(events));
	if (subject.is === 'notice') {
		return deeds.find(({ event }) => event.type === 'NoticeAcknowledged' && event.notice === subject.notice) ?? null;
	}
	if (subject.is === 'case') return deeds.at(-1) ?? null;
	if (subject.question !== null) {
		const { question } = subject;
		return deeds.find(({ event }) => event.type === 'ClarificationAnswered' && event.question === question) ?? null;
	}
	const since = stored.log.findIndex(({ events }) =>
		events.some((event) => event.type === 'StageOpened' && event.visit === subject.visit),
	);
	const after = stored.log.slice(since + 1).flatMap(({ events }) => deedsOf(events));
	const own = after.find(({ event }) => row.unit !== null && event.by?.unit === row.unit && isPart(event));
	const movedOn = after.find(
		({ event }) =>
			!(row.unit !== null && isPart(event)) &&
			!movesNothing.includes(event.type) &&
			(event.type !== 'ClarificationAnswered' || row.role === 'curator'),
	);
	return own ?? movedOn ?? null;
}

/** What changes terms and leaves the case where it is. */
const movesNothing: readonly CaseEvent['type'][] = ['ImportanceRaised', 'ImportanceLowered', 'DeadlineSet'];

function isPart({ type }: CaseEvent): boolean {
	return type === 'DraftSubmitted' || type === 'AssignmentDeclined';
}

/** The acts of persons among the events of one decision, in order, each with what it was done to. */
export function deedsOf(events: readonly CaseEvent[]): readonly Deed[] {
	const opened = events.findLast((event) => event.type === 'StageOpened')?.stage ?? null;
	const asks = events.some(({ type }) => type === 'ClarificationAsked');
	return events.flatMap((event) => {
		// A question that goes the way of an answer is asked once, though it is a text as well.
		const isItsText = asks && event.type === 'DraftSubmitted';
		const act = isItsText ? null : actOf(event);
		return act === null ? [] : [{ act, answer: 'answer' in event ? event.answer : null, opened, event }];
	});
}

/**
 * Who did what an event tells of, as this reader is told it; null for time and the system. Colleagues are told who of several
 * with one role it was (G-21), whoever is outside the administration his office alone; where one acted for another everybody
 * is told both names (Plastunovskaya 7.2). Of whom the file no longer names, the office.
 */
export function doerOf(
	{ by }: CaseEvent,
	{ regulation, municipality }: Tenant,
	reader: Role,
): Omit<NonNullable<AlreadyDonePage['by']>, 'isReader'> | null {
	if (by === null) return null;
	const office = by.unit === null ? sayRole(by.role, regulation) : sayUnit(by.unit, municipality.units);
	const [name] = namesOf(municipality, by.person === null ? [] : [by.person]);
	const absent = namesOf(municipality, by.insteadOf ?? []);
	const isOutside = regulation.roles[reader]?.outside === true;
	const said = name === undefined ? null : absent.length > 0 ? sayActedFor(name, absent) : isOutside ? null : name;
	return { role: by.role, title: said === null ? office : `${office}: ${said}`, unit: by.unit };
}

function endOf({ state }: StoredCase): Instant | null {
	return state.status.is === 'ended' ? state.status.at : null;
}

const actOfEvent: Partial<Record<CaseEvent['type'], Act>> = {
	CaseRouted: 'route',
	CaseReassigned: 'reassign',
	UnitsAdded: 'add-units',
	PhotoAgreed: 'require-photo',
	JointAuthorNamed: 'name-author',
	CaseReturnedToCurator: 'return-to-curator',
	NoAnswerProposed: 'no-answer',
	UnpublishableProposed: 'unpublishable',
	OutcomeConfirmed: 'confirm',
	OutcomeRejected: 'reject',
	ProposalWithdrawn: 'withdraw-proposal',
	ClarificationAsked: 'clarify',
	ClarificationAnswered: 'clarified',
	AssignmentDeclined: 'decline',
	DraftConsolidated: 'consolidate',
	DraftForwarded: 'forward',
	DraftApproved: 'approve',
	DraftReturned: 'return',
	DraftRecalled: 'recall',
	AnswerPublished: 'publish',
	FirstWordGiven: 'first-word',
	PermalinkCorrected: 'correct',
	PagePublished: 'publish',
	SitePublished: 'publish-site',
	ConsentRecorded: 'consent',
	ConsentRefused: 'refuse-consent',
	ConsentWithdrawn: 'withdraw-consent',
	AppealRegistered: 'register',
	AppealRecognised: 'appeal',
	IncidentWithdrawn: 'withdraw',
	ImportanceRaised: 'raise',
	ImportanceLowered: 'lower',
	DeadlineSet: 'set-deadline',
	NoticeAcknowledged: 'acknowledge',
};

/** The act of a person that an event tells of; null where it tells of anything else. */
function actOf(event: CaseEvent): Act | null {
	if (event.type === 'DraftSubmitted')
		return event.category === null ? 'submit' : event.category === notOurs ? 'not-ours' : 'explain';
	return actOfEvent[event.type] ?? null;
}
