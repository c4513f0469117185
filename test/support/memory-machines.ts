import type { StageKind } from '../../domain/regulation/regulation.ts';
import type { StageEntered } from '../../functions/open-stage/handle.ts';
import type { Watching } from '../../functions/plan-clock/handle.ts';
import type { NextStage, Workflow } from '../../functions/ports/workflow.ts';

interface Running {
	status: 'running' | 'closed';
	token: string | null;
	readonly caseId: string;
	readonly generation: number;
}

/** The two machines of a test: they wait and order, as the real ones do. */
export interface MemoryMachines {
	readonly workflow: Workflow;
	/** Takes what the machines would now say to open-stage and to plan-clock. */
	readonly entered: () => readonly StageEntered[];
	readonly watching: () => readonly Watching[];
	/** Ends every execution, as the emulator does when it stops. */
	readonly failAll: () => void;
	readonly starts: () => readonly string[];
	/** Makes the next answers of tokens meet this. */
	answers: 'open' | 'closed';
}

export function memoryMachines(): MemoryMachines {
	const executions = new Map<string, Running>();
	const clocks = new Map<string, 'running' | 'closed'>();
	let entering: StageEntered[] = [];
	let watches: Watching[] = [];
	let serial = 0;
	const starts: string[] = [];
	const enter = (running: Running, next: NextStage) => {
		if (next === 'ended' || next === 'superseded' || next === 'next-generation') {
			running.status = 'closed';
			running.token = null;
			return;
		}
		serial += 1;
		running.token = `token-${serial}`;
		const stage: StageKind = next;
		entering.push({ caseId: running.caseId, generation: running.generation, stage, token: running.token });
	};
	const machines: MemoryMachines = {
		answers: 'open',
		workflow: {
			startCase(caseId, generation, stage) {
				const name = `${caseId}-${generation}`;
				if (!executions.has(name)) {
					const running: Running = { status: 'running', token: null, caseId, generation };
					executions.set(name, running);
					starts.push(name);
					enter(running, stage);
				}
				return Promise.resolve();
			},
			startClock(caseId, watch) {
				const name = `${caseId}-${watch}`;
				if (!clocks.has(name)) {
					clocks.set(name, 'running');
					watches.push({ caseId, version: watch });
				}
				return Promise.resolve();
			},
			answer(token, next) {
				const running = [...executions.values()].find((one) => one.token === token && one.status === 'running');
				if (running === undefined || machines.answers === 'closed') return Promise.resolve('closed');
				enter(running, next);
				return Promise.resolve('answered');
			},
			caseExecution: (caseId, generation) =>
				Promise.resolve(executions.get(`${caseId}-${generation}`)?.status ?? 'missing'),
			clockExecution: (caseId, watch) => Promise.resolve(clocks.get(`${caseId}-${watch}`) ?? 'missing'),
		},
		entered() {
			const taken = entering;
			entering = [];
			return taken;
		},
		watching() {
			const taken = watches;
			watches = [];
			return taken;
		},
		failAll() {
			for (const running of executions.values()) running.status = 'closed';
			for (const name of clocks.keys()) clocks.set(name, 'closed');
			entering = [];
		},
		starts: () => starts,
	};
	return machines;
}
