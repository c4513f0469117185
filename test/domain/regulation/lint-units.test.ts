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

	it('M-15: finds a unit that answers apart where nothing goes on without it, or no other is asked', () => {
		const perm = 'regulations/perm.yaml';
		const goesOn = '          - { when: { answer: [final], partsOut: true }, to: draft }\n';
		expect(regulationFaults(plant(perm, goesOn, ''))).toContainEqual(
			expect.stringContaining('interim.apart: a unit still owes its part, but no exit of "publish" with partsOut'),
		);
		expect(regulationFaults(plant(perm, 'severalUnits: true', 'severalUnits: false'))).toContainEqual(
			expect.stringContaining('interim.apart: a unit answers apart from others, but one alone answers'),
		);
		expect(regulationFaults(plant(perm, 'apart: [draft-photo]', 'apart: [photo]'))).toContainEqual(
			expect.stringContaining('"photo" is no term of this file'),
		);
	});

	it('13: asks by which noun a unit is called where its title holds another, and whether its accusative is Russian', () => {
		const sixth = 'test/fixtures/sixth.yaml';
		const noun = /^ {4}noun:\n(?: {6}.*\n)+/mu.exec(readText(sixth))?.[0] ?? '';
		expect(regulationFaults(plant(sixth, noun, ''))).toContainEqual(
			expect.stringContaining('"Служба посёлка" is called «подразделение»: say by "noun" what one of them is called'),
		);
		expect(regulationFaults(plant(seventh, 'accusative: участок', 'accusative: участку'))).toContainEqual(
			expect.stringContaining('the accusative «участку» is neither the nominative nor the genitive'),
		);
		const before = "  curator: { title: Районный наблюдатель, clause: '9', outside: true }\n";
		const after = `  curator:\n    title: Районный наблюдатель\n    clause: '9'\n    outside: true\n${noun}`;
		expect(regulationFaults(plant(sixth, before, after))).toContainEqual(
			expect.stringContaining('only the executor is called by a noun'),
		);
	});
});
