import { describe, expect, it } from '@jest/globals';
import { add, broken, isGreen, type JestReport, nothing, tally } from '../support/tally.ts';

function report(status: string, ...tests: string[]): JestReport {
	const assertionResults = tests.map((outcome, index) => ({ fullName: `rule ${index}`, status: outcome }));
	return { testResults: [{ name: '/repo/test/a.test.ts', status, message: '', assertionResults }] };
}

describe('what npm test counts', () => {
	it('is each test that passed and each that failed, the failed ones by name', () => {
		expect(tally(report('failed', 'passed', 'failed', 'passed'), '/repo')).toEqual({
			passed: 2,
			failed: 1,
			faults: ['test/a.test.ts: rule 1'],
		});
	});

	it('is a file that could not be loaded as a failure', () => {
		const counted = tally(report('failed'), '/repo');
		expect(counted.failed).toBe(1);
		expect(counted.faults).toEqual(['test/a.test.ts: could not be run as a whole']);
	});

	it('is neither success nor failure where a test was skipped', () => {
		expect(tally(report('passed', 'pending', 'todo', 'passed'), '/repo')).toMatchObject({ passed: 1, failed: 0 });
	});

	it('is green only when something passed and nothing failed', () => {
		expect(isGreen(nothing)).toBe(false);
		expect(isGreen({ passed: 3, failed: 0, faults: [] })).toBe(true);
		expect(isGreen(add({ passed: 3, failed: 0, faults: [] }, broken('jest ended without a report')))).toBe(false);
	});
});
