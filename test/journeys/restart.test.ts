import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { restoreTable } from '../../cli/commands/restore.ts';
import { deploymentAt } from '../../cli/deployment/deployment.ts';
import { linkOf, openPage, postForm } from '../../local/client.ts';
import { keptIo } from '../support/memory-io.ts';
import { JourneyCloud, startPatience, until } from './support/cloud.ts';
import { act, productTime, sendIncident, type View, viewOf } from './support/incident.ts';

/** What must not differ after a restart: everything that a clock is, and where the case stands. */
const lasting = ({ state, awaiting, clocks, events }: View) => ({ state, awaiting, clocks, events });

/** Fast enough to tell the product's clock from the real one, and slow enough that no term ends meanwhile. */
const rate = 10;

/** A case that a unit writes the answer to: its number, the mail by which it was asked, and how the case stands. */
async function atWork(cloud: JourneyCloud) {
	const caseId = await sendIncident(cloud);
	await act(cloud, caseId, 'screening');
	const assignment = await cloud.client.nextMail(caseId, ({ text }) => text.includes('/p/'));
	const before = await until(
		'the clock of the draft',
		() => viewOf(cloud, caseId),
		({ clocks }) => clocks.some(({ stage, state }) => stage === 'draft' && state === 'running'),
	);
	return { caseId, assignment, before };
}

describe('a cloud that is stopped and started again', () => {
	let cloud: JourneyCloud;

	beforeAll(async () => {
		cloud = await JourneyCloud.start('restart', { at: '2025-04-28T07:00:00.000Z', rate });
	}, startPatience);

	afterAll(() => cloud.stop());

	it('R-19: a case in the middle of its life goes on: same clocks, same links, nothing lost, nothing doubled', async () => {
		const { caseId, assignment, before } = await atWork(cloud);
		const mails = (await cloud.client.mails()).map(({ id }) => id);

		const stoppedAt = Date.parse(productTime(cloud));

		await cloud.restart();

		const stood = Date.parse(cloud.endpoints.clock.at) - stoppedAt;
		expect(cloud.endpoints.clock.rate).toBe(rate);
		expect(stood).toBeGreaterThanOrEqual(0);
		// What it had run on until it was told to stand: real milliseconds, and not the seconds that the restart took.
		expect(stood).toBeLessThan(1_000 * rate);
		expect(lasting(await viewOf(cloud, caseId))).toEqual(lasting(before));
		expect((await cloud.client.mails()).map(({ id }) => id)).toEqual(mails);
		expect((await openPage(linkOf(assignment))).status).toBe(200);
		const executions = await until(
			'an execution of the next generation',
			() => cloud.backstage.executions('case', caseId),
			(all) => all.some(({ status }) => status === 'RUNNING'),
		);
		expect(executions.filter(({ status }) => status === 'RUNNING')).toHaveLength(1);
		expect(executions.at(-1)?.name).not.toBe(caseId);
		const watched = (await cloud.backstage.executions('clock', caseId)).filter(({ status }) => status === 'RUNNING');
		expect(watched).toHaveLength(1);

		// The mail of before leads on: its form is posted, and the rest of the path follows from it.
		const text = 'Здравствуйте! Яму заделают до конца недели.';
		expect((await postForm(linkOf(assignment), { decision: 'submit', kind: 'final', text })).status).toBe(200);
		const fresh = async (stage: string) => {
			const mail = await until(
				`the mail of ${stage}`,
				async () =>
					(await cloud.client.mails()).filter(({ id, text: body }) => !mails.includes(id) && body.includes(caseId)),
				(found) => found.length > 0,
			);
			mails.push(...mail.map(({ id }) => id));
			return mail;
		};
		for (const [stage, fields] of [
			['check', { decision: 'forward' }],
			['approval', { decision: 'approve' }],
			['publication', { decision: 'publish', permalink: 'https://vk.com/wall-1_2?reply=3', visibility: 'public' }],
		] as const) {
			const [mail, ...others] = await fresh(stage);
			expect(others).toEqual([]);
			if (mail) expect((await postForm(linkOf(mail), fields)).status).toBe(200);
		}
		const after = await until(
			'the end',
			() => viewOf(cloud, caseId),
			({ state }) => state === 'answered',
		);
		expect(after.clocks.filter(({ state }) => state === 'running')).toEqual([]);
		const ended = await until(
			'the end of its execution',
			() => cloud.backstage.executions('case', caseId),
			(all) => all.at(-1)?.status === 'SUCCEEDED',
		);
		expect(ended).toHaveLength(2);
	});

	it('R-31: a restored table is held to its events, finds what was planted, and the cloud that is moved to it goes on', async () => {
		const { caseId, assignment, before } = await atWork(cloud);
		const otklikRestore = async (...args: readonly string[]) => {
			const io = keptIo();
			const open = () => Promise.resolve(deploymentAt({ ...cloud.reach, now: Date.parse(productTime(cloud)) }));
			const code = await restoreTable.run([...args, '--json'], io, { open, realNow: Date.now });
			return { code, ...toldOfTable.parse(JSON.parse(io.said.stdout())) };
		};
		await cloud.backstage.letRecover();
		const table = 'otklik-local-restored';
		const { cases } = await otklikRestore('--check');
		const { restoredTable, ...restored } = await otklikRestore('--to', table, '--yes');
		expect(restored).toEqual({ code: 0, table, cases, astray: [] });

		const wake = await cloud.backstage.plantWake(table, caseId, Date.parse('2030-01-01T00:00:00Z'));
		expect(await otklikRestore('--check', '--table', table)).toMatchObject({
			code: 1,
			astray: [{ caseId, astray: ['its head stands elsewhere than its events say: dueAt'] }],
		});
		await cloud.backstage.plantWake(table, caseId, wake);

		const own = cloud.reach.table;
		if (restoredTable === null) throw new Error('no table was restored');
		await cloud.restart({ restoredTable });
		expect([cloud.reach.table, own]).toEqual([table, expect.not.stringContaining(table)]);
		expect(lasting(await viewOf(cloud, caseId))).toEqual(lasting(before));
		const text = 'Здравствуйте! Яму заделают до конца недели.';
		expect((await postForm(linkOf(assignment), { decision: 'submit', kind: 'final', text })).status).toBe(200);
		await cloud.client.nextMail(caseId, ({ subject }) => subject.includes('проверьте ответ'));
		expect((await viewOf(cloud, caseId)).state).toBe('check');
		// The stack's own table stands as it stood: nothing of this was written to it.
		expect(await otklikRestore('--check', '--table', own)).toMatchObject({ code: 0, cases });
		expect(await otklikRestore('--check')).toMatchObject({ code: 0, table, cases });
	}, 180_000);
});

const toldOfTable = z.object({
	table: z.string(),
	cases: z.number(),
	astray: z.array(z.object({ caseId: z.string(), astray: z.array(z.string()) })),
	restoredTable: z.object({ name: z.string(), stream: z.string() }).nullable(),
});
