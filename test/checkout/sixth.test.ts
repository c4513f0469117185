import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { check } from '../../cli/commands/check.ts';
import { regulationPage } from '../../domain/regulation-docs/page.ts';
import { readText, root } from '../support/checkout.ts';
import { keptIo } from '../support/memory-io.ts';
import { regulationFrom } from '../support/planted.ts';
import { simulate } from '../support/simulating.ts';

const regulationFile = 'test/fixtures/sixth.yaml';
const townFile = 'test/fixtures/sixth-town.yaml';
const files = [regulationFile, townFile].map((name) => join(root, name));
const sixth = regulationFrom(readText(regulationFile));

describe('a sixth regulation is added by its file alone', () => {
	it('has terms that can be kept: nothing is found, be it acknowledged or not', async () => {
		const io = keptIo();
		expect(await check.run(files, io)).toBe(0);
		expect(io.said.stderr()).toBe('');
	}, 60_000);

	it('has its municipality checked under the file that is given beside it', async () => {
		const io = keptIo();
		expect(await check.run(files.toReversed(), io)).toBe(0);
		const alone = keptIo();
		await check.run(files.slice(1), alone);
		expect(alone.said.stderr()).toContain('its regulation "sixth" is not there to be checked with it');
	}, 60_000);

	it('has a page, in Russian and in English, with its path, its terms and its readings', () => {
		const page = regulationPage(sixth);
		expect(page.match(/```mermaid/g)).toHaveLength(2);
		expect(page).toContain('| 13a |');
		expect(page).toContain('Counted from receipt by the dispatcher');
		expect(page).toContain('С получения диспетчером.');
	});

	it('is simulated from its file', async () => {
		const line = { at: '2025-03-12T10:00:00+07:00', do: 'receive', incident: { importance: 'high' } };
		const { code, steps } = await simulate([line], [files[0] ?? '', '--municipality', files[1] ?? '']);
		expect(code).toBe(0);
		// Six hours from ten, by the town's own lunch.
		expect(steps[0]?.clocks[0]).toMatchObject({ clause: '14', dueAt: '2025-03-12T16:45:00+07:00' });
	});
});
