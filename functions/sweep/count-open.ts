import { type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { addedUp, figuresOf } from '../../domain/worklist/figures.ts';
import { offsetMinutes } from '../../domain/worktime/local-time.ts';
import type { CaseIndex } from '../ports/case-store.ts';
import type { FiguresBoard } from '../ports/figures.ts';
import type { Log } from '../ports/telemetry.ts';
import type { TenantReader } from '../ports/tenants.ts';
import type { Counting, SweepWalk, TownWalk, Walks } from '../ports/walks.ts';
import type { WallClock } from '../ports/wall-clock.ts';

/** Open cases that one run goes past to count them, of all municipalities together. */
export const mostCounted = 20_000;
/** Of these for one municipality before the others have had theirs; one that has no more is counted by one run. */
export const countShare = 5_000;
/** That are read at once, of some 200 bytes each. */
const pageSize = 1_000;

export interface CountDeps {
	readonly index: Pick<CaseIndex, 'openPage'>;
	readonly tenants: Pick<TenantReader, 'calendarInForce' | 'listMunicipalities'>;
	readonly board: FiguresBoard;
	readonly walks: Pick<Walks, 'putCounting'>;
	readonly clock: Pick<WallClock, 'now' | 'realNow'>;
	readonly log: Pick<Log, 'error' | 'info'>;
}

/**
 * Goes past open cases and keeps for each municipality the figures of what is open there, so that whoever looks at them
 * reads one row (ADR 0050). A run goes past so many and no more (ADR 0058): it begins with the municipality whose turn is
 * the longest ago, gives each a share before any has another, and leaves out whoever was counted since a time in which all
 * can be. What is left of a large one is noted and gone on with; its figures are those of a whole count, as of its
 * beginning. A line of the log tells the same of each, for the dashboard (ADR 0059). What cannot be read or kept is said by the log, and its figures stay as old as they say themselves; no other
 * municipality waits for that.
 */
export async function countOpen(
	run: CountDeps,
	walk: SweepWalk,
	underWay: ReadonlyMap<string, Counting>,
): Promise<SweepWalk> {
	const realNow = run.clock.realNow();
	const known = new Map<string, TownWalk>();
	for (const town of await run.tenants.listMunicipalities()) known.set(town, walk.towns[town] ?? unknown);
	const noted = new Map<string, Counting | null>();
	const turns = turnsOf(known, underWay, realNow);
	let left = mostCounted;
	for (let town = turns.shift(); town !== undefined && left >= countShare; town = turns.shift()) {
		const before = noted.get(town) ?? underWay.get(town) ?? null;
		const { open, counted } = known.get(town) ?? unknown;
		known.set(town, { open, counted, served: realNow });
		try {
			const share = await countSome(run, town, before);
			left -= share.read;
			if (share.rest === null) {
				known.set(town, { open: share.open, counted: before?.began ?? realNow, served: realNow });
				if (before !== null) noted.set(town, null);
			} else {
				noted.set(town, share.rest);
				turns.push(town);
			}
		} catch (error) {
			const name = error instanceof Error ? error.name : 'unknown';
			run.log.error('figures could not be kept', { municipality: town, error: name });
		}
	}
	for (const [town, counting] of noted) await run.walks.putCounting(town, counting);
	return { ...walk, towns: Object.fromEntries(known) };
}

const unknown: TownWalk = { open: 0, counted: null, served: 0 };
/** A run may come some seconds early. */
const slackMs = 30_000;

/** Who is to be counted now, the longest without a turn first. */
function turnsOf(
	known: ReadonlyMap<string, TownWalk>,
	underWay: ReadonlyMap<string, Counting>,
	realNow: Instant,
): string[] {
	const sizes = [...known].map(([town, { open }]) => Math.max(open, underWay.get(town)?.figures.open ?? 0));
	const runs = sizes.reduce((sum, open) => sum + open, 0) / mostCounted;
	const restMs = runs <= 1 ? 0 : runs * MINUTE_MS - slackMs;
	return [...known]
		.filter(([town, { counted }]) => underWay.has(town) || counted === null || realNow - counted >= restMs)
		.toSorted(([one, { served: a }], [other, { served: b }]) => a - b || (one < other ? -1 : 1))
		.map(([town]) => town);
}

type Share = { readonly read: number } & (
	| { readonly rest: Counting }
	/** It is counted as a whole: so many are open. */
	| { readonly rest: null; readonly open: number }
);

/** Goes past a share of one municipality, and keeps its figures where these were the last of it. */
async function countSome(run: CountDeps, town: string, before: Counting | null): Promise<Share> {
	const calendar = await run.tenants.calendarInForce(town);
	const { at, began } = before ?? { at: run.clock.now(), began: run.clock.realNow() };
	const offset = calendar === null ? 0 : offsetMinutes(calendar, at);
	let figures = before?.figures ?? figuresOf([], at, offset);
	let after = before?.after ?? null;
	let read = 0;
	do {
		const page = await run.index.openPage(town, after, Math.min(pageSize, countShare - read));
		read += page.cases.length;
		figures = addedUp(figures, figuresOf(page.cases, at, offset));
		after = page.next;
	} while (after !== null && read < countShare);
	if (after !== null) return { read, rest: { after, at, began, figures } };
	if (calendar !== null) {
		run.log.info('counted', { municipality: town, open: figures.open, late: figures.late, today: figures.today });
		await run.board.put(town, { figures, at });
	}
	return { read, rest: null, open: figures.open };
}
