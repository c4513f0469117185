import { describe, expect, it } from '@jest/globals';
import { house } from '../support/house.ts';
import { readJson } from '../support/requests.ts';
import { municipalityOf } from '../support/shipped-files.ts';

interface SeenClock {
	readonly clause: string;
	readonly shadow?: true;
	readonly why?: { readonly ru: readonly string[]; readonly en: readonly string[] };
}

const h = await house();
const caseId = await h.incident();
const clocksSeen = async () => {
	const view = readJson(await h.view(h.signed('', { path: { caseId } })));
	return (view['clocks'] as readonly SeenClock[]).filter(({ shadow }) => shadow === undefined);
};
const joined = (lines: readonly string[] = []) => lines.join('\n').replaceAll('\u00a0', ' ');

describe('GET /cases/{caseId} says of each clock why it is due then', () => {
	it('gives the reckoning in Russian and in English for every clock of the case', async () => {
		const clocks = await clocksSeen();
		expect(clocks.length).toBeGreaterThan(2);
		const overall = clocks.find(({ clause }) => clause === '2.2')?.why;
		expect(joined(overall?.ru)).toMatch(/п\. 2\.2, «[^»]+»: срок 13 марта 2025 г\., 10:00 \(МСК\)/);
		expect(joined(overall?.ru)).toContain('Длительность: 8 рабочих часов');
		expect(joined(overall?.en)).toContain('due 2025-03-13T10:00:00+03:00');
		for (const { why } of clocks) expect([why?.ru.length, why?.en.length]).not.toContain(undefined);
	});

	it('G-4: explains a clock by the calendar that it was reckoned under, though another is in force', async () => {
		const before = await clocksSeen();
		const { municipality } = await municipalityOf('anapa');
		const perm = await municipalityOf('perm');
		await h.place.tenants.putCalendar(municipality.id, perm.calendar, h.time.now);
		expect((await clocksSeen()).map(({ why }) => why)).toEqual(before.map(({ why }) => why));
	});
});
