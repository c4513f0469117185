import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { Instant } from '../../domain/instant.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import { backoff } from '../../functions/adapters/backoff.ts';
import { dynamoAbsences } from '../../functions/adapters/dynamo-absences.ts';
import { dynamoAccessReader } from '../../functions/adapters/dynamo-accesses.ts';
import { dynamoCaseCheck } from '../../functions/adapters/dynamo-case-check.ts';
import { dynamoCaseIndex } from '../../functions/adapters/dynamo-case-index.ts';
import { dynamoCaseStore } from '../../functions/adapters/dynamo-case-store.ts';
import { dynamoWordEraser } from '../../functions/adapters/dynamo-content.ts';
import { dynamoFindEraser } from '../../functions/adapters/dynamo-finds.ts';
import { dynamoFingerprintEraser } from '../../functions/adapters/dynamo-fingerprints.ts';
import { dynamoHookStore } from '../../functions/adapters/dynamo-hooks.ts';
import { dynamoOutbox } from '../../functions/adapters/dynamo-outbox.ts';
import { dynamoCaseFiler } from '../../functions/adapters/dynamo-refiling.ts';
import { dynamoReportReader } from '../../functions/adapters/dynamo-reports.ts';
import { dynamoDeadAddresses, dynamoReviver } from '../../functions/adapters/dynamo-returns.ts';
import { dynamoSeenEraser } from '../../functions/adapters/dynamo-seen.ts';
import { dynamoTenants } from '../../functions/adapters/dynamo-tenants.ts';
import { monthCases } from '../../functions/adapters/month-cases.ts';
import { patienceOf } from '../../functions/adapters/patience.ts';
import { linkKeyStore, secretLinkKey, secretStore } from '../../functions/adapters/secrets-manager.ts';
import { sqsPartnerQueue } from '../../functions/adapters/sqs-queues.ts';
import type { AbsenceBook } from '../../functions/ports/absences.ts';
import type { AccessReader } from '../../functions/ports/accesses.ts';
import type { Backoff } from '../../functions/ports/backoff.ts';
import type { CaseCheck, CaseFiler, CaseIndex, CaseStore } from '../../functions/ports/case-store.ts';
import type { HookStore, PartnerQueue } from '../../functions/ports/hooks.ts';
import type { Outbox } from '../../functions/ports/outbox.ts';
import type { MonthCases, ReportArchive } from '../../functions/ports/reports.ts';
import type { LinkKeyStore, SecretStore } from '../../functions/ports/secrets.ts';
import type { TenantStore } from '../../functions/ports/tenants.ts';
import { erasedFingerprint } from '../../functions/use-cases/known-messages.ts';
import { type Addresses, addressesBy } from './addresses.ts';
import { type DeadLetters, deadLettersAt } from './dead-letters.ts';
import type { Erasing } from './erasing.ts';
import { type Executions, executionsAt } from './executions.ts';
import { outputsOf } from './outputs.ts';
import { type Restoring, restoringAt } from './restoring.ts';
import { erasedList, filesToErase, originalsToErase } from './s3-erasing.ts';
import { type TestAlarm, testAlarmAt } from './test-alarm.ts';

/** One running Otklik: what it works by, its secrets, and what time it is there. */
export interface Deployment {
	readonly stage: string;
	readonly tenants: TenantStore;
	readonly absences: AbsenceBook;
	readonly secrets: SecretStore;
	/** The keys that links in mails are signed by. */
	readonly linkKeys: LinkKeyStore;
	/** Where integrations are told of their cases, by which secrets, and the queue of what they are told. */
	readonly hooks: HookStore;
	readonly hookSecrets: SecretStore;
	readonly partners: PartnerQueue;
	readonly cases: CaseStore;
	readonly filer: CaseFiler;
	readonly caseCheck: CaseCheck;
	/** The name of the table that it works by. */
	readonly table: string;
	/** The same place as if it worked by another table of this name. */
	readonly withTable: (table: string) => Deployment;
	readonly restoring: Restoring;
	readonly index: CaseIndex;
	readonly outbox: Outbox;
	readonly addresses: Addresses;
	readonly erasing: Erasing;
	readonly accesses: AccessReader;
	readonly dead: DeadLetters;
	readonly executions: Executions;
	/** Where its API is reached, without a slash behind. Throws where the stack does not tell. */
	readonly api: () => string;
	readonly testAlarm: TestAlarm;
	/** What time it was there at this real time: the same, but in a local cloud with a clock of its own. */
	readonly timeAt: (real: Instant) => Instant;
	/** The cases that a month's figures are made of. */
	readonly months: MonthCases;
	/** The reports as they were made. */
	readonly archive: Pick<ReportArchive, 'kept'>;
	readonly now: Instant;
	/** Waits before a write that others were quicker with is tried again. */
	readonly backoff: Backoff;
}

/** How to reach a place; what is left out is found by the ordinary ways of AWS. */
export interface Reach {
	readonly stage: string;
	readonly region: string;
	readonly endpoint?: string;
	readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
	readonly table: string;
	/** Where its API is reached; left out where the stack tells it. */
	readonly api?: string;
	/** What else the stack tells of itself; only some commands need it. */
	readonly outputs?: Readonly<Record<string, string>>;
	/** Left out where it is real time. */
	readonly timeAt?: (real: Instant) => Instant;
	readonly now: Instant;
}

export const stages = ['local', 'dev', 'prod'] as const;
export type DeploymentStage = (typeof stages)[number];

const endpoints = z.object({
	region: z.string(),
	api: z.string(),
	awsEndpoint: z.url(),
	clock: z.object({ at: z.string(), since: z.string(), rate: z.number() }),
});
const settings = z.object({ region: z.string(), account: z.string().optional() });
const cdkJson = z.object({ context: z.object({ stages: z.record(z.string(), settings) }) });

/** The emulator takes any key; these are its customary ones. */
const localCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };

export function deploymentAt(reach: Reach): Deployment {
	const client = clientSettings(reach);
	const table = { client: new DynamoDBClient(client), name: reach.table };
	const secrets = new SecretsManagerClient(client);
	const linkKeyName = `otklik/${reach.stage}/link-key`;
	const linkKey = secretLinkKey(secrets, linkKeyName);
	// The emulator has no host for each bucket.
	const files = new S3Client({ ...client, forcePathStyle: reach.endpoint !== undefined });
	const cases = dynamoCaseStore(table);
	const index = dynamoCaseIndex(table);
	const queues = new SQSClient({ ...client, useQueueUrlAsEndpoint: false });
	const told = outputsOf(reach.stage, reach.outputs ?? {});
	return {
		stage: reach.stage,
		tenants: dynamoTenants(table),
		absences: dynamoAbsences(table),
		cases,
		filer: dynamoCaseFiler(table),
		caseCheck: dynamoCaseCheck(table),
		table: reach.table,
		withTable: (name) => deploymentAt({ ...reach, table: name }),
		restoring: restoringAt(table.client),
		index,
		outbox: dynamoOutbox(table),
		months: monthCases(cases, index),
		archive: dynamoReportReader(table),
		dead: deadLettersAt({ sqs: queues, lambda: new LambdaClient(client) }, told),
		addresses: addressesBy(linkKey, {
			...dynamoDeadAddresses(table),
			...dynamoReviver(table),
		}),
		executions: executionsAt(new SFNClient(client), told),
		api: () => (reach.api ?? told.output('ApiUrl')).replace(/\/+$/, ''),
		testAlarm: testAlarmAt(new CloudWatchClient(client), { keepsActions: reach.endpoint === undefined }),
		timeAt: reach.timeAt ?? ((real) => real),
		accesses: dynamoAccessReader(table),
		erasing: {
			words: dynamoWordEraser(table),
			foundBy: dynamoFindEraser(table),
			fingerprints: dynamoFingerprintEraser(table, erasedFingerprint),
			seen: dynamoSeenEraser(table),
			files: filesToErase(files, told),
			originals: originalsToErase(files, told),
			erased: erasedList(files, told),
			linkKey,
		},
		secrets: secretStore(secrets, `otklik/${reach.stage}/integrations/`),
		linkKeys: linkKeyStore(secrets, linkKeyName),
		hooks: dynamoHookStore(table),
		hookSecrets: secretStore(secrets, `otklik/${reach.stage}/hooks/`),
		partners: { partners: (refs) => sqsPartnerQueue(queues, told.output('PartnerQueue')).partners(refs) },
		now: reach.now,
		backoff,
	};
}

/**
 * Finds the place behind a stage's name: the local cloud by what it wrote when it came up, a deployed one by the region
 * in cdk.json; there its stack tells which table it works by, for one that an earlier stack has left behind may stand
 * beside it. Refuses in a sentence where nothing runs, or where it runs in another account than cdk.json pins.
 */
export async function findDeployment(
	root: string,
	stage: DeploymentStage,
	realNow: Instant,
): Promise<Result<Deployment, string>> {
	const where = stage === 'local' ? await localReach(root, realNow) : await remoteReach(root, stage, realNow);
	if (!where.ok) return where;
	const { account, ...reach } = where.value;
	const name = `otklik-${stage}`;
	const stack = await stackNamed(name, reach);
	const table = tableOf(name, stack, account);
	return table.ok ? done(deploymentAt({ ...reach, table: table.value, outputs: toldBy(stack) })) : table;
}

function toldBy(stack: Stack | null): Readonly<Record<string, string>> {
	const outputs = stack?.Outputs ?? [];
	return Object.fromEntries(outputs.map(({ OutputKey: key = '', OutputValue: value = '' }) => [key, value]));
}

type Found = Omit<Reach, 'table' | 'outputs'> & { readonly account?: string | undefined };

async function localReach(root: string, realNow: Instant): Promise<Result<Found, string>> {
	const read = endpoints.safeParse(await jsonOf(join(root, '.local/endpoints.json')));
	if (!read.success) return refuse('the local cloud is not up: .local/endpoints.json is missing or not whole');
	const { region, api, awsEndpoint: endpoint, clock } = read.data;
	const timeAt = (real: Instant) => Math.round(Date.parse(clock.at) + clock.rate * (real - Date.parse(clock.since)));
	const now = timeAt(realNow);
	return done({ stage: 'local', region, api, endpoint, credentials: localCredentials, now, timeAt });
}

async function remoteReach(root: string, stage: string, now: Instant): Promise<Result<Found, string>> {
	const read = cdkJson.safeParse(await jsonOf(join(root, 'cdk.json')));
	const found = read.success ? read.data.context.stages[stage] : undefined;
	if (found === undefined) return refuse(`cdk.json says no region for the stage ${stage}`);
	return done({ stage, region: found.region, account: found.account, now });
}

/** Null where there is no stack of that name. */
async function stackNamed(name: string, reach: Omit<Reach, 'table'>): Promise<Stack | null> {
	const client = new CloudFormationClient(clientSettings(reach));
	try {
		const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
		return stack ?? null;
	} catch (error) {
		if (error instanceof Error && error.name === 'ValidationError') return null;
		throw error;
	} finally {
		client.destroy();
	}
}

/**
 * The table that a stack says it works by. Refuses in a sentence: there is no stack, it lies in another account than the
 * one pinned, or it says nothing, as after a first deployment that failed.
 */
export function tableOf(name: string, stack: Stack | null, account: string | undefined): Result<string, string> {
	if (stack === null) return refuse(`there is no stack ${name}: the stage is not deployed`);
	const { StackId: arn = '', StackStatus: status, Outputs: outputs = [] } = stack;
	const lies = arn.split(':')[4];
	if (account !== undefined && account !== lies) {
		return refuse(`cdk.json pins account ${account}, and these credentials are of ${lies}`);
	}
	const table = outputs.find(({ OutputKey: key }) => key === 'TableName')?.OutputValue;
	if (table === undefined)
		return refuse(`the stack ${name} names no table (${status}): its deployment did not succeed`);
	return done(table);
}

function clientSettings({ region, endpoint, credentials }: Omit<Reach, 'table'>) {
	return { ...patienceOf('answer'), region, ...(endpoint && { endpoint }), ...(credentials && { credentials }) };
}

async function jsonOf(path: string): Promise<unknown> {
	try {
		return JSON.parse(await readFile(path, 'utf8'));
	} catch {
		return null;
	}
}
