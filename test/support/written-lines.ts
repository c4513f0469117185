import { spawnSync } from 'node:child_process';
import { root } from './checkout.ts';

/** A line of a function's log or metrics, as CloudWatch gets it. */
export type Line = Readonly<Record<string, unknown>>;

/**
 * What a piece of code that uses `telemetry` really writes, line by line: in a process of its own, for what writes
 * there goes past jest's console. Throws with its complaint where the code fails.
 */
export function written(stage: string, code: string): readonly Line[] {
	const wrapped = `
		import { telemetryOf } from './functions/runtime/telemetry.ts';
		const telemetry = telemetryOf('sweep', ${JSON.stringify(stage)});
		${code}`;
	const args = ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '--eval', wrapped];
	const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
	if (status !== 0) throw new Error(stderr);
	return (stdout + stderr)
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Line);
}
