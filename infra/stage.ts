import type { Node } from 'constructs';
import * as z from 'zod';

const clock = z.strictObject({
	at: z.iso.datetime({ offset: true }),
	since: z.iso.datetime(),
	rate: z.number().positive(),
});

const described = z.strictObject({
	/** The AWS region. */
	region: z.string(),
	/** The domain whose mail this stage sends; SES proves it by DKIM. */
	mailDomain: z.string(),
	/** The address that every mail comes from. */
	sender: z.email(),
	/** Where the runbook can be read, for the links in alarms. */
	runbook: z.string(),
	/** What stands before /p/… in the links of mails; left out where it is the API's own address. */
	publicUrl: z.url().optional(),
	/** Who hears of alarms; more can subscribe to the topic. */
	alarmMail: z.email().optional(),
	/** A clock of the product's own. Only the local cloud may have one. */
	clock: clock.optional(),
});

export const stageNames = ['dev', 'prod', 'local'] as const;
export type StageName = (typeof stageNames)[number];

/** One place where the product runs, and what differs there. */
export interface Stage extends z.infer<typeof described> {
	readonly name: StageName;
}

/**
 * Reads `--context stage=NAME` and what cdk.json (or `--context stages=…` as JSON) says about it. Throws with one line
 * that says what is missing: no stage, an unknown one, a setting of the wrong shape, a product clock on AWS.
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
	return { name, ...read.data };
}

/** Whether what this stage holds may be thrown away with it. */
export function isKept(stage: Stage): boolean {
	return stage.name === 'prod';
}

/** Whether this stage is the emulator on one's own machine, where some of AWS does not exist. */
export function isLocal(stage: Stage): boolean {
	return stage.name === 'local';
}
