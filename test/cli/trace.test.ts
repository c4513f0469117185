import { beforeEach, describe, expect, it } from '@jest/globals';
import { trace } from '../../cli/commands/trace.ts';
import type { ToldExecution } from '../../cli/deployment/executions.ts';
import { type House, house } from '../support/house.ts';
import { keptIo } from '../support/memory-io.ts';
import { formRequest } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
let h: House;
let caseId: string;
beforeEach(async () => {
	h = await house();
	caseId = await h.incident({ text: 'ПДн-канарейка: яма на дороге' });
	h.time.now += 60_000;
	h.faults.of.set(roads, { is: 'throttled' });
	await h.act(formRequest(h.linkTo(coordinator), { decision: 'route', unit: 'roads' }, h.time.now));
	await h.settle();
});

async function run(args: readonly string[], executions: readonly ToldExecution[] = []) {
	const io = keptIo();
	const place = {
		...h.place,
		outbox: h.store.outbox,
		cases: h.store.cases,
		executions: { of: () => Promise.resolve(executions) },
	};
	const code = await trace.run(args, io, { open: () => Promise.resolve(place), realNow: () => h.time.now });
	return { code, stdout: io.said.stdout(), stderr: io.said.stderr() };
}

describe('R-33: otklik trace', () => {
	it('tells decisions, orders, mails and executions in one timeline, the time of the municipality before each', async () => {
		const started = h.time.now - 60_000;
		const { code, stdout, stderr } = await run(
			[caseId],
			[
				{
					machine: 'case',
					name: caseId,
					status: 'FAILED',
					startedAt: started,
					endedAt: h.time.now + 1,
					error: 'StageNotOpened',
					entered: [{ state: 'Screen and route', at: started }],
				},
			],
		);
		expect(code).toBe(0);
		const lines = stdout.trimEnd().split('\n');
		const at = (text: string | RegExp) => lines.findIndex((line) => line.match(text) !== null);
		expect(lines[0]).toMatch(/^2025-\d\d-\d\dT.*\+03:00 {5}1 {2}event/);
		const order = [
			at(/ {2}1 {2}event +\w*Received/),
			at(/ {2}1 {2}mail +stage-opened for coordinator, to .*: taken by SES as message-1/),
			at(`execution  case ${caseId} started`),
			at(`state      ${caseId}: Screen and route`),
			at(/ {2}2 {2}event .*by coordinator/),
			at(/ {2}2 {2}mail +assignment for executor of roads, to .*waits/),
			at(`execution  case ${caseId} FAILED \\(StageNotOpened\\)`),
		];
		expect(order).toEqual(order.toSorted((one, other) => one - other));
		expect(order).not.toContain(-1);
		expect(stderr).toBe(`${caseId} of anapa, version 2, awaits draft\n`);
	});

	it('R-27: shows no word of the message, no address and no link', async () => {
		const { stdout } = await run([caseId]);
		expect(stdout).not.toMatch(/канарейка|@|https?:/);
		expect(stdout).not.toContain(h.linkTo(coordinator));
	});

	it('R-05: says what was ordered of the machines and is not done', async () => {
		await h.post(h.linkTo(coordinator), {});
		const io = await run([caseId, '--json']);
		const moments = JSON.parse(io.stdout) as readonly { readonly what: string; readonly text: string }[];
		expect(moments.filter(({ what }) => what === 'order').map(({ text }) => text)).toContainEqual(
			expect.stringMatching(/^start-case/),
		);
	});

	it('ends with 1 for a case that there is not, with 2 for none or two', async () => {
		expect((await run(['AN-9999-9999'])).code).toBe(1);
		expect((await run([])).code).toBe(2);
		expect((await run([caseId, caseId])).code).toBe(2);
	});

	it('ADR 0060: says of a mail that it is told in a digest, in which, and whether that has gone out', async () => {
		h.time.gatherMs = 60 * 60_000;
		let last = '';
		for (let number = 0; number < 4; number += 1) {
			last = await h.incident();
			await h.post(h.linkTo(coordinator), { decision: 'return-to-curator', comment: 'Дорога краевая' });
		}
		const digest = `in the digest ${last}/000002#digest-\\S+, which`;
		expect((await run([last])).stdout).toMatch(new RegExp(`result for coordinator, to .*: ${digest} still waits`));
		h.time.now += 2 * 60 * 60_000;
		await h.settle();
		const { stdout } = await run([last]);
		expect(stdout).toMatch(new RegExp(`result for coordinator, to .*: ${digest} is taken by SES as message-`));
		expect(stdout).toMatch(/digest for coordinator, to .*: taken by SES/);
	});
});
