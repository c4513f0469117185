import { isUnjudged } from '../../domain/case/clocks/recalendar.ts';
import { decide } from '../../domain/case/decide.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import { evolve } from '../../domain/case/state/evolve.ts';
import { sayUnreadable } from '../../domain/case/state/read-log.ts';
import type { Instant } from '../../domain/instant.ts';
import { calendarDesk } from '../../domain/worklist/desk.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';
import type { Backoff } from '../../functions/ports/backoff.ts';
import type { StoredCase, WorklistPlace } from '../../functions/ports/case-store.ts';
import { UnreadableCase } from '../../functions/ports/unreadable.ts';
import { perform } from '../../functions/use-cases/perform.ts';
import { worldOf } from '../../functions/use-cases/tenant.ts';
import type { MunicipalityFile } from '../files/data-files.ts';
import type { Deployment } from './deployment.ts';
import { judgingClock } from './judging.ts';

/** A due time that another calendar moves; both times ISO 8601 in the municipality's zone. */
export interface Move {
	readonly caseId: string;
	readonly clause: string;
	readonly unit: string | null;
	readonly was: string | null;
	readonly due: string | null;
}

/** Ended cases that are asked for at once. */
const pageSize = 100;

export interface Recalendared {
	/** Cases that were looked at: open ones, and ended ones of which a term is not judged. */
	readonly cases: number;
	readonly moves: readonly Move[];
	/** Cases that could not be reckoned anew, each with why. The others were. */
	readonly left: readonly { readonly caseId: string; readonly why: string }[];
}

/** What waiting and writing need besides the place. */
export interface Means {
	readonly realNow: () => Instant;
	readonly backoff: Backoff;
}

/**
 * G-4: reckons what runs in the open cases of a municipality anew under the calendar in force there. What is over is not
 * judged again, nothing falls due earlier than was promised, and whoever holds a clock that moved is told once,
 * in the same write. Of ended cases the terms are judged that waited for its data (ADR 0054). May be repeated, and after a crash should be: what was done stays done.
 */
export async function recalendarCases(place: Deployment, municipality: string, means: Means): Promise<Recalendared> {
	const { cases, tenants, now } = place;
	const clock = judgingClock(place, means.realNow);
	const deps = { cases, tenants, clock, backoff: means.backoff, meter: unmetered, log: unlogged };
	const moves: Move[] = [];
	const left: { readonly caseId: string; readonly why: string }[] = [];
	let count = 0;
	for await (const found of reckonedCases(place, municipality)) {
		count += 1;
		const { caseId } = found;
		const ask = { caseId, command: { do: 'recalendar' }, at: now, stillAsked: isReckoned } as const;
		const performed = found instanceof UnreadableCase ? found : await orUnreadable(() => perform(deps, ask));
		if (performed instanceof UnreadableCase) left.push(unreadable(performed));
		else if (performed.is === 'done') {
			const { before, events, tenant } = performed;
			moves.push(...movesOf(caseId, before.state, events, tenant.calendar));
		} else if (performed.is === 'refused') left.push({ caseId, why: performed.refusal.code });
		else if (performed.is !== 'nothing' && performed.is !== 'over') left.push({ caseId, why: performed.is });
	}
	return { cases: count, moves, left };
}

/** What `recalendarCases` would do if this file were applied. Writes nothing. */
export async function foreseeMoves(
	place: Deployment,
	{ municipality, calendar }: MunicipalityFile,
): Promise<Recalendared> {
	const moves: Move[] = [];
	const left: { readonly caseId: string; readonly why: string }[] = [];
	let count = 0;
	for await (const found of reckonedCases(place, municipality.id)) {
		count += 1;
		if (found instanceof UnreadableCase) {
			left.push(unreadable(found));
			continue;
		}
		const { caseId, state } = found;
		const { id, version } = state.regulation;
		const regulation = await place.tenants.loadRegulation(id, version);
		if (regulation === null) left.push({ caseId, why: `regulation ${id} ${version} is gone` });
		else {
			const decided = decide(state, { do: 'recalendar' }, worldOf({ municipality, regulation, calendar }, place.now));
			if (decided.ok) moves.push(...movesOf(caseId, state, decided.value, calendar));
			else left.push({ caseId, why: decided.refusal.code });
		}
	}
	return { cases: count, moves, left };
}

/**
 * The open cases of a municipality, each as it stands; one that cannot be read as the error that says why, for it keeps
 * no other waiting.
 */
export async function* openCases(
	{ cases, index }: Deployment,
	municipality: string,
): AsyncGenerator<StoredCase | UnreadableCase> {
	for await (const caseId of index.openOf(municipality)) {
		const stored = await orUnreadable(() => cases.load(caseId));
		if (stored === null) continue;
		if (stored instanceof UnreadableCase || isOpen(stored)) yield stored;
	}
}

/** What a calendar may change: the open cases, and behind them the ended ones of which a term waits for its data. */
async function* reckonedCases(place: Deployment, municipality: string): AsyncGenerator<StoredCase | UnreadableCase> {
	yield* openCases(place, municipality);
	const choice = { is: 'waiting', desks: [calendarDesk] } as const;
	let after: WorklistPlace | null = null;
	do {
		// One that is judged leaves the list: the next page begins behind where this one ended all the same.
		const page = await place.index.worklist(municipality, { choice, after, limit: pageSize });
		for (const caseId of page.cases) {
			const stored = await orUnreadable(() => place.cases.load(caseId));
			if (stored !== null && (stored instanceof UnreadableCase || isReckoned(stored))) yield stored;
		}
		after = page.next;
	} while (after !== null);
}

async function orUnreadable<Read>(read: () => Promise<Read>): Promise<Read | UnreadableCase> {
	try {
		return await read();
	} catch (error) {
		if (!(error instanceof UnreadableCase)) throw error;
		return error;
	}
}

function unreadable({ caseId, why }: UnreadableCase) {
	return { caseId, why: sayUnreadable(why) };
}

function isOpen({ state }: StoredCase): boolean {
	return state.status.is === 'open';
}

function isReckoned(stored: StoredCase): boolean {
	return isOpen(stored) || stored.state.clocks.some(isUnjudged);
}

function movesOf(caseId: string, before: Case, events: readonly CaseEvent[], calendar: WorkCalendar): readonly Move[] {
	const iso = (instant: Instant | null) => (instant === null ? null : isoInZone(calendar, instant));
	const after = events.reduce<Case | null>(evolve, before);
	return events.flatMap((event) => {
		if (event.type !== 'ClockMoved' || event.why !== 'calendar') return [];
		const clock = after?.clocks.find(({ id }) => id === event.id);
		const was = clock?.history.at(-1)?.dueAt ?? null;
		return [{ caseId, clause: event.clause, unit: clock?.unit ?? null, was: iso(was), due: iso(event.dueAt) }];
	});
}

/** Metrics are the Lambdas' own. */
export const unmetered = { count: () => undefined, seconds: () => undefined };

/** What a command has done it says itself. */
export const unlogged = { info: () => undefined };
