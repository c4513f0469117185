import { backoff } from '../adapters/backoff.ts';
import { cachedTenants } from '../adapters/cached-tenants.ts';
import { connect } from '../adapters/dynamo.ts';
import { dynamoCaseStore } from '../adapters/dynamo-case-store.ts';
import { dynamoDigests } from '../adapters/dynamo-digests.ts';
import { dynamoLinks } from '../adapters/dynamo-links.ts';
import { dynamoOutboxRows } from '../adapters/dynamo-outbox.ts';
import { dynamoDeadAddresses, dynamoSentMails } from '../adapters/dynamo-returns.ts';
import { dynamoSignInReader } from '../adapters/dynamo-sessions.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { luck } from '../adapters/luck.ts';
import { connectSecrets, secretLinkKey } from '../adapters/secrets-manager.ts';
import { connectSes, sesMailer } from '../adapters/ses-mailer.ts';
import { connectQueues, hideIn } from '../adapters/sqs-queues.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { readMailJob } from '../runtime/messages.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { queueWorker } from '../runtime/worker.ts';
import { retryAfterMs } from '../use-cases/retry.ts';
import { deliverMail } from './handle.ts';
import { deliverSignIn } from './sign-in.ts';

const env = readEnvironment(functionNeeds['deliver-mail'].told, process.env);
const telemetry = telemetryOf('deliver-mail', env.STAGE);
const table = connect(env.TABLE_NAME, env.STAGE);
const deps = {
	cases: dynamoCaseStore(table),
	tenants: cachedTenants(dynamoTenantReader(table), Date.now),
	tenantsInForce: dynamoTenantReader(table),
	outbox: dynamoOutboxRows(table),
	digests: dynamoDigests(table),
	links: dynamoLinks(table),
	sentMails: dynamoSentMails(table),
	deadAddresses: dynamoDeadAddresses(table),
	signIns: dynamoSignInReader(table),
	linkKey: secretLinkKey(connectSecrets(env.STAGE), env.LINK_KEY_SECRET),
	mailer: sesMailer(connectSes(env.STAGE), env.CONFIGURATION_SET),
	clock: productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now),
	backoff,
	luck,
	publicUrl: env.PUBLIC_URL,
	sender: env.SENDER_ADDRESS,
	...telemetry,
};

const hide = hideIn(connectQueues(env.STAGE), env.OWN_MAIL_QUEUE);

export const handler = queueWorker(
	{ telemetry, hide, retryAfterMs: (receipt) => retryAfterMs(receipt, luck()) },
	readMailJob,
	(job) => ('signIn' in job ? deliverSignIn(deps, job.signIn) : deliverMail(deps, job)),
);
