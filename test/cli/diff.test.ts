import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { diff } from '../../cli/commands/diff.ts';
import { root } from '../support/checkout.ts';
import { keptIo } from '../support/memory-io.ts';
import { plant } from '../support/planted.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'otklik-diff-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is told of a shipped file and of the same with one place changed. */
async function toldOf(file: string, sound: string, other: string): Promise<string> {
	const name = join(folder, 'other.yaml');
	await writeFile(name, plant(file, sound, other));
	const io = keptIo();
	expect(await diff.run([join(root, file), name], io)).toBe(0);
	return io.said.stdout();
}

describe('otklik diff', () => {
	it.each([
		['a shorter term', 'limit: 8 WH', 'limit: 6 WH', 'terms\n  terms.overall.limit.term: 8 WH → 6 WH\n'],
		[
			'an act of somebody else',
			"acknowledge: { clause: '3.2', by: [approver] }",
			"acknowledge: { clause: '3.2', by: [head] }",
			'acts and stages\n  anytime.acknowledge.by: [approver] → [head]\n',
		],
		[
			'a role with another title',
			'title: Ответственное лицо',
			'title: Дежурный',
			'people\n  roles.coordinator.title: Ответственное лицо → Дежурный\n',
		],
	])('tells %s, under what it is about', async (_what, sound, other, says) => {
		expect(await toldOf('regulations/anapa.yaml', sound, other)).toBe(says);
	});

	it('tells nothing of comments, of short forms and of an order that means nothing', async () => {
		const same = 'limit: { term: 8 WH } # as it was';
		expect(await toldOf('regulations/anapa.yaml', 'limit: 8 WH', same)).toBe('they say the same\n');
	});

	it('tells of another calendar the fields and each day with other hours', async () => {
		const told = await toldOf('municipalities/anapa.yaml', 'region: RU-KDA', 'region: null');
		expect(told).toContain('calendar\n  calendar.region: RU-KDA → null\n');
		expect(told).toContain('  2025-04-29: off → 09:00–13:00, 14:00–18:00\n');
	});

	it('tells who came and who went', async () => {
		const told = await toldOf('municipalities/anapa.yaml', 'id: security-1', 'id: security-9');
		expect(told).toMatch(/^people\n {2}people\.security-1: gone, was .*\n {2}people\.security-9: added /m);
	});

	it('ends with 1 where a file cannot be read, and says its fault', async () => {
		const io = keptIo();
		expect(await diff.run([join(root, 'regulations/anapa.yaml'), join(folder, 'nowhere.yaml')], io)).toBe(1);
		expect(io.said.stderr()).toMatch(/nowhere.yaml: .*no such file/);
	});
});
