import { describe, expect, it } from '@jest/globals';
import { Desk } from '../support/desk.ts';
import { house } from '../support/house.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const list = { page: 'list' };
const HOUR = 3_600_000;

describe('everything that a mail asks of somebody is found on his own list', () => {
	it('A-15: a memo that waits for the word of whoever sends it on, with the way to it, until it is sent', async () => {
		const h = await house();
		const caseId = await h.incident();
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		h.time.now += 5 * HOUR;
		await h.sweep({ is: 'minute' });
		await h.settle();
		const approver = new Desk(h);
		await approver.signIn('approver@anapa.example');
		const [memo] = (await h.store.cases.load(caseId))?.state.notices ?? [];
		const way = `case/${caseId}/${memo?.notice ?? ''}">Отправить информацию`;
		expect((await approver.open(list)).body).toContain(way);
		const opened = { caseId, part: memo?.notice ?? '' };
		expect((await approver.open(opened)).status).toBe(200);
		expect((await approver.send(opened, { decision: 'acknowledge' })).status).toBe(200);
		expect((await approver.open(list)).body).not.toContain(way);
	});
	it('a page of them, by their terms, and the way to the rest', async () => {
		const h = await house();
		const ids: string[] = [];
		for (let number = 0; number < 27; number += 1) {
			ids.push(await h.incident({ externalId: `many-${number}` }));
			h.time.now += 1_000;
		}
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		const { body } = await desk.open(list);
		const own = (page: string) => ids.filter((id) => page.includes(`case/${id}"`));
		expect(own(body)).toEqual(ids.slice(0, 25));
		const [, after = ''] = /\/from\/(mine~[^"]+)"/.exec(body) ?? [];
		const rest = (await desk.open({ after })).body;
		expect(own(rest)).toEqual(ids.slice(25));
		expect(rest).not.toContain('/from/mine');
	});
	it('what is late as a whole says so, though the next step has time', async () => {
		const h = await house();
		const caseId = await h.incident();
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		h.time.now += 30 * HOUR;
		await h.sweep({ is: 'minute' });
		await h.post(h.linkTo(roads), { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму засыпали.' });
		await h.post(h.linkTo(coordinator), { decision: 'forward' });
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		const { body } = await desk.open({ after: 'due.over' });
		expect(body).toContain(caseId);
		expect(body).toContain('Срок всего дела истёк');
	});
	it('Anapa 2.1: whoever holds a role reads by which act he does, where the file names it, and nobody else does', async () => {
		const h = await house();
		const file = await h.place.tenants.municipalityInForce('anapa');
		if (file === null) throw new Error('no anapa');
		const act = 'Распоряжение от 10.02.2025 № 17-р';
		const people = file.people.map((one) => (one.mail === coordinator ? { ...one, act } : one));
		await h.place.tenants.putMunicipality({ ...file, people }, h.time.now);
		const listOf = async (mail: string) => {
			const desk = new Desk(h);
			await desk.signIn(mail);
			return (await desk.open(list)).body;
		};
		expect(await listOf(coordinator)).toContain(`Основание: ${act}.`);
		expect(await listOf(roads)).not.toContain('Основание');
	});
});
