import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from '../cli/io.ts';
import { LocalFault } from './fault.ts';
import { remove } from './files.ts';
import type { Steps } from './steps.ts';

const run = promisify(execFile);

/** Prints its version when it is one that can make an environment, and fails where a part of it is missing. */
const probe = 'import sys, venv, ensurepip; print(*sys.version_info[:2])';

/** A Python ≥ 3.10 that can make virtual environments. Throws a Fault that says which part is missing. */
async function findPython(): Promise<string> {
	let found = 'no python3';
	for (const command of ['python3', 'python']) {
		try {
			const { stdout } = await run(command, ['-c', probe]);
			const [major = 0, minor = 0] = stdout.trim().split(' ').map(Number);
			if (major === 3 && minor >= 10) return command;
			found = `Python ${major}.${minor}`;
		} catch (error) {
			if (/No module named/.test(messageOf(error))) found = 'a Python without venv';
		}
	}
	throw new LocalFault(
		`The local cloud needs Python 3.10 or newer with venv; here is ${found}.`,
		'On Debian and Ubuntu: apt install python3 python3-venv. On a Mac: brew install python.',
	);
}

/**
 * The Python of the project's own environment in `directory`, with exactly what `requirements` pins. Made when it is
 * missing, made anew when the pins have changed or the one there no longer runs.
 */
export async function pythonOf(directory: string, requirements: string, what: string, steps: Steps): Promise<string> {
	const python = join(directory, 'bin', 'python');
	const stamp = join(directory, 'installed');
	const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && (await runs(python))) return python;
	const command = await findPython();
	await steps.run(
		`A Python environment with ${what} is made, once`,
		async () => {
			remove(directory);
			try {
				await run(command, ['-m', 'venv', directory]);
				await run(python, [
					'-m',
					'pip',
					'install',
					'--quiet',
					'--disable-pip-version-check',
					'--require-hashes',
					'-r',
					requirements,
				]);
			} catch (error) {
				throw new LocalFault(
					`The Python environment could not be made: ${lastLine(messageOf(error))}`,
					'Look whether pypi.org can be reached, and start again.',
				);
			}
			writeFileSync(stamp, wanted);
		},
		true,
	);
	return python;
}

async function runs(python: string): Promise<boolean> {
	return run(python, ['-c', '']).then(
		() => true,
		() => false,
	);
}

function lastLine(text: string): string {
	return text.trim().split('\n').at(-1) ?? '';
}
