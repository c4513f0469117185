import type { Workflow } from '../../functions/ports/workflow.ts';
import { at, choose, type Definition, definitionOf, fill, put } from '../support/machine.ts';
import type { Ended } from './calls.ts';
import type { Timeline } from './timeline.ts';

interface Execution {
	readonly machine: 'case' | 'clock';
	readonly caseId: string;
	status: 'running' | 'closed';
	state: string;
	data: unknown;
	/** Of the Task that it waits in; null anywhere else. */
	token: string | null;
}

interface MachinesOptions {
	readonly timeline: Timeline;
	/** Calls the function of a Task, with what the definition hands to it. */
	readonly call: (machine: 'case' | 'clock', payload: unknown) => Promise<Ended<unknown>>;
	/** An execution of this case ended as none should: what EventBridge tells. */
	readonly onBroken: (caseId: string) => void;
}

/** Step Functions: the two definitions as they are shipped, walked by as many executions as are started. */
export interface StormMachines {
	readonly workflow: Workflow;
	/** Ends one as an operator, or AWS, may; gives whether it ran. */
	readonly abort: (name: string) => boolean;
	readonly running: () => readonly string[];
	/** The case whose execution waits on this token; null where none does. */
	readonly caseOf: (token: string) => string | null;
	/** The token that an execution of a case waits on; null where it waits on none or does not run. */
	readonly waitsOn: (caseId: string, generation: number) => string | null;
}

const nameOfCase = (caseId: string, generation: number) => `${caseId}-g${generation}`;
const nameOfClock = (caseId: string, watch: number) => `${caseId}-w${watch}`;

export function stormMachines({ timeline, call, onBroken }: MachinesOptions): StormMachines {
	const definitions = { case: definitionOf('case'), clock: definitionOf('clock') };
	const executions = new Map<string, Execution>();
	const tokens = new Map<string, Execution>();
	let serial = 0;

	const close = (execution: Execution, broken: boolean) => {
		execution.status = 'closed';
		if (execution.token !== null) tokens.delete(execution.token);
		execution.token = null;
		if (broken) onBroken(execution.caseId);
	};
	const stateOf = ({ machine, state }: Execution): Definition['States'][string] => {
		const found = definitions[machine].States[state];
		if (found === undefined) throw new Error(`no state ${state}`);
		return found;
	};
	/** Whether it still is where it was when something was begun for it. */
	const isStill = (execution: Execution, state: string, token: string | null) =>
		execution.status === 'running' && execution.state === state && execution.token === token;

	const goOn = (execution: Execution, next: string | undefined) => {
		execution.token = null;
		execution.state = next ?? '';
		timeline.at(timeline.now() + 20, () => step(execution));
	};
	const fail = (execution: Execution, error: string) => {
		const { Catch: caught = [] } = stateOf(execution);
		const way = caught.find(({ ErrorEquals }) => ErrorEquals.some((one) => one === 'States.ALL' || one === error));
		if (way === undefined) {
			close(execution, true);
			return;
		}
		execution.data = way.ResultPath ? put(execution.data, way.ResultPath, { Error: error }) : { Error: error };
		if (execution.token !== null) tokens.delete(execution.token);
		goOn(execution, way.Next);
	};

	/** A Task that waits for its token: the function is called beside, and only its failure is heard of. */
	const waitForToken = (execution: Execution, name: string) => {
		const { Parameters: parameters, TimeoutSeconds: timeout = 0 } = stateOf(execution);
		serial += 1;
		const token = `token-${serial}`;
		execution.token = token;
		tokens.set(token, execution);
		timeline.at(timeline.now() + timeout * 1_000, () => {
			if (isStill(execution, name, token)) fail(execution, 'States.Timeout');
		});
		void call('case', fill(parameters?.['Payload'], execution.data, token)).then(({ is }) => {
			if (is !== 'done' && isStill(execution, name, token)) fail(execution, 'Lambda.Unknown');
		});
	};
	const invoke = async (execution: Execution, name: string) => {
		const { Parameters: parameters, Retry: retry = [], ResultPath, Next } = stateOf(execution);
		const { MaxAttempts: most = 0, IntervalSeconds: first = 1, BackoffRate: rate = 1 } = retry[0] ?? {};
		for (let attempt = 0; ; attempt += 1) {
			const called = await call('clock', at(execution.data, parameters?.['Payload.$']));
			if (!isStill(execution, name, null)) return;
			if (called.is === 'done') {
				execution.data = ResultPath ? put(execution.data, ResultPath, called.value) : called.value;
				goOn(execution, Next);
				return;
			}
			if (attempt === most) {
				fail(execution, 'Lambda.Unknown');
				return;
			}
			await timeline.sleep(first * rate ** attempt * 1_000);
			if (!isStill(execution, name, null)) return;
		}
	};
	const step = (execution: Execution): void => {
		if (execution.status !== 'running') return;
		const name = execution.state;
		const state = stateOf(execution);
		switch (state.Type) {
			case 'Succeed':
				close(execution, false);
				break;
			case 'Fail':
				close(execution, true);
				break;
			case 'Choice':
				goOn(execution, choose(state, execution.data));
				break;
			case 'Pass':
				execution.data = put(execution.data, state.ResultPath, fill(state.Parameters, execution.data));
				goOn(execution, state.Next);
				break;
			case 'Wait': {
				const until = state.TimestampPath === undefined ? null : at(execution.data, state.TimestampPath);
				const wakes = until === null ? timeline.now() + (state.Seconds ?? 0) * 1_000 : Date.parse(String(until));
				timeline.at(wakes, () => {
					if (isStill(execution, name, null)) goOn(execution, state.Next);
				});
				break;
			}
			case 'Task':
				if (state.Resource?.endsWith('.waitForTaskToken') === true) waitForToken(execution, name);
				else void invoke(execution, name);
				break;
			default:
				state.Type satisfies never;
		}
	};
	const start = (machine: 'case' | 'clock', name: string, caseId: string, data: unknown) => {
		if (executions.has(name)) return Promise.resolve();
		const execution: Execution = {
			machine,
			caseId,
			status: 'running',
			state: definitions[machine].StartAt,
			data,
			token: null,
		};
		executions.set(name, execution);
		timeline.at(timeline.now() + 20, () => step(execution));
		return Promise.resolve();
	};

	return {
		workflow: {
			startCase: (caseId, generation, stage) =>
				start('case', nameOfCase(caseId, generation), caseId, {
					caseId,
					generation,
					awaited: { stage },
					failures: { count: 0 },
				}),
			startClock: (caseId, watch) => start('clock', nameOfClock(caseId, watch), caseId, { caseId, version: watch }),
			answer(token, next) {
				const execution = tokens.get(token);
				if (execution === undefined) return Promise.resolve('closed');
				tokens.delete(token);
				const { ResultPath, Next } = stateOf(execution);
				execution.data = put(execution.data, ResultPath, { stage: next });
				goOn(execution, Next);
				return Promise.resolve('answered');
			},
			caseExecution: (caseId, generation) =>
				Promise.resolve(executions.get(nameOfCase(caseId, generation))?.status ?? 'missing'),
			clockExecution: (caseId, watch) =>
				Promise.resolve(executions.get(nameOfClock(caseId, watch))?.status ?? 'missing'),
		},
		abort(name) {
			const execution = executions.get(name);
			if (execution?.status !== 'running') return false;
			close(execution, true);
			return true;
		},
		running: () => [...executions].filter(([, { status }]) => status === 'running').map(([name]) => name),
		caseOf: (token) => tokens.get(token)?.caseId ?? null,
		waitsOn: (caseId, generation) => executions.get(nameOfCase(caseId, generation))?.token ?? null,
	};
}
