import { describe, expect, it } from '@jest/globals';
import { municipalityFacts, textOf } from '../../functions/use-cases/present.ts';
import { kept, shown, townOf } from '../support/kept-texts.ts';

const anapa = await townOf('anapa');

describe('what came with the message', () => {
	it('is its text, its place and its media, by the type that the source named', () => {
		const message = {
			text: 'Яма',
			permalink: 'https://vk.com/wall-1_2',
			location: 'Школьная, 5',
			media: [
				{ type: 'image/jpeg', url: 'https://a.example/1' },
				{ type: 'video', url: 'https://a.example/2' },
				{ type: 'application/pdf', url: 'https://a.example/3' },
				{ url: 'https://a.example/4' },
				{ type: 'image/png' },
				null,
			],
		};
		expect(shown(anapa, { ...kept(anapa), content: { message } })).toMatchObject({
			message: 'Яма',
			permalink: 'https://vk.com/wall-1_2',
			location: 'Школьная, 5',
			media: [
				{ is: 'photo', url: 'https://a.example/1' },
				{ is: 'video', url: 'https://a.example/2' },
				{ is: 'other', url: 'https://a.example/3' },
				{ is: 'other', url: 'https://a.example/4' },
			],
		});
	});
	it('is nothing where it was erased or never was', () => {
		const nothing = { message: null, permalink: null, location: null, media: [] };
		for (const content of [{}, { message: null }, { message: 'Яма' }, { message: { text: '', media: 'photo' } }])
			expect(shown(anapa, { ...kept(anapa), content })).toMatchObject(nothing);
	});
});

describe('what people are told of a municipality', () => {
	const facts = (changes: object) => municipalityFacts({ ...anapa.tenant.municipality, ...changes });
	it('its own account where the file names one, and whether its hours are confirmed (Kislovodsk 4, G-2)', () => {
		const { networks, calendar } = anapa.tenant.municipality;
		const accounts = { vk: { enabled: true, account: 'https://vk.example/anapa' }, ok: { enabled: true } };
		expect(facts({ networks: { ...networks, ...accounts } }).accounts).toEqual({ vk: 'https://vk.example/anapa' });
		expect(facts({ calendar: { ...calendar, confirmed: null } }).scheduleConfirmed).toBe(false);
		const confirmed = { document: 'Постановление № 1', on: '2025-01-01' };
		expect(facts({ calendar: { ...calendar, confirmed } }).scheduleConfirmed).toBe(true);
	});
});

describe('a text that is stored', () => {
	it('is a string that says something; anything else is none', () => {
		expect(textOf({ text: 'Яма' }, 'text')).toBe('Яма');
		for (const body of [undefined, null, 'text', 7, {}, { text: '' }, { text: 7 }, { text: null }])
			expect(textOf(body, 'text')).toBeNull();
	});
});
