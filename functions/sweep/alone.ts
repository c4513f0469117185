import { sayUnreadable } from '../../domain/case/state/read-log.ts';
import type { Job } from '../ports/suspects.ts';
import { UnreadableCase } from '../ports/unreadable.ts';
import { metricNames } from '../runtime/metric-names.ts';
import type { SweepDeps, SweepRun } from './run.ts';

/**
 * Works on one case by itself: whatever it throws is counted and named by the case's id, and the case set aside to be
 * tried again, while the run goes on with the others. A case that was set aside and can be worked on is so no more,
 * unless the work, or its failing, has set it aside anew.
 */
export async function alone(run: SweepRun, job: Job, caseId: string, work: () => Promise<void>): Promise<void> {
	const before = run.aside.rowOf(job, caseId);
	await attempt(run, job, caseId, work);
	if (run.aside.rowOf(job, caseId) === before) await run.aside.clear(job, caseId, run.clock.realNow());
}

/** The same for work that says nothing of whether a case that was set aside is well again. */
export async function attempt(run: SweepRun, job: Job, caseId: string, work: () => Promise<void>): Promise<void> {
	try {
		await work();
		return;
	} catch (error) {
		sayFailed(run, job, caseId, error);
	}
	try {
		await run.aside.fail(job, caseId, run.clock.realNow());
	} catch (error) {
		// It will be found again as it was found now; the others must not wait for that.
		sayFailed(run, job, caseId, error);
	}
}

/** By the case's id and a code alone: a message may quote what was being worked on. */
function sayFailed({ log, meter }: SweepDeps, job: Job, caseId: string, error: unknown): void {
	const name = error instanceof Error ? error.name : 'unknown';
	const reason = error instanceof UnreadableCase ? sayUnreadable(error.why) : null;
	log.error('the sweep failed on a case', { caseId, job, error: name, reason });
	meter.count(metricNames.casesFailed);
}
