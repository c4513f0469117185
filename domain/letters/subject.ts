import { questionOf, undeliveredOf } from '../case/follow-ups/follow-up.ts';
import type { Clock } from '../case/model/case.ts';
import { termNamed } from '../regulation/term-named.ts';
import { unreachable } from '../result.ts';
import { capital, isUrgent, sayRole, sayUnit } from '../wording/cases.ts';
import { digestWords } from '../wording/digests.ts';
import { mailWords, sayMore } from '../wording/mails.ts';
import { sayWatched, subjectWords as words } from '../wording/subjects.ts';
import { noticeRuleOf } from './about-notices.ts';
import { receiptHeadline } from './about-receipts.ts';
import { resultHeadline } from './about-results.ts';
import { askedOf, clockOf, stageOf, watches } from './about-stages.ts';
import type { MailInput } from './model.ts';
import { recordsReply } from './records-reply.ts';
import { isAwaited } from './wanted.ts';

/** Before what a mailbox may cut off. */
export const mostBeforeCut = 78;

/** How much of a place is told. */
const mostOfPlace = 40;

/**
 * «До 10:21 направьте: дело АН-1234 («ул. Ленина, 5»)»: what and until when, in the town's own time, then the case; the
 * two together are no longer than `mostBeforeCut`. The regulation's mark follows word for word (P-3), then what else
 * matters before the mail is opened. The zone, the clause and the reading stand in the body.
 */
export function sayMailSubject(input: MailInput): string {
	const head = headOf(input);
	const notes = notesOf(input).map((note) => `, ${note}`);
	return `${head}: ${mailWords.case} ${input.caseId}${notes.join('')}${placeInSubject(input)}`;
}

function headOf(input: MailInput): string {
	const { template } = input.order;
	switch (template) {
		case 'stage-opened':
		case 'assignment':
			return askedBy(input, actionOf(input));
		case 'reminder':
			return askedBy(input, watches(input) ? sayWatched(watchedStage(input)) : actionOf(input));
		case 'breach':
			return lateHead(input);
		case 'rest':
			return `${words.resting} ${input.time.brief(input.case.actedAt, input.at)}`;
		case 'memo':
			return words.memo;
		case 'notice':
			return noticeRuleOf(input)?.title ?? (input.order.clock === null ? mailWords.notice : lateHead(input));
		case 'clock-moved':
			return movedHead(input);
		case 'withdrawn':
			return mailWords.withdrawn;
		case 'corrected':
			return mailWords.corrected;
		case 'undelivered':
			return words.undelivered;
		case 'result':
			return resultHeadline(input);
		case 'receipt':
			return receiptHeadline(input);
		case 'breach-undone':
			return words.undone;
		case 'digest':
			return digestWords.title;
		default:
			return unreachable(template);
	}
}

function askedBy(input: MailInput, action: string): string {
	const due = clockOf(input)?.dueAt ?? null;
	return due === null ? capital(action) : `${words.by} ${input.time.brief(due, input.at)} ${action}`;
}

function actionOf(input: MailInput): string {
	if (recordsReply(input)) return words.authorReply;
	return askedOf(input).brief;
}

/** The stage that the case is in, not the one that the reader may act in. */
function watchedStage(input: MailInput) {
	const { status } = input.case;
	return status.is === 'open' ? status.stage : stageOf(input);
}

/** «Срок истёк в 14:11 (проект ответа)», and to whoever is late himself what is still to be done. */
function lateHead(input: MailInput): string {
	const clock = clockOf(input);
	if (clock === null) return words.overdue;
	const late =
		clock.kind === 'INTERNAL'
			? words.overdueInternal
			: clock.kind === 'EXTERNAL'
				? words.overdueOutside
				: words.overdue;
	const when = clock.dueAt === null ? '' : ` ${sayWhen(input.time.brief(clock.dueAt, input.at))}`;
	const asks = clock.endedAt === null && isAwaited(input) && input.order.stage !== 'consolidation';
	return asks ? `${late}${when}, ${actionOf(input)}` : withTitle(`${late}${when}`, clock, input);
}

/** «в 14:11» of today, «12 марта, 14:11» of another day. */
function sayWhen(brief: string): string {
	return /^\d\d:\d\d$/.test(brief) ? `${words.at} ${brief}` : brief;
}

function movedHead(input: MailInput): string {
	const clock = clockOf(input);
	if (clock === null) return words.movedWithout;
	const head = clock.dueAt === null ? words.movedWithout : `${words.moved} ${input.time.brief(clock.dueAt, input.at)}`;
	return withTitle(head, clock, input);
}

/** The term's own title where there is room for it. */
function withTitle(head: string, { term }: Clock, input: MailInput): string {
	const title = termNamed(input.regulation, term)?.title;
	if (title === undefined) return head;
	const whole = `${head} (${title.charAt(0).toLowerCase()}${title.slice(1)})`;
	return isRoomFor(whole, input) ? whole : head;
}

function isRoomFor(head: string, { caseId }: MailInput): boolean {
	return `${head}: ${mailWords.case} ${caseId}`.length <= mostBeforeCut;
}

/** What else matters at once, the regulation's own words before ours. */
function notesOf(input: MailInput): readonly string[] {
	const { order, regulation } = input;
	const ended = input.case.status.is === 'ended';
	return [
		...(markOf(input) ?? []),
		...(isUrgent(input.case, regulation) && !ended ? [mailWords.highImportance] : []),
		...(order.template === 'reminder' ? [mailWords.reminder] : []),
		...whomOf(input),
		...(order.along === undefined ? [] : [sayMore(order.along.length)]),
	];
}

/** The words that the regulation wants in the subject, whole. */
function markOf({ order, regulation: { marks } }: MailInput): readonly string[] | null {
	const mark =
		order.template === 'assignment'
			? marks.assignment
			: order.template === 'stage-opened' && (order.stage === 'check' || order.stage === 'approval')
				? marks.draft
				: undefined;
	return mark === undefined ? null : [mark.text];
}

/** Whose the lateness or the mailbox is, to a coordinator who has several to look after. */
function whomOf({ order, case: { undelivered }, regulation, municipality: { units } }: MailInput): readonly string[] {
	const number = undeliveredOf(order);
	const lost = number === null ? undefined : undelivered.find((one) => one.number === number);
	if (lost !== undefined) return [lost.unit === null ? sayRole(lost.to, regulation) : sayUnit(lost.unit, units)];
	const tellsOfUnit = order.to === 'coordinator' && order.unit !== null && questionOf(order) === null;
	return tellsOfUnit && order.template === 'breach' ? [sayUnit(order.unit, units)] : [];
}

/**
 * Where it is, at the end, as a quotation. Only what reads as a place and as nothing else: a subject has no room to say
 * whose words these are, so what could be an address of the net, a number to call or a sentence stays out, and so
 * does everything in reference mode (G-20).
 */
export function placeInSubject({ municipality, content: { location } }: MailInput): string {
	if (municipality.reference || location === null) return '';
	if (!/^[\p{L}\p{N} .,/№-]+$/u.test(location) || /[a-z]|\.\p{L}|\d(?:\D?\d){6}/iu.test(location)) return '';
	return ` («${location.length <= mostOfPlace ? location : cut(location)}»)`;
}

function cut(location: string): string {
	const most = location.slice(0, mostOfPlace);
	const end = most.lastIndexOf(' ');
	return `${(end === -1 ? most : most.slice(0, end)).replace(/[\s,.]+$/, '')}…`;
}
