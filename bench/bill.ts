import { type AttributeValue, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { GetExecutionHistoryCommand, paginateListExecutions, SFNClient } from '@aws-sdk/client-sfn';
import { together, type Units, workLines } from '../cli/bill/bill.ts';
import { pricesOf } from '../cli/bill/prices.ts';
import { billedUnits, ordinaryCase } from '../cli/bill/units.ts';
import { Client } from '../local/client.ts';
import type { Cloud } from '../local/cloud.ts';
import { tellStory } from '../local/story.ts';
import { atMost, type Verdict, verdictLine } from './verdict.ts';

/** The one that the README tells a bill of. */
const region = 'eu-central-1';

interface Row {
	readonly kind: string;
	readonly kilobytes: number;
	readonly version: number;
}

/** Rows that are told by the family of their key; the others by what their sort key begins with. */
const namedByFamily: readonly string[] = ['FIND', 'ACCESS'];

/** What an ordinary case of four mails may write, and what each further stage with its mail may add to it. */
function writesOf(mails: number): number {
	return 100 + 15 * Math.max(0, mails - 4);
}

/** The same of dollars: a mail more is its own price and what is written for it. */
function dollarsOf(mails: number): number {
	return 0.0012 + 0.00011 * Math.max(0, mails - 4);
}

/**
 * Walks an ordinary case on the cloud given and counts what AWS would bill. Transitions and mails are counted from the
 * machines' histories and the mailbox; writes from the rows that stand in the table, by how often each kind is written
 * and whether in a transaction; reads and calls by what each of those steps takes.
 */
export async function benchBill(
	cloud: Cloud,
	root: string,
	print: (line: string) => void,
): Promise<readonly Verdict[]> {
	let caseId = '';
	await tellStory({
		endpoints: cloud.endpoints,
		municipality: 'anapa',
		root,
		until: null,
		say: (line) => {
			caseId = /case ([A-Z]{2}-[\d-]+)/.exec(line)?.[1] ?? caseId;
		},
	});
	await untilTheEndIsMailed(cloud, caseId);
	const transitions = await transitionsOf(cloud, caseId);
	const rows = await rowsOf(cloud, caseId);
	const of = (kind: string) => rows.filter((row) => row.kind === kind);
	const units = (some: readonly Row[]) => some.reduce((sum, { kilobytes }) => sum + Math.ceil(kilobytes), 0);
	const decisions = of('EVENT').length;
	// Each mail that went out is on record; a mail may hold a link, and one row serves all that it leads to.
	const mails = of('SENT').length;
	const links = of('LINK').length;
	const head = of('HEAD')[0]?.kilobytes ?? 1;
	// In transactions, so twice: events, content, dedup, outbox and find rows once each, the head at every decision.
	const rowsTogether = ['EVENT', 'CONTENT', 'DEDUP', 'OUTBOX', 'FIND', 'PLACE'].flatMap(of);
	const inTransactions = 2 * (units(rowsTogether) + decisions * Math.ceil(head));
	// By themselves: links once, the token of each stage, each mail claimed, put on record and settled, each row's starts and signals
	// settled, who was shown a page, and the one webhook counted for its integration.
	const tokens = transitions.stages;
	const apart = links + tokens + 3 * mails + of('OUTBOX').length + of('ACCESS').length + 1;
	// Index entries: due comes and goes (it moves only where a case must wake earlier than it stands there, which an
	// ordinary one never must); those of the town, the desk and the unit come and move with each stage, and once more when
	// the unit's term begins with its mail, two writes each; then the town's moves to the ended ones and the others go; each
	// outbox row comes and goes.
	const moves = 2 * tokens;
	const indexes = 2 + (1 + moves + 2) + 2 * (1 + moves + 1) + 2 * of('OUTBOX').length;
	const writes = inTransactions + apart + indexes;
	const eventKilobytes = of('EVENT').reduce((sum, { kilobytes }) => sum + kilobytes, 0) + head;
	const loads = 2 * mails + transitions.tasks + 2 * decisions;
	// Each mail asks whether its address is known as dead.
	const reads = loads * Math.ceil(eventKilobytes / 4) + mails;
	// Each stage is a page opened and a form posted.
	const requests = 1 + 2 * transitions.stages;
	const invocations = requests + transitions.tasks + 2 * of('OUTBOX').length + mails;
	const counted: Units = {
		transitions: transitions.all,
		mails,
		writeUnits: writes,
		readUnits: reads,
		invocations,
		requests,
	};
	const prices = pricesOf(region);
	if (prices === null) throw new Error(`the prices of ${region} are not known`);
	const lines = workLines(counted, prices);
	print(`The bill of an ordinary case (${caseId}, from webhook to published answer)`);
	for (const { what, count, dollars } of lines) {
		print(`  ${what.padEnd(28)}${String(count).padStart(6)}   $${dollars.toFixed(6)}`);
	}
	const sum = together(lines);
	print(
		`  together                             $${sum.toFixed(6)}   (with mail at $160 a million: $${(sum + mails * 60e-6).toFixed(6)})`,
	);
	const verdicts = [
		atMost('transitions of an ordinary case', transitions.all, 20),
		atMost(`write units of an ordinary case of ${mails} mails`, writes, writesOf(mails)),
		atMost(`dollars of an ordinary case of ${mails} mails`, sum, dollarsOf(mails)),
		...billedUnits.map((what) => atMost(`${what} as otklik bill reckons`, counted[what], ordinaryCase[what] * 1.1)),
	];
	for (const verdict of verdicts) print(`  ${verdictLine(verdict)}`);
	return verdicts;
}

/** The coordinator, the unit and the curator hear of the end, which is the last that is mailed. */
async function untilTheEndIsMailed({ endpoints }: Cloud, caseId: string): Promise<void> {
	const client = new Client(endpoints);
	for (let told = 0; told < 3; told += 1) {
		await client.nextMail(caseId, ({ subject }) => subject.startsWith('Ответ опубликован'));
	}
}

/** States entered, as AWS bills them, by every execution of the case. */
async function transitionsOf(
	{ aws, outputs }: Cloud,
	caseId: string,
): Promise<{ all: number; tasks: number; stages: number }> {
	const client = new SFNClient(aws);
	const count = { all: 0, tasks: 0, stages: 0 };
	for (const stateMachineArn of [outputs.CaseMachineArn, outputs.ClockMachineArn]) {
		for await (const { executions = [] } of paginateListExecutions({ client }, { stateMachineArn })) {
			for (const { name, executionArn } of executions) {
				if (name?.startsWith(caseId) !== true) continue;
				const history = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
				for (const { type = '' } of history.events ?? []) {
					if (type.endsWith('StateEntered')) count.all += 1;
					if (type !== 'TaskStateEntered') continue;
					count.tasks += 1;
					if (stateMachineArn === outputs.CaseMachineArn) count.stages += 1;
				}
			}
		}
	}
	return count;
}

async function rowsOf({ aws, outputs }: Cloud, caseId: string): Promise<readonly Row[]> {
	const client = new DynamoDBClient(aws);
	const rows: Row[] = [];
	for await (const { Items = [] } of paginateScan({ client }, { TableName: outputs.TableName })) {
		for (const item of Items) {
			const about = [item['pk']?.S, item['caseId']?.S, item['link']?.S, item['sent']?.S].some((text) =>
				text?.includes(caseId),
			);
			if (!about) continue;
			const [family = ''] = (item['pk']?.S ?? '').split('#');
			const [sort = ''] = (item['sk']?.S ?? '').split('#');
			rows.push({
				kind: namedByFamily.includes(family) ? family : sort,
				kilobytes: bytesOf(item) / 1024,
				version: Number(item['version']?.N ?? 0),
			});
		}
	}
	return rows;
}

function bytesOf(item: Readonly<Record<string, AttributeValue>>): number {
	return Object.entries(item).reduce((sum, [name, value]) => {
		const held = value.S ?? value.N ?? value.B ?? value.SS?.join('') ?? JSON.stringify(value);
		return sum + name.length + (typeof held === 'string' ? Buffer.byteLength(held) : held.byteLength);
	}, 0);
}
