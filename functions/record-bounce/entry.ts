import { backoff } from '../adapters/backoff.ts';
import { cachedTenants } from '../adapters/cached-tenants.ts';
import { connect } from '../adapters/dynamo.ts';
import { dynamoCaseStore } from '../adapters/dynamo-case-store.ts';
import { dynamoDigestParts } from '../adapters/dynamo-digests.ts';
import { dynamoOutboxRows } from '../adapters/dynamo-outbox.ts';
import { dynamoDeadAddresses, dynamoSentMails } from '../adapters/dynamo-returns.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { queueWorker } from '../runtime/worker.ts';
import { lookAgainMs, recordBounce } from './handle.ts';
import { readMailEvent } from './mail-event.ts';

const env = readEnvironment(functionNeeds['record-bounce'].told, process.env);
const telemetry = telemetryOf('record-bounce', env.STAGE);
const table = connect(env.TABLE_NAME, env.STAGE);
const deps = {
	cases: dynamoCaseStore(table),
	tenants: cachedTenants(dynamoTenantReader(table), Date.now),
	outbox: dynamoOutboxRows(table),
	digests: dynamoDigestParts(table),
	sentMails: dynamoSentMails(table),
	deadAddresses: dynamoDeadAddresses(table),
	clock: productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now),
	backoff,
	...telemetry,
};

// News are hidden for a minute by their queue, and five minutes at the most.
export const handler = queueWorker({ telemetry, hide: null, retryAfterMs: () => lookAgainMs }, readMailEvent, (event) =>
	recordBounce(deps, event),
);
