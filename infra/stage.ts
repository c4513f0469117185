import { RemovalPolicy } from 'aws-cdk-lib';
import type { Node } from 'constructs';
import * as z from 'zod';

const clock = z.strictObject({
	at: z.iso.datetime({ offset: true }),
	since: z.iso.datetime(),
	rate: z.number().positive(),
});

const described = z.strictObject({
	/** The AWS account, twelve digits; a deployment with credentials of another is refused. Left out, any will do. */
	account: z
		.string()
		.regex(/^\d{12}$/, 'an account has twelve digits, in quotes')
		.optional(),
	/** The AWS region. */
	region: z.string(),
	/** The domain whose mail this stage sends; SES proves it by DKIM. */
	mailDomain: z.string(),
	/** SES knows this domain already: it is used as it stands, and stays when the stack goes. */
	adoptMailIdentity: z.boolean().optional(),
	/** The address that every mail comes from. */
	sender: z.email(),
	/** Where the runbook can be read, for the links in alarms. */
	runbook: z.string(),
	/** What stands before /p/… in the links of mails; left out where it is the API's own address. */
	publicUrl: z.url().optional(),
	/**
	 * The name by which people reach it, in place of the gateway's own, and the ARN of its certificate in this region. At
	 * or below `mailDomain`: whoever looks at a mail finds its sender and its links under one domain.
	 */
	publicDomain: z
		.strictObject({
			name: z.string().regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'a name of a host, in small letters'),
			certificate: z.string().regex(/^arn:aws[\w-]*:acm:/, 'the ARN of a certificate of ACM'),
		})
		.optional(),
	/** Who hears of alarms; more can subscribe to the topic. Prod must have one. */
	alarmMail: z.email().optional(),
	/**
	 * How many Lambdas the account may run at once in this region (Service Quotas). New accounts begin with ten: say so
	 * here, and nothing is reserved.
	 */
	lambdaConcurrency: z.number().int().positive().default(1_000),
	/** How many mails a second SES takes from the account in this region (Service Quotas). Out of the sandbox it begins with 14. */
	mailsPerSecond: z.number().positive().default(14),
	/**
	 * The table that the product works by in place of the stack's own, as `otklik restore` has made it, and the ARN of its
	 * stream. The stack's own stays as it stands (ADR 0057).
	 */
	restoredTable: z
		.strictObject({
			name: z.string().regex(/^[\w.-]{3,255}$/, 'a name of a table'),
			stream: z.string().regex(/^arn:aws[\w-]*:dynamodb:.+\/stream\/.+$/, 'the ARN of a stream of DynamoDB'),
		})
		.refine(({ name, stream }) => stream.includes(`:table/${name}/stream/`), 'the stream is that of another table')
		.optional(),
	/** A clock of the product's own. Only the local cloud may have one. */
	clock: clock.optional(),
});

/** What cdk.json may say of a stage. */
export const settingNames: readonly string[] = Object.keys(described.shape);

export const stageNames = ['dev', 'prod', 'local'] as const;
export type StageName = (typeof stageNames)[number];

/** One place where the product runs, and what differs there. */
export interface Stage extends z.infer<typeof described> {
	readonly name: StageName;
	/** Said by `--context firstRun=true`: what a failed first deployment made must be free to go again. */
	readonly firstRun: boolean;
	/** Said by `--context withoutIndex=NAME`: an index of the table that is left out, for a table takes one new one at a time. */
	readonly withoutIndex: string | null;
}

/**
 * Reads `--context stage=NAME` and what cdk.json (or `--context stages=…` as JSON) says about it. Throws with one line
 * that says what is missing: no stage, an unknown one, a setting of the wrong shape, a product clock on AWS, a prod of
 * whose alarms nobody would hear.
 */
export function readStage(node: Node): Stage {
	const name = stageNames.find((known) => known === node.tryGetContext('stage'));
	if (name === undefined) throw new Error(`Say which stage: --context stage=${stageNames.join(' | ')}`);
	const stages: unknown = node.tryGetContext('stages');
	const found = z.record(z.string(), z.unknown()).parse(typeof stages === 'string' ? JSON.parse(stages) : stages)[name];
	const read = described.safeParse(found);
	if (!read.success) throw new Error(`The settings of stage ${name} in cdk.json: ${z.prettifyError(read.error)}`);
	if (read.data.clock && name !== 'local') {
		throw new Error(`Stage ${name} cannot have a clock of its own: terms of law run by real time.`);
	}
	if (name === 'prod' && read.data.alarmMail === undefined) {
		throw new Error('Nobody would hear of the alarms of prod: give the stage an alarmMail in cdk.json.');
	}
	const { publicDomain, publicUrl, mailDomain } = read.data;
	if (publicDomain !== undefined && publicUrl !== undefined) {
		throw new Error(`Stage ${name} says where it is reached twice: publicDomain and publicUrl.`);
	}
	if (publicDomain !== undefined && !`.${publicDomain.name}`.endsWith(`.${mailDomain}`)) {
		throw new Error(`publicDomain ${publicDomain.name} of stage ${name} is not under its mailDomain, ${mailDomain}.`);
	}
	const withoutIndex: unknown = node.tryGetContext('withoutIndex');
	return {
		name,
		firstRun: node.tryGetContext('firstRun') === 'true',
		withoutIndex: typeof withoutIndex === 'string' ? withoutIndex : null,
		...read.data,
	};
}

/** Whether what this stage holds may be thrown away with it. */
export function isKept(stage: Stage): boolean {
	return stage.name === 'prod';
}

/**
 * Whether its table and its stacks refuse to be deleted. Not on a first run: what refuses deletion stops the rollback of
 * a deployment that fails, and nothing is there yet to be lost.
 */
export function isProtected(stage: Stage): boolean {
	return isKept(stage) && !stage.firstRun;
}

/**
 * What becomes of something that bears a name of ours or holds what cannot be made again: it outlives its stack where
 * the stage is kept, but not a deployment that failed to make it, or its name would be taken when that is tried again.
 */
export function fateOfKept(stage: Stage): RemovalPolicy {
	return isKept(stage) ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
}

/** Whether what answers people is released to a tenth of them first: where people work, and where AWS has what it takes. */
export function goesByCanary(stage: Stage): boolean {
	return stage.name === 'prod';
}

/** Whether this stage is the emulator on one's own machine, where some of AWS does not exist. */
export function isLocal(stage: Stage): boolean {
	return stage.name === 'local';
}

/** Set aside for examples and tests (RFC 2606, RFC 6761): nothing that is sent there arrives. */
const reserved = /(^|[.@])(example|test|invalid|localhost|example\.(com|net|org))$/i;

/** The settings of a stage that name a domain where no mail can come or go, as cdk.json has them when it is new. */
export function placeholdersOf(stage: Stage): readonly string[] {
	const { mailDomain, sender, alarmMail = '' } = stage;
	return Object.entries({ mailDomain, sender, alarmMail })
		.filter(([, value]) => reserved.test(value))
		.map(([name, value]) => `${name} ${value}`);
}
