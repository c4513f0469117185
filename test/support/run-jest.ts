import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { broken, type JestReport, type Tally, tally } from './tally.ts';

/** How long jest may go on after its report is written before it is ended: what still runs then is a test's leak. */
const LEAK_MS = 20_000;

/**
 * Runs jest once with these arguments, its progress passed through to stderr, and counts what came of it. Flags go to
 * node itself and not by NODE_OPTIONS: programs that a test starts would inherit those.
 */
export async function runJest(root: string, args: readonly string[]): Promise<Tally> {
	const folder = mkdtempSync(join(tmpdir(), 'otklik-test-'));
	const reportFile = join(folder, 'report.json');
	const jest = spawn(
		process.execPath,
		[
			'--experimental-vm-modules',
			'--disable-warning=ExperimentalWarning',
			join(root, 'node_modules/jest/bin/jest.js'),
			'--json',
			'--outputFile',
			reportFile,
			'--passWithNoTests',
			...args,
		],
		{ cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
	);
	try {
		const leaked = await ended(jest, reportFile);
		if (!existsSync(reportFile)) return broken(`jest ended with code ${jest.exitCode} and without a report`);
		const report = JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport;
		const counted = tally(report, root);
		if (!leaked) return counted;
		const fault = 'something that a test started kept jest from ending (npm test -- --detectOpenHandles FILE)';
		return { ...counted, failed: counted.failed + 1, faults: [...counted.faults, fault] };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Waits until jest has ended; true when it had to be ended because it went on long after its report. */
function ended(jest: ChildProcess, reportFile: string): Promise<boolean> {
	return new Promise((resolve, reject) => {
		let leaked = false;
		let reportedAt: number | undefined;
		const watch = setInterval(() => {
			if (reportedAt === undefined && existsSync(reportFile)) reportedAt = Date.now();
			if (reportedAt === undefined || Date.now() - reportedAt < LEAK_MS) return;
			leaked = true;
			jest.kill(Date.now() - reportedAt < 2 * LEAK_MS ? 'SIGTERM' : 'SIGKILL');
		}, 500);
		// Ctrl-C reaches the whole group: jest takes its leave by itself, and what it ends is waited for.
		const wait = () => undefined;
		const pass = () => jest.kill('SIGTERM');
		process.on('SIGINT', wait);
		process.on('SIGTERM', pass);
		const release = () => {
			clearInterval(watch);
			process.off('SIGINT', wait);
			process.off('SIGTERM', pass);
		};
		jest.once('error', (error) => {
			release();
			reject(error);
		});
		jest.once('close', () => {
			release();
			resolve(leaked);
		});
	});
}
