import { describe, expect, it } from '@jest/globals';
import { applyMunicipality } from '../../cli/deployment/tenancy.ts';
import { isUnjudged } from '../../domain/case/clocks/recalendar.ts';
import { readAside } from '../../functions/sweep/aside.ts';
import { newBudget } from '../../functions/sweep/budget.ts';
import { lookAt } from '../../functions/sweep/executions.ts';
import { data } from '../support/calendars.ts';
import { Desk } from '../support/desk.ts';
import { house } from '../support/house.ts';
import { incidentBody, readJson } from '../support/requests.ts';
import { municipalityOf } from '../support/shipped-files.ts';

/** A day of which the shipped calendars know nothing. */
const calendarSilent = Date.parse('2028-01-11T10:00:00+03:00');
const mailbox = 'coordinator@anapa.example';
const known = 'срок станет известен';

describe('R-21: a message that comes after the last year of calendar data', () => {
	it('is taken, walks on by mail and page, and whoever reads of its terms reads that they will be known', async () => {
		const h = await house();
		h.time.now = calendarSilent;
		const answer = await h.receive(h.signed(JSON.stringify(incidentBody({}, h.time.now))));
		expect(answer.status).toBe(202);
		expect(readJson(answer)).toMatchObject({
			state: 'screening',
			clocks: expect.arrayContaining([expect.objectContaining({ clause: '2.2', dueAt: null, awaitsCalendar: true })]),
		});
		await h.settle();
		expect(h.mails.at(-1)?.text.replaceAll('\u00a0', ' ')).toContain(known);
		const link = h.linkTo(mailbox);
		expect((await h.open(link)).body).toContain(known);
		expect((await h.post(link, { decision: 'route', unit: 'roads' })).status).toBe(200);
		const desk = new Desk(h);
		await desk.signIn(mailbox);
		expect((await desk.open({ page: 'all' })).body).toContain(known);
	});

	it('R-21: is reckoned by the daily look where a worker received it by the calendar of before, after that was applied', async () => {
		const h = await house();
		const year = ({ date }: { readonly date: string }) => date < '2026';
		const before = {
			...data,
			federal: data.federal.filter((one) => one.year < 2026),
			regions: data.regions.map((region) => ({ ...region, days: region.days.filter(year) })),
		};
		const waits = async () => (await h.store.cases.load(caseId))?.state.clocks.some(isUnjudged);
		await applyMunicipality(h.place, await municipalityOf('anapa', before));
		h.time.now = Date.parse('2026-01-12T10:00:00+03:00');
		const caseId = await h.incident();
		const run = { ...h.base, budget: newBudget(), aside: await readAside(h.base.suspects), everythingLost: false };
		h.time.now += 60_000;
		await lookAt(run, 'watch', caseId);
		expect(await waits()).toBe(true);
		await applyMunicipality(h.place, await municipalityOf('anapa'));
		await lookAt(run, 'watch', caseId);
		expect(await waits()).toBe(false);
		expect(h.counted.get('CasesFailed') ?? 0).toBe(0);
	});

	it('lets no clock’s machine and no sweep fail', async () => {
		const h = await house();
		h.time.now = calendarSilent;
		const caseId = await h.incident();
		for (const hours of [1, 24, 48]) {
			h.time.now = calendarSilent + hours * 3_600_000;
			await h.planClock(caseId, 1);
			await h.sweep({ is: 'minute' });
		}
		expect(h.counted.get('CasesFailed') ?? 0).toBe(0);
	});
});
