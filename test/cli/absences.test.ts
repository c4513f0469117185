import { beforeEach, describe, expect, it } from '@jest/globals';
import { tenant } from '../../cli/commands/tenant.ts';
import { type House, house } from '../support/house.ts';
import { keptIo } from '../support/memory-io.ts';

let h: House;
const run = async (...args: readonly string[]) => {
	const io = keptIo();
	// The words of a refusal are read before the place is opened, so it is built as the command line builds it.
	const place = { ...h.place, ...h.store, now: h.time.now };
	const code = await tenant.run([...args], io, { open: () => Promise.resolve(place), realNow: Date.now });
	return { code, said: io.said.stdout(), noted: io.said.stderr() };
};
/** The twelfth of March 2025, a Wednesday, is today. */
const days = ['--from', '2025-03-12', '--to', '2025-03-14'];

beforeEach(async () => {
	h = await house();
});

describe('otklik tenant absent, back and absences (Plastunovskaya 7.2)', () => {
	it('puts down who is away and says who acts; the list has it, and the open cases are passed on', async () => {
		const caseId = await h.incident();
		const { code, said } = await run('absent', 'anapa', 'coordinator-1', ...days);
		expect([code, said]).toEqual([
			0,
			'coordinator-1 of anapa is away from 2025-03-12 to 2025-03-14; coordinator-2 acts for him\n',
		]);
		expect((await run('absences', 'anapa')).said).toBe(
			'coordinator-1 2025-03-12 to 2025-03-14: coordinator-2 acts (entered)\n',
		);
		h.time.now += 120_000;
		await h.sweep({ is: 'minute' });
		await h.settle();
		expect(h.mails.at(-1)?.to.mail).toBe('coordinator-deputy@anapa.example');
		expect((await h.open(h.linkTo('coordinator-deputy@anapa.example'))).body).toContain(caseId);
	});
	it('ends at once, and whoever is back hears of what waits', async () => {
		await h.incident();
		await run('absent', 'anapa', 'coordinator-1', ...days);
		h.time.now += 120_000;
		await h.sweep({ is: 'minute' });
		h.time.now += 120_000;
		expect((await run('back', 'anapa', 'coordinator-1')).code).toBe(0);
		h.time.now += 120_000;
		await h.sweep({ is: 'minute' });
		await h.settle();
		expect(h.mails.at(-1)?.to.mail).toBe('coordinator@anapa.example');
		expect((await run('absences', 'anapa')).said).toBe('nobody of anapa is away, nor will be as far as it was said\n');
		expect((await run('back', 'anapa', 'coordinator-1')).code).toBe(1);
	});
	it.each([
		['somebody whom the file does not know', ['absent', 'anapa', 'nobody-1', ...days], 'names nobody of this id'],
		['days that are over', ['absent', 'anapa', 'roads-1', '--from', '2025-03-01', '--to', '2025-03-11'], 'are over'],
		['days that are reversed', ['absent', 'anapa', 'roads-1', '--from', '2025-03-14', '--to', '2025-03-12'], 'before'],
		['a year that is a slip', ['absent', 'anapa', 'roads-1', '--from', '2025-03-14', '--to', '2052-03-14'], 'year'],
		['a deputy of another unit', ['absent', 'anapa', 'roads-1', ...days, '--deputy', 'parks-1'], 'same role'],
		['an unknown municipality', ['absent', 'nowhere', 'roads-1', ...days], 'there is no municipality'],
		['no days', ['absent', 'anapa', 'roads-1'], 'absent takes --from and --to'],
		[
			'a day that is none',
			['absent', 'anapa', 'roads-1', '--from', '2025-02-30', '--to', '2025-03-14'],
			'--from and --to',
		],
		['nobody', ['absent', 'anapa', ...days], 'a municipality and a person'],
		['days for another verb', ['absences', 'anapa', ...days], 'are for absent'],
	])('refuses %s, and puts nothing down', async (_, args, says) => {
		const { code, noted } = await run(...args);
		expect(code).not.toBe(0);
		expect(noted).toContain(says);
		expect((await run('absences', 'anapa')).said).toContain('nobody of anapa is away');
	});
	it('refuses the same days twice', async () => {
		await run('absent', 'anapa', 'roads-1', ...days);
		expect((await run('absent', 'anapa', 'roads-1', '--from', '2025-03-14', '--to', '2025-03-20')).noted).toContain(
			'covers some of these days',
		);
	});
	it('plastunovskaya 7.2: the last executor of a unit cannot be put down as away; in anapa it is noted (P-2, A-14)', async () => {
		await run('absent', 'plastunovskaya', 'roads-2', ...days);
		const refused = await run('absent', 'plastunovskaya', 'roads-1', ...days);
		expect([refused.code, refused.noted]).toEqual([1, expect.stringContaining('nobody would be left')]);
		await run('absent', 'anapa', 'roads-2', ...days);
		const noted = await run('absent', 'anapa', 'roads-1', ...days);
		expect([noted.code, noted.noted]).toEqual([0, expect.stringContaining('nobody is left as executor of roads')]);
	});
	it('two who enter at once are both put down', async () => {
		await Promise.all([
			run('absent', 'anapa', 'roads-1', ...days),
			run('absent', 'anapa', 'parks-1', ...days),
			run('absent', 'anapa', 'head-1', ...days),
		]);
		expect((await run('absences', 'anapa')).said.split('\n')).toHaveLength(4);
	});
});
