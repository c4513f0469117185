import { describe, expect, it } from '@jest/globals';
import { Desk } from '../support/desk.ts';
import { house } from '../support/house.ts';
import { readable } from '../support/markup.ts';

describe('what is open, in figures', () => {
	it('the sweep counts by age, hour and unit, and the page reads its row alone, each bar beside its number', async () => {
		const h = await house();
		await h.incident();
		const desk = new Desk(h);
		await desk.signIn('coordinator@anapa.example');
		expect(readable((await desk.open({ page: 'figures' })).body)).toContain('Дела ещё не посчитаны');
		await h.sweep({ is: 'minute' });
		const before = h.store.count().cases;
		const { status, body } = await desk.open({ page: 'figures' });
		expect(status).toBe(200);
		expect(readable(body)).toContain('Посчитано 12 марта');
		expect(body).toMatch(/Открыто<\/a>: <strong>1<\/strong>/);
		expect(body).toMatch(/поступили сегодня: <strong>1<\/strong>/);
		expect(body).toContain('<rect width="100%"');
		expect(body).not.toMatch(/ style=/);
		expect(h.store.count().cases).toBe(before);
	});
});
