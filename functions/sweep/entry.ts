import { backoff } from '../adapters/backoff.ts';
import { cachedTenants } from '../adapters/cached-tenants.ts';
import { connect } from '../adapters/dynamo.ts';
import { dynamoCaseIndex } from '../adapters/dynamo-case-index.ts';
import { dynamoCaseStore } from '../adapters/dynamo-case-store.ts';
import { dynamoFiguresBoard } from '../adapters/dynamo-figures.ts';
import { dynamoHandovers } from '../adapters/dynamo-handovers.ts';
import { dynamoOutbox } from '../adapters/dynamo-outbox.ts';
import { dynamoSuspects } from '../adapters/dynamo-suspects.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { dynamoTokens } from '../adapters/dynamo-tokens.ts';
import { dynamoWalks } from '../adapters/dynamo-walks.ts';
import { connectQueues, sqsQueues } from '../adapters/sqs-queues.ts';
import { caseIdOfExecution, connectMachines, stepFunctions } from '../adapters/step-functions.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { readSweepEvent } from '../runtime/messages.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { worker } from '../runtime/worker.ts';
import { sweep } from './handle.ts';

const env = readEnvironment(functionNeeds.sweep.told, process.env);
const telemetry = telemetryOf('sweep', env.STAGE);
const table = connect(env.TABLE_NAME, env.STAGE);
const machines = { caseMachine: env.CASE_MACHINE_ARN, clockMachine: env.CLOCK_MACHINE_ARN };
const deps = {
	cases: dynamoCaseStore(table),
	index: dynamoCaseIndex(table),
	outbox: dynamoOutbox(table),
	suspects: dynamoSuspects(table),
	handovers: dynamoHandovers(table),
	board: dynamoFiguresBoard(table),
	walks: dynamoWalks(table),
	tokens: dynamoTokens(table),
	tenants: cachedTenants(dynamoTenantReader(table), Date.now),
	queues: sqsQueues(connectQueues(env.STAGE), { mail: env.MAIL_QUEUE_URL, workflow: env.WORKFLOW_QUEUE_URL }),
	workflow: stepFunctions(connectMachines(env.STAGE), machines),
	clock: productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now),
	backoff,
	...telemetry,
};

export const handler = worker(telemetry, (event: unknown) => {
	const { reason, execution } = readSweepEvent(event);
	if (execution !== null) return sweep(deps, { is: 'execution', caseId: caseIdOfExecution(execution) });
	return sweep(deps, { is: reason });
});
