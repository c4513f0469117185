import { describe, expect, it } from '@jest/globals';
import { plant, regulationFaults } from '../../support/planted.ts';

const file = 'regulations/plastunovskaya.yaml';

describe('otklik check: faults planted among alternatives of one duty (G-26′)', () => {
	it.each([
		[
			'a duty with one alternative',
			"    oneOf: routing\n    starts: [received]\n    limit: 30 WM\n    ends: ['route:several']",
			"    starts: [received]\n    limit: 30 WM\n    ends: ['route:several']",
			'the term "routing" (clause 10a) is the only alternative of the duty "routing"',
		],
		[
			'an alternative that is owed for certain',
			'    reading: P-3\n    optional: true\n    oneOf: routing',
			'    reading: P-3\n    oneOf: routing',
			'the term "routing" (clause 10a) is one of several and so optional: another may be chosen',
		],
		[
			'an alternative that stands when another was chosen',
			"    ends: ['route:one']\n    voids: ['route:several', write]",
			"    ends: ['route:one']\n    voids: [write]",
			'the term "routing" (clause 10a) is not void where "routing-several" is chosen in its place',
		],
	])('finds %s', (_what, sound, faulty, says) => {
		expect(regulationFaults(plant(file, sound, faulty))).toContainEqual(expect.stringContaining(says));
	});
});

it('otklik check: what is told of a target of ours alone (G-27) is a fault where the term binds by itself', () => {
	const faults = regulationFaults(
		plant(file, "    ends: ['route:one']", "    ends: ['route:one']\n    tell: coordinator"),
	);
	expect(faults).toContainEqual(
		expect.stringContaining('the term "routing" (clause 10a) is no target of ours, so its breach is told anyway'),
	);
});
