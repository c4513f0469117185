import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { otklik } from '../../cli/otklik.ts';
import { keptIo } from '../support/memory-io.ts';
import { plant } from '../support/planted.ts';
import { at, received, routed, simulate } from '../support/simulating.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'otklik-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what otklik simulate runs on', () => {
	it('takes another municipality’s calendar and units for the same regulation', async () => {
		const text = plant('municipalities/anapa.yaml', "wed: ['09:00-13:00', '14:00-18:00']", "wed: ['09:00-11:00']");
		const file = join(folder, 'short-wednesday.yaml');
		await writeFile(file, text);
		const { code, steps } = await simulate([received], ['anapa', '--municipality', file]);
		expect(code).toBe(0);
		expect(steps[0]?.clocks[0]?.dueAt).toBe('2025-03-13T17:00:00+03:00');
	});

	it('takes a regulation from its own file, with the municipality that works by it', async () => {
		const line = { at: '2025-03-12T10:00:00+07:00', do: 'receive', incident: {} };
		const files = ['test/fixtures/sixth.yaml', '--municipality', 'test/fixtures/sixth-town.yaml'];
		const { code, steps, stderr } = await simulate([line], files);
		expect([code, stderr]).toEqual([0, '']);
		expect(steps[0]?.clocks[0]).toMatchObject({ clause: '1', dueAt: '2025-03-13T11:45:00+07:00' });
	});

	it('perm 2.1.4b: a line by which the executor posts says that this was agreed on, whatever it came through (M-3)', async () => {
		const posting = (kind: string) => [
			{ at: at('10:00'), do: 'receive', incident: { kind } },
			{ at: at('10:10'), do: 'route', units: ['roads'] },
			{ at: at('10:20'), do: 'publish', permalink: 'https://vk.com/wall-1_2' },
			{ at: at('10:20'), do: 'publish', by: 'executor', unit: 'roads', permalink: 'https://vk.com/wall-1_2' },
		];
		const told = async (kind: string) => {
			const { steps } = await simulate(posting(kind), ['perm']);
			return steps.slice(2).map(({ refused, state }) => refused?.code ?? state);
		};
		expect(await told('incident')).toEqual(['not-now', 'answered']);
		expect(await told('page-message')).toEqual(['not-now', 'answered']);
	});

	it('ends with 1 where regulation or municipality cannot be loaded, with each fault and its line', async () => {
		const nowhere = await simulate([received], ['nowhere']);
		expect([nowhere.code, nowhere.steps]).toEqual([1, []]);
		expect(nowhere.stderr).toMatch(/regulations.nowhere\.yaml: .*no such file/);
		const file = join(folder, 'faulty.yaml');
		await writeFile(file, plant('municipalities/anapa.yaml', 'zone: Europe/Moscow', 'zone: Europe/Anapa'));
		const faulty = await simulate([received], ['anapa', '--municipality', file]);
		expect(faulty.code).toBe(1);
		expect(faulty.stderr).toContain(`${file}:`);
	});

	it.each([[[]], [['anapa', 'perm']], [['anapa', '--fast']], [['../anapa']]])(
		'ends with 2 when misused: %j',
		async (args) => {
			const { code, stderr } = await simulate([], args);
			expect(code).toBe(2);
			expect(stderr).toContain('next:');
		},
	);

	it('reads a stream in pieces, wherever they break', async () => {
		const text = `${JSON.stringify(received)}\r\n${JSON.stringify(routed)}\n`;
		const io = keptIo(['\uFEFF', ...text]);
		expect(await otklik(['simulate', 'anapa'], io)).toBe(0);
		expect(io.said.stdout().trimEnd().split('\n')).toHaveLength(2);
		expect(io.said.stdout()).not.toContain('malformed');
	});
});
