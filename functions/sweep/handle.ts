import { DAY_MS } from '../../domain/instant.ts';
import { openIn } from '../ports/walks.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { passOnAbsences } from './absences.ts';
import { readAside } from './aside.ts';
import { isOver, newBudget } from './budget.ts';
import { judgeOne, judgeOverdue } from './clocks.ts';
import { countOpen } from './count-open.ts';
import { lookAt, reviveBoth } from './executions.ts';
import { lookAtAll, lookAtNext } from './look-round.ts';
import { relayLost } from './outbox.ts';
import type { SweepDeps, SweepRun } from './run.ts';

export type SweepReason =
	| { readonly is: 'minute' }
	/** The local cloud has come up and has forgotten every execution: look at everything now. */
	| { readonly is: 'start' }
	/** An execution of this case ended as none should. */
	| { readonly is: 'execution'; readonly caseId: string };

/** Of those that are set aside: a rollback may leave thousands that cannot be read, and a run has one minute. */
const mostTriedAgain = 200;
const mostRefiled = 100;

/**
 * The net under queues, machines and clocks: acts itself on what is overdue, sends again what got lost, starts again
 * what stopped. Each case by itself: what fails on one is counted, named and tried again, and keeps no other waiting.
 * Harmless to repeat and to run beside itself; a run mends fifty things at most, and all runs of one minute start no
 * more than fifty executions again.
 */
export async function sweep(deps: SweepDeps, reason: SweepReason): Promise<{ readonly repaired: number }> {
	const { log, meter, clock } = deps;
	const aside = await readAside(deps.suspects);
	const run = { ...deps, budget: newBudget(), aside, everythingLost: reason.is === 'start' };
	const { budget } = run;
	if (reason.is === 'execution') {
		await reviveBoth(run, reason.caseId);
	} else {
		await tryAgain(run);
		await judgeOverdue(run);
		await passOnAbsences(run);
		await relayLost(run, budget, run.everythingLost);
		await deps.index.refileOpen(mostRefiled);
		const { walk, counting } = await deps.walks.get();
		const counted = await countOpen(deps, walk, counting);
		await (run.everythingLost ? lookAtAll(run, counted) : lookAtNext(run, counted));
		await measure(deps, openIn(counted));
		meter.count(metricNames.casesStuck, aside.stuck(clock.realNow()));
		meter.count(metricNames.sweepHeartbeat);
	}
	meter.count(metricNames.driftRepaired, budget.repaired());
	meter.count(metricNames.repairsExhausted, aside.exhausted() + Number(isOver(budget)));
	if (isOver(budget)) log.error('more was lost than one sweep may mend', { repaired: budget.repaired() });
	log.info('swept', { reason: reason.is, repaired: budget.repaired() });
	return { repaired: budget.repaired() };
}

/** Comes back to those that were set aside, when their time has come. */
async function tryAgain(run: SweepRun): Promise<void> {
	for (const { caseId, job } of run.aside.due(run.clock.realNow()).slice(0, mostTriedAgain)) {
		if (run.budget.spent()) return;
		if (job === 'clocks') await judgeOne(run, caseId);
		else if (!run.budget.limited()) await lookAt(run, job, caseId);
	}
}

async function measure({ index, outbox, clock, meter }: SweepDeps, open: number): Promise<void> {
	const [overdue, soon, oldest, aside] = await Promise.all([
		index.countWaking(0, clock.judgeBefore()),
		index.countWaking(clock.now(), clock.now() + DAY_MS),
		outbox.oldest(),
		outbox.countAside(),
	]);
	meter.count(metricNames.openCases, open);
	meter.count(metricNames.overdueClocks, overdue);
	meter.count(metricNames.dueSoon, soon);
	meter.count(metricNames.outboxAside, aside);
	// A digest counts as waiting from the moment on at which it goes out (ADR 0060).
	const waits = oldest === null ? 0 : Math.max(0, clock.realNow() - oldest);
	meter.seconds(metricNames.oldestOutboxSeconds, Math.round(waits / 1000));
}
