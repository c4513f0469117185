import { describe, expect, it } from '@jest/globals';
import { readable } from '../support/markup.ts';
import { routeTo, town } from '../support/town.ts';

describe('what a page says where several things can be done', () => {
	it('plastunovskaya 11b, 19.3: choosing another unit and joining the parts share a page, and no name stands twice', async () => {
		const { h, to, incident } = await town('plastunovskaya', 'krasnodar');
		await incident();
		expect(await routeTo(h, to('coordinator'), 'roads', 'housing', 'parks')).toBe(200);
		await h.post(to('parks'), { decision: 'decline', reason: 'Парк не наш' });
		const { body } = await h.open(to('coordinator'));
		const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
		expect(ids).toEqual([...new Set(ids)]);
		expect(readable(body)).toContain('Текст ответа или вопроса');
		// The unit ticked for a routing is not taken for the author of a joint text.
		const joint = { decision: 'consolidate', text: 'Здравствуйте! Сделаем.', unit: 'parks' };
		expect((await h.post(to('coordinator'), joint)).status).toBe(200);
	});

	it('kislovodsk 10b: a term that stands still is said to, not to have none', async () => {
		const { h, to, incident } = await town('kislovodsk', 'stavropol');
		await incident();
		await h.post(to('coordinator'), { decision: 'clarify', of: 'author', text: 'О каком доме речь?' });
		const page = readable((await h.open(to('coordinator'))).body);
		expect(page).toContain('станет известен, когда ответит автор');
		expect(page).not.toContain('не установлен');
		expect(h.mails.at(-1)?.text).toContain('станет известен, когда ответит автор');
	});
});
