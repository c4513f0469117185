import { beforeEach, describe, expect, it } from '@jest/globals';
import { accesses } from '../../cli/commands/accesses.ts';
import { DAY_MS } from '../../domain/instant.ts';
import { Desk } from '../support/desk.ts';
import { type House, house } from '../support/house.ts';
import { hiddenIn, readable } from '../support/markup.ts';
import { keptIo } from '../support/memory-io.ts';
import { formRequest } from '../support/requests.ts';

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
			stdout: '2025-03-12T10:00:00+03:00  link    coordinator coordinator-1\n',
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

	it('a page after a post that shows the case once more counts as the link that it came by', async () => {
		const link = h.linkTo(coordinator);
		const hidden = hiddenIn((await h.open(link)).body);
		h.time.now += 3_600_000;
		expect((await h.act(formRequest(link, { ...hidden, decision: 'route' }, h.time.now))).status).toBe(422);
		expect((await run('--case', caseId)).stderr).toBe('2 times on local\n');
		const done = await h.act(
			formRequest(link, { ...hidden, decision: 'route', unit: 'roads' }, h.time.now + 3_600_000),
		);
		expect([done.status, readable(done.body).includes('яму')]).toEqual([200, false]);
		expect((await run('--case', caseId)).stderr).toBe('2 times on local\n');
	});

	it('the view by the API is written down with the integration that asked for it', async () => {
		await h.view(h.signed('', { path: { caseId } }));
		expect((await run('--case', caseId)).stdout).toBe('2025-03-12T10:00:00+03:00  api     integration krasnodar\n');
	});
});

describe('R-28: lines of cases in lists and among what was found are written down, a row for each page', () => {
	it('by ids alone, with every case on it and no other; a page without any leaves none', async () => {
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		const other = await h.incident({ text: 'Редкостная история' });
		const had = h.accesses.count();
		await desk.open({ page: 'all' });
		expect(h.accesses.count()).toBe(had + 1);
		for (const id of [caseId, other])
			expect((await run('--case', id)).stdout).toBe('2025-03-12T10:00:00+03:00  list    coordinator coordinator-1\n');
		h.time.now += 1;
		expect((await desk.send({ page: 'find' }, { what: 'редкостная' })).status).toBe(200);
		expect((await run('--case', other)).stdout).toContain('search  coordinator coordinator-1');
		expect((await run('--case', caseId)).stdout).not.toContain('search');
		const before = h.accesses.count();
		await desk.open({ after: 'unit.parks' });
		expect(h.accesses.count()).toBe(before);
		expect(h.accesses.dump()).not.toMatch(/улица|яму|Житель|едкостн/);
	});

	it('a list is shown although that could not be written down', async () => {
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		h.accesses.noteList = () => Promise.reject(new Error('throttled'));
		expect((await desk.open({ page: 'list' })).status).toBe(200);
		expect(h.said.at(-1)).toMatch(/^an access was not written down .*"page":"list"/);
	});
});
