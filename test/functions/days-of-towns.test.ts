import { describe, expect, it } from '@jest/globals';
import type { Mail } from '../../functions/ports/mailer.ts';
import { mailsOf } from '../gallery/collect.ts';
import { townDays } from '../gallery/days.ts';

/** What a mail says, without the links that are made for each anew. */
function said({ to, subject, text }: Mail): string {
	return `${to.mail} · ${subject} · ${text.replaceAll(/\/p\/[\w.-]+/g, '')}`;
}

describe.each(townDays)('$town: whatever happens on a day', (town) => {
	it.each(town.days)('R-24: nobody gets a mail twice: $title', async (day) => {
		const mails = await mailsOf(town, day);
		expect(mails.length).toBeGreaterThan(0);
		const all = mails.map(said);
		expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
	});
});
