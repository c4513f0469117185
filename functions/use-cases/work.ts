import { foundKinds } from '../../domain/forms/found.ts';
import type { WorkPage } from '../../domain/forms/work-model.ts';
import { renderWorkPage, statusOfWork } from '../../domain/forms/work-pages.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { namesOf } from '../../domain/municipality/standing-in.ts';
import { type Regulation, type Role, type StageKind, stageKinds } from '../../domain/regulation/regulation.ts';
import { sayYouAreAway, sayYouStandFor } from '../../domain/wording/absences.ts';
import { sayDone } from '../../domain/wording/acts-done.ts';
import type { LocalTime } from '../../domain/wording/times.ts';
import { seesAll } from '../../domain/wording/work.ts';
import { type ListChoice, sayList } from '../../domain/worklist/choice.ts';
import { figuresOf } from '../../domain/worklist/figures.ts';
import { itemsFor, itemsOfAll, type Listed } from '../../domain/worklist/items.ts';
import { type Desk, deskId, listMark } from '../../domain/worklist/place.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { localDate, offsetMinutes } from '../../domain/worktime/local-time.ts';
import type { CaseIndex, CaseReader, WorkChoice, WorklistPlace } from '../ports/case-store.ts';
import type { Finds } from '../ports/finds.ts';
import type { HttpAnswer, HttpRequest } from '../ports/http.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { markOfDeeds } from './finding.ts';
import { municipalityFacts, textOf, timeOf } from './present.ts';
import type { HeldDesk, SignedIn } from './session.ts';
import { tenantOf } from './tenant.ts';

export interface WorkDeps {
	readonly cases: CaseReader;
	readonly tenants: TenantReader;
	readonly index: Pick<CaseIndex, 'worklist' | 'outline'>;
	readonly finds: Finds;
}

/** So many cases are on one page of a municipality's list. */
export const pageSize = 25;
/** A list of one's own is ordered by one's own terms, so it is read whole, up to this many. */
const mostOwn = 100;
/** What somebody did of late is a reminder, not a log: the case's page has that. */
const mostDeeds = 8;

/** Whether one of those whom a mailbox stands for sees all cases of the municipality. */
export function maySeeAll({ holders }: Pick<SignedIn, 'holders'>): boolean {
	return holders.some(({ role }) => seesAll.includes(role));
}

/** What somebody is awaited for, by time left, whatever his roles; what is late for who is told of that; his own acts of late. */
export async function ownList(
	deps: WorkDeps,
	who: SignedIn,
	base: string,
	now: Instant,
	missed: string | null = null,
): Promise<WorkPage | null> {
	const desks = [...new Map(who.holders.map(deskOf).map((desk) => [deskId(desk), desk])).values()];
	const { id } = who.municipality;
	const isTold = who.holders.some(({ role }) => toldOfLate.includes(role));
	const [pages, late, deeds, frame] = await Promise.all([
		Promise.all(
			desks.map((desk) => deps.index.worklist(id, { choice: open([deskId(desk)]), after: null, limit: mostOwn })),
		),
		isTold ? deps.index.worklist(id, { choice: lateAt(now), after: null, limit: pageSize }) : null,
		deedsOf(deps, who),
		frameOf(deps, who, base, now),
	]);
	const ids = [...new Set(pages.flatMap(({ cases }) => cases))];
	const [own, escalated] = await Promise.all([listedOf(deps, ids), listedOf(deps, late?.cases ?? [])]);
	const [reader] = who.holders;
	if (frame === null) return null;
	const told = reader === undefined ? [] : itemsOfAll(escalated, reader).filter(({ isLate }) => isLate);
	return { is: 'mine', ...frame, items: itemsFor(own, desks), late: told, deeds, missed };
}

/** Whose turn somebody looks at: the head of a unit at that of its executors. */
function deskOf({ role, unit }: HeldDesk): Desk {
	return { role: role === 'unit-head' ? 'executor' : role, unit };
}

/** Who is shown what is late in the whole municipality, though nothing of it may wait for him. */
const toldOfLate: readonly Role[] = ['deputy', 'head'];

function open(marks: readonly string[]): WorkChoice {
	return { is: 'open', marks, due: null };
}

function lateAt(now: Instant): WorkChoice {
	return { is: 'open', marks: [], due: { from: 0, to: now } };
}

/** What somebody did of late, in all of his roles. */
async function deedsOf({ finds, tenants }: WorkDeps, { holders, municipality }: SignedIn) {
	const [regulation, ...pages] = await Promise.all([
		tenants.regulationInForce(municipality.regulation),
		...holders.map((one) => finds.newest(municipality.id, markOfDeeds(one), { after: null, limit: mostDeeds })),
	]);
	if (regulation === null) return [];
	return pages
		.flatMap(({ rows }) => rows)
		.toSorted((one, other) => other.at - one.at)
		.slice(0, mostDeeds)
		.flatMap(({ at, caseId, act }) =>
			act === undefined ? [] : [{ at, caseId, what: sayDone({ act, answer: null, opened: null }, true, regulation) }],
		);
}

/** What of a municipality's cases is asked for, and from where on. */
interface Asked {
	readonly base: string;
	readonly choice: ListChoice;
	readonly after: WorklistPlace | null;
	readonly now: Instant;
	/** What was looked for and found nothing; null where nothing was. */
	readonly missed: string | null;
}

/** A page of the municipality's cases, in the order in which they are due, those that have ended in that of their receipt. */
export async function townList(deps: WorkDeps, who: SignedIn, asked: Asked): Promise<WorkPage | null> {
	const { choice, after, now } = asked;
	const [frame, regulation, calendar] = await Promise.all([
		frameOf(deps, who, asked.base, now),
		deps.tenants.regulationInForce(who.municipality.regulation),
		deps.tenants.calendarInForce(who.municipality.id),
	]);
	const [reader] = who.holders.filter(({ role }) => seesAll.includes(role));
	if (frame === null || reader === undefined || regulation === null || calendar === null) return null;
	const wanted = chosenBy(choice, calendar, now);
	const found = await deps.index.worklist(who.municipality.id, { choice: wanted, after, limit: pageSize });
	const listed = await listedOf(deps, found.cases);
	const more = found.next === null ? null : sayList(choice, found.next);
	return {
		is: 'all',
		...frame,
		items: itemsOfAll(listed, reader),
		more,
		choice,
		stages: stagesOf(regulation),
		months: monthsBefore(localDate(calendar, now)),
		missed: asked.missed,
	};
}

/** More open cases than a municipality will ever have; counting goes no further. */
const mostCounted = 20_000;

/** What is open in the municipality, counted by what the index alone says: no case is read for it. */
export async function figuresPage(deps: WorkDeps, who: SignedIn, base: string, now: Instant): Promise<WorkPage | null> {
	const [outline, frame, calendar] = await Promise.all([
		deps.index.outline(who.municipality.id, mostCounted),
		frameOf(deps, who, base, now),
		deps.tenants.calendarInForce(who.municipality.id),
	]);
	if (frame === null || calendar === null) return null;
	const figures = figuresOf(outline.cases, now, offsetMinutes(calendar, now));
	return { is: 'figures', ...frame, figures, isWhole: outline.isWhole };
}

/** What an index is asked for a list; a case without a term that binds is never late. */
function chosenBy({ unit, stage, due, ended }: ListChoice, calendar: WorkCalendar, now: Instant): WorkChoice {
	if (ended !== null) return { is: 'ended', month: ended };
	const marks = [
		...(unit === null ? [] : [listMark('unit', unit)]),
		...(stage === null ? [] : [listMark('stage', stage)]),
	];
	const midnight = endOfDay(calendar, now);
	const times = { over: { from: 0, to: now }, today: { from: now, to: midnight } };
	return { is: 'open', marks, due: due === null ? null : times[due] };
}

/** Where the day of an instant ends in the municipality's zone. */
function endOfDay(calendar: WorkCalendar, now: Instant): Instant {
	const local = now + offsetMinutes(calendar, now) * MINUTE_MS;
	const next = (Math.floor(local / DAY_MS) + 1) * DAY_MS;
	return next - offsetMinutes(calendar, next) * MINUTE_MS;
}

/** The stages that a regulation knows, each with its own title. */
function stagesOf({ stages }: Regulation): readonly { readonly id: StageKind; readonly title: string }[] {
	return stageKinds.flatMap((id) => {
		const title = stages[id]?.title;
		return title === undefined ? [] : [{ id, title }];
	});
}

const monthsShown = 12;

/** This month and those before it, the latest first. */
function monthsBefore(today: string): readonly string[] {
	const [year = 0, month = 1] = today.split('-').map(Number);
	return Array.from({ length: monthsShown }, (_, back) => {
		const count = year * 12 + month - 1 - back;
		return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
	});
}

/** Whether he may register what he found: whoever is inside the administration, where its regulation lets staff do so. */
export function mayFind({ holders }: SignedIn, regulation: Regulation): boolean {
	return foundKinds(regulation).length > 0 && holders.some(({ role }) => regulation.roles[role]?.outside !== true);
}

/** The form for a message that staff found, empty or as it was posted; null for who may not. */
export async function foundPage(
	deps: WorkDeps,
	who: SignedIn,
	base: string,
	now: Instant,
	posted: Pick<Extract<WorkPage, { is: 'found' }>, 'faults' | 'entered' | 'known'>,
): Promise<WorkPage | null> {
	const frame = await frameOf(deps, who, base, now);
	const regulation = await deps.tenants.regulationInForce(who.municipality.regulation);
	if (frame === null || regulation === null || !frame.mayFind) return null;
	return { is: 'found', ...frame, regulation, ...posted };
}

/** What every page for somebody who is signed in shows; null where his municipality is not whole. */
export async function frameOf({ tenants }: Pick<WorkDeps, 'tenants'>, who: SignedIn, base: string, now: Instant) {
	const [calendar, regulation] = await Promise.all([
		tenants.calendarInForce(who.municipality.id),
		tenants.regulationInForce(who.municipality.regulation),
	]);
	if (calendar === null || regulation === null) return null;
	return {
		town: municipalityFacts(who.municipality),
		name: (who.holders[0] ?? who.away[0]?.desk)?.name ?? '',
		notes: notesOf(who, timeOf(calendar)),
		formToken: who.formToken,
		seesAll: maySeeAll(who),
		mayFind: mayFind(who, regulation),
		mayBeAway: [...who.holders, ...who.away.map(({ desk }) => desk)].some(({ person }) => person !== null),
		base,
		time: timeOf(calendar),
		now,
	};
}

/** Why somebody sees less than usual, or more: he is away, or acts for somebody who is (Plastunovskaya 7.2). */
function notesOf({ holders, away, municipality }: SignedIn, { day }: LocalTime): readonly string[] {
	const absent = namesOf(
		municipality,
		holders.flatMap(({ standsFor }) => standsFor),
	);
	return [
		...away.map(({ standIn: { by, until } }) =>
			sayYouAreAway(
				by.map(({ name }) => name),
				day(until - 1),
			),
		),
		...(absent.length === 0 ? [] : [sayYouStandFor(absent)]),
	];
}

/** What stands before the pages of a municipality's place to work, as seen from the page that was asked for. */
export function baseFrom({ town = '', page: wanted, part, file }: HttpRequest['path']): string {
	const up =
		file !== undefined ? '../../../..' : part !== undefined ? '../../..' : wanted === undefined ? '../..' : '..';
	return `${up}/${town}`;
}

/** The cases of a page with what they are about; one that has gone or cannot be read by this code is left out. */
export async function listedOf(deps: WorkDeps, ids: readonly string[]): Promise<readonly Listed[]> {
	const all = await Promise.all(ids.map((id) => listedOne(deps, id)));
	return all.flatMap((one) => one ?? []);
}

async function listedOne({ cases, tenants }: WorkDeps, caseId: string): Promise<Listed | null> {
	try {
		const [stored, content] = await Promise.all([cases.load(caseId), cases.loadContent(caseId)]);
		if (stored === null) return null;
		const { regulation } = await tenantOf(tenants, stored);
		return { caseId, case: stored.state, regulation, about: aboutOf(content['message']) };
	} catch {
		// One unreadable case may not hide the rest; the sweep counts and names it.
		return null;
	}
}

/** Enough to know a message again, and no more than a line. */
const mostLetters = 80;

function aboutOf(message: unknown): string | null {
	const said = textOf(message, 'location') ?? textOf(message, 'text');
	if (said === null) return null;
	const line = said.replaceAll(/\s+/g, ' ').trim();
	return line.length <= mostLetters ? line : `${line.slice(0, mostLetters).trimEnd()}…`;
}

/** A page of the place to work as an answer. */
export function workPage(model: WorkPage, headers?: Readonly<Record<string, string>>): HttpAnswer {
	return {
		status: statusOfWork(model),
		type: 'text/html; charset=utf-8',
		body: renderWorkPage(model),
		...(headers && { headers }),
	};
}
