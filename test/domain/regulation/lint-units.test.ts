import { describe, expect, it } from '@jest/globals';
import { readText } from '../../support/checkout.ts';
import { plant, regulationFaults } from '../../support/planted.ts';

const seventh = 'test/fixtures/seventh.yaml';
const drafting = "      decline: { clause: '4', exits: [{ to: screening }] }\n";
/** The file without what a coordinator writes himself, and with this act while a unit writes. */
const given = (act: string) =>
	regulationFaults(
		plant(
			seventh,
			drafting,
			`${drafting}      ${act}: { clause: '4', by: [coordinator], exits: [{ to: screening }] }\n`,
		)
			.replaceAll(/ +write: .*\n/g, '')
			.replaceAll(/ +reassign: .*INTERNAL.*\n/g, ''),
	).filter((line) => line.includes('stages.draft.acts'));

describe('otklik check: faults planted in what changes who is asked', () => {
	it('seventh is sound as it stands', () => {
		expect(regulationFaults(readText(seventh))).toEqual([]);
	});

	it.each([
		['G-29', 'reassign', '"reassign" leaves the answer to the coordinator, who may "write" nowhere (clause 4)'],
		['G-31', 'add-units', '"add-units" asks a further unit, but one alone answers (clause 4)'],
		['P-19', 'name-author', '"name-author" names who joins several parts, but one unit alone answers (clause 4)'],
		['G-31', 'require-photo', '"require-photo" is about photographs, on which no term turns (clause 4)'],
	])('%s: finds "%s" where nothing comes of it', (_, act, says) => {
		expect(given(act)).toEqual([expect.stringMatching(/^r\.yaml:\d+:\d+ stages\.draft\.acts\./)]);
		expect(given(act)[0]).toContain(says);
	});
});
