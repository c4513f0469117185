import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { WorkCalendar } from '../domain/worktime/calendar.ts';
import { encodeCalendar } from '../domain/worktime/encode.ts';
import type { PlainCalendar } from './luxon-loop.ts';

const ROUNDS = 21;
const START = Date.UTC(2025, 3, 28, 14, 30);

const run = promisify(execFile);

/** Milliseconds from a bundle's first line to its first due time, by the stored table and by the Luxon loop. */
export async function firstDeadline(
	calendar: WorkCalendar,
	plain: PlainCalendar,
): Promise<{ readonly table: number; readonly luxon: number }> {
	const folder = await mkdtemp(join(tmpdir(), 'otklik-bench-'));
	try {
		const table = await contestant(folder, 'cold-table', encodeCalendar(calendar));
		const luxon = await contestant(folder, 'cold-luxon', plain);
		const took = { table: [] as number[], luxon: [] as number[] };
		for (let round = 0; round < ROUNDS; round += 1) {
			const [one, other] = [await table(), await luxon()];
			if (one.due !== other.due) throw new Error('the table and the Luxon loop disagree about the first deadline');
			took.table.push(one.took);
			took.luxon.push(other.took);
		}
		return { table: undisturbed(took.table), luxon: undisturbed(took.luxon) };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** The lower quartile: a neighbour on the machine only ever adds to a millisecond, and to a short one the most. */
function undisturbed(figures: readonly number[]): number {
	return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 4)] ?? Number.NaN;
}

/** Bundles an entry as a Lambda's is, and gives what runs it in a process of its own. */
async function contestant(folder: string, name: string, data: unknown) {
	const outfile = join(folder, `${name}.mjs`);
	const file = join(folder, `${name}.json`);
	await writeFile(file, JSON.stringify(data));
	await build({
		entryPoints: [join(import.meta.dirname, `${name}.ts`)],
		outfile,
		bundle: true,
		minify: true,
		platform: 'node',
		format: 'esm',
		mainFields: ['module', 'main'],
		target: 'node24',
		banner: { js: 'globalThis.startedAt=performance.now();' },
	});
	return async () => {
		const { stdout } = await run(process.execPath, [outfile, file, String(START)]);
		return JSON.parse(stdout) as { readonly due: number; readonly took: number };
	};
}
