import { cachedTenants } from '../adapters/cached-tenants.ts';
import { connect } from '../adapters/dynamo.ts';
import { dynamoAccessLog } from '../adapters/dynamo-accesses.ts';
import { dynamoCaseReader } from '../adapters/dynamo-case-store.ts';
import { dynamoLinkReader } from '../adapters/dynamo-links.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { connectBucket, placeOf } from '../adapters/s3.ts';
import { s3ShownFiles } from '../adapters/s3-files.ts';
import { connectSecrets, secretLinkKey } from '../adapters/secrets-manager.ts';
import { pageRoute } from '../http/page-route.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { showPage } from './handle.ts';

const env = readEnvironment(functionNeeds['show-page'].told, process.env);
const clock = productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now);
const files = connectBucket(env.SHOWN_BUCKET, process.env);
const table = connect(env.TABLE_NAME, env.STAGE);
const telemetry = telemetryOf('show-page', env.STAGE);

export const handler = pageRoute(
	showPage({
		cases: dynamoCaseReader(table),
		tenants: cachedTenants(dynamoTenantReader(table), Date.now),
		links: dynamoLinkReader(table),
		linkKey: secretLinkKey(connectSecrets(env.STAGE), env.LINK_KEY_SECRET),
		servesFiles: true,
		shown: s3ShownFiles(files),
		accesses: dynamoAccessLog(table),
		clock,
		...telemetry,
	}),
	{ clock, telemetry },
	placeOf(files).origin,
);
