import {
	DescribeExecutionCommand,
	ExecutionAlreadyExists,
	ExecutionDoesNotExist,
	InvalidToken,
	SendTaskSuccessCommand,
	SFNClient,
	StartExecutionCommand,
	TaskDoesNotExist,
	TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Execution, TokenAnswerer, Workflow, WorkflowDriver } from '../ports/workflow.ts';
import { patienceOf } from './patience.ts';

interface Machines {
	readonly caseMachine: string;
	readonly clockMachine: string;
}

export function connectMachines(stage: string): SFNClient {
	return new SFNClient(patienceOf('work', stage));
}

/** The name of a case's execution: the case id, and from the second on its generation. */
export function caseExecutionName(caseId: string, generation: number): string {
	return generation === 0 ? caseId : `${caseId}-g${generation}`;
}

export function clockExecutionName(caseId: string, watch: number): string {
	return `${caseId}-w${watch}`;
}

/** The case that an execution's name speaks of. */
export function caseIdOfExecution(name: string): string {
	return name.replace(/-[gw]\d+$/, '');
}

/** The two machines, to be driven. Inputs hold ids only. */
export function machineDriver(client: SFNClient, machines: Machines): WorkflowDriver {
	const start = async (machine: string, name: string, input: object) => {
		try {
			await client.send(new StartExecutionCommand({ stateMachineArn: machine, name, input: JSON.stringify(input) }));
		} catch (error) {
			// AWS answers a repeat with the same ARN while the first runs, and so once it has ended: both are success.
			if (!(error instanceof ExecutionAlreadyExists)) throw error;
		}
	};
	return {
		startCase: (caseId, generation, stage) =>
			start(machines.caseMachine, caseExecutionName(caseId, generation), {
				caseId,
				generation,
				awaited: { stage },
				failures: { count: 0 },
			}),
		startClock: (caseId, watch) =>
			start(machines.clockMachine, clockExecutionName(caseId, watch), { caseId, version: watch }),
		...tokenAnswerer(client),
	};
}

/** The two machines, to be driven and looked at. */
export function stepFunctions(client: SFNClient, machines: Machines): Workflow {
	return {
		...machineDriver(client, machines),
		caseExecution: (caseId, generation) =>
			describe(client, machines.caseMachine, caseExecutionName(caseId, generation)),
		clockExecution: (caseId, watch) => describe(client, machines.clockMachine, clockExecutionName(caseId, watch)),
	};
}

/** The part that needs no machine's name. */
export function tokenAnswerer(client: SFNClient): TokenAnswerer {
	return {
		async answer(token, next) {
			try {
				await client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify({ stage: next }) }));
				return 'answered';
			} catch (error) {
				if (isClosed(error)) return 'closed';
				throw error;
			}
		},
	};
}

/** Expired, used, garbage, or its execution is gone: one class, and the table knows the rest. */
function isClosed(error: unknown): boolean {
	return error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
}

async function describe(client: SFNClient, machine: string, name: string): Promise<Execution> {
	const executionArn = `${machine.replace(':stateMachine:', ':execution:')}:${name}`;
	try {
		const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
		return status === 'RUNNING' || status === 'PENDING_REDRIVE' ? 'running' : 'closed';
	} catch (error) {
		if (error instanceof ExecutionDoesNotExist) return 'missing';
		throw error;
	}
}
