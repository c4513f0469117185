import type { Case } from '../../domain/case/model/case.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import { awaiting } from '../../domain/case/turn/awaiting.ts';
import { clocksAndOtherReadings, clocksView, eventsView, stateName } from '../../domain/case/why/view.ts';
import { type Published, publishedIn } from '../../domain/case-view/published.ts';
import type { Instant } from '../../domain/instant.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';
import type { Decision, StoredCase } from '../ports/case-store.ts';
import { answerLink, textOf } from './present.ts';
import type { Tenant } from './tenant.ts';
import { whysOf } from './why.ts';

/** The first answer to an incident: ids and due times, no word of the message. */
export function receipt(caseId: string, state: Case, { regulation, calendar }: Tenant) {
	const clocks = clocksView(state, regulation, calendar).map(({ clause, kind, stage, dueAt, awaitsCalendar }) => ({
		clause,
		kind,
		stage,
		dueAt,
		...(awaitsCalendar !== undefined && { awaitsCalendar }),
	}));
	return { caseId, state: stateName(state), clocks };
}

/** The answer to a decision that was done. */
export function outcome(state: Case, { regulation, calendar }: Tenant) {
	return { state: stateName(state), clocks: clocksView(state, regulation, calendar) };
}

/**
 * The whole case as an integration sees it. No text of anybody: those are reached by the links into the network. Why it
 * is due stands beside each clock of the case, by the calendar that it was reckoned under, one of `calendars`; a clock of
 * another reading is explained by that reading. Of the events it holds a page: those of the versions below `before`, or the newest (see `eventsPage`).
 */
export function fullView(
	stored: StoredCase,
	content: Readonly<Record<string, unknown>>,
	tenant: Tenant,
	now: Instant,
	calendars: ReadonlyMap<string, WorkCalendar>,
	before: number | null = null,
) {
	const { caseId, state, municipality, log } = stored;
	const happened = log.flatMap(({ events }) => events);
	const whys = whysOf(state, tenant, calendars);
	return {
		caseId,
		externalId: textOf(content['message'], 'externalId') ?? state.incident.externalId ?? null,
		municipality,
		regulation: state.regulation,
		kind: state.incident.kind,
		importance: state.incident.importance,
		marks: state.marks,
		state: stateName(state),
		awaiting: awaiting(state, tenant.regulation),
		draft: state.draft === null ? null : { version: state.draft.version, kind: state.draft.answer },
		clocks: clocksAndOtherReadings(state, tenant.regulation, tenant.calendar, now, calendars).map((clock, index) => {
			const why = whys[index] ?? null;
			return why === null ? clock : { ...clock, why };
		}),
		published: publishedIn(happened).map((one) => publicationView(one, tenant.calendar)),
		...eventsPage(log, before, tenant.calendar),
		links: {
			message: textOf(content['message'], 'permalink'),
			answer: answerLink(happened, content),
			...inSystemOf(happened, content),
		},
	};
}

/** An answer that went online, with the digests that show which text was agreed to and which stands there. */
function publicationView({ where, version, answer, approvedAt, at, texts }: Published, calendar: WorkCalendar) {
	return {
		where,
		version,
		kind: answer,
		approvedAt: approvedAt === null ? null : isoInZone(calendar, approvedAt),
		at: isoInZone(calendar, at),
		sha256: { approved: texts?.approved ?? null, posted: texts?.posted ?? null },
	};
}

/** Where the answer stands in a system in place of the network: which, and its number there (Perm M-11). */
function inSystemOf(events: readonly CaseEvent[], content: Readonly<Record<string, unknown>>) {
	const published = events.findLast(({ type }) => type === 'AnswerPublished');
	if (published?.type !== 'AnswerPublished' || published.system === undefined) return {};
	return { system: published.system, reference: textOf(content[`publication#${published.version}`], 'reference') };
}

/** More than an ordinary case ever has. */
const pageSize = 100;

/**
 * A page of the events of a case, oldest first: the newest below version `before`, whole decisions and at most a hundred
 * events, or one decision that has more. `eventsBefore` is what to ask for next; null where nothing is older.
 */
function eventsPage(log: readonly Decision[], before: number | null, calendar: WorkCalendar) {
	const all = log
		.filter(({ version }) => before === null || version < before)
		.map(({ version, events }) => ({ version, events: eventsView(events, calendar) }))
		.filter(({ events }) => events.length > 0);
	let room = pageSize;
	const leftOut = all.findLastIndex(({ events }) => {
		room -= events.length;
		return room < 0;
	});
	const from = Math.max(0, Math.min(leftOut + 1, all.length - 1));
	const page = all.slice(from);
	return { events: page.flatMap(({ events }) => events), eventsBefore: from > 0 ? (page[0]?.version ?? null) : null };
}
