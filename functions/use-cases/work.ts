import type { Case } from '../../domain/case/model/case.ts';
import { allowedActs, ruledIn } from '../../domain/case/turn/allowed.ts';
import { awaiting } from '../../domain/case/turn/awaiting.ts';
import { openQuestions } from '../../domain/case/turn/questions.ts';
import { clocksFor } from '../../domain/case-view/clocks.ts';
import { onForms } from '../../domain/case-view/on-forms.ts';
import { foundKinds } from '../../domain/forms/found.ts';
import type { WorkFrame } from '../../domain/forms/model.ts';
import { renderWorkPage, statusOfWork, type WorkPage } from '../../domain/forms/work-pages.ts';
import type { Instant } from '../../domain/instant.ts';
import { namesOf } from '../../domain/municipality/standing-in.ts';
import type { Regulation, Role } from '../../domain/regulation/regulation.ts';
import { sayYouAreAway, sayYouStandFor } from '../../domain/wording/absences.ts';
import { sayAuthority } from '../../domain/wording/citations.ts';
import { actsDone } from '../../domain/wording/pages.ts';
import type { LocalTime } from '../../domain/wording/times.ts';
import { seesAll, workWords } from '../../domain/wording/work.ts';
import { itemsFor, itemsOfAll, type Listed } from '../../domain/worklist/items.ts';
import { deskId } from '../../domain/worklist/place.ts';
import type { CaseIndex, CaseReader, StoredCase, WorklistPlace } from '../ports/case-store.ts';
import type { HttpAnswer } from '../ports/http.ts';
import type { LinkRow } from '../ports/links.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { deedsOf, doerOf } from './already.ts';
import type { Opened } from './page.ts';
import { municipalityFacts, textOf, timeOf } from './present.ts';
import type { HeldDesk, SignedIn } from './session.ts';
import { type Tenant, tenantOf } from './tenant.ts';

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

async function frameOf({ tenants }: WorkDeps, who: SignedIn, base: string, now: Instant) {
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

/**
 * A case as somebody who is signed in may open it: as the first of his roles that it waits for, else the first that can do
 * something, else the first that may see all. null where it is none of his municipality's, or none that he has to do with.
 */
export async function openWork(
	deps: Pick<WorkDeps, 'cases' | 'tenants'>,
	who: SignedIn,
	caseId: string,
	base: string,
): Promise<Opened | null> {
	const stored = await deps.cases.load(caseId);
	if (stored === null || stored.municipality !== who.municipality.id) return null;
	const tenant = { ...(await tenantOf(deps.tenants, stored)), municipality: who.municipality };
	const { state } = stored;
	const { regulation } = tenant;
	const isAwaited = (one: HeldDesk) =>
		awaiting(state, regulation).some(({ role, unit }) => role === one.role && unit === one.unit);
	const can = ({ role, unit }: HeldDesk) => onForms(allowedActs(state, ruledIn(tenant), role, unit)).length > 0;
	const sees = ({ role, unit }: HeldDesk) =>
		seesAll.includes(role) || (unit !== null && state.assignments.some((one) => one.unit === unit));
	const holder =
		who.holders.find(isAwaited) ?? who.holders.find((one) => sees(one) && can(one)) ?? who.holders.find(sees);
	if (holder === undefined) return null;
	const row: LinkRow = {
		caseId,
		subject: subjectFor(state, regulation, holder),
		role: holder.role,
		unit: holder.unit,
		person: holder.person,
		mailbox: who.row.mailbox,
		standsFor: holder.standsFor,
		revocations: 0,
		expiresAt: who.row.expiresAt,
	};
	const work = (now: StoredCase, of: Tenant): WorkFrame => ({
		back: `${base}/list`,
		formToken: who.formToken,
		history: historyOf(now, of, holder.role),
	});
	return { row, stored, tenant, work };
}

/** The stage that waits for him, with the question where one is asked; else all that he may do. */
function subjectFor(state: Case, regulation: Regulation, { role, unit }: HeldDesk): LinkRow['subject'] {
	if (state.status.is === 'ended') return { is: 'case' };
	const own = awaiting(state, regulation).find((one) => one.role === role && one.unit === unit);
	if (own === undefined) return { is: 'case' };
	const round = state.assignments.find((one) => one.unit === unit)?.round ?? null;
	const question =
		own.stage === 'clarification' ? (openQuestions(state).find(({ of }) => of === role)?.number ?? null) : null;
	return { is: 'stage', stage: own.stage, visit: state.status.visit, round, question };
}

/** What was done with a case and what time did to it, in its order; whoever is outside is not told our own targets. */
function historyOf({ log, state }: StoredCase, tenant: Tenant, reader: Role): WorkFrame['history'] {
	const known = clocksFor({ case: state, regulation: tenant.regulation }, reader);
	return log.flatMap(({ events }) =>
		events.flatMap((event) => {
			if (event.type === 'CaseReceived')
				return [{ at: event.at, what: workWords.arrived, by: doerOf(event, tenant)?.title ?? null }];
			if (event.type === 'ClockBreached') {
				const clock = known.find(({ id }) => id === event.id);
				if (clock === undefined) return [];
				const what = `${workWords.breached}: ${sayAuthority(tenant.regulation, clock.clause, clock.kind)}`;
				return [{ at: event.dueAt, what, by: null }];
			}
			return deedsOf([event]).map(({ act }) => ({
				at: event.at,
				what: actsDone[act],
				by: doerOf(event, tenant)?.title ?? null,
			}));
		}),
	);
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
