import { join } from 'node:path';
import { cachedTenants } from '../adapters/cached-tenants.ts';
import { connect } from '../adapters/dynamo.ts';
import { dynamoMonthIndex } from '../adapters/dynamo-case-index.ts';
import { dynamoCaseReader } from '../adapters/dynamo-case-store.ts';
import {
	dynamoReportArchive,
	dynamoReportLedger,
	dynamoWordsCloser,
	dynamoWordsReader,
} from '../adapters/dynamo-reports.ts';
import { dynamoDeadAddresses, dynamoSentMails } from '../adapters/dynamo-returns.ts';
import { dynamoTenantReader } from '../adapters/dynamo-tenants.ts';
import { drawPlot } from '../adapters/echarts-plots.ts';
import { monthCases } from '../adapters/month-cases.ts';
import { connectSecrets, secretLinkKey } from '../adapters/secrets-manager.ts';
import { connectSes, sesSender } from '../adapters/ses-mailer.ts';
import { sharpPlots } from '../adapters/sharp-plots.ts';
import { connectQueues, sqsPartnerQueue } from '../adapters/sqs-queues.ts';
import { writeWorkbook } from '../adapters/xlsx.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { worker } from '../runtime/worker.ts';
import { oweReports } from './handle.ts';

const env = readEnvironment(functionNeeds['owe-report'].told, process.env);
const telemetry = telemetryOf('owe-report', env.STAGE);
const table = connect(env.TABLE_NAME, env.STAGE);
const deps = {
	tenants: cachedTenants(dynamoTenantReader(table), Date.now),
	months: monthCases(dynamoCaseReader(table), dynamoMonthIndex(table)),
	ledger: dynamoReportLedger(table),
	archive: dynamoReportArchive(table),
	words: { ...dynamoWordsReader(table), ...dynamoWordsCloser(table) },
	publicUrl: env.PUBLIC_URL,
	linkKey: secretLinkKey(connectSecrets(env.STAGE), env.LINK_KEY_SECRET),
	sentMails: dynamoSentMails(table),
	deadAddresses: dynamoDeadAddresses(table),
	mailer: sesSender(connectSes(env.STAGE), env.CONFIGURATION_SET),
	clock: productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now),
	partners: sqsPartnerQueue(connectQueues(env.STAGE), env.PARTNER_QUEUE_URL),
	sender: env.SENDER_ADDRESS,
	workbook: writeWorkbook,
	draw: drawPlot,
	// The fonts lie beside the bundle (infra/bundle.ts).
	rasterise: sharpPlots(join(import.meta.dirname, 'fonts')),
	...telemetry,
};

export const handler = worker(telemetry, () => oweReports(deps));
