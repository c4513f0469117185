import { backoff } from '../adapters/backoff.ts';
import { cachedTenants } from '../adapters/cached-tenants.ts';
import { connect } from '../adapters/dynamo.ts';
import { dynamoAccessLog } from '../adapters/dynamo-accesses.ts';
import { dynamoCaseStore } from '../adapters/dynamo-case-store.ts';
import { dynamoLinkReader } from '../adapters/dynamo-links.ts';
import { dynamoMailOrders } from '../adapters/dynamo-mail-orders.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { dynamoUnsent } from '../adapters/dynamo-unsent.ts';
import { dynamoUploadTeller } from '../adapters/dynamo-uploads.ts';
import { lambdaSpelling, roleIn } from '../adapters/lambda-spelling.ts';
import { longestAside } from '../adapters/patience.ts';
import { connectBucket, placeOf } from '../adapters/s3.ts';
import { s3Quarantine } from '../adapters/s3-files.ts';
import { connectSecrets, secretLinkKey } from '../adapters/secrets-manager.ts';
import { newUploadId } from '../adapters/upload-id.ts';
import { pageRoute } from '../http/page-route.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { actOnStage } from './handle.ts';

const env = readEnvironment(functionNeeds['act-on-stage'].told, process.env);
const clock = productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now);
const telemetry = telemetryOf('act-on-stage', env.STAGE);
const files = connectBucket(env.QUARANTINE_BUCKET, process.env);
const table = connect(env.TABLE_NAME, env.STAGE);

export const handler = pageRoute(
	actOnStage({
		cases: dynamoCaseStore(table),
		tenants: cachedTenants(dynamoTenantReader(table), Date.now),
		links: dynamoLinkReader(table),
		linkKey: secretLinkKey(connectSecrets(env.STAGE), env.LINK_KEY_SECRET),
		unsent: dynamoUnsent(table),
		accesses: dynamoAccessLog(table),
		mailOrders: dynamoMailOrders(table),
		taking: {
			uploads: dynamoUploadTeller(table),
			quarantine: s3Quarantine(files),
			newUploadId,
		},
		servesFiles: true,
		spelling: lambdaSpelling(roleIn(process.env), env.SPELLING_FUNCTION, longestAside(env.STAGE), Date.now),
		clock,
		backoff,
		...telemetry,
	}),
	{ clock, telemetry },
	placeOf(files).origin,
);
