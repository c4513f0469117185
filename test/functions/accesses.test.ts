import { beforeEach, describe, expect, it } from '@jest/globals';
import { accesses } from '../../cli/commands/accesses.ts';
import { DAY_MS } from '../../domain/instant.ts';
import { type House, house } from '../support/house.ts';
import { keptIo } from '../support/memory-io.ts';

const coordinator = 'coordinator@anapa.example';
let h: House;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
});

async function run(...args: readonly string[]) {
	const io = keptIo();
	const open = () => Promise.resolve(h.place);
	const code = await accesses.run(args, io, { open, realNow: () => h.time.now });
	return { code, stdout: io.said.stdout(), stderr: io.said.stderr() };
}

describe('R-28: by whose link words of a case were shown is written down', () => {
	it('once for an hour, however often a scanner asks, and once more in the next; the case stays as it was (R-09)', async () => {
		const before = h.store.dump();
		const link = h.linkTo(coordinator);
		for (let look = 0; look < 20; look += 1) await h.open(link);
		expect(await run('--case', caseId)).toMatchObject({
			code: 0,
			stdout: '2025-03-12T10:00:00+03:00  link  coordinator coordinator-1\n',
		});
		h.time.now += 3_600_000;
		await h.open(link);
		expect((await run('--case', caseId)).stderr).toBe('2 times on local\n');
		expect(h.store.dump()).toBe(before);
	});

	it('of a link that leads nowhere there is nothing to tell, and nothing is told of what was read', async () => {
		await h.open('forged');
		expect((await run('--case', caseId, '--json')).stdout).toBe(`${JSON.stringify({ caseId, accesses: [] })}\n`);
		await h.open(h.linkTo(coordinator));
		expect(h.accesses.dump()).not.toMatch(/улица|яму|Житель/);
	});

	it('it is forgotten after as many days as the file says', async () => {
		const municipality = await h.place.tenants.loadMunicipality('anapa');
		if (municipality === null) throw new Error('no anapa');
		await h.place.tenants.putMunicipality({ ...municipality, retention: { words: 30, accesses: 40 } }, h.time.now);
		await h.open(h.linkTo(coordinator));
		h.time.now += 40 * DAY_MS - 1;
		expect((await run('--case', caseId)).stderr).toBe('1 times on local\n');
		h.time.now += 1;
		expect((await run('--case', caseId)).stderr).toBe('0 times on local\n');
	});

	it('a page is shown although that could not be written down, and the log says whose link it was', async () => {
		h.accesses.note = () => Promise.reject(new Error('throttled'));
		expect((await h.open(h.linkTo(coordinator))).status).toBe(200);
		expect(h.said.at(-1)).toMatch(/^an access was not written down .*"person":"coordinator-1"/);
	});

	it('a case that is not there is said to be none', async () => {
		expect((await run('--case', 'AN-9999-9999')).code).toBe(1);
		expect((await run()).code).toBe(2);
	});
});
