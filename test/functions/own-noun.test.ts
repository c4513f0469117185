import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readRegulation } from '../../cli/files/data-files.ts';
import { unitNoun } from '../../domain/wording/unit-noun.ts';
import { picturesOf, placePictures } from '../gallery/collect.ts';
import { townDays } from '../gallery/days.ts';
import { root } from '../support/checkout.ts';
import { readable } from '../support/markup.ts';
import { municipalityOf } from '../support/shipped-files.ts';

/** The stems of the nouns that towns have for a unit. */
const stems = ['подразделени', 'исполнител', 'служб', 'участок', 'участк'];

describe('13: a unit is called by the town’s own noun', () => {
	it.each(townDays)('$town: on no page and in no mail stands another, or a form that was left open', async (days) => {
		const read = await readRegulation(join(root, `regulations/${days.town}.yaml`));
		if (!read.ok) throw new Error('no regulation');
		const own = unitNoun(read.value).one.nominative;
		// What the regulation and the municipality call their roles, stages and units stays as they call it.
		const titles = textsIn([read.value, await municipalityOf(days.town)]).toSorted((a, b) => b.length - a.length);
		const foreign = stems.filter((stem) => !own.startsWith(stem));
		const patterns = [...foreign.map((stem) => `.{0,40}${stem}.{0,20}`), String.raw`\{[а-яё/]+\}`];
		const pictures = [...(await picturesOf(days)), ...(await placePictures(days))];
		const wrong = pictures.flatMap(({ title, under, html, text }) => {
			const said = titles.reduce((left, one) => left.replaceAll(one, '…'), `${under} ${readable(html)} ${text ?? ''}`);
			return patterns.flatMap((one) => {
				const found = new RegExp(one, 'iu').exec(said)?.[0];
				return found === undefined ? [] : [{ title, found }];
			});
		});
		expect(wrong).toEqual([]);
	});
});

function textsIn(value: unknown): readonly string[] {
	if (typeof value === 'string') return value.length > 3 ? [value] : [];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
