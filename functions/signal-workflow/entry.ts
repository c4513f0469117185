import { connect } from '../adapters/dynamo.ts';
import { dynamoCaseReader } from '../adapters/dynamo-case-store.ts';
import { dynamoOutboxRows } from '../adapters/dynamo-outbox.ts';
import { dynamoTokenReader } from '../adapters/dynamo-tokens.ts';
import { luck } from '../adapters/luck.ts';
import { connectQueues, hideIn } from '../adapters/sqs-queues.ts';
import { connectMachines, machineDriver } from '../adapters/step-functions.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { readRowRef } from '../runtime/messages.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { queueWorker } from '../runtime/worker.ts';
import { retryAfterMs } from '../use-cases/retry.ts';
import { signalWorkflow } from './handle.ts';

const env = readEnvironment(functionNeeds['signal-workflow'].told, process.env);
const telemetry = telemetryOf('signal-workflow', env.STAGE);
const table = connect(env.TABLE_NAME, env.STAGE);
const machines = { caseMachine: env.CASE_MACHINE_ARN, clockMachine: env.CLOCK_MACHINE_ARN };
const deps = {
	cases: dynamoCaseReader(table),
	outbox: dynamoOutboxRows(table),
	tokens: dynamoTokenReader(table),
	workflow: machineDriver(connectMachines(env.STAGE), machines),
	log: telemetry.log,
};

const hide = hideIn(connectQueues(env.STAGE), env.OWN_WORKFLOW_QUEUE);

export const handler = queueWorker(
	{ telemetry, hide, retryAfterMs: (receipt) => retryAfterMs(receipt, luck()) },
	readRowRef,
	async (ref) => {
		await signalWorkflow(deps, ref);
		return 'done';
	},
);
