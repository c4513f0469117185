import { nextWake } from '../../domain/case/clocks/next-wake.ts';
import { isUnjudged } from '../../domain/case/clocks/recalendar.ts';
import { MINUTE_MS } from '../../domain/instant.ts';
import type { Raised, StoredCase } from '../ports/case-store.ts';
import { awaitedStage } from '../use-cases/awaited-stage.ts';
import { perform } from '../use-cases/perform.ts';
import { alone } from './alone.ts';
import { mostRepairs } from './budget.ts';
import { patienceWith } from './patience.ts';
import type { SweepRun } from './run.ts';

/**
 * Makes sure that an execution walks this open case: one that never started is started under its name, for one that is
 * closed the next generation is ordered, and with `stranded` for one that runs and is nowhere, too. 'later' where
 * it may not be mended now: the case is then set aside until it may.
 */
export async function reviveCase(
	run: SweepRun,
	stored: StoredCase,
	stranded: boolean,
): Promise<'alive' | 'started' | 'next-generation' | 'later'> {
	const { caseId, generation } = stored;
	const execution = await run.workflow.caseExecution(caseId, generation);
	if (execution === 'running' && !stranded) return 'alive';
	if (execution === 'missing') {
		if (!(await mayMend(run, 'case', stored))) return 'later';
		await run.workflow.startCase(caseId, generation, awaitedStage(stored.state));
		run.log.warn('a case without an execution was started', { caseId, generation });
		return 'started';
	}
	const raised = await raise(run, 'case', stored);
	if (raised === 'raised') run.log.warn('the next execution of a case was ordered', { caseId, generation, execution });
	return raised === 'raised' ? 'next-generation' : raised === 'raced' ? 'alive' : 'later';
}

/** The same for the execution that watches its clocks; `judged`: what stands in the index shows that none did. */
export async function reviveWatch(
	run: SweepRun,
	stored: StoredCase,
	judged: boolean,
): Promise<'alive' | 'started' | 'next-watch' | 'later'> {
	const { caseId, watch, revivals } = stored;
	if (stored.state.status.is === 'ended' || nextWake(stored.state) === null) return 'alive';
	// One that was ordered this minute has had no time to judge anything: what stood over is no sign against it.
	if (judged && revivals.watch != null && run.clock.realNow() - revivals.watch.at < MINUTE_MS) return 'alive';
	const execution = judged || watch === 0 ? 'closed' : await run.workflow.clockExecution(caseId, watch);
	if (execution === 'running') return 'alive';
	if (execution === 'missing') {
		if (!(await mayMend(run, 'watch', stored))) return 'later';
		await run.workflow.startClock(caseId, watch);
		run.log.warn('clocks without an execution have one again', { caseId, watch });
		return 'started';
	}
	const raised = await raise(run, 'watch', stored);
	if (raised === 'raised') run.log.warn('clocks that nobody watched have a watch again', { caseId, watch });
	return raised === 'raised' ? 'next-watch' : raised === 'raced' ? 'alive' : 'later';
}

/** Both executions of one case, each by itself: what one fails on is no reason to leave the other. */
export async function reviveBoth(run: SweepRun, caseId: string): Promise<void> {
	await lookAt(run, 'case', caseId);
	await lookAt(run, 'watch', caseId);
}

/** One execution of one case. */
export async function lookAt(run: SweepRun, job: 'case' | 'watch', caseId: string): Promise<void> {
	await alone(run, job, caseId, async () => {
		const stored = await run.cases.load(caseId);
		if (stored === null || stored.state.status.is === 'ended') return;
		// A case of before, whose clocks were all over without anybody being told of it: its time is looked at anew (G-27).
		if (job === 'watch' && nextWake(stored.state) === null) return lieStill(run, caseId);
		if (job === 'watch' && stored.state.clocks.some(isUnjudged)) await reckonAwaited(run, caseId);
		const outcome = job === 'case' ? await reviveCase(run, stored, false) : await reviveWatch(run, stored, false);
		if (outcome !== 'alive' && outcome !== 'later') run.budget.repair();
	});
}

/** Lets time pass over a case that nothing would ever wake, so that it is known when its coordinator is told next. */
async function lieStill(run: SweepRun, caseId: string): Promise<void> {
	const judgeBefore = run.clock.judgeBefore();
	const performed = await perform(run, { caseId, command: { do: 'tick', judgeBefore }, at: judgeBefore });
	if (performed.is !== 'done') return;
	run.log.warn('a case that nothing would have woken is watched again', { caseId, version: performed.version });
	run.budget.repair();
}

/**
 * Reckons what waits for the data of its calendar, where these are there by now: a worker goes on with the calendar
 * of before for up to a minute, so what it received then came too late for `otklik tenant apply`.
 */
async function reckonAwaited(run: SweepRun, caseId: string): Promise<void> {
	const performed = await perform(run, { caseId, command: { do: 'recalendar' }, at: run.clock.judgeBefore() });
	if (performed.is === 'done') run.log.info('terms that waited are reckoned', { caseId, version: performed.version });
}

/** Orders the next execution where the case's own patience and that of all runs allow it. */
async function raise(run: SweepRun, job: 'case' | 'watch', stored: StoredCase): Promise<Raised | 'later'> {
	const { caseId, state } = stored;
	const realNow = run.clock.realNow();
	const visit = state.status.is === 'open' ? state.status.visit : 0;
	const last = job === 'case' ? stored.revivals.generation : stored.revivals.watch;
	const { mayAt, exhausted, revival } = patienceWith(last, visit, realNow);
	// Where everything was lost at once no execution is to blame for it.
	if (!run.everythingLost && realNow < mayAt) {
		run.log.warn('an execution that keeps ending is not started again yet', { caseId, job, exhausted });
		await run.aside.pause(job, caseId, realNow, mayAt, exhausted);
		return 'later';
	}
	if (!(await mayMend(run, job, stored))) return 'later';
	const remembered = run.everythingLost ? null : revival;
	const raised =
		job === 'case'
			? await run.cases.raiseGeneration(stored, realNow, remembered)
			: await run.cases.raiseWatch(stored, realNow, remembered);
	if (raised === 'raised') await run.aside.clear(job, caseId, realNow);
	// Nobody else may look at it for a day: an execution's end is told of once.
	else if (raised === 'busy') await run.aside.pause(job, caseId, realNow, realNow, false);
	else run.log.info('somebody else was quicker to order the next execution', { caseId, job });
	return raised;
}

/** Takes one repair of those that all runs of a minute may make; where none is left the case comes next minute. */
async function mayMend(run: SweepRun, job: 'case' | 'watch', { caseId }: StoredCase): Promise<boolean> {
	const realNow = run.clock.realNow();
	if (run.everythingLost || (await run.suspects.takeRepair(realNow, mostRepairs))) return true;
	run.budget.reachLimit();
	await run.aside.pause(job, caseId, realNow, realNow, false);
	return false;
}
