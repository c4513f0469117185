import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Cloud, startCloud } from '../../local/cloud.ts';
import { sayStopped } from '../../local/stopped.ts';
import { root } from '../support/checkout.ts';
import { Backstage } from './support/backstage.ts';
import { startPatience } from './support/cloud.ts';

const directory = join(root, '.cache/journeys/killed');
const program = join(root, 'test/journeys/support/keep-cloud.ts');

interface Process {
	readonly name: string;
	readonly pid: number;
}

/** Starts a cloud in a process of its own; resolves to what there is to kill once it is ready. */
async function startElsewhere(): Promise<readonly Process[]> {
	const child = spawn(process.execPath, [program, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
	for await (const line of createInterface(child.stdout)) if (line === 'ready') break;
	return JSON.parse(readFileSync(join(directory, 'pids.json'), 'utf8')) as readonly Process[];
}

/** Starts the cloud here, as a person would after the accident; resolves to what it said and what its table holds. */
async function startAfter(): Promise<{ readonly said: string; readonly items: number }> {
	const lines: string[] = [];
	const cloud: Cloud = await startCloud({ directory, say: (line) => lines.push(line) });
	const backstage = new Backstage(cloud);
	const items = (await backstage.items()).length;
	backstage.close();
	await cloud.stop();
	return { said: lines.join('\n'), items };
}

/** Kills without asking, and waits until nothing is left. */
async function kill({ pid }: Process): Promise<void> {
	process.kill(pid, 'SIGKILL');
	const gone = () => {
		try {
			return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
		} catch {
			return true;
		}
	};
	while (!gone()) await once(AbortSignal.timeout(20), 'abort');
}

describe('a cloud whose start was killed', () => {
	beforeAll(() => rmSync(directory, { recursive: true, force: true }));

	it(
		'is ended cleanly by the next start where it still lives, which loses nothing',
		async () => {
			const owner = (await startElsewhere()).find(({ name }) => name === 'owner');
			if (owner) await kill(owner);
			const { said, items } = await startAfter();
			expect(said).toMatch(/What a killed start had left is ended/);
			expect(said).toMatch(/The state was saved just now, .*: nothing is lost/);
			expect(said).not.toMatch(/The app is deployed/);
			expect(items).toBeGreaterThan(0);
		},
		startPatience,
	);

	it(
		'comes up again when everything was killed, and says from when its state is',
		async () => {
			for (const one of await startElsewhere()) await kill(one);
			const { said, items } = await startAfter();
			expect(said).toMatch(/its state is from \d{4}-\d\d-\d\dT\S+Z, what came later is lost/);
			expect(items).toBeGreaterThan(0);
		},
		startPatience,
	);

	it(
		'whose emulator alone was killed does not say that its state was saved, nor does the next start forget it',
		async () => {
			const cloud = await startCloud({ directory });
			const pids = JSON.parse(readFileSync(join(directory, 'pids.json'), 'utf8')) as readonly Process[];
			const emulator = pids.find(({ name }) => name === 'emulator');
			if (emulator) await kill(emulator);
			expect(await cloud.broken).toMatch(/^emulator ended with SIGKILL/);
			const stopped = await cloud.stop();
			expect(stopped.saved).toBe(false);
			expect(sayStopped(stopped)).toMatch(
				/could not be saved: it is from \d{4}-\d\d-\d\dT\S+Z, what came later is lost/,
			);
			const { said } = await startAfter();
			expect(said).toContain(`its state is from ${stopped.from?.toISOString()}, what came later is lost`);
			// That one was stopped in order: there is nothing to tell any more.
			expect((await startAfter()).said).not.toMatch(/killed|lost/);
		},
		2 * startPatience,
	);

	it("is its owner's alone: folders 0700, files 0600, whoever of its parts wrote them", () => {
		const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
		const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
		const open = entries
			.filter((entry) => entry.isDirectory() || entry.isFile())
			.map((entry) => ({ path: join(entry.parentPath, entry.name), wanted: entry.isDirectory() ? '700' : '600' }))
			.filter(({ path, wanted }) => modeOf(path) !== wanted);
		expect(modeOf(directory)).toBe('700');
		expect(entries.length).toBeGreaterThan(20);
		expect(open).toEqual([]);
	});
});
