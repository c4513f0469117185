import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Absence, Municipality } from '../../domain/municipality/municipality.ts';
import type { CaseIndex, StoredCase } from '../../functions/ports/case-store.ts';
import { UnreadableCase } from '../../functions/ports/unreadable.ts';
import { passOnAbsences } from '../../functions/sweep/absences.ts';
import { readAside } from '../../functions/sweep/aside.ts';
import { newBudget } from '../../functions/sweep/budget.ts';
import type { SweepRun } from '../../functions/sweep/run.ts';
import { type House, house } from '../support/house.ts';

const day = 86_400_000;
let h: House;
let stored: StoredCase;
let file: Municipality;

beforeEach(async () => {
	h = await house();
	const found = await h.store.cases.load(await h.incident());
	const anapa = await h.place.tenants.loadMunicipality('anapa');
	if (found === null || anapa === null) throw new Error('no case of Anapa');
	[stored, file] = [found, anapa];
	h.time.now += day;
});

const away = (person: string, deputy: string | null = null): Absence => ({
	person,
	deputy,
	from: h.time.now - 3_600_000,
	until: h.time.now + day,
});

interface Around {
	/** Whether a case is found, and by which ids the desk lists them. */
	readonly ids?: readonly string[];
	readonly towns?: readonly string[];
	readonly load?: (caseId: string) => Promise<StoredCase | null>;
	readonly commit?: SweepRun['cases']['commit'];
	readonly handovers?: Partial<SweepRun['handovers']>;
}

/** One run in a town where these are away; each of the ids is a case of its own that waits at the coordinator's desk. */
async function passOn(absences: readonly Absence[], around: Around = {}) {
	const { ids = [stored.caseId], towns = ['anapa'] } = around;
	const passed: string[] = [];
	const asked: Parameters<CaseIndex['worklist']>[1][] = [];
	let notes = 0;
	const { put = h.store.notes.handovers.put } = around.handovers ?? {};
	const run: SweepRun = {
		...h.base,
		budget: newBudget(),
		aside: await readAside(h.store.notes.suspects),
		everythingLost: false,
		handovers: {
			...h.store.notes.handovers,
			put: (...note) => {
				notes += 1;
				return put(...note);
			},
		},
		tenants: {
			...h.base.tenants,
			listMunicipalities: () => Promise.resolve(towns),
			municipalityInForce: (id) =>
				id === 'broken'
					? Promise.reject(new TypeError('Иванов'))
					: Promise.resolve(id === 'gone' ? null : { ...file, id, absences }),
		},
		index: {
			...h.base.index,
			worklist(_, wanted) {
				asked.push(wanted);
				const from = wanted.after === null ? 0 : ids.indexOf(wanted.after.caseId) + 1;
				const cases = ids.slice(from, from + wanted.limit);
				const last = cases.at(-1);
				const more = last !== undefined && from + wanted.limit < ids.length;
				return Promise.resolve({ cases, next: more ? { order: 1, caseId: last } : null });
			},
		},
		cases: {
			...h.base.cases,
			load: around.load ?? ((caseId) => Promise.resolve({ ...stored, caseId })),
			commit:
				around.commit ??
				((one) => {
					passed.push(one.caseId);
					return Promise.resolve({ is: 'committed', version: 2 });
				}),
		},
	};
	await passOnAbsences(run);
	return { passed, asked, notes };
}
const noted = async () => (await h.store.notes.handovers.get('anapa')).handover;
const ids = (count: number) => Array.from({ length: count }, (_, at) => `AN-${at}`);

describe('Plastunovskaya 7.2: what waits for somebody who went away', () => {
	it('is passed on by pages of a hundred cases of his desk, and the change is struck out when all were', async () => {
		const { passed, asked } = await passOn([away('coordinator-1')], { ids: ids(150) });
		expect(passed).toEqual(ids(150));
		const choice = { is: 'waiting', desks: ['coordinator'] };
		expect(asked).toMatchObject([
			{ choice, after: null, limit: 100 },
			{ choice, after: { caseId: 'AN-99' }, limit: 100 },
		]);
		expect(await noted()).toMatchObject({ standing: { 'coordinator-1': { by: ['coordinator-2'] } }, pending: null });
		expect(await passOn([away('coordinator-1')], { ids: ids(150) })).toEqual({ passed: [], asked: [], notes: 0 });
	});
	it('is two hundred cases in one run at most, of all towns together, and the next run goes on', async () => {
		const { passed } = await passOn([away('coordinator-1')], { ids: ids(250), towns: ['anapa', 'other'] });
		expect(passed).toHaveLength(200);
		expect((await noted()).pending).not.toBeNull();
		expect(await h.store.notes.handovers.get('other')).toMatchObject({ handover: { pending: { change: h.time.now } } });
	});
	it('of several that are away together, too', async () => {
		const more = (id: string, deputyOf: string | null) =>
			({ id, name: id, role: 'coordinator', unit: null, mail: `${id}@anapa.example`, deputyOf }) as const;
		file = { ...file, people: [...file.people, more('third', null), more('fourth', 'third')] };
		const { passed } = await passOn([away('coordinator-1'), away('third')], { ids: ids(150) });
		expect(passed).toEqual([...ids(150), ...ids(50)]);
		expect((await noted()).pending).not.toBeNull();
	});
	it('a town where nothing has changed, or where another run is at it, takes none of them', async () => {
		await passOn([away('coordinator-1')], { ids: [], towns: ['other'] });
		const at = { ids: ids(200), towns: ['other', 'anapa'] };
		expect((await passOn([away('coordinator-1')], at)).passed).toHaveLength(200);
		expect((await noted()).pending).toBeNull();
		const put: SweepRun['handovers']['put'] = (id, ...note) =>
			id === 'third' ? Promise.resolve(false) : h.store.notes.handovers.put(id, ...note);
		const third = { ids: ids(200), towns: ['third', 'fourth'], handovers: { put } };
		expect((await passOn([away('coordinator-1')], third)).passed).toHaveLength(200);
		expect((await h.store.notes.handovers.get('fourth')).handover.pending).toBeNull();
	});
	it('exactly two hundred are whole in one run', async () => {
		expect((await passOn([away('coordinator-1')], { ids: ids(200) })).passed).toHaveLength(200);
		expect((await noted()).pending).toBeNull();
	});
	it('a change that was found is told as it was found, though meanwhile another came', async () => {
		const busy = () => Promise.resolve({ is: 'conflict' as const });
		await passOn([away('coordinator-1')], { commit: busy });
		const found = (await noted()).pending;
		expect(found).toMatchObject({ change: h.time.now });
		h.time.now += 60_000;
		expect((await passOn([])).notes).toBe(1);
		expect(await noted()).toEqual({ standing: found?.standing, pending: null });
	});
	it('one town that cannot be looked at keeps no other waiting, and one that is gone is nothing', async () => {
		const { passed } = await passOn([away('coordinator-1')], { towns: ['broken', 'gone', 'anapa'] });
		expect(passed).toEqual([stored.caseId]);
		expect(h.counted.get('CasesFailed')).toBe(1);
		expect(h.said.join()).toContain('"municipality":"broken","error":"TypeError"');
		expect(h.said.join()).not.toContain('Иванов');
	});
	it('a case that cannot be read is passed over; any other fault leaves the change noted', async () => {
		const tooNew = { is: 'too-new', event: 'X', schema: 2 } as const;
		const unread = (caseId: string) =>
			caseId === 'AN-0' ? Promise.reject(new UnreadableCase(caseId, tooNew)) : Promise.resolve({ ...stored, caseId });
		const { passed } = await passOn([away('coordinator-1')], { ids: ids(2), load: unread });
		expect(passed).toEqual(['AN-1']);
		expect((await noted()).pending).toBeNull();
		await passOn([], { load: () => Promise.reject(new Error('slow down')) });
		expect((await noted()).pending).not.toBeNull();
		expect(h.counted.get('CasesFailed')).toBe(1);
	});
	it('another run that noted the same first tells it, and this one nothing', async () => {
		const put = () => Promise.resolve(false);
		expect((await passOn([away('coordinator-1')], { handovers: { put } })).asked).toEqual([]);
	});
	it('a case that was told of it already is none of the two hundred', async () => {
		const gone = (caseId: string) => Promise.resolve(caseId === 'AN-200' ? { ...stored, caseId } : null);
		const { passed } = await passOn([away('coordinator-1')], { ids: ids(201), load: gone });
		expect(passed).toEqual(['AN-200']);
	});
});

describe('Plastunovskaya 7.2: what is wrong with the directory is counted by its kind', () => {
	it.each([
		['nobody is left in a role', ['coordinator-1', 'coordinator-2'], [2, 0]],
		['the deputies are away, and others act', ['roads-1', 'roads-2'], [0, 1]],
		['nothing', ['coordinator-1'], [0, 0]],
	] as const)('%s', async (what, persons, [left, chain]) => {
		const third = {
			id: 'roads-3',
			name: 'Третий',
			role: 'executor',
			unit: 'roads',
			mail: 'roads-3@anapa.example',
		} as const;
		file = { ...file, people: [...file.people, { ...third, deputyOf: 'roads-2' }] };
		await passOn(persons.map((one) => away(one)));
		expect([h.counted.get('RolesUnattended'), h.counted.get('AbsenceChains')]).toEqual([left > 0 ? 1 : 0, chain]);
		expect(h.said.some((line) => line.startsWith('nobody is left in a role'))).toBe(left > 0);
		expect(h.said.some((line) => line.startsWith('a deputy is away himself'))).toBe(chain > 0);
		expect(what).not.toBe('');
	});
});
