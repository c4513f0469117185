import { beforeEach, describe, expect, it } from '@jest/globals';
import { rotateLinkKey } from '../../cli/commands/rotate-link-key.ts';
import { addressKey } from '../../functions/use-cases/address-key.ts';
import { Desk } from '../support/desk.ts';
import { type House, house } from '../support/house.ts';
import { keptIo } from '../support/memory-io.ts';
import { incidentBody, readJson } from '../support/requests.ts';

const mailbox = 'coordinator@anapa.example';
const minute = 60_000;
const day = 24 * 60 * minute;

let h: House;
beforeEach(async () => {
	h = await house();
});

async function rotate(...args: readonly string[]) {
	const io = keptIo();
	const open = () => Promise.resolve(h.place);
	const code = await rotateLinkKey.run(args, io, { open, realNow: () => h.time.now });
	return { code, out: io.said.stdout(), err: io.said.stderr() };
}

describe('R-08: the key of the links is rotated with two good at once', () => {
	it('tells what it would do, and does it with --yes alone', async () => {
		const before = await h.place.linkKeys.read();
		expect((await rotate()).out).toMatch(/^a new key would sign links on local from .* Say it again with --yes\n$/);
		expect(await h.place.linkKeys.read()).toBe(before);
		expect((await rotate('--yes')).out).toMatch(/^a new key signs links on local from /);
		expect(await h.place.linkKeys.read()).not.toBe(before);
	});

	it('a link of before opens and acts, and a mail from ten minutes on brings one of the new key', async () => {
		await h.incident();
		const old = h.linkTo(mailbox);
		await rotate('--yes');
		await h.incident({ externalId: 'IM-2' });
		const soon = h.linkTo(mailbox);
		h.time.now += 10 * minute;
		await h.incident({ externalId: 'IM-3' });
		const fresh = h.linkTo(mailbox);
		for (const link of [old, soon, fresh]) expect((await h.open(link)).status).toBe(200);
		expect((await h.post(old, { decision: 'route', unit: 'roads' })).status).toBe(200);
		await rotate('--drop-older', '--yes');
		expect((await h.open(soon)).status).toBe(403);
		expect((await h.open(fresh)).status).toBe(200);
	});

	it('whoever is in stays in while both are good, and comes in anew after', async () => {
		const desk = new Desk(h);
		await desk.signIn(mailbox);
		await rotate('--yes');
		h.time.now += 10 * minute;
		expect((await desk.open({ page: 'list' })).status).toBe(200);
		await rotate('--drop-older', '--yes');
		expect((await desk.open({ page: 'list' })).status).not.toBe(200);
		await desk.signIn(mailbox);
		expect((await desk.open({ page: 'list' })).status).toBe(200);
	});

	it('what the table knows by a hash it goes on knowing: a message that came again, an address that is dead', async () => {
		const body = JSON.stringify(incidentBody({}, h.time.now));
		const first = await h.receive(h.signed(body, {}, 'msg_1'));
		await h.settle();
		await h.base.deadAddresses.add(addressKey(await h.base.linkKey.get(), mailbox), 'bounced', h.time.now);
		await rotate('--yes');
		h.time.now += 10 * minute;
		await rotate('--drop-older', '--yes');
		const again = await h.receive(h.signed(body, {}, 'msg_2'));
		expect(readJson(again)['caseId']).toBe(readJson(first)['caseId']);
		expect(await h.base.deadAddresses.has(addressKey(await h.base.linkKey.get(), mailbox))).toBe(true);
	});

	it('never a third, until no living link is of the first; and none is dropped that the next is not known everywhere', async () => {
		expect((await rotate('--drop-older', '--yes')).err).toContain('one key only');
		await rotate('--yes');
		expect((await rotate('--drop-older', '--yes')).err).toContain('not every worker has the newer key');
		h.time.now += 10 * minute + 90 * day - 1;
		const third = await rotate('--yes');
		expect([third.code, third.err]).toEqual([1, expect.stringContaining('two keys')]);
		h.time.now += 1;
		expect((await rotate('--yes')).code).toBe(0);
	});
});
