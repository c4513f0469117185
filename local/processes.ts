import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { readJson, remove, writeJson } from './files.ts';

const recorded = z.strictObject({ name: z.string(), pid: z.number(), birth: z.string() });
/** A process of ours, so that a later start can end it. A pid alone would not do: the system gives it away again. */
export type Recorded = z.infer<typeof recorded>;

/** Who started the others: not ours to end, and while it lives nobody else may start this cloud. */
export const owner = 'owner';

/** A clean stop writes the state of the cloud, which takes a moment when there are many cases. */
const longGraceMs = 20_000;

/** A mailbox keeps each mail as it comes, and would wait for ever for the browser that shows it. */
const graceMs: Readonly<Record<string, number>> = { mailbox: 1_000 };
const lookEveryMs = 50;

/** What a process was born as: two processes of one pid differ in it. Null when there is no such process. */
function birthOf(pid: number): string | null {
	try {
		if (process.platform === 'linux') {
			const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
			// The name may hold spaces and brackets; what follows its last bracket does not. Field 22 is the start.
			const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			return fields[0] === 'Z' ? null : (fields[19] ?? null);
		}
		return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
	} catch {
		return null;
	}
}

/** The processes of one cloud, recorded in a file of its folder the moment they are started. */
export class Processes {
	private readonly file: string;
	private readonly folder: string;

	constructor(directory: string) {
		this.folder = directory;
		this.file = join(directory, 'pids.json');
	}

	/** Those recorded that still live. */
	alive(): Recorded[] {
		const all = readJson(this.file, z.array(recorded)) ?? [];
		return all.filter((one) => birthOf(one.pid) === one.birth);
	}

	/** Records this process itself, as the owner of the others. */
	own(): void {
		this.record({ name: owner, pid: process.pid });
	}

	/**
	 * Starts a program in a process group of its own, so that a Ctrl-C in the terminal reaches us alone and we end it
	 * in order. Its output goes to log/NAME.log. The promise tells its end.
	 */
	start(name: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv): { ended: Promise<string> } {
		const log = join(this.folder, 'log', `${name}.log`);
		mkdirSync(dirname(log), { recursive: true });
		const output = openSync(log, 'w');
		const child = spawn(command, args, { env, detached: true, stdio: ['ignore', output, output], cwd: this.folder });
		const ended = new Promise<string>((resolve) => {
			child.once('error', (error) => resolve(`${name} did not start: ${error.message}`));
			child.once('exit', (code, signal) => resolve(`${name} ended with ${signal ?? `code ${code}`}; see ${log}`));
		});
		if (child.pid !== undefined) this.record({ name, pid: child.pid });
		return { ended };
	}

	/**
	 * Ends all but the owner, in the order they were started, and forgets them: forces only who had time to end.
	 * Resolves to the names of those it had to force.
	 */
	async end(): Promise<readonly string[]> {
		const forced: string[] = [];
		for (const one of this.alive()) {
			if (one.name !== owner && (await endOne(one)) === 'forced') forced.push(one.name);
		}
		this.write([]);
		return forced;
	}

	private record(one: { name: string; pid: number }): void {
		const birth = birthOf(one.pid);
		if (birth !== null) this.write([...this.alive(), { ...one, birth }]);
	}

	private write(all: readonly Recorded[]): void {
		if (all.length === 0) remove(this.file);
		else writeJson(this.file, all);
	}
}

async function endOne({ name, pid, birth }: Recorded): Promise<'ended' | 'forced'> {
	signal(pid, 'SIGTERM');
	const deadline = performance.now() + (graceMs[name] ?? longGraceMs);
	while (birthOf(pid) === birth && performance.now() < deadline) {
		await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
	}
	const outcome = birthOf(pid) === birth ? 'forced' : 'ended';
	// What is left of its group: itself, if it did not hear, and whatever it did not take along.
	signal(pid, 'SIGKILL');
	return outcome;
}

/** Sends a signal to a whole process group; one that is gone is what we wanted. */
function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(-pid, name);
	} catch {
		// No such group any more.
	}
}
