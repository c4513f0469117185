import { type Instant, MINUTE_MS } from '../../domain/instant.ts';
import type { Job, Suspect, Suspects } from '../ports/suspects.ts';

/** Tried again after one minute, two, four, …, and every ten: a release that reads the case helps it within that. */
const longestPauseMs = 10 * MINUTE_MS;
/** The next sweep is a minute away, and may be some seconds early. */
const slackMs = 10_000;
/** What fails longer is no throttle and no release on its way. */
const stuckAfterMs = 15 * MINUTE_MS;

/** The cases that are set aside, as this run found and left them. */
export interface Aside {
	readonly has: (job: Job, caseId: string) => boolean;
	readonly count: (job: Job) => number;
	/** Those whose time has come, the longest awaited first. */
	readonly due: (realNow: Instant) => readonly Suspect[];
	/** It could not be worked on: to be tried again, later each time. */
	readonly fail: (job: Job, caseId: string, realNow: Instant) => Promise<void>;
	/** It may not be mended before `until`. */
	readonly pause: (job: Job, caseId: string, realNow: Instant, until: Instant, exhausted: boolean) => Promise<void>;
	readonly clear: (job: Job, caseId: string, realNow: Instant) => Promise<void>;
	/** Cases that have failed for so long that a person must know. */
	readonly stuck: (realNow: Instant) => number;
	readonly exhausted: () => number;
	/** What stands there now, to be told apart from what will. */
	readonly rowOf: (job: Job, caseId: string) => Suspect | undefined;
}

const keyOf = (job: Job, caseId: string) => `${job} ${caseId}`;

export async function readAside(suspects: Suspects): Promise<Aside> {
	const rows = new Map((await suspects.list()).map((one) => [keyOf(one.job, one.caseId), one]));
	const put = async (suspect: Suspect) => {
		rows.set(keyOf(suspect.job, suspect.caseId), suspect);
		await suspects.put(suspect);
	};
	const next = (job: Job, caseId: string, is: Suspect['is'], realNow: Instant) => {
		const before = rows.get(keyOf(job, caseId));
		const same = before?.is === is ? before : null;
		return { caseId, job, is, since: same?.since ?? realNow, tries: (same?.tries ?? 0) + 1 };
	};
	return {
		has: (job, caseId) => rows.has(keyOf(job, caseId)),
		rowOf: (job, caseId) => rows.get(keyOf(job, caseId)),
		count: (job) => [...rows.values()].filter((one) => one.job === job).length,
		due: (realNow) =>
			[...rows.values()].filter(({ nextAt }) => nextAt <= realNow).toSorted((one, other) => one.nextAt - other.nextAt),
		async fail(job, caseId, realNow) {
			const suspect = next(job, caseId, 'failed', realNow);
			const pause = Math.min(MINUTE_MS * 2 ** (suspect.tries - 1), longestPauseMs);
			await put({ ...suspect, nextAt: realNow + pause - slackMs });
		},
		async pause(job, caseId, realNow, until, exhausted) {
			// Looked at meanwhile, for somebody else may have set it going: then it is no suspect any more.
			const nextAt = Math.min(until, realNow + longestPauseMs - slackMs);
			await put({ ...next(job, caseId, exhausted ? 'exhausted' : 'paused', realNow), nextAt });
		},
		async clear(job, caseId, realNow) {
			if (!rows.delete(keyOf(job, caseId))) return;
			await suspects.clear({ caseId, job }, realNow);
		},
		stuck: (realNow) =>
			new Set(
				[...rows.values()]
					.filter(({ is, since }) => is === 'failed' && realNow - since >= stuckAfterMs)
					.map(({ caseId }) => caseId),
			).size,
		exhausted: () => [...rows.values()].filter(({ is }) => is === 'exhausted').length,
	};
}
