import { DAY_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import type { OpenCase, OpenPage, WorklistPlace } from '../ports/case-store.ts';
import { openIn, type SweepWalk } from '../ports/walks.ts';
import { isOver } from './budget.ts';
import type { CountDeps } from './count-open.ts';
import { lookAt, reviveBoth } from './executions.ts';
import type { SweepRun } from './run.ts';
import { behind } from './turns.ts';

/**
 * Open cases whose executions one run looks at: twice as many questions a minute are within what Step Functions answers
 * an account (10 a second for `DescribeExecution` at the least), and 288,000 cases have their turn each day.
 */
export const mostLookedAt = 200;
const minutesOfADay = DAY_MS / MINUTE_MS;
/** Where all are looked at. */
const pageSize = 1_000;

/** An open case, and where the walk stands once it is behind it. */
interface Found {
	readonly one: OpenCase;
	readonly looked: NonNullable<SweepWalk['looked']>;
}

/**
 * Looks at the executions of the open cases that come next, so many that each has its turn once a day, or as many as a
 * run may. How far it comes is noted before: what ends a run is met again in the next round, and not each minute.
 */
export async function lookAtNext(run: SweepRun, walk: SweepWalk): Promise<void> {
	const turns = turnsOfMinute(openIn(walk), run.clock.realNow());
	const found = await nextToLookAt(run, walk, Math.min(mostLookedAt, turns));
	await run.walks.put({ ...walk, looked: found.at(-1)?.looked ?? walk.looked });
	let { looked } = walk;
	for (const { one, looked: here } of found) {
		// Whoever is left out now is the first of the next run.
		if (isOver(run.budget)) return run.walks.put({ ...walk, looked });
		if (!run.aside.has('case', one.caseId)) await lookAt(run, 'case', one.caseId);
		if (!run.aside.has('watch', one.caseId)) await lookAt(run, 'watch', one.caseId);
		looked = here;
	}
}

/** Of so many cases, each of which has its turn once a day, how many have it in this minute. */
export function turnsOfMinute(open: number, realNow: Instant): number {
	const minute = Math.floor(realNow / MINUTE_MS) % minutesOfADay;
	const before = (minutes: number) => Math.floor((minutes * open) / minutesOfADay);
	return before(minute + 1) - before(minute);
}

/** The next so many open cases, of one municipality after the other and each once; none of those that had none open. */
export async function nextToLookAt(
	{ tenants, index }: Pick<CountDeps, 'tenants' | 'index'>,
	{ looked, towns: known }: SweepWalk,
	most: number,
): Promise<readonly Found[]> {
	const found: Found[] = [];
	if (most === 0) return found;
	const towns = behind(await tenants.listMunicipalities(), looked?.municipality ?? null);
	// The one that it stands in comes last in that order: its rest first, and its beginning at the end.
	const stretches = [
		...(looked === null ? [] : [looked]),
		...towns.filter((town) => known[town]?.open !== 0).map((municipality) => ({ municipality, after: null })),
	];
	for (const { municipality, after } of stretches) {
		if (found.length === most) break;
		const page = await index.openPage(municipality, after, most - found.length);
		for (const one of page.cases) {
			if (found.some(({ one: other }) => other.caseId === one.caseId)) return found;
			const { caseId, order } = one;
			found.push({ one, looked: { municipality, after: { caseId, order } } });
		}
	}
	return found;
}

/** After a start that has forgotten every execution: looks at all, for as long as anything may be mended. */
export async function lookAtAll(run: SweepRun, walk: SweepWalk): Promise<void> {
	await run.walks.put(walk);
	for (const municipality of await run.tenants.listMunicipalities()) {
		let after: WorklistPlace | null = null;
		do {
			const page: OpenPage = await run.index.openPage(municipality, after, pageSize);
			for (const { caseId } of page.cases) {
				if (isOver(run.budget)) return;
				await reviveBoth(run, caseId);
			}
			after = page.next;
		} while (after !== null);
	}
}
