/** What one run of jest came to, as `npm test` counts it. */
export interface Tally {
	readonly passed: number;
	readonly failed: number;
	/** One line for each thing that failed: a test, or a file that could not be loaded. */
	readonly faults: readonly string[];
}

interface JestTest {
	readonly fullName: string;
	readonly status: string;
}

interface JestFile {
	readonly name: string;
	readonly status: string;
	readonly message: string;
	readonly assertionResults: readonly JestTest[];
}

/** The part of jest's `--json` report that is read here. */
export interface JestReport {
	readonly testResults: readonly JestFile[];
}

/** Nothing ran, nothing failed. */
export const nothing: Tally = { passed: 0, failed: 0, faults: [] };

/**
 * Counts a report of jest. A file that failed although none of its tests did (it could not be loaded, or a hook of it
 * threw) counts as one failure, for its tests may never have run. Skipped tests count as neither.
 */
export function tally(report: JestReport, root: string): Tally {
	return report.testResults.map((file) => tallyFile(file, root)).reduce(add, nothing);
}

/** The sum of two runs. */
export function add(one: Tally, other: Tally): Tally {
	return {
		passed: one.passed + other.passed,
		failed: one.failed + other.failed,
		faults: [...one.faults, ...other.faults],
	};
}

/** A run that ended without a report: one failure, with the reason. */
export function broken(reason: string): Tally {
	return { passed: 0, failed: 1, faults: [reason] };
}

/** True when the run may be called green: something passed and nothing failed. */
export function isGreen(sum: Tally): boolean {
	return sum.failed === 0 && sum.passed > 0;
}

function tallyFile(file: JestFile, root: string): Tally {
	const path = file.name.startsWith(root) ? file.name.slice(root.length).replace(/^[\\/]/, '') : file.name;
	const passed = file.assertionResults.filter((test) => test.status === 'passed').length;
	const faults = file.assertionResults
		.filter((test) => test.status === 'failed')
		.map((test) => `${path}: ${test.fullName}`);
	if (file.status === 'failed' && faults.length === 0) faults.push(`${path}: could not be run as a whole`);
	return { passed, failed: faults.length, faults };
}
