import {
	DescribeExecutionCommand,
	ExecutionDoesNotExist,
	GetExecutionHistoryCommand,
	type SFNClient,
} from '@aws-sdk/client-sfn';
import type { Instant } from '../../domain/instant.ts';
import { caseExecutionName, clockExecutionName } from '../../functions/adapters/step-functions.ts';
import type { StoredCase } from '../../functions/ports/case-store.ts';
import type { OutputsOf } from './outputs.ts';

/** An execution of a case, as Step Functions tells of it for ninety days. Times are real ones. */
export interface ToldExecution {
	readonly machine: 'case' | 'clock';
	readonly name: string;
	/** RUNNING, SUCCEEDED, FAILED, TIMED_OUT or ABORTED. */
	readonly status: string;
	readonly startedAt: Instant;
	readonly endedAt: Instant | null;
	/** The name of the error that it ended by. */
	readonly error: string | null;
	/** The states that it has entered, the first thousand of its history; those of a clock are left out. */
	readonly entered: readonly { readonly state: string; readonly at: Instant }[];
}

export interface Executions {
	/** Every execution that a case ever had and that is still known, the oldest of each machine first. */
	of(stored: Pick<StoredCase, 'caseId' | 'generation' | 'watch'>): Promise<readonly ToldExecution[]>;
}

export function executionsAt(client: SFNClient, { output }: OutputsOf): Executions {
	const look = async (machine: 'case' | 'clock', name: string): Promise<readonly ToldExecution[]> => {
		const machineArn = output(machine === 'case' ? 'CaseMachineArn' : 'ClockMachineArn');
		const executionArn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
		try {
			const found = await client.send(new DescribeExecutionCommand({ executionArn }));
			const { status = '', startDate, stopDate, error = null } = found;
			const entered = machine === 'case' ? await enteredBy(client, executionArn) : [];
			const [startedAt, endedAt] = [startDate?.getTime() ?? 0, stopDate?.getTime() ?? null];
			return [{ machine, name, status, startedAt, endedAt, error, entered }];
		} catch (gone) {
			if (gone instanceof ExecutionDoesNotExist) return [];
			throw gone;
		}
	};
	return {
		async of({ caseId, generation, watch }) {
			const found: ToldExecution[] = [];
			for (let one = 0; one <= generation; one += 1) {
				found.push(...(await look('case', caseExecutionName(caseId, one))));
			}
			for (let one = 1; one <= watch; one += 1) {
				found.push(...(await look('clock', clockExecutionName(caseId, one))));
			}
			return found;
		},
	};
}

async function enteredBy(client: SFNClient, executionArn: string): Promise<ToldExecution['entered']> {
	const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
	return events.flatMap(({ type, timestamp, stateEnteredEventDetails: details }) =>
		type === 'TaskStateEntered' ? [{ state: details?.name ?? '', at: timestamp?.getTime() ?? 0 }] : [],
	);
}
