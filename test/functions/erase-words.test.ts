import { describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../domain/instant.ts';
import { eraseWords } from '../../functions/erase-words/handle.ts';
import { house } from '../support/house.ts';

/** Runs over these cases of Anapa, of which those named fail; says which were noted as erased, in order. */
async function run(ids: readonly string[], failing: readonly string[] = [], outrun = false) {
	const h = await house();
	for (const [id, retention] of [['anapa', { words: 30, accesses: 1 }] as const, ['perm', null] as const]) {
		const municipality = await h.place.tenants.loadMunicipality(id);
		if (municipality === null) throw new Error(`no ${id}`);
		await h.place.tenants.putMunicipality({ ...municipality, retention }, h.time.now);
	}
	const caseId = await h.incident();
	const open = await h.store.cases.load(caseId);
	const withdrawn = JSON.stringify({ caseId, type: 'incident.withdrawn', reason: 'Дважды.' });
	await h.decide(h.signed(withdrawn, { path: { caseId } }));
	const ended = await h.store.cases.load(caseId);
	const asked: (readonly [string, number])[] = [];
	const noted: string[] = [];
	const index = {
		async *keptSince(town: string, until: number) {
			asked.push([town, until]);
			yield* town === 'anapa' ? ids : [];
		},
	};
	const cases = {
		...h.base.cases,
		commit: () => Promise.resolve(outrun ? ({ is: 'conflict' } as const) : ({ is: 'committed', version: 9 } as const)),
		load: (id: string) =>
			failing.includes(id)
				? Promise.reject(new Error('throttled'))
				: Promise.resolve(id.startsWith('gone') ? null : id.startsWith('open') ? open : ended),
	};
	const erased = {
		note: (id: string) => {
			noted.push(id);
			return Promise.resolve();
		},
	};
	const done = await eraseWords({ ...h.erasing, index, cases, erased }).catch((error: unknown) => String(error));
	return { done, asked, noted, now: h.time.now, said: h.said.join('\n') };
}
const many = (count: number) => Array.from({ length: count }, (_, number) => `AN-${number}`);

describe('R-28: a run over the words whose time is over', () => {
	it('asks each town that names a term for what ended before it, and no other', async () => {
		const { asked, now } = await run([]);
		expect(asked).toContainEqual(['anapa', now - 30 * DAY_MS]);
		expect(asked.map(([town]) => town)).not.toContain('perm');
	});
	it('takes a hundred at most and leaves the rest to the next', async () => {
		expect((await run(many(99))).noted).toHaveLength(99);
		expect((await run(many(102))).noted).toEqual(many(100));
	});
	it('counts what was erased; a case that is not there is none', async () => {
		const { done } = await run(['AN-1', 'gone-1', 'AN-2']);
		expect(done).toEqual({ erased: 2 });
	});
	it('one that is open again is left alone', async () => {
		const { done, noted } = await run(['open-1', 'AN-2']);
		expect([done, noted]).toEqual([{ erased: 1 }, ['AN-2']]);
	});
	it('one that others keep writing to is left to the next run, and is no failure', async () => {
		expect((await run(['AN-1'], [], true)).done).toEqual({ erased: 0 });
	});
	it('does the others first, and then fails by the name of what failed', async () => {
		const { done, noted, said } = await run(['AN-1', 'AN-2', 'AN-3', 'AN-4'], ['AN-1', 'AN-3']);
		expect(done).toBe('Error: the words of AN-1, AN-3 were not erased');
		expect(noted).toEqual(['AN-2', 'AN-4']);
		expect(said).toContain('words were not erased {"caseId":"AN-1","error":"Error"}');
	});
});
