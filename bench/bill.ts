import { type AttributeValue, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { GetExecutionHistoryCommand, paginateListExecutions, SFNClient } from '@aws-sdk/client-sfn';
import type { Cloud } from '../local/cloud.ts';
import { tellStory } from '../local/story.ts';
import { atMost, type Verdict, verdictLine } from './verdict.ts';

/** Dollars for one, at the prices of Frankfurt and a new account's dearer mail printed beside. */
const prices = {
	transition: 25e-6,
	mail: 100e-6,
	writeUnit: 0.625e-6,
	readUnit: 0.125e-6,
	invocation: 0.2e-6,
	// 256 MB for 50 ms on arm.
	computing: 13.3e-6 * 0.25 * 0.05,
	request: 3.5e-6,
} as const;

interface Row {
	readonly kind: string;
	readonly kilobytes: number;
	readonly version: number;
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
		say: (line) => {
			caseId = /case ([A-Z]{2}-[\d-]+)/.exec(line)?.[1] ?? caseId;
		},
	});
	const transitions = await transitionsOf(cloud, caseId);
	const rows = await rowsOf(cloud, caseId);
	const of = (kind: string) => rows.filter((row) => row.kind === kind);
	// A link is made for each mail that asks for something, and an ordinary case has no others.
	const units = (some: readonly Row[]) => some.reduce((sum, { kilobytes }) => sum + Math.ceil(kilobytes), 0);
	const decisions = of('EVENT').length;
	const mails = of('LINK').length;
	const head = of('HEAD')[0]?.kilobytes ?? 1;
	// In transactions, so twice: events, content, dedup and outbox rows once each, the head at every decision.
	const together =
		2 * (units([...of('EVENT'), ...of('CONTENT'), ...of('DEDUP'), ...of('OUTBOX')]) + decisions * Math.ceil(head));
	// By themselves: links and tokens once, each mail claimed, put on record and settled, each row's starts and signals
	// settled, and the one webhook counted for its integration.
	const tokens = transitions.tasks;
	const apart = mails + tokens + 3 * mails + of('OUTBOX').length + 1;
	// Index entries: due comes and goes (it moves only where a case must wake earlier than it stands there, which an
	// ordinary one never must), open comes and moves to the ended ones, each outbox row comes and goes.
	const indexes = 2 + 3 + 2 * of('OUTBOX').length;
	const writes = together + apart + indexes;
	const eventKilobytes = of('EVENT').reduce((sum, { kilobytes }) => sum + kilobytes, 0) + head;
	const loads = 2 * mails + tokens + 2 * decisions;
	// Each mail asks whether its address is known as dead.
	const reads = loads * Math.ceil(eventKilobytes / 4) + mails;
	const requests = 1 + 2 * mails;
	const invocations = requests + tokens + 2 * of('OUTBOX').length + mails;
	const lines = [
		['transitions, both machines', transitions.all, transitions.all * prices.transition],
		['mails', mails, mails * prices.mail],
		['write units', writes, writes * prices.writeUnit],
		['read units', reads, reads * prices.readUnit],
		['calls of functions', invocations, invocations * (prices.invocation + prices.computing)],
		['requests to the API', requests, requests * prices.request],
	] as const;
	print(`The bill of an ordinary case (${caseId}, from webhook to published answer)`);
	for (const [what, count, dollars] of lines) {
		print(`  ${what.padEnd(28)}${String(count).padStart(6)}   $${dollars.toFixed(6)}`);
	}
	const sum = lines.reduce((total, [, , dollars]) => total + dollars, 0);
	print(
		`  together                             $${sum.toFixed(6)}   (with mail at $160 a million: $${(sum + mails * 60e-6).toFixed(6)})`,
	);
	const verdicts = [
		atMost('transitions of an ordinary case', transitions.all, 20),
		atMost('write units of an ordinary case', writes, 100),
		atMost('dollars of an ordinary case', sum, 0.0012),
	];
	for (const verdict of verdicts) print(`  ${verdictLine(verdict)}`);
	return verdicts;
}

/** States entered, as AWS bills them, by every execution of the case. */
async function transitionsOf({ aws, outputs }: Cloud, caseId: string): Promise<{ all: number; tasks: number }> {
	const client = new SFNClient(aws);
	const count = { all: 0, tasks: 0 };
	for (const stateMachineArn of [outputs.CaseMachineArn, outputs.ClockMachineArn]) {
		for await (const { executions = [] } of paginateListExecutions({ client }, { stateMachineArn })) {
			for (const { name, executionArn } of executions) {
				if (name?.startsWith(caseId) !== true) continue;
				const history = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
				for (const { type = '' } of history.events ?? []) {
					if (type.endsWith('StateEntered')) count.all += 1;
					if (type === 'TaskStateEntered') count.tasks += 1;
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
			const about = [item['pk']?.S, item['caseId']?.S, item['link']?.S].some((text) => text?.includes(caseId));
			if (!about) continue;
			const sort = item['sk']?.S ?? '';
			rows.push({
				kind: sort.split('#')[0] ?? '',
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
