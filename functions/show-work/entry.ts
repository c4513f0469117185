import { cachedTenants } from '../adapters/cached-tenants.ts';
import { connect } from '../adapters/dynamo.ts';
import { enteredAbsences } from '../adapters/dynamo-absences.ts';
import { dynamoAccessLog } from '../adapters/dynamo-accesses.ts';
import { dynamoWorklist } from '../adapters/dynamo-case-index.ts';
import { dynamoCaseReader } from '../adapters/dynamo-case-store.ts';
import { dynamoFiguresReader } from '../adapters/dynamo-figures.ts';
import { dynamoFinds } from '../adapters/dynamo-finds.ts';
import { dynamoMailLog } from '../adapters/dynamo-mail-log.ts';
import { dynamoReportReader, dynamoWordsReader } from '../adapters/dynamo-reports.ts';
import { dynamoSessionReader, dynamoSignInReader } from '../adapters/dynamo-sessions.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { connectBucket, placeOf } from '../adapters/s3.ts';
import { s3ShownFiles } from '../adapters/s3-files.ts';
import { connectSecrets, secretLinkKey } from '../adapters/secrets-manager.ts';
import { pageRoute } from '../http/page-route.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { showWork } from './handle.ts';

const env = readEnvironment(functionNeeds['show-work'].told, process.env);
const clock = productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now);
const files = connectBucket(env.SHOWN_BUCKET, process.env);
const table = connect(env.TABLE_NAME, env.STAGE);
const telemetry = telemetryOf('show-work', env.STAGE);

export const handler = pageRoute(
	showWork({
		cases: dynamoCaseReader(table),
		absences: { entered: (municipality) => enteredAbsences(table, municipality) },
		tenants: cachedTenants(dynamoTenantReader(table), Date.now),
		index: dynamoWorklist(table),
		sessions: dynamoSessionReader(table),
		signIns: dynamoSignInReader(table),
		linkKey: secretLinkKey(connectSecrets(env.STAGE), env.LINK_KEY_SECRET),
		mailLog: dynamoMailLog(table),
		finds: dynamoFinds(table),
		board: dynamoFiguresReader(table),
		archive: dynamoReportReader(table),
		words: dynamoWordsReader(table),
		servesFiles: true,
		shown: s3ShownFiles(files),
		accesses: dynamoAccessLog(table),
		clock,
		...telemetry,
	}),
	{ clock, telemetry },
	placeOf(files).origin,
);
