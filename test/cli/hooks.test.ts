import { beforeEach, describe, expect, it } from '@jest/globals';
import { hooks } from '../../cli/commands/hooks.ts';
import { type House, house } from '../support/house.ts';
import { keptIo } from '../support/memory-io.ts';
import { tellPartners } from '../support/partners.ts';

let h: House;
beforeEach(async () => {
	h = await house();
});

async function run(...args: readonly string[]) {
	const io = keptIo();
	const code = await hooks.run(args, io, { open: () => Promise.resolve(h.place), realNow: () => h.time.now });
	return { code, out: io.said.stdout(), err: io.said.stderr() };
}

const set = ['set', 'krasnodar', '--url', 'https://region.example/otklik', '--contact', 'duty@region.example'];

describe('otklik hooks', () => {
	it('puts down where an integration is told, and prints its secret that one time', async () => {
		const first = await run(...set);
		expect([first.code, first.out]).toEqual([
			0,
			expect.stringMatching(/^krasnodar is told at https:\/\/region\.example\/otklik; it checks by whsec_\S{44}\n$/),
		]);
		expect((await run(...set)).out).not.toContain('whsec_');
		expect((await run('list')).out).toBe('krasnodar  https://region.example/otklik  on; everything; 0 not taken\n');
	});

	it('the secret to check by is another than the one that incidents are signed with', async () => {
		await run(...set);
		const [own] = await h.place.hookSecrets.read('krasnodar');
		expect(await h.place.secrets.read('krasnodar')).not.toContain(own);
	});

	it.each([
		[['set', 'krasnodar', '--url', 'http://region.example/', '--contact', 'a@b.example'], '--url is an https address'],
		[['set', 'krasnodar', '--url', 'https://10.0.0.1/', '--contact', 'a@b.example'], '--url is an https address'],
		[['set', 'krasnodar', '--url', 'https://region.example/', '--contact', 'nobody'], '--contact is one mail address'],
		[['set', 'krasnodar', '--url', 'https://region.example/'], 'set takes --url and --contact'],
		[[...set, '--types', 'case.answered,case.lost'], 'there is no type case.lost'],
		[['off', 'krasnodar', '--words'], 'are for set'],
		[['off'], 'off takes one integration'],
		[['ring', 'krasnodar'], 'the verbs are'],
	])('%j is refused in a sentence', async (args, why) => {
		const { code, err } = await run(...args);
		expect([code, err]).toEqual([2, expect.stringContaining(why)]);
	});

	it('names the command that comes before for an integration that is not there', async () => {
		const { code, err } = await run('set', 'nowhere', ...set.slice(2));
		expect([code, err]).toEqual([1, expect.stringContaining('otklik tenant add-integration nowhere')]);
		expect((await run('off', 'krasnodar')).err).toContain('otklik hooks set krasnodar');
	});

	it('R-08: a second secret beside the first, never a third, and never none', async () => {
		await run(...set);
		expect((await run('drop-secret', 'krasnodar')).err).toContain('one secret only');
		expect((await run('rotate-secret', 'krasnodar')).out).toMatch(/second secret: whsec_/);
		expect((await run('rotate-secret', 'krasnodar')).err).toContain('two secrets already');
		const [, newer] = await h.place.hookSecrets.read('krasnodar');
		expect((await run('drop-secret', 'krasnodar')).code).toBe(0);
		expect(await h.place.hookSecrets.read('krasnodar')).toEqual([newer]);
	});

	it('turns it off and on; whoever turned it off by hand is not written to', async () => {
		await run(...set);
		await run('off', 'krasnodar');
		expect((await run('list')).out).toContain(`off since ${new Date(h.time.now).toISOString()}`);
		await h.incident();
		await tellPartners(h);
		expect([h.hooks.posted, h.mails.filter(({ to }) => to.mail === 'duty@region.example')]).toEqual([[], []]);
		await run('on', 'krasnodar');
		expect((await run('list')).out).toContain('  on; ');
	});

	it('tells all of a case again, under the ids of before', async () => {
		await run(...set);
		const caseId = await h.incident();
		await tellPartners(h);
		expect((await run('again', caseId)).out).toBe(`1 decisions of ${caseId} are told again\n`);
		await tellPartners(h);
		const ids = h.hooks.posted.map(({ headers }) => headers['webhook-id']);
		expect(ids).toEqual([`${caseId}.1`, `${caseId}.1`]);
		expect((await run('again', 'AN-9999-9999')).err).toContain('there is no case AN-9999-9999');
	});
});
