import { cachedTenants } from '../adapters/cached-tenants.ts';
import { connect } from '../adapters/dynamo.ts';
import { dynamoCaseReader } from '../adapters/dynamo-case-store.ts';
import { dynamoLinkReader } from '../adapters/dynamo-links.ts';
import { dynamoMailLog } from '../adapters/dynamo-mail-log.ts';
import { dynamoSessionReader } from '../adapters/dynamo-sessions.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { dynamoUploadOfferer } from '../adapters/dynamo-uploads.ts';
import { connectBucket } from '../adapters/s3.ts';
import { s3FileDoor } from '../adapters/s3-files.ts';
import { connectSecrets, secretLinkKey } from '../adapters/secrets-manager.ts';
import { newUploadId } from '../adapters/upload-id.ts';
import { pageRoute } from '../http/page-route.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { offerUpload } from './handle.ts';

const env = readEnvironment(functionNeeds['offer-upload'].told, process.env);
const clock = productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now);
const telemetry = telemetryOf('offer-upload', env.STAGE);
const table = connect(env.TABLE_NAME, env.STAGE);

export const handler = pageRoute(
	offerUpload({
		cases: dynamoCaseReader(table),
		tenants: cachedTenants(dynamoTenantReader(table), Date.now),
		links: dynamoLinkReader(table),
		linkKey: secretLinkKey(connectSecrets(env.STAGE), env.LINK_KEY_SECRET),
		mailLog: dynamoMailLog(table),
		sessions: dynamoSessionReader(table),
		uploads: dynamoUploadOfferer(table),
		door: s3FileDoor(connectBucket(env.QUARANTINE_BUCKET, process.env)),
		newUploadId,
		...telemetry,
	}),
	{ clock, telemetry },
);
