import { nextWake } from '../../domain/case/clocks/next-wake.ts';
import type { StoredCase } from '../ports/case-store.ts';
import { awaitedStage } from '../use-cases/awaited-stage.ts';
import type { Budget } from './budget.ts';
import type { SweepDeps } from './handle.ts';

/**
 * Makes sure that an execution walks this open case: one that never started is started under its name, for one that is
 * closed the next generation is ordered, and with `stranded` for one that runs and is nowhere, too.
 */
export async function reviveCase(
	{ workflow, cases, clock, log }: SweepDeps,
	stored: StoredCase,
	stranded: boolean,
): Promise<'alive' | 'started' | 'next-generation'> {
	const { caseId, generation } = stored;
	const execution = await workflow.caseExecution(caseId, generation);
	if (execution === 'missing') {
		await workflow.startCase(caseId, generation, awaitedStage(stored.state));
		log.warn('a case without an execution was started', { caseId, generation });
		return 'started';
	}
	if (execution === 'running' && !stranded) return 'alive';
	const raised = await cases.raiseGeneration(stored, clock.realNow());
	log.warn('the next execution of a case was ordered', { caseId, generation: generation + 1, execution, raised });
	return raised ? 'next-generation' : 'alive';
}

/** The same for the execution that watches its clocks. */
async function reviveClock({ workflow, cases, clock, log }: SweepDeps, stored: StoredCase): Promise<boolean> {
	const { caseId, watch } = stored;
	if (nextWake(stored.state) === null) return false;
	const execution = watch === 0 ? 'closed' : await workflow.clockExecution(caseId, watch);
	if (execution === 'running') return false;
	if (execution === 'missing') await workflow.startClock(caseId, watch);
	else await cases.raiseWatch(stored, clock.realNow());
	log.warn('clocks that nobody watched have a watch again', { caseId, watch, execution });
	return true;
}

/** Both executions of one case. */
export async function reviveBoth(deps: SweepDeps, caseId: string, budget: Budget): Promise<void> {
	const stored = await deps.cases.load(caseId);
	if (stored === null || stored.state.status.is === 'ended') return;
	if ((await reviveCase(deps, stored, false)) !== 'alive') budget.repair();
	if (await reviveClock(deps, stored)) budget.repair();
}

const minutesOfADay = 1_440;

/** Whether this minute is the one in which this case is looked at, once a day: ids are spread evenly enough. */
export function isItsMinute(caseId: string, realNow: number): boolean {
	const slot = [...caseId].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % minutesOfADay, 7);
	return slot === Math.floor(realNow / 60_000) % minutesOfADay;
}
