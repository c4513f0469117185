import { connect } from '../adapters/dynamo.ts';
import { dynamoCaseReader, dynamoCaseReviver } from '../adapters/dynamo-case-store.ts';
import { dynamoOutboxRows } from '../adapters/dynamo-outbox.ts';
import { dynamoTokens } from '../adapters/dynamo-tokens.ts';
import { connectMachines, tokenAnswerer } from '../adapters/step-functions.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { readStageEntered } from '../runtime/messages.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { worker } from '../runtime/worker.ts';
import { openStage } from './handle.ts';

const env = readEnvironment(functionNeeds['open-stage'].told, process.env);
const telemetry = telemetryOf('open-stage', env.STAGE);
const table = connect(env.TABLE_NAME, env.STAGE);
const deps = {
	cases: { ...dynamoCaseReader(table), ...dynamoCaseReviver(table) },
	tokens: dynamoTokens(table),
	outbox: dynamoOutboxRows(table),
	machine: tokenAnswerer(connectMachines(env.STAGE)),
	clock: productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now),
	log: telemetry.log,
};

export const handler = worker(telemetry, async (event: unknown) => {
	await openStage(deps, readStageEntered(event));
	return null;
});
