import { backoff } from '../adapters/backoff.ts';
import { cachedTenants } from '../adapters/cached-tenants.ts';
import { connect } from '../adapters/dynamo.ts';
import { dynamoKeptIndex } from '../adapters/dynamo-case-index.ts';
import { dynamoCaseStore } from '../adapters/dynamo-case-store.ts';
import { dynamoWordEraser } from '../adapters/dynamo-content.ts';
import { dynamoFindEraser } from '../adapters/dynamo-finds.ts';
import { dynamoFingerprintEraser } from '../adapters/dynamo-fingerprints.ts';
import { dynamoSeenEraser } from '../adapters/dynamo-seen.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { connectBucket } from '../adapters/s3.ts';
import { s3ErasedNotes, s3FileEraser } from '../adapters/s3-files.ts';
import { connectSecrets, secretLinkKey } from '../adapters/secrets-manager.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { worker } from '../runtime/worker.ts';
import { erasedFingerprint } from '../use-cases/known-messages.ts';
import { eraseWords } from './handle.ts';

const env = readEnvironment(functionNeeds['erase-words'].told, process.env);
const telemetry = telemetryOf('erase-words', env.STAGE);
const table = connect(env.TABLE_NAME, env.STAGE);
const uploads = connectBucket(env.ERASED_BUCKET, process.env);
const deps = {
	cases: dynamoCaseStore(table),
	index: dynamoKeptIndex(table),
	tenants: cachedTenants(dynamoTenantReader(table), Date.now),
	words: dynamoWordEraser(table),
	fingerprints: dynamoFingerprintEraser(table, erasedFingerprint),
	foundBy: dynamoFindEraser(table),
	seen: dynamoSeenEraser(table),
	files: s3FileEraser(uploads),
	erased: s3ErasedNotes(uploads),
	linkKey: secretLinkKey(connectSecrets(env.STAGE), env.LINK_KEY_SECRET),
	clock: productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now),
	backoff,
	...telemetry,
};

export const handler = worker(telemetry, () => eraseWords(deps));
