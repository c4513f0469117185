import { describe, expect, it } from '@jest/globals';
import { readText } from '../../support/checkout.ts';
import { plant, regulationFaults } from '../../support/planted.ts';

const file = 'test/fixtures/seventh.yaml';

describe('otklik check: faults planted where a term ends in a word, counts a unit’s hours or asks for a category', () => {
	it('finds nothing in the file as it is', () => {
		expect(regulationFaults(readText(file))).toEqual([]);
	});

	it.each([
		[
			'a lapse that no notice tells of',
			'lapse: not-agreed',
			'lapse: agreed',
			'terms.3.lapse: the term "not-agreed" (clause 6) ends in "agreed", which is no notice on lapse',
		],
		[
			'a notice that waits for no lapse',
			'    lapse: not-agreed\n',
			'',
			'notices.0.on: the notice "not-agreed" waits for no term\'s lapse',
		],
		[
			'a lapse of what may not be needed anyway',
			'    lapse: not-agreed\n',
			'    lapse: not-agreed\n    optional: true\n',
			'terms.3.lapse: the term "not-agreed" (clause 6) ends in a notice and so is neither optional nor breached',
		],
		[
			'a lapse with a memo of its breach',
			'    lapse: not-agreed\n',
			"    lapse: not-agreed\n    breach: { clause: '6', tell: curator, by: approver }\n",
			'terms.3.lapse: the term "not-agreed" (clause 6) ends in a notice and so is neither optional nor breached',
		],
		[
			'a term that starts at a lapse',
			"starts: ['submit:explanation']\n    limit: 1 WH",
			'starts: [lapse]\n    limit: 1 WH',
			'terms.4: the term "outage" listens to "lapse", which only a notice does',
		],
		[
			'a unit’s hours for what is no unit’s',
			'    perUnit: true\n    hours: unit\n',
			'    hours: unit\n',
			'terms.2.hours: the term "draft" (clause 4) is no unit\'s, so no unit\'s hours can count it',
		],
		[
			'a category that the file does not have',
			'category: [outage]',
			'category: [flood]',
			'a condition asks for the category "flood", which this regulation does not have',
		],
		[
			'a due time that nobody must promise',
			'  promisedBy: true\n',
			'',
			'terms.6.limit: the term "final" (clause 9) is due as promised, but no interim answer must promise',
		],
		[
			'a promise before there is one',
			"starts: ['publish:interim']\n    limit: promised",
			"starts: ['submit:interim']\n    limit: promised",
			'terms.6.starts: the term "final" (clause 9) is due as promised, so it can only start at publish:interim',
		],
		[
			'a promise that bounds itself',
			'  promisedBy: true\n',
			'  promisedBy: true\n  notAfter: final\n',
			'terms.6.limit: the term "final" (clause 9) is due as promised, so it is no bound of the promise',
		],
	])('finds %s', (_what, sound, faulty, says) => {
		expect(regulationFaults(plant(file, sound, faulty))).toContainEqual(expect.stringContaining(says));
	});
});
