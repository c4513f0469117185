import { nextWake } from '../../domain/case/clocks/next-wake.ts';
import { perform } from '../use-cases/perform.ts';
import type { Budget } from './budget.ts';
import type { SweepDeps } from './handle.ts';

/** A clock execution that lives has judged by then; what stands over longer is watched by nobody. */
const unwatchedAfterMs = 60_000;
const atOnce = 100;

/** Judges what is overdue although a clock execution should have, and gives those cases a new one. */
export async function judgeOverdue(deps: SweepDeps, budget: Budget): Promise<void> {
	const { clock } = deps;
	const judgeBefore = clock.judgeBefore();
	const before = Math.min(judgeBefore, clock.fromReal(clock.realNow() - unwatchedAfterMs));
	for (const caseId of await deps.index.overdue(before, atOnce)) {
		if (budget.spent()) return;
		const performed = await perform(deps, { caseId, command: { do: 'tick', judgeBefore }, at: judgeBefore });
		if (performed.is === 'nothing') await deps.cases.refreshWake(performed.before, nextWake(performed.before.state));
		if (performed.is !== 'done') continue;
		deps.log.warn('overdue clocks judged by the sweep', { caseId, version: performed.version });
		budget.repair();
		const stored = await deps.cases.load(caseId);
		if (stored !== null && nextWake(stored.state) !== null) await deps.cases.raiseWatch(stored, clock.realNow());
	}
}
