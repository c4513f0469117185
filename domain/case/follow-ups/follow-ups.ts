import type { Instant } from '../../instant.ts';
import type { Regulation, Role, StageKind } from '../../regulation/regulation.ts';
import { nextWake } from '../clocks/next-wake.ts';
import type { Assignment, Case } from '../model/case.ts';
import type { CaseEvent } from '../model/events.ts';
import { isOwnText } from '../state/evolve-drafts.ts';
import { awaitedHere } from '../turn/allowed.ts';
import { awaiting, chooser } from '../turn/awaiting.ts';
import { isJoint, openQuestions, unitsAsked } from '../turn/questions.ts';
import { breachMails, escalationMails, lateMails, movedMails, reminderMail } from './clock-mails.ts';
import type { FollowUp, MailOrder } from './follow-up.ts';
import { assignmentMail, mail, openStageOf, questionMail } from './mail-order.ts';
import { passedOnMails } from './passed-on-mails.ts';
import { resultMails } from './result-mails.ts';
import { againMails, undeliveredMails, undoneMails } from './undelivered-mails.ts';

type Because = MailOrder['because'];

/**
 * What must follow from a decision, as ids: whom to write to, which machine to start or wake. Written beside the
 * decision in one transaction, so nothing of it can get lost or happen without the decision. `watched` is what the
 * clock execution that stands waits for (see `watchedUntil`): only a nearer wake starts another.
 */
export function followUps(
	before: Case | null,
	events: readonly CaseEvent[],
	after: Case,
	regulation: Regulation,
	watched: Instant | null = before === null ? null : nextWake(before),
): readonly FollowUp[] {
	const mails = mailOrders(before, events, after, regulation);
	return [...machineSteps(before, after, watched), ...mails.map((mail): FollowUp => ({ is: 'mail', mail }))];
}

/** Whom to write to after a decision: of what must follow from it the mails alone. */
export function mailOrders(
	before: Case | null,
	events: readonly CaseEvent[],
	after: Case,
	regulation: Regulation,
): readonly MailOrder[] {
	return [
		...events.flatMap((event) => mailsOf(event, before, events, after, regulation)),
		...leftOutMails(before, after),
		...authorMails(before, events, after),
		...movedMails(events, after),
		...undeliveredMails(events, after),
		...undoneMails(events, after, regulation),
		...againMails(events, after, regulation),
		...passedOnMails(events, after, regulation),
	];
}

function machineSteps(before: Case | null, after: Case, watched: Instant | null): readonly FollowUp[] {
	const steps: FollowUp[] = [];
	if (before === null && after.status.is === 'open') steps.push({ is: 'start-case', stage: after.status.stage });
	if (before?.status.is === 'open' && (after.status.is === 'ended' || after.status.visit !== before.status.visit)) {
		steps.push({ is: 'signal-stage', stage: before.status.stage, visit: before.status.visit });
	}
	const wake = nextWake(after);
	if (after.status.is === 'open' && wake !== null && (watched === null || wake < watched)) {
		steps.push({ is: 'start-clock' });
	}
	return steps;
}

function mailsOf(
	event: CaseEvent,
	before: Case | null,
	events: readonly CaseEvent[],
	after: Case,
	regulation: Regulation,
): readonly MailOrder[] {
	switch (event.type) {
		case 'StageOpened':
			// The reply may be given, too, once the case has gone on without it, so the link is the question's own.
			return event.stage === 'clarification'
				? openQuestions(after)
						.slice(-1)
						.map(({ number }) => questionMail(number, event.awaits))
				: awaitedSince(event, after, regulation).flatMap((role) =>
						stageMails(event.stage, event.visit, role, becauseOf(events), after),
					);
		case 'CaseRouted':
			return events.some(({ type }) => type === 'StageOpened')
				? []
				: after.assignments
						.filter(({ round }) => round === event.round)
						.map((asked) => assignmentMail(asked, after, 'new'));
		case 'CaseReassigned':
			return reassignedMails(event, before, events, after);
		case 'JointAuthorNamed':
			// Whoever named the author knows it, and may join the parts by the link that he has (P-19).
			return unitsAsked(after).map((asked) => jointMail(asked, after, 'author-named'));
		case 'UnitsAdded':
			return events.some(({ type }) => type === 'StageOpened')
				? []
				: after.assignments
						.filter(({ round }) => round === event.round)
						.map((asked) => assignmentMail(asked, after, 'new'));
		case 'PhotoAgreed':
			// Whoever is still to be told is told it at once with the rest.
			return after.assignments
				.filter(({ unit, handedAt }) => unit === event.unit && handedAt !== null)
				.map((asked) => assignmentMail(asked, after, event.required ? 'photo-demanded' : 'photo-waived'));
		case 'AssignmentDeclined':
			return events.some(({ type }) => type === 'StageOpened')
				? []
				: chooser(after, regulation).map(({ role, stage }) =>
						mail({ template: 'stage-opened', to: role, because: 'declined', ...openStageOf(after), stage }),
					);
		case 'ClarificationAsked':
			return events.some(({ type }) => type === 'StageOpened')
				? []
				: [questionMail(event.question, event.of === 'curator' ? 'curator' : 'coordinator')];
		case 'AnswerPublished':
			// Whoever posted an interim answer of its own is asked for the final one (Perm M-13).
			if (event.answer === 'interim')
				return after.assignments
					.filter(({ unit }) => unit === event.unit)
					.map((asked) => assignmentMail(asked, after, 'interim-published'));
			// Once the author can read the question, whoever posted it is to write down the reply.
			return event.answer === 'question'
				? openQuestions(after)
						.slice(-1)
						.map(({ number }) => questionMail(number, 'coordinator'))
				: [];
		case 'DraftSubmitted':
			return isOwnText(event) ? correctedMails(after, null) : [];
		case 'DraftCorrected':
			return correctedMails(after, after.draft?.unit ?? null);
		case 'ClarificationAnswered':
			return events.some(({ type }) => type === 'StageOpened') ? [] : repliedMails(event.question, after, regulation);
		case 'ClockBreached':
			return breachMails(event.id, after, regulation, event.accusesAt === undefined);
		case 'BreachConfirmed':
			return escalationMails(event.id, after, regulation);
		case 'ClockMetLate':
			return lateMails(event.id, before, events, after, regulation);
		case 'RestTold':
			return [restMail(after, regulation)];
		case 'ReminderGiven':
			return reminderMail(event.id, events, after, regulation);
		case 'MemoPrepared':
			return [mail({ template: 'memo', to: event.sender, notice: event.notice, clock: event.clock })];
		case 'NoticeDemanded':
			return [mail({ template: 'notice', to: event.to, unit: event.unit, notice: event.notice })];
		case 'NoticeAcknowledged':
			return passedOn(event.notice, after);
		case 'IncidentWithdrawn':
			return [mail({ template: 'withdrawn', to: 'coordinator' })];
		case 'CaseEnded':
			return [
				...after.assignments
					.filter(({ part, handedAt }) => part === 'awaited' && handedAt !== null)
					.map(({ unit }) => mail({ template: 'withdrawn', to: 'executor', unit })),
				...resultMails(events, after, regulation),
			];
		default:
			return [];
	}
}

/** The coordinator hears that a case lies still, with the stage that waits for himself where one does (G-27). */
function restMail(after: Case, regulation: Regulation): MailOrder {
	const own = awaiting(after, regulation).find(({ role }) => role === 'coordinator');
	const way = own === undefined ? {} : { ...openStageOf(after), stage: own.stage };
	return mail({ template: 'rest', to: 'coordinator', notice: `rest-${after.actedAt}`, ...way });
}

/** Whom a stage that was just opened waits for: who stands in its event, and whoever is asked as well. */
function awaitedSince(
	{ stage, awaits }: CaseEvent & { type: 'StageOpened' },
	after: Case,
	regulation: Regulation,
): readonly Role[] {
	const stands = after.status.is === 'open' && after.status.stage === stage;
	return stands ? awaitedHere(after, regulation) : [awaits];
}

/** The units that a draft is expected of get a mail each; every other stage awaits one role. */
function stageMails(
	stage: StageKind,
	visit: number,
	awaits: Role,
	because: Because,
	after: Case,
): readonly MailOrder[] {
	if (awaits === 'executor' && (stage === 'draft' || stage === 'rework')) {
		const asked = unitsAsked(after);
		// Whoever works on beside an answer of the others has its mail (Perm M-15).
		const isNew = ({ round, handedAt }: Assignment) => round === after.routings && handedAt === null;
		const units = because === 'new' ? asked.filter(isNew) : asked;
		return units.map((assignment) => assignmentMail(assignment, after, becauseForUnit(assignment, because, after)));
	}
	if (awaits === 'executor' && stage === 'consolidation')
		return unitsAsked(after).map((asked) => jointMail(asked, after, because));
	return [mail({ template: 'stage-opened', to: awaits, stage, visit, because })];
}

/** To the unit that joins the parts of several. */
function jointMail({ unit, round }: Assignment, after: Case, because: Because): MailOrder {
	return mail({ template: 'stage-opened', to: 'executor', unit, round, because, ...openStageOf(after) });
}

/** That an assignment was another unit's concerns whoever has it now; the others are only asked again. */
function becauseForUnit({ round }: Assignment, because: Because, { routings }: Case): Because {
	const others = because === 'taken-over' || (because === 'reassigned' && round !== routings);
	return others ? 'new' : because;
}

/** Whoever an assignment is taken from is told, if it ever was told; and who is asked in its place (G-29). */
function reassignedMails(
	{ unit, to, round }: CaseEvent & { type: 'CaseReassigned' },
	before: Case | null,
	events: readonly CaseEvent[],
	after: Case,
): readonly MailOrder[] {
	const wasTold = before?.assignments.some((one) => one.unit === unit && one.handedAt !== null) === true;
	const because = to === null ? 'taken-over' : 'reassigned';
	const opens = events.some(({ type }) => type === 'StageOpened');
	const asked = opens ? [] : after.assignments.filter((one) => one.unit === to && one.round === round);
	return [
		...(wasTold ? [mail({ template: 'withdrawn', to: 'executor', unit, because })] : []),
		...asked.map((one) => assignmentMail(one, after, 'reassigned')),
	];
}

/** Whoever was named to write the joint text hears that it is not wanted any more, unless it was he who wrote it (P-19). */
function authorMails(before: Case | null, events: readonly CaseEvent[], after: Case): readonly MailOrder[] {
	const unit = before?.jointAuthor ?? null;
	if (unit === null || after.jointAuthor === unit) return [];
	const wrote = events.some((event) => event.type === 'DraftConsolidated' && event.by?.unit === unit);
	return wrote ? [] : [mail({ template: 'withdrawn', to: 'executor', unit, because: 'author-named' })];
}

/** The reply goes to the units at work; without any, the curator's goes to whoever else the case waits for. */
function repliedMails(number: number, after: Case, regulation: Regulation): readonly MailOrder[] {
	const atWork = awaiting(after, regulation).map(({ unit }) => unit);
	const asked = after.assignments.filter(({ unit }) => atWork.includes(unit));
	if (asked.length > 0) return asked.map((one) => assignmentMail(one, after, 'answered'));
	const { status, questions } = after;
	const byCurator = questions.find((question) => question.number === number)?.of === 'curator';
	if (!byCurator || status.is !== 'open' || status.awaits === 'curator') return [];
	return awaitedHere(after, regulation).flatMap((role) =>
		stageMails(status.stage, status.visit, role, 'answered', after),
	);
}

/** Units without whose parts the coordinator went on: what they prepare is no longer wanted. */
function leftOutMails(before: Case | null, after: Case): readonly MailOrder[] {
	// After an interim answer they are asked again.
	if (after.draft?.answer === 'interim') return [];
	const out = (before?.assignments ?? []).filter(({ part, handedAt }) => part === 'awaited' && handedAt !== null);
	return after.assignments
		.filter(({ unit, part }) => part === 'left-out' && out.some((one) => one.unit === unit))
		.map(({ unit }) => mail({ template: 'withdrawn', to: 'executor', unit }));
}

/** Whoever's text went on in the coordinator's words is told: the one unit that answers for it, or all whose parts are in it. */
function correctedMails(after: Case, answers: string | null): readonly MailOrder[] {
	const single = answers !== null && !isJoint(after);
	return after.assignments
		.filter(({ unit, part }) => part === 'submitted' && (!single || unit === answers))
		.map(({ unit }) => mail({ template: 'corrected', to: 'executor', unit }));
}

/** A person has confirmed the memo, so it goes to whom the regulation names. */
function passedOn(id: string, after: Case): readonly MailOrder[] {
	const notice = after.notices.find(({ notice: known }) => known === id);
	if (notice === undefined || notice.memoOf === null) return [];
	return [mail({ template: 'notice', to: notice.to, notice: id, clock: notice.memoOf })];
}

function becauseOf(events: readonly CaseEvent[]): Because {
	for (const event of events) {
		const { type } = event;
		if (type === 'DraftReturned') return 'returned';
		if (type === 'DraftRecalled') return 'recalled';
		if (type === 'AssignmentDeclined') return 'declined';
		if (type === 'CaseReassigned') return event.to === null ? 'taken-over' : 'reassigned';
		if (type === 'OutcomeRejected') return 'rejected';
		if (type === 'ProposalWithdrawn') return 'proposal-withdrawn';
		if (type === 'ConsentWithdrawn') return 'consent-withdrawn';
		if (type === 'ClarificationAnswered') return 'answered';
		if (type === 'AnswerPublished' && event.answer === 'question') return 'question-published';
		if (type === 'AnswerPublished' && event.answer === 'interim') return 'interim-published';
		if (type === 'DraftApproved') return 'approved';
	}
	return 'new';
}
