import { describe, expect, it } from '@jest/globals';
import { readJson } from '../support/requests.ts';
import { town } from '../support/town.ts';

const hour = 3_600_000;
const towns = [
	['anapa', 'krasnodar'],
	['plastunovskaya', 'krasnodar'],
	['kislovodsk', 'stavropol'],
	['perm', 'perm'],
	['okha', 'sakhalin'],
] as const;

describe.each(towns)('every mail of %s', (name, integration) => {
	it('offers the page where all that waits for its reader stands, and a telephone, as text and as HTML, whatever became of the case', async () => {
		const { h, to, incident } = await town(name, integration);
		const caseId = await incident();
		const file = await h.place.tenants.municipalityInForce(name);
		const telephone = file?.telephone ?? 'the file names none';
		await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
		for (let passed = 0; passed < 72; passed += 1) {
			h.time.now += hour;
			await h.sweep({ is: 'minute' });
			await h.settle();
		}
		expect(readJson(await h.view(h.signed('', { path: { caseId } })))['state']).not.toBe('screening');
		expect(h.mails.length).toBeGreaterThan(3);
		for (const { subject, text, html } of h.mails) {
			const lines = text.split('\n').filter((line) => line.endsWith(`/worklist/${name}`));
			expect([subject, lines.length]).toEqual([subject, 1]);
			expect(html).toContain(`href="${lines[0] ?? ''}"`);
			expect([subject, text.includes(telephone), html.includes(telephone)]).toEqual([subject, true, true]);
		}
	});
});
