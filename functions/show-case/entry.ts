import { cachedTenants } from '../adapters/cached-tenants.ts';
import { connect } from '../adapters/dynamo.ts';
import { dynamoAccessLog } from '../adapters/dynamo-accesses.ts';
import { dynamoCaseReader } from '../adapters/dynamo-case-store.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { connectSecrets, integrationSecrets } from '../adapters/secrets-manager.ts';
import { apiRoute } from '../http/api-route.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { showCase } from './handle.ts';

const env = readEnvironment(functionNeeds['show-case'].told, process.env);
const clock = productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now);
const telemetry = telemetryOf('show-case', env.STAGE);
const table = connect(env.TABLE_NAME, env.STAGE);

export const handler = apiRoute(
	showCase({
		cases: dynamoCaseReader(table),
		accesses: dynamoAccessLog(table),
		clock,
		tenants: cachedTenants(dynamoTenantReader(table), Date.now),
		secrets: integrationSecrets(connectSecrets(env.STAGE), env.INTEGRATION_SECRETS, Date.now),
		...telemetry,
	}),
	{ clock, telemetry },
);
