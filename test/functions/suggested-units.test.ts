import { describe, expect, it } from '@jest/globals';
import { town } from '../support/town.ts';

const integrations = [
	['anapa', 'krasnodar'],
	['kislovodsk', 'stavropol'],
	['plastunovskaya', 'krasnodar'],
	['perm', 'perm'],
	['okha', 'sakhalin'],
] as const;

describe('whoever routes finds first the unit whose topics the file lists', () => {
	it.each(integrations)(
		'%s: a message about a park is offered to the parks first, and says by which words',
		async (id, by) => {
			const { h, to, incident } = await town(id, by);
			await incident({ topic: 'разное', location: 'ул. Мира, 1', text: 'В парке сломана скамейка.' });
			const { body } = await h.open(to('coordinator'));
			const [first] = [...body.matchAll(/(?:name="unit" value|<option value)="(roads|housing|parks)"/g)];
			expect(first?.[1]).toBe('parks');
			if (body.includes('type="checkbox" id="unit"')) expect(body).toContain('Подходит по словам: парк, скамейка');
		},
	);
	it('what a message says is words to compare, never markup', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident({ topic: '<b>roads</b>', text: '"><script>парк</script>' });
		const { body } = await h.open(to('coordinator'));
		expect(body).not.toContain('<script>парк');
		expect(body).toMatch(/value="roads"[\s\S]*value="parks"[\s\S]*value="housing"/);
	});
});
