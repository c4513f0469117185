import { foundKinds } from '../../domain/forms/found.ts';
import type { ErrorStatus } from '../../domain/forms/model.ts';
import type { WorkPage } from '../../domain/forms/work-model.ts';
import { renderWorkPage, statusOfWork } from '../../domain/forms/work-pages.ts';
import type { Instant } from '../../domain/instant.ts';
import { namesOf } from '../../domain/municipality/standing-in.ts';
import type { Regulation, Role } from '../../domain/regulation/regulation.ts';
import { sayAppointed, sayYouAreAway, sayYouStandFor } from '../../domain/wording/absences.ts';
import { sayDone } from '../../domain/wording/acts-done.ts';
import type { LocalTime } from '../../domain/wording/times.ts';
import { seesAll } from '../../domain/wording/work.ts';
import { type ListChoice, sayList, sayOwn } from '../../domain/worklist/choice.ts';
import { type Desk, deskId } from '../../domain/worklist/desk.ts';
import { itemsFor, itemsOfAll, type Listed } from '../../domain/worklist/items.ts';
import { localDate } from '../../domain/worktime/local-time.ts';
import type { CaseIndex, ListReader, WorklistPlace } from '../ports/case-store.ts';
import type { FiguresReader } from '../ports/figures.ts';
import type { Finds } from '../ports/finds.ts';
import type { HttpAnswer, HttpRequest } from '../ports/http.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { markOfDeeds } from './finding.ts';
import { keptMessage } from './kept-message.ts';
import { chosenBy, monthsBefore, stagesOf } from './list-choice.ts';
import { page } from './page.ts';
import { municipalityFacts, textOf, timeOf } from './present.ts';
import type { HeldDesk, SignedIn } from './session.ts';
import { tenantOf } from './tenant.ts';

export interface WorkDeps {
	readonly cases: ListReader;
	readonly tenants: TenantReader;
	readonly index: Pick<CaseIndex, 'worklist'>;
	readonly finds: Finds;
}

/** So many cases are on one page of a municipality's list. */
export const pageSize = 25;
/** What somebody did of late is a reminder, not a log: the case's page has that. */
const mostDeeds = 8;

/** Whether one of those whom a mailbox stands for sees all cases of the municipality. */
export function maySeeAll({ holders }: Pick<SignedIn, 'holders'>): boolean {
	return holders.some(({ role }) => seesAll.includes(role));
}

/** A page of what somebody is awaited for, by time left, whatever his roles; what is late for who is told of that; his own acts of late. */
export async function ownList(
	deps: WorkDeps,
	who: SignedIn,
	{ base, after, now, missed }: Omit<Asked, 'choice'>,
): Promise<WorkPage | null> {
	const desks = [...new Map(who.holders.flatMap(desksOf).map((desk) => [deskId(desk), desk])).values()];
	const { id } = who.municipality;
	const regulation = await deps.tenants.regulationInForce(who.municipality.regulation);
	const isTold = regulation !== null && who.holders.some(({ role }) => isToldOfLate(role, regulation));
	const waiting = { is: 'waiting', desks: desks.map(deskId) } as const;
	const over = { is: 'open', due: { from: 0, to: now } } as const;
	const [found, late, deeds, frame] = await Promise.all([
		deps.index.worklist(id, { choice: waiting, after, limit: pageSize }),
		isTold ? deps.index.worklist(id, { choice: over, after: null, limit: pageSize }) : null,
		deedsOf(deps, who),
		frameOf(deps, who, base, now),
	]);
	const [own, escalated] = await Promise.all([listedOf(deps, found.cases), listedOf(deps, late?.cases ?? [])]);
	const [reader] = who.holders;
	if (frame === null) return null;
	const told = reader === undefined ? [] : itemsOfAll(escalated, reader);
	return {
		is: 'mine',
		...frame,
		own: who.holders,
		items: itemsFor(own, desks),
		more: found.next === null ? null : sayOwn(found.next),
		late: told,
		deeds,
		missed,
	};
}

/** Whose turn somebody looks at: his own, and the head of a unit at that of its executors as well. */
function desksOf({ role, unit }: HeldDesk): readonly Desk[] {
	return role === 'unit-head'
		? [
				{ role: 'executor', unit },
				{ role, unit },
			]
		: [{ role, unit }];
}

/** Who is shown what is late in the whole municipality, though nothing of it may wait for him: those who are told of breaches. */
function isToldOfLate(role: Role, { escalates, terms }: Regulation): boolean {
	return (
		role === 'deputy' ||
		role === 'head' ||
		escalates.some(({ to }) => to === role) ||
		terms.some(({ breach }) => breach?.tell === role)
	);
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
	const wanted = chosenBy(choice, calendar, now, { units: who.municipality.units, stages: stagesOf(regulation) });
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

/** What is open in the municipality, as the sweep has counted it last: no case and no index is read for it (ADR 0050). */
export async function figuresPage(
	deps: Pick<WorkDeps, 'tenants'> & { readonly board: FiguresReader },
	who: SignedIn,
	base: string,
	now: Instant,
): Promise<WorkPage | null> {
	const [counted, frame] = await Promise.all([deps.board.get(who.municipality.id), frameOf(deps, who, base, now)]);
	return frame === null ? null : { is: 'figures', ...frame, counted };
}

/** Whether he may register what he found: whoever is inside the administration, where its regulation lets staff do so. */
export function mayFind({ holders }: SignedIn, regulation: Regulation): boolean {
	return foundKinds(regulation).length > 0 && holders.some(({ role }) => regulation.roles[role]?.outside !== true);
}

/** Whether he may see the reports of months: whoever sees all, and whom they go to; nobody where none is wanted. */
export function seesMonths(who: SignedIn, regulation: Regulation): boolean {
	const rule = regulation.report ?? who.municipality.report;
	return rule !== null && (maySeeAll(who) || who.holders.some(({ role }) => role === rule.to));
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
		seesMonths: seesMonths(who, regulation),
		mayBeAway: [...who.holders, ...who.away.map(({ desk }) => desk)].some(({ person }) => person !== null),
		base,
		time: timeOf(calendar),
		now,
	};
}

/** By which act somebody has his role, and why he sees less than usual, or more: he is away, or acts for somebody (Plastunovskaya 7.2). */
function notesOf({ holders, away, municipality }: SignedIn, { day }: LocalTime): readonly string[] {
	const absent = namesOf(
		municipality,
		holders.flatMap(({ standsFor }) => standsFor),
	);
	const acts = municipality.people.flatMap(({ id, act = null }) =>
		act !== null && holders.some(({ person }) => person === id) ? [act] : [],
	);
	return [
		...(acts.length === 0 ? [] : [sayAppointed([...new Set(acts)])]),
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
export function baseFrom({ town = '', page: wanted, part, file, ...deeper }: HttpRequest['path']): string {
	const isEntrance = [wanted, part, file, ...Object.values(deeper)].every((step) => step === undefined);
	if (isEntrance) return town;
	const up =
		file !== undefined ? '../../../..' : part !== undefined ? '../../..' : wanted === undefined ? '../..' : '..';
	return `${up}/${town}`;
}

/** An error at the place to work, with the way to the list; null where there is no such place. */
export function workError(base: string | null, status: ErrorStatus): HttpAnswer {
	return page({ is: 'error', status, list: base === null ? null : `${base}/list` });
}

/** The cases of a page with what they are about; one that has gone or cannot be read by this code is left out. */
export async function listedOf(deps: WorkDeps, ids: readonly string[]): Promise<readonly Listed[]> {
	const all = await Promise.all(ids.map((id) => listedOne(deps, id)));
	return all.flatMap((one) => one ?? []);
}

async function listedOne({ cases, tenants }: WorkDeps, caseId: string): Promise<Listed | null> {
	try {
		const whole = await cases.loadWhole(caseId);
		if (whole === null) return null;
		const { stored, content } = whole;
		const { regulation, municipality } = await tenantOf(tenants, stored);
		// One that came before reference mode began has more beside it than may be shown (G-20).
		const message: unknown = content['message'];
		const shown = typeof message === 'object' && message !== null ? keptMessage(message, municipality) : null;
		return { caseId, case: stored.state, regulation, about: aboutOf(shown) };
	} catch {
		// One unreadable case may not hide the rest; the sweep counts and names it.
		return null;
	}
}

/** Enough to know a message again, and no more than a line. */
const mostLetters = 80;

function aboutOf(message: unknown): string | null {
	const said = textOf(message, 'location') ?? textOf(message, 'text') ?? textOf(message, 'topic');
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
