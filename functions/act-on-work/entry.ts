import { backoff } from '../adapters/backoff.ts';
import { cachedTenants } from '../adapters/cached-tenants.ts';
import { newCaseId } from '../adapters/case-number.ts';
import { connect } from '../adapters/dynamo.ts';
import { dynamoAbsences } from '../adapters/dynamo-absences.ts';
import { dynamoAccessLog } from '../adapters/dynamo-accesses.ts';
import { dynamoWorklist } from '../adapters/dynamo-case-index.ts';
import { dynamoCaseStore } from '../adapters/dynamo-case-store.ts';
import { dynamoFinds } from '../adapters/dynamo-finds.ts';
import { dynamoMailLog } from '../adapters/dynamo-mail-log.ts';
import { dynamoReportReader, dynamoReportWords } from '../adapters/dynamo-reports.ts';
import { dynamoSending } from '../adapters/dynamo-sending.ts';
import { dynamoSessions, dynamoSignIns } from '../adapters/dynamo-sessions.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { dynamoUnsent } from '../adapters/dynamo-unsent.ts';
import { dynamoUploadTeller } from '../adapters/dynamo-uploads.ts';
import { lambdaSpelling, roleIn } from '../adapters/lambda-spelling.ts';
import { newSecretId } from '../adapters/luck.ts';
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
import { actOnWork } from './handle.ts';

const env = readEnvironment(functionNeeds['act-on-work'].told, process.env);
const clock = productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now);
const telemetry = telemetryOf('act-on-work', env.STAGE);
const files = connectBucket(env.QUARANTINE_BUCKET, process.env);
const table = connect(env.TABLE_NAME, env.STAGE);

export const handler = pageRoute(
	actOnWork({
		cases: dynamoCaseStore(table),
		absences: dynamoAbsences(table),
		accesses: dynamoAccessLog(table),
		tenants: cachedTenants(dynamoTenantReader(table), Date.now),
		index: dynamoWorklist(table),
		sessions: dynamoSessions(table),
		signIns: dynamoSignIns(table),
		sending: dynamoSending(table),
		unsent: dynamoUnsent(table),
		linkKey: secretLinkKey(connectSecrets(env.STAGE), env.LINK_KEY_SECRET),
		mailLog: dynamoMailLog(table),
		finds: dynamoFinds(table),
		archive: dynamoReportReader(table),
		words: dynamoReportWords(table),
		taking: {
			uploads: dynamoUploadTeller(table),
			quarantine: s3Quarantine(files),
			newUploadId,
		},
		servesFiles: true,
		spelling: lambdaSpelling(roleIn(process.env), env.SPELLING_FUNCTION, longestAside(env.STAGE), Date.now),
		newId: newSecretId,
		newCaseId,
		clock,
		backoff,
		...telemetry,
	}),
	{ clock, telemetry },
	placeOf(files).origin,
);
