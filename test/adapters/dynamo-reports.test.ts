import {
	ConditionalCheckFailedException,
	DynamoDBClient,
	GetItemCommand,
	PutItemCommand,
	UpdateItemCommand,
	type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import type { Breach } from '../../domain/report/model.ts';
import { monthReport } from '../../domain/report/month-report.ts';
import { saidReport } from '../../domain/report/summary.ts';
import {
	dynamoReportArchive,
	dynamoReportLedger,
	dynamoReportWords,
	dynamoWordsCloser,
} from '../../functions/adapters/dynamo-reports.ts';
import { path } from '../support/forms.ts';
import { reportedCase } from '../support/reporting.ts';
import { anapaRegulation, units } from '../support/story.ts';
import { viewOf } from '../support/views.ts';

const ref = { municipality: 'anapa', month: '2025-03', to: 'approver-1' };
const kept = monthReport({
	municipality: 'anapa',
	month: '2025-03',
	at: 0,
	cases: [],
	openEarlier: 0,
	unreadable: 0,
	trend: [],
	heldBy: () => null,
	workingMs: () => null,
	readOtherwise: () => [],
});
const times = { realNow: 1_000, leaseUntil: 2_000 };

function ledger() {
	const client = new DynamoDBClient({ region: 'eu-central-1' });
	const mock = mockClient(client);
	const inputs = () => mock.commandCalls(UpdateItemCommand).map((call): UpdateItemCommandInput => call.args[0].input);
	return { mock, inputs, rows: dynamoReportLedger({ client, name: 'otklik' }) };
}

function failed(item: Readonly<Record<string, { S: string } | { N: string }>>) {
	return new ConditionalCheckFailedException({ message: 'no', $metadata: {}, Item: item });
}

describe('the ledger of reports', () => {
	it('R-22: a copy is claimed where it was neither sent nor is held', async () => {
		const { mock, inputs, rows } = ledger();
		mock.on(UpdateItemCommand).resolves({ Attributes: {} });
		expect(await rows.claim(ref, times)).toBe('claimed');
		expect(inputs()).toMatchObject([
			{
				Key: { pk: { S: 'REPORT#anapa#2025-03' }, sk: { S: 'approver-1' } },
				ConditionExpression: 'attribute_not_exists(outcome) AND (attribute_not_exists(lease) OR lease < :now)',
				ExpressionAttributeValues: { ':now': { N: '1000' }, ':until': { N: '2000' } },
			},
		]);
	});

	it('R-24: what was sent is settled for good, what is held comes again after its lease', async () => {
		const { mock, rows } = ledger();
		mock
			.on(UpdateItemCommand)
			.rejectsOnce(failed({ pk: { S: 'x' }, sk: { S: 'y' }, outcome: { S: '{}' } }))
			.rejectsOnce(failed({ pk: { S: 'x' }, sk: { S: 'y' }, lease: { N: '1500' } }));
		expect(await rows.claim(ref, times)).toBe('settled');
		expect(await rows.claim(ref, times)).toBe('leased');
	});

	it('neither a release nor a second settling touches what was settled', async () => {
		const { mock, inputs, rows } = ledger();
		mock.on(UpdateItemCommand).rejects(failed({ pk: { S: 'x' }, sk: { S: 'y' }, outcome: { S: '{}' } }));
		await rows.release(ref);
		await rows.settle(ref, { messageId: '1' });
		for (const input of inputs()) expect(input.ConditionExpression).toBe('attribute_not_exists(outcome)');
		expect(inputs()).toHaveLength(2);
	});
});

describe('Plastunovskaya 23: what the coordinator says to a report', () => {
	const said = { text: 'Слова', by: 'coordinator-1', at: 1_000 };
	function words() {
		const client = new DynamoDBClient({ region: 'eu-central-1' });
		const mock = mockClient(client);
		const table = { client, name: 'otklik' };
		return {
			mock,
			rows: { ...dynamoReportWords(table), ...dynamoWordsCloser(table) },
			archive: dynamoReportArchive(table),
		};
	}

	it('R-30: is written in place of the version that was seen, and never once the report has taken it', async () => {
		const { mock, rows } = words();
		mock
			.on(UpdateItemCommand)
			.resolvesOnce({ Attributes: {} })
			.rejectsOnce(failed({ version: { N: '2' } }))
			.rejectsOnce(failed({ version: { N: '1' }, closed: { N: '1' } }));
		const write = () => rows.write('anapa', '2025-03', { ...said, seen: 1 });
		expect([await write(), await write(), await write()]).toEqual(['written', 'changed', 'closed']);
		expect(mock.commandCalls(UpdateItemCommand)[0]?.args[0].input).toMatchObject({
			Key: { pk: { S: 'REPORT#anapa#2025-03' }, sk: { S: '#words' } },
			ConditionExpression: 'attribute_not_exists(closed) AND version = :seen',
		});
	});

	it('where nothing was said the report closes it all the same, so that what comes later is refused', async () => {
		const { mock, rows } = words();
		mock.on(UpdateItemCommand).resolves({ Attributes: { closed: { N: '1' } } });
		expect(await rows.close('anapa', '2025-03')).toBe('');
		mock.on(GetItemCommand).resolves({ Item: { pk: { S: 'x' }, sk: { S: 'y' }, closed: { N: '1' } } });
		expect(await rows.read('anapa', '2025-03')).toEqual({ text: '', version: 0, isClosed: true });
	});

	it('R-22: of two runs that make a report at once the first one’s stays, and both send that', async () => {
		const { mock, archive } = words();
		const report = { said: { facts: [], tables: [] }, pictures: [], words: '', seen: {} };
		let stored: Uint8Array | undefined;
		mock.on(PutItemCommand).callsFake((input: { Item?: { packed?: { B?: Uint8Array } } }) => {
			if (stored !== undefined) throw failed({});
			stored = input.Item?.packed?.B;
			return {};
		});
		mock
			.on(GetItemCommand)
			.callsFake(() => ({ Item: stored && { pk: { S: 'x' }, sk: { S: 'y' }, packed: { B: stored } } }));
		const made = (total: number) => ({ ...report, report: { ...kept, total } });
		await archive.keep('anapa', '2025-03', 'report', made(1));
		expect((await archive.keep('anapa', '2025-03', 'report', made(2))).report.total).toBe(1);
	});

	it('a month of five thousand cases, half of them late, fits the item that DynamoDB takes', async () => {
		const { mock, archive } = words();
		mock.on(PutItemCommand).resolves({});
		const ids = Array.from(
			{ length: 5_000 },
			(_, at) => `AN-${1_000 + (at % 9_000)}-${String(at * 7).padStart(4, '0')}`,
		);
		const breaches = ids.slice(0, 2_500).map(
			(caseId, at): Breach => ({
				caseId,
				clause: '2.7',
				kind: 'LEGAL',
				term: 'draft',
				unit: `unit-${at % 12}`,
				dueAt: 1_741_777_860_000 + at * 61_007,
				endedAt: at % 3 === 0 ? null : 1_741_781_860_000 + at * 67_013,
				by: 'executor',
				heldBy: null,
				termMinutes: 180,
				lateMinutes: at % 997,
			}),
		);
		const report = { ...kept, total: ids.length, breaches };
		const { municipality, time } = viewOf(reportedCase('AN-1', path).state);
		const said = saidReport(report, { title: municipality.title, regulation: anapaRegulation, units, time, words: '' });
		const seen = Object.fromEntries(ids.map((id, at) => [id, 10 + (at % 13)]));
		await archive.keep('anapa', '2025-03', 'report', { report, said, pictures: [], words: '', seen });
		const packed = mock.commandCalls(PutItemCommand)[0]?.args[0].input.Item?.['packed']?.B;
		expect(packed?.byteLength).toBeGreaterThan(20_000);
		expect(packed?.byteLength).toBeLessThan(200_000);
		expect(said.tables.at(-1)?.rows.at(-1)?.[0]?.replaceAll('\u00a0', ' ')).toMatch(/^И ещё 2 200: /);
	});
});
