import { cachedTenants } from '../adapters/cached-tenants.ts';
import { connect } from '../adapters/dynamo.ts';
import { dynamoCaseReader } from '../adapters/dynamo-case-store.ts';
import { dynamoHooks } from '../adapters/dynamo-hooks.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { httpsHookSender } from '../adapters/https-hooks.ts';
import { luck } from '../adapters/luck.ts';
import { connectSecrets, integrationSecrets } from '../adapters/secrets-manager.ts';
import { connectSes, sesSender } from '../adapters/ses-mailer.ts';
import { connectQueues, hideIn } from '../adapters/sqs-queues.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { readPartnerRef } from '../runtime/messages.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { queueWorker } from '../runtime/worker.ts';
import { retryPartnerAfterMs } from '../use-cases/retry.ts';
import { tellPartner } from './handle.ts';

const env = readEnvironment(functionNeeds['tell-partner'].told, process.env);
const telemetry = telemetryOf('tell-partner', env.STAGE);
const table = connect(env.TABLE_NAME, env.STAGE);
const retryAfterMs = (attempt: number) => retryPartnerAfterMs(attempt, luck());
const deps = {
	cases: dynamoCaseReader(table),
	tenants: cachedTenants(dynamoTenantReader(table), Date.now),
	hooks: dynamoHooks(table),
	hookSecrets: integrationSecrets(connectSecrets(env.STAGE), env.HOOK_SECRETS, Date.now),
	hookSender: httpsHookSender({ loopback: process.env['LOOPBACK_HOOKS'] === 'true' }),
	mailer: sesSender(connectSes(env.STAGE), env.CONFIGURATION_SET),
	sender: env.SENDER_ADDRESS,
	clock: productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now),
	retryAfterMs,
	...telemetry,
};

const hide = hideIn(connectQueues(env.STAGE), env.OWN_PARTNER_QUEUE);

export const handler = queueWorker({ telemetry, hide, retryAfterMs }, readPartnerRef, (ref, receipt) =>
	tellPartner(deps, ref, receipt),
);
