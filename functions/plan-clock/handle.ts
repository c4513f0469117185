import { nextWake } from '../../domain/case/clocks/next-wake.ts';
import { sayUnreadable } from '../../domain/case/state/read-log.ts';
import type { Log } from '../ports/telemetry.ts';
import { UnreadableCase } from '../ports/unreadable.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { type PerformDeps, perform } from '../use-cases/perform.ts';

export interface PlanClockDeps extends PerformDeps {
	readonly clock: WallClock;
	readonly log: Log;
}

/** What the clock machine asks with: the case, and the number of the watch that it is. */
export interface Watching {
	readonly caseId: string;
	readonly version: number;
}

/** What it does next. `until` is real UTC with Z: a wait on anything else would be over at once. */
export type Plan =
	| { readonly state: 'wait'; readonly until: string; readonly caseId: string; readonly version: number }
	| { readonly state: 'done' }
	/** The sweep watches from here. */
	| { readonly state: 'handed-over' };

/**
 * Judges what has fallen due, reminds where a reminder is owed, and says until when to wait for the next one. 'done' for
 * a watch that a later one has replaced, and where nothing is left to wait for. A case that this code cannot read is
 * handed over: asking again would not help, and the sweep gives it a new watch when it can be read.
 */
export async function planClock(deps: PlanClockDeps, watching: Watching): Promise<Plan> {
	try {
		return await plan(deps, watching);
	} catch (error) {
		if (!(error instanceof UnreadableCase)) throw error;
		deps.log.error('a clock cannot be planned', {
			caseId: watching.caseId,
			error: error.name,
			reason: sayUnreadable(error.why),
		});
		deps.meter.count(metricNames.casesFailed);
		return { state: 'handed-over' };
	}
}

async function plan(deps: PlanClockDeps, { caseId, version }: Watching): Promise<Plan> {
	const found = await deps.cases.load(caseId);
	if (found === null || found.watch > version || found.state.status.is === 'ended') return { state: 'done' };
	const wake = nextWake(found.state);
	if (wake === null) return { state: 'done' };
	const judgeBefore = deps.clock.judgeBefore();
	if (wake >= judgeBefore) {
		if (found.indexedWake !== null && found.indexedWake < judgeBefore) await deps.cases.refreshWake(found, wake);
		return wait(deps, { caseId, version }, wake);
	}
	const performed = await perform(deps, { caseId, command: { do: 'tick', judgeBefore }, at: judgeBefore });
	if (performed.is !== 'done' && performed.is !== 'nothing') {
		throw new Error(`case ${caseId} could not be judged: ${performed.is}`);
	}
	const next = nextWake(performed.is === 'done' ? performed.after : performed.before.state);
	return next === null ? { state: 'done' } : wait(deps, { caseId, version }, next);
}

/** Never less than a second from now, so that a machine cannot spin. */
const leastWaitMs = 1_000;

function wait({ clock, log }: PlanClockDeps, watching: Watching, wake: number): Plan {
	const until = new Date(Math.max(clock.judgedFrom(wake) + 1, clock.realNow() + leastWaitMs)).toISOString();
	log.info('clock planned', { ...watching, until });
	return { state: 'wait', until, ...watching };
}
