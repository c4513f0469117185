import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../support/checkout.ts';

/** Runs `npm start` with words that it must refuse before it touches anything. */
function start(...words: readonly string[]): Promise<{ readonly code: unknown; readonly said: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, [join(root, 'local/start.ts'), ...words], (error, _, said) =>
			resolve({ code: error?.code ?? 0, said }),
		);
	});
}

describe('npm start', () => {
	it.each([
		[['--clock', '2025-04-28T17:20:00'], /--clock 2025-04-28T17:20:00 has no offset/],
		[['--clock', '2025-13-45T17:20:00+03:00'], /is no time/],
		[['--rate', 'fast'], /--rate fast is not a number above 0/],
		[['--rate', '0'], /--rate 0 is not a number above 0/],
		[['--frehs'], /--frehs/],
	])('%j is refused with a line that says why and how it is done', async (words, why) => {
		const { code, said } = await start(...words);
		expect(code).toBe(2);
		expect(said).toMatch(why);
		expect(said).toMatch(/--fresh {3}forget the cases/);
	});
});
