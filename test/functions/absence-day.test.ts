import { describe, expect, it } from '@jest/globals';
import { Desk } from '../support/desk.ts';
import { town } from '../support/town.ts';

const towns = [
	['anapa', 'krasnodar'],
	['kislovodsk', 'stavropol'],
	['plastunovskaya', 'krasnodar'],
	['perm', 'perm'],
	['okha', 'sakhalin'],
] as const;
const days = { from: '12.03.2025', to: '13.03.2025' };
const absences = { page: 'absences' };
const day = 24 * 60;

describe('Plastunovskaya 7.2: an absence in each town, without a telephone call', () => {
	it.each(towns)('%s: coordinator and executor fall ill in one morning, and the case goes on', async (id, by) => {
		const { h, to, incident } = await town(id, by);
		const mailOf = (person: string) => `${person}@${id}.example`;
		const later = async (minutes: number) => {
			h.time.now += minutes * 60_000;
			await h.sweep({ is: 'minute' });
			await h.settle();
		};
		const eventsOf = async (caseId: string) =>
			(await h.store.cases.load(caseId))?.log.flatMap(({ events }) => events) ?? [];

		// The coordinator has the case, and puts himself down as ill from his phone.
		const caseId = await incident();
		const own = to('coordinator');
		const ill = new Desk(h, id);
		await ill.signIn(mailOf('coordinator'));
		expect((await ill.send(absences, { ...days, person: 'coordinator-1' })).status).toBe(303);
		await later(2);
		expect((await h.open(own)).status).toBe(410);

		// The deputy got it by mail, and puts down the executor, who has called in sick.
		const lent = to('coordinator-deputy');
		expect((await h.open(lent)).body).toContain(caseId);
		const deputy = new Desk(h, id);
		await deputy.signIn(mailOf('coordinator-deputy'));
		expect((await deputy.open({ page: 'list' })).body).toContain(caseId);
		expect((await deputy.send(absences, { ...days, person: 'roads-1' })).status).toBe(303);
		const before = h.mails.length;
		expect((await h.post(lent, { decision: 'route', unit: 'roads' })).status).toBe(200);

		// The unit's deputy drafts by the first mail that there is of it.
		expect(
			(await h.post(to('roads-deputy'), { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму засыпали.' }))
				.status,
		).toBe(200);
		await later(2);
		const told = h.mails.slice(before).map(({ to: { mail } }) => mail);
		expect(told).toContain(mailOf('roads-deputy'));
		expect(told).not.toContain(mailOf('coordinator'));
		expect(told).not.toContain(mailOf('roads'));
		const events = await eventsOf(caseId);
		expect(events.find(({ type }) => type === 'CaseRouted')?.by).toMatchObject({
			person: 'coordinator-2',
			insteadOf: ['coordinator-1'],
		});
		expect(events.find(({ type }) => type === 'DraftSubmitted')?.by).toMatchObject({
			person: 'roads-2',
			insteadOf: ['roads-1'],
		});

		// Two days later both are back by the date alone: what waits is theirs again, once.
		await later(2 * day);
		await later(1);
		const back = (await eventsOf(caseId)).flatMap((event) =>
			event.type === 'StepPassedOn' && event.persons.includes(event.absent) ? [event.absent] : [],
		);
		const waits = (await h.store.cases.load(caseId))?.state.status;
		expect(back).toEqual(waits?.is === 'open' && waits.awaits === 'coordinator' ? ['coordinator-1'] : []);
		expect((await h.open(own)).status).toBe(200);
		expect((await h.open(lent)).status).toBe(410);
		expect((await ill.open({ page: 'list' })).status).toBe(403);
		await ill.signIn(mailOf('coordinator'));
		expect((await ill.open({ page: 'all' })).body).toContain(caseId);
	});
});
