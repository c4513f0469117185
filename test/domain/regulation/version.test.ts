import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../../domain/regulation/version.ts';
import { readText } from '../../support/checkout.ts';
import { plant, regulationFrom } from '../../support/planted.ts';

const file = 'regulations/anapa.yaml';
const shipped = regulationFrom(readText(file));

describe('a regulation has the version of what it says', () => {
	it('stays the same under comments, other quotes and another order of fields', () => {
		expect(regulationFrom(`# a note\n${readText(file)}`).version).toBe(shipped.version);
		expect(regulationFrom(plant(file, 'id: anapa', 'id: "anapa" # the town')).version).toBe(shipped.version);
		const swapped = plant(file, 'schema: 1\nid: anapa', 'id: anapa\nschema: 1');
		expect(regulationFrom(swapped).version).toBe(shipped.version);
	});

	it('stays the same when a default is written out', () => {
		expect(regulationFrom(plant(file, 'severalUnits: true\n', 'severalUnits: true\npause: null\n')).version).toBe(
			shipped.version,
		);
	});

	it('changes with a term, a title or a reading', () => {
		const changed = [
			plant(file, 'limit: 7 WD', 'limit: 6 WD'),
			plant(file, 'title: Доработка\n', 'title: Переработка\n'),
			plant(file, 'says: Три астрономических часа', 'says: Три часа по часам'),
		].map((text) => regulationFrom(text).version);
		expect(new Set([shipped.version, ...changed]).size).toBe(4);
	});

	it('is made of text that is equal exactly for equal data', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const shuffled: unknown = reversed(JSON.parse(JSON.stringify(value)));
				expect(canonicalJson(shuffled)).toBe(canonicalJson(JSON.parse(JSON.stringify(value))));
				expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
			}),
		);
	});
});

/** The same data with the fields of every object in the opposite order. */
function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.toReversed()
			.map(([name, item]: [string, unknown]) => [name, reversed(item)]),
	);
}
