import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fresh } from '../../cli/commands/new.ts';
import { agreeing } from '../../cli/drafts/questions.ts';
import { proveRegulation, quickly } from '../../domain/proof/prove.ts';
import { readText, root } from '../support/checkout.ts';
import { keptIo } from '../support/memory-io.ts';
import { municipalityFaults, regulationFrom } from '../support/planted.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'otklik-new-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs it without a terminal; the text that it wrote, and what it said. */
async function made(out: string, args: readonly string[], io = keptIo()) {
	const file = join(folder, out);
	const code = await fresh.run([...args, '--out', file], io);
	return { code, text: await readFile(file, 'utf8').catch(() => ''), io };
}

/** Somebody at a terminal who types these lines. */
function typing(lines: readonly string[]) {
	const io = keptIo();
	const stdin = Object.assign(Readable.from(lines.map((line) => `${line}\n`)), { isTTY: true });
	return { ...io, stdin };
}

const combinations = agreeing.flatMap((approves) =>
	['none', '4 WH'].flatMap((high) => ['none', '7 WD'].map((final) => ({ approves, high, final }))),
);

describe('otklik new regulation', () => {
	it.each(combinations)(
		'writes a sound file: $approves agrees, $high at high importance, final after $final',
		async ({ approves, high, final }) => {
			const name = `${approves}-${high}-${final}`.toLowerCase().replaceAll(' ', '');
			const args = ['regulation', name, '--approves', approves, '--high', high, '--final', final];
			const { code, text } = await made(`${name}.yaml`, args);
			expect(code).toBe(0);
			const regulation = regulationFrom(text);
			expect(proveRegulation(regulation, quickly).faults).toEqual([]);
			expect(regulation.importance === null).toBe(high === 'none');
			expect(regulation.interim === null).toBe(final === 'none');
			expect(regulation.stages.approval?.awaits[0]?.role).toBe(approves === 'none' ? undefined : approves);
		},
	);

	it.each(agreeing)('writes a sound file for a text without departments: $0 agrees', async (approves) => {
		const args = [
			'regulation',
			'alone',
			'--draft',
			'none',
			'--approves',
			approves,
			'--high',
			'2 CH',
			'--final',
			'8 WD',
		];
		const { code, text } = await made(`alone-${approves}.yaml`, args);
		expect(code).toBe(0);
		const regulation = regulationFrom(text);
		expect(regulation.roles.executor).toBeUndefined();
		expect(regulation.stages.draft).toBeUndefined();
		expect(proveRegulation(regulation, quickly).faults).toEqual([]);
	});

	it('says what to replace, and takes a title that YAML would read as something else', async () => {
		const title = "Порядок: ответы # 'жителям' {overall}";
		const { code, text } = await made('odd.yaml', ['regulation', 'odd', '--title', title, '--act', 'yes']);
		expect(code).toBe(0);
		expect(regulationFrom(text)).toMatchObject({ title, act: 'yes' });
		expect(text).toContain('Номера пунктов ниже выдуманы');
	});

	it('asks a person at the terminal, in Russian, what no flag has said', async () => {
		const typed = ['Мой порядок', '', 'detected', '2 WD', '', 'none', '', ''];
		const { code, text, io } = await made(
			'asked.yaml',
			['regulation', 'asked', '--act', 'Акт № 1'],
			typing(typed.toSpliced(1, 1)),
		);
		expect(code).toBe(0);
		expect(io.said.stderr()).toContain('Общий срок ответа');
		const { title, act, terms } = regulationFrom(text);
		expect({ title, act, starts: terms[0]?.starts, limit: terms[0]?.limit }).toEqual({
			title: 'Мой порядок',
			act: 'Акт № 1',
			starts: ['detected'],
			limit: { term: { amount: 2, unit: 'WD' } },
		});
	});

	it('tells at once that the terms given cannot be kept together, and how to see it', async () => {
		const { code, io } = await made('tight.yaml', ['regulation', 'tight', '--overall', '2 WH', '--draft', '3 WH']);
		expect(code).toBe(1);
		expect(io.said.stdout()).toContain('tight.yaml:');
	});

	it('writes nothing over a file that is there, nor on an answer that cannot be', async () => {
		await made('twice.yaml', ['regulation', 'twice']);
		const again = await made('twice.yaml', ['regulation', 'twice', '--overall', '9 WH']);
		expect(again.code).toBe(1);
		expect(again.text).toContain('limit: 8 WH');
		const wrong = await made('wrong.yaml', ['regulation', 'wrong', '--overall', '8 hours']);
		expect([wrong.code, wrong.text]).toEqual([2, '']);
		expect(wrong.io.said.stderr()).toContain('--overall "8 hours": "8 hours" has the unknown unit hours');
		expect((await made('up.yaml', ['regulation', '../up'])).code).toBe(2);
	});
});

describe('otklik new municipality', () => {
	it.each(['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'])(
		'writes a file that is sound under the regulation of %s: every role held and stood in for',
		async (id) => {
			const units = "roads=Дорожный отдел,water=Участок 'воды'";
			const args = ['municipality', 'gorodok', '--regulation', id, '--region', 'RU-SAK', '--units', units];
			const { code, text, io } = await made(`town-of-${id}.yaml`, args);
			expect([code, io.said.stderr()]).toEqual([0, expect.not.stringContaining('no deputy')]);
			expect(municipalityFaults(text, regulationFrom(readText(`regulations/${id}.yaml`)))).toEqual([]);
			expect(text).toContain('zone: Asia/Sakhalin');
		},
	);

	it('writes no unit where the regulation asks none, and names its schema from where it lies', async () => {
		const elizovo = join(root, 'test/fixtures/elizovo.yaml');
		const { code, text } = await made('alone-town.yaml', ['municipality', 'alone', '--regulation', elizovo]);
		expect(code).toBe(0);
		expect(text).not.toMatch(/^units:/m);
		const schema = /\$schema=(\S+)/.exec(text)?.[1] ?? '';
		expect(join(folder, schema)).toBe(join(root, 'schemas/municipality.json'));
		expect(text).toContain(`check ${join(folder, 'alone-town.yaml')}`);
	});

	it('asks for a regulation that is there', async () => {
		const { code, io } = await made('nowhere.yaml', ['municipality', 'nowhere']);
		expect(code).toBe(1);
		expect(io.said.stderr()).toContain('the roles of the people come from the regulation');
	});
});
