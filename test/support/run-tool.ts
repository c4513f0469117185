import { spawn } from 'node:child_process';

/** What a program said and how it ended. */
export interface Ended {
	readonly code: number | null;
	readonly output: string;
}

/** Runs a script of Node 24 to its end in `cwd` and gives all that it wrote, stdout and stderr as they came. */
export function runTool(script: string, args: readonly string[], cwd: string): Promise<Ended> {
	return new Promise((resolve, reject) => {
		const tool = spawn(process.execPath, [script, ...args], { cwd, env: { ...process.env, NO_COLOR: '1' } });
		let output = '';
		const take = (chunk: Buffer) => {
			output += chunk.toString('utf8');
		};
		tool.stdout.on('data', take);
		tool.stderr.on('data', take);
		tool.once('error', reject);
		tool.once('close', (code) => resolve({ code, output }));
	});
}
