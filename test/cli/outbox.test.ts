import { beforeEach, describe, expect, it } from '@jest/globals';
import { outbox } from '../../cli/commands/outbox.ts';
import { deliverMail } from '../../functions/deliver-mail/handle.ts';
import { asideOf } from '../support/aside.ts';
import { type House, house } from '../support/house.ts';
import { keptIo } from '../support/memory-io.ts';
import { formRequest } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
let h: House;
let id: string;

/** The mail that asks a unit for a draft has been refused until it was set aside. */
beforeEach(async () => {
	h = await house();
	const caseId = await h.incident();
	await h.act(formRequest(h.linkTo(coordinator), { decision: 'route', unit: 'roads' }, h.time.now));
	const row = h.store.inserted().find(({ mails }) => mails.length > 0);
	const ref = { caseId, row: row?.row ?? '', place: row?.mails[0] ?? 0 };
	h.faults.of.set(roads, { is: 'refused', why: 'MessageRejected' });
	for (;;) {
		const worked = await deliverMail(h.base, ref);
		if (worked === 'done') break;
		h.time.now += worked.againInMs;
	}
	h.faults.of.clear();
	id = `${caseId}/${ref.row}/${ref.place}.0`;
});

async function run(...args: readonly string[]) {
	const io = keptIo();
	const place = { ...h.place, outbox: h.store.outbox, cases: h.store.cases };
	const code = await outbox.run(args, io, { open: () => Promise.resolve(place), realNow: () => h.time.now });
	return { code, stdout: io.said.stdout(), stderr: io.said.stderr() };
}

describe('otklik outbox', () => {
	it('lists what is set aside, why, and which clock has not started', async () => {
		const { code, stdout } = await run('list');
		expect(code).toBe(0);
		expect(stdout).toContain(`${id}  assignment to executor of roads`);
		expect(stdout).toContain('refused: MessageRejected');
		expect(stdout).toContain('the clock of roads has not started (G-8)');
		const told: unknown = JSON.parse((await run('list', '--json')).stdout);
		expect(told).toMatchObject({
			verb: 'list',
			mails: [{ id, role: 'executor', unit: 'roads', clockOf: 'roads' }],
		});
	});
	it.each(['retry', 'drop'])('%s without --yes says what it would do, and does nothing', async (verb) => {
		const { code, stdout, stderr } = await run(verb, id);
		expect(code).toBe(0);
		expect(stdout).toContain('would be');
		expect(stderr).toContain('--yes');
		expect(await asideOf(h)).toHaveLength(1);
	});
	it('G-8: retry lets the sweep find it, and the clock starts when it is taken', async () => {
		expect((await run('retry', '--all', '--yes')).code).toBe(0);
		expect(await asideOf(h)).toEqual([]);
		for (let minute = 0; minute < 3; minute += 1) {
			h.time.now += 60_000;
			await h.sweep({ is: 'minute' });
			await h.settle();
		}
		expect(h.mails.filter(({ to }) => to.mail === roads)).toHaveLength(1);
	});
	it('G-8: drop says that the clock will not start by it', async () => {
		expect((await run('drop', id)).stdout).toContain('the clock of roads does not start by it');
		expect((await run('drop', id, '--yes')).code).toBe(0);
		expect(await asideOf(h)).toEqual([]);
		expect(h.store.outcomes()).toContainEqual({ dropped: 'by hand' });
	});
	it('changes nothing where one of the ids is unknown, and takes ids or --all, not both', async () => {
		expect((await run('drop', id, 'AN-1/000001/0.0', '--yes')).code).toBe(1);
		expect(await asideOf(h)).toHaveLength(1);
		for (const args of [['drop'], ['drop', id, '--all'], ['list', id], ['burn', id]]) {
			expect((await run(...args)).code).toBe(2);
		}
		expect((await run('--help')).stdout).toContain('otklik outbox retry');
	});
});
