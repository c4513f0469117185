import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { SESClient, SetIdentityNotificationTopicCommand } from '@aws-sdk/client-ses';
import * as z from 'zod';
import { messageOf } from '../cli/io.ts';
import { patienceOf } from '../functions/adapters/patience.ts';
import { type AwsAddress, environmentOf, type Outputs, outputs, publicUrl, region, stackName } from './address.ts';
import type { ProductClock } from './clock.ts';
import { LocalFault } from './fault.ts';
import { readJson, writeJson } from './files.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const maxBuffer = 64 * 1024 * 1024;

/** Where the CDK looks for what it has to upload; a bootstrap would make this and much else that nothing here needs. */
const assets = `cdk-hnb659fds-assets-000000000000-${region}`;

const deployed = z.strictObject({ assembly: z.string(), at: z.iso.datetime(), outputs });
/** What stands in the emulator, as the last deployment left it. */
export type Deployed = z.infer<typeof deployed>;

const settings = {
	region,
	mailDomain: 'otklik.localhost',
	sender: 'otklik@otklik.localhost',
	runbook: 'docs/runbook.md',
};

/** What differs from one cloud to another of what its stage says. */
export interface LocalSettings {
	readonly clock: ProductClock;
	/** As cdk.json says it of a stage that was moved to a table that `otklik restore` has made. */
	readonly restoredTable?: { readonly name: string; readonly stream: string };
}

/** Bundles the functions and writes the cloud assembly; resolves to its fingerprint. Throws a Fault when it fails. */
export async function synthesize(directory: string, aws: AwsAddress, own: LocalSettings): Promise<string> {
	const context = z.object({ context: z.record(z.string(), z.unknown()) });
	const { context: shared } = context.parse(JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')));
	const local = { stage: 'local', stages: { local: { ...settings, ...own, publicUrl: publicUrl(aws) } } };
	const env = {
		...environmentOf(aws),
		CDK_OUTDIR: assemblyIn(directory),
		CDK_CONTEXT_JSON: JSON.stringify({ ...shared, ...local }),
		OTKLIK_BUNDLES: join(directory, 'bundles'),
	};
	await tell(directory, 'synth', () =>
		run(process.execPath, [join(root, 'infra/app.ts')], { cwd: root, env, maxBuffer }),
	);
	const template = readFileSync(join(assemblyIn(directory), `${stackName}.template.json`));
	return createHash('sha256').update(template).digest('hex');
}

/** What was deployed last and is still there: null where the emulator's state is older than the deployment. */
export function standing(directory: string, stateFrom: Date | null): Deployed | null {
	const last = readJson(recordIn(directory), deployed);
	return last !== null && stateFrom !== null && Date.parse(last.at) < stateFrom.getTime() ? last : null;
}

/** Deploys the assembly by the real `cdk deploy`. Throws a Fault with the line that says why it failed. */
export async function deploy(directory: string, aws: AwsAddress, assembly: string): Promise<Outputs> {
	await makeAssetBucket(aws);
	const outputsFile = join(directory, 'outputs.json');
	const cdk = join(root, 'node_modules/aws-cdk/bin/cdk');
	const flags = ['--require-approval', 'never', '--method', 'direct', '--progress', 'events', '--ci'];
	const quiet = ['--no-notices', '--no-version-reporting', '--no-color'];
	const args = [cdk, 'deploy', '--all', '--app', assemblyIn(directory), '--outputs-file', outputsFile];
	const env = { ...environmentOf(aws), CDK_DISABLE_CLI_TELEMETRY: 'true', CDK_HOME: join(directory, 'cdk-home') };
	await tell(directory, 'deploy', () =>
		run(process.execPath, [...args, ...flags, ...quiet], { cwd: directory, env, maxBuffer }),
	);
	const told = readJson(outputsFile, z.object({ [stackName]: outputs }));
	if (told === null) throw new LocalFault('The deployment told nothing of itself.', anew);
	const found = told[stackName];
	await tellReturnsTo(aws, found.ReturnsTopicArn);
	writeJson(recordIn(directory), { assembly, at: new Date().toISOString(), outputs: found } satisfies Deployed);
	return found;
}

const anew = 'Mend it and start again; if nothing helps, begin anew: npm start -- --fresh';

/** Runs a step whose whole output goes to log/NAME.log, and turns its failure into a Fault with the telling line. */
async function tell(
	directory: string,
	name: string,
	step: () => Promise<{ stdout: string; stderr: string }>,
): Promise<void> {
	const log = join(directory, 'log', `${name}.log`);
	const failed = z.object({ stdout: z.string(), stderr: z.string() });
	try {
		const { stdout, stderr } = await step();
		writeFileSync(log, stdout + stderr);
	} catch (error) {
		const said = failed.safeParse(error);
		const text = said.success ? said.data.stdout + said.data.stderr : messageOf(error);
		writeFileSync(log, text);
		throw new LocalFault(`The ${name} failed: ${tellingLine(text)}`, `All of it is in ${log}. ${anew}`);
	}
}

/** What a line that tells why looks like, the surest first. */
const telling = [/^(\w*Error|Uncaught): /, /_FAILED/, /^(✘|❌|\[ERROR\])/, /(error|failed)/i];

/** The line that says why: the first one of the surest kind there is. */
function tellingLine(text: string): string {
	const lines = text.split('\n').map((line) => line.trim());
	const found = telling.map((kind) => lines.find((line) => kind.test(line))).find((line) => line !== undefined);
	return (found ?? lines.at(-1) ?? '').slice(0, 500);
}

/** The emulator tells of returned mails for an identity alone, where AWS is told to for a configuration set. */
async function tellReturnsTo(aws: AwsAddress, SnsTopic: string): Promise<void> {
	const ses = new SESClient({ ...aws, ...patienceOf('operate') });
	try {
		for (const NotificationType of ['Bounce', 'Complaint'] as const) {
			await ses.send(
				new SetIdentityNotificationTopicCommand({ Identity: settings.sender, NotificationType, SnsTopic }),
			);
		}
	} finally {
		ses.destroy();
	}
}

async function makeAssetBucket(aws: AwsAddress): Promise<void> {
	const s3 = new S3Client({ ...aws, ...patienceOf('operate'), forcePathStyle: true });
	const bucket = { Bucket: assets, CreateBucketConfiguration: { LocationConstraint: region } as const };
	try {
		await s3.send(new CreateBucketCommand(bucket));
	} catch (error) {
		if (!(error instanceof Error) || error.name !== 'BucketAlreadyOwnedByYou') throw error;
	} finally {
		s3.destroy();
	}
}

/** The template that was synthesized last. */
export function templateIn(directory: string): unknown {
	return readJson(join(assemblyIn(directory), `${stackName}.template.json`), z.unknown());
}

function assemblyIn(directory: string): string {
	return join(directory, 'assembly');
}

function recordIn(directory: string): string {
	return join(directory, 'deployed.json');
}
