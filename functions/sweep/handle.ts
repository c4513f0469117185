import type { CaseIndex } from '../ports/case-store.ts';
import type { Outbox, Queues } from '../ports/outbox.ts';
import type { Log } from '../ports/telemetry.ts';
import type { Tokens } from '../ports/tokens.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import type { Workflow } from '../ports/workflow.ts';
import { metricNames } from '../runtime/metric-names.ts';
import type { PerformDeps } from '../use-cases/perform.ts';
import { type Budget, newBudget } from './budget.ts';
import { judgeOverdue } from './clocks.ts';
import { isItsMinute, reviveBoth } from './executions.ts';
import { relayLost } from './outbox.ts';

export interface SweepDeps extends PerformDeps {
	readonly index: CaseIndex;
	readonly outbox: Outbox;
	readonly queues: Queues;
	readonly tokens: Tokens;
	readonly workflow: Workflow;
	readonly clock: WallClock;
	readonly log: Log;
}

export type SweepReason =
	| { readonly is: 'minute' }
	/** The local cloud has come up and has forgotten every execution: look at everything now. */
	| { readonly is: 'start' }
	/** An execution of this case ended as none should. */
	| { readonly is: 'execution'; readonly caseId: string };

const dayMs = 86_400_000;

/**
 * The net under queues, machines and clocks: acts itself on what is overdue, sends again what got lost, starts again
 * what stopped. Harmless to repeat and to run beside itself; a run mends fifty things at most.
 */
export async function sweep(deps: SweepDeps, reason: SweepReason): Promise<{ readonly repaired: number }> {
	const { log, meter } = deps;
	const budget = newBudget();
	if (reason.is === 'execution') {
		await reviveBoth(deps, reason.caseId, budget);
	} else {
		await judgeOverdue(deps, budget);
		await relayLost(deps, budget, reason.is === 'start');
		const open = await lookAtOpen(deps, budget, reason.is === 'start');
		await measure(deps, open);
		meter.count(metricNames.sweepHeartbeat);
	}
	meter.count(metricNames.driftRepaired, budget.repaired());
	if (budget.spent()) log.error('more was lost than one sweep may mend', { repaired: budget.repaired() });
	log.info('swept', { reason: reason.is, repaired: budget.repaired() });
	return { repaired: budget.repaired() };
}

/** Counts the open cases, and looks at the executions of those whose minute it is. */
async function lookAtOpen(deps: SweepDeps, budget: Budget, everything: boolean): Promise<number> {
	const realNow = deps.clock.realNow();
	let open = 0;
	for await (const caseId of deps.index.open()) {
		open += 1;
		if ((everything || isItsMinute(caseId, realNow)) && !budget.spent()) await reviveBoth(deps, caseId, budget);
	}
	return open;
}

async function measure({ index, outbox, clock, meter }: SweepDeps, open: number): Promise<void> {
	const [overdue, soon, oldest, aside] = await Promise.all([
		index.countWaking(0, clock.judgeBefore()),
		index.countWaking(clock.now(), clock.now() + dayMs),
		outbox.oldest(),
		outbox.countAside(),
	]);
	meter.count(metricNames.openCases, open);
	meter.count(metricNames.overdueClocks, overdue);
	meter.count(metricNames.dueSoon, soon);
	meter.count(metricNames.outboxAside, aside);
	meter.seconds(metricNames.oldestOutboxSeconds, oldest === null ? 0 : Math.round((clock.realNow() - oldest) / 1000));
}
