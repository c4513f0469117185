import type { Raised, Revival, StoredCase } from '../../functions/ports/case-store.ts';
import type { Suspect } from '../../functions/ports/suspects.ts';
import type { Execution, NextStage } from '../../functions/ports/workflow.ts';
import { readAside } from '../../functions/sweep/aside.ts';
import { newBudget } from '../../functions/sweep/budget.ts';
import type { SweepRun } from '../../functions/sweep/run.ts';
import type { House } from './house.ts';

export interface Around {
	readonly found?: StoredCase | null;
	readonly execution?: Execution;
	readonly raised?: Raised;
	/** Whether the runs of this minute may start one more. */
	readonly may?: boolean;
	readonly everythingLost?: boolean;
	readonly suspects?: readonly Suspect[];
}

/** A run of the sweep over one case and its machines, of which a test says how they are; what it asks of them, in order. */
export async function sweepRunOver(h: House, stored: StoredCase, around: Around = {}) {
	const { found = stored, execution = 'closed', raised = 'raised', may = true, everythingLost = false } = around;
	for (const one of around.suspects ?? []) await h.store.notes.suspects.put(one);
	const done: string[] = [];
	const say = (...words: readonly unknown[]) => {
		done.push(words.join(' '));
		return Promise.resolve();
	};
	const told = (revival: Revival | null) => (revival === null ? 'unremembered' : `count ${revival.count}`);
	const run: SweepRun = {
		...h.base,
		budget: newBudget(),
		aside: await readAside(h.store.notes.suspects),
		everythingLost,
		cases: {
			...h.base.cases,
			load: () => Promise.resolve(found),
			raiseGeneration: (_, __, revival) => say('generation', told(revival)).then(() => raised),
			raiseWatch: (_, __, revival) => say('watch', told(revival)).then(() => raised),
			refreshWake: (_, wakeAt) => say('refresh', wakeAt),
		},
		suspects: {
			...h.store.notes.suspects,
			takeRepair: (_, most) => say('repair of', most).then(() => may),
		},
		workflow: {
			...h.base.workflow,
			caseExecution: (_, generation) => say('case?', generation).then(() => execution),
			clockExecution: (_, watch) => say('watch?', watch).then(() => execution),
			startCase: (_, generation: number, stage: NextStage) => say('start case', generation, stage),
			startClock: (_, watch) => say('start clock', watch),
		},
	};
	return { run, done, suspects: () => h.store.notes.suspects.list() };
}
