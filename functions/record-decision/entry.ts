import { backoff } from '../adapters/backoff.ts';
import { cachedTenants } from '../adapters/cached-tenants.ts';
import { connect } from '../adapters/dynamo.ts';
import { dynamoCaseStore } from '../adapters/dynamo-case-store.ts';
import { dynamoSending } from '../adapters/dynamo-sending.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { connectSecrets, integrationSecrets } from '../adapters/secrets-manager.ts';
import { apiRoute } from '../http/api-route.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { recordDecision } from './handle.ts';

const env = readEnvironment(functionNeeds['record-decision'].told, process.env);
const clock = productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now);
const telemetry = telemetryOf('record-decision', env.STAGE);
const table = connect(env.TABLE_NAME, env.STAGE);

export const handler = apiRoute(
	recordDecision({
		cases: dynamoCaseStore(table),
		tenants: cachedTenants(dynamoTenantReader(table), Date.now),
		secrets: integrationSecrets(connectSecrets(env.STAGE), env.INTEGRATION_SECRETS, Date.now),
		sending: dynamoSending(table),
		clock,
		backoff,
		...telemetry,
	}),
	{ clock, telemetry },
);
