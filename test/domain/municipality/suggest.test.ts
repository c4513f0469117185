import { describe, expect, it } from '@jest/globals';
import type { Unit } from '../../../domain/municipality/municipality.ts';
import { type About, suggestUnits } from '../../../domain/municipality/suggest.ts';

const unit = (id: string, topics: readonly string[], places: readonly string[] = []): Unit => ({
	id,
	title: id,
	mail: `${id}@a.example`,
	head: null,
	topics,
	places,
});
const units = [
	unit('roads', ['roads', 'дорога', 'яма', 'уличный свет']),
	unit('north', ['дом', 'отопление'], ['улица Северная']),
	unit('south', ['дом', 'отопление'], ['улица Южная', 'Заводская']),
	unit('silent', []),
];
const about = (said: Partial<About>) =>
	suggestUnits(units, { topic: null, location: null, text: null, ...said }).map((one) => one.unit);

describe('units are suggested by topic and place, from nothing but the file', () => {
	it.each<[string, Partial<About>, readonly string[]]>([
		['a topic as the source writes it', { topic: 'roads' }, ['roads']],
		['a word of the text in another case', { text: 'Ямы на дороге!' }, ['roads']],
		['ё and capitals', { text: 'ОТОПЛЕНИЯ НЕТ' }, ['north', 'south']],
		[
			'a place decides between units of one topic',
			{ topic: 'отопление', location: 'ул. Южная, 5' },
			['north', 'south'],
		],
		['a place in its own words', { topic: 'отопление', location: 'улица Южная, 5' }, ['south', 'north']],
		['a place alone', { location: 'г. Анапа, ул. Заводская, 1' }, ['south']],
		['all words of an entry must stand there', { text: 'Уличный музыкант' }, []],
		[
			'what the source names weighs more than what was read',
			{ topic: 'отопление', text: 'яма' },
			['north', 'south', 'roads'],
		],
		['another word that begins alike is none', { text: 'Ямщик, домовой' }, []],
		['a number is itself alone', { text: '12 123' }, []],
		['nothing known', {}, []],
		['nothing but signs', { topic: '…', text: '<>&"' }, []],
	])('%s', (_, said, expected) => {
		expect(about(said)).toEqual(expected);
	});
	it('says by which entries', () => {
		expect(suggestUnits(units, { topic: 'roads', location: null, text: 'Яма' })[0]).toEqual({
			unit: 'roads',
			topics: ['roads', 'яма'],
			places: [],
		});
	});
	it('a unit that an earlier release stored has no entries, and is not suggested', () => {
		const { topics: _, places: __, ...bare } = unit('old', []);
		expect(suggestUnits([bare], { topic: 'roads', location: null, text: null })).toEqual([]);
	});
});
