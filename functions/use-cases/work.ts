import { foundKinds } from '../../domain/forms/found.ts';
import { renderWorkPage, statusOfWork, type WorkPage } from '../../domain/forms/work-pages.ts';
import type { Instant } from '../../domain/instant.ts';
import { namesOf } from '../../domain/municipality/standing-in.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { sayYouAreAway, sayYouStandFor } from '../../domain/wording/absences.ts';
import type { LocalTime } from '../../domain/wording/times.ts';
import { seesAll } from '../../domain/wording/work.ts';
import { itemsFor, itemsOfAll, type Listed } from '../../domain/worklist/items.ts';
import { deskId } from '../../domain/worklist/place.ts';
import type { CaseIndex, CaseReader, WorklistPlace } from '../ports/case-store.ts';
import type { HttpAnswer, HttpRequest } from '../ports/http.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { municipalityFacts, textOf, timeOf } from './present.ts';
import type { SignedIn } from './session.ts';
import { tenantOf } from './tenant.ts';

export interface WorkDeps {
	readonly cases: CaseReader;
	readonly tenants: TenantReader;
	readonly index: Pick<CaseIndex, 'worklist'>;
}

/** So many cases are on one page of a municipality's list. */
const pageSize = 25;
/** A list of one's own is ordered by one's own terms, so it is read whole, up to this many. */
const mostOwn = 100;

/** Whether one of those whom a mailbox stands for sees all cases of the municipality. */
export function maySeeAll({ holders }: Pick<SignedIn, 'holders'>): boolean {
	return holders.some(({ role }) => seesAll.includes(role));
}

/** What somebody is awaited for, by time left, whatever his roles. */
export async function ownList(deps: WorkDeps, who: SignedIn, base: string, now: Instant): Promise<WorkPage | null> {
	const desks = [...new Map(who.holders.map((holder) => [deskId(holder), holder])).values()];
	const pages = await Promise.all(
		desks.map((desk) => deps.index.worklist(who.municipality.id, { desk: deskId(desk), after: null, limit: mostOwn })),
	);
	const ids = [...new Set(pages.flatMap(({ cases }) => cases))];
	const listed = await listedOf(deps, ids);
	const frame = await frameOf(deps, who, base, now);
	return frame === null ? null : { is: 'mine', ...frame, items: itemsFor(listed, desks) };
}

/** A page of all open cases of the municipality, in the order in which they are due. */
export async function townList(
	deps: WorkDeps,
	who: SignedIn,
	{ base, after, now, unknownCase }: { base: string; after: WorklistPlace | null; now: Instant; unknownCase: boolean },
): Promise<WorkPage | null> {
	const found = await deps.index.worklist(who.municipality.id, { desk: null, after, limit: pageSize });
	const listed = await listedOf(deps, found.cases);
	const [reader] = who.holders.filter(({ role }) => seesAll.includes(role));
	const frame = await frameOf(deps, who, base, now);
	if (frame === null || reader === undefined) return null;
	const more = found.next === null ? null : sayPlace(found.next);
	return { is: 'all', ...frame, items: itemsOfAll(listed, reader), more, unknownCase };
}

/** A place in a list as it stands in an address, and back; null for what is none. */
export function sayPlace({ order, caseId }: WorklistPlace): string {
	return `${order}.${caseId}`;
}
export function readPlace(text: string): WorklistPlace | null {
	const [, order, caseId] = /^(\d{1,16})\.([A-Z]{2}-[\d-]{3,20})$/.exec(text) ?? [];
	return order === undefined || caseId === undefined ? null : { order: Number(order), caseId };
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
async function listedOf(deps: WorkDeps, ids: readonly string[]): Promise<readonly Listed[]> {
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
