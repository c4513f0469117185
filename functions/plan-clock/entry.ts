import { backoff } from '../adapters/backoff.ts';
import { cachedTenants } from '../adapters/cached-tenants.ts';
import { connect } from '../adapters/dynamo.ts';
import { dynamoCaseStore } from '../adapters/dynamo-case-store.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { readWatching } from '../runtime/messages.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { worker } from '../runtime/worker.ts';
import { planClock } from './handle.ts';

const env = readEnvironment(functionNeeds['plan-clock'].told, process.env);
const telemetry = telemetryOf('plan-clock', env.STAGE);
const table = connect(env.TABLE_NAME, env.STAGE);
const deps = {
	cases: dynamoCaseStore(table),
	tenants: cachedTenants(dynamoTenantReader(table), Date.now),
	clock: productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now),
	backoff,
	...telemetry,
};

export const handler = worker(telemetry, (event: unknown) => planClock(deps, readWatching(event)));
