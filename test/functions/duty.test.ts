import { describe, expect, it } from '@jest/globals';
import { actingIn } from '../../domain/municipality/standing-in.ts';
import { Desk } from '../support/desk.ts';
import { town } from '../support/town.ts';

const coordinator = 'coordinator@perm.example';
const duty = 'duty@perm.example';
/** Twelfth of March 2025, a Wednesday, by the clock of Perm. */
const at = (time: string) => Date.parse(`2025-03-12T${time}:00+05:00`);

/** Perm with a message that came at this time; to whom the mails about it went. */
async function perm(time: string, changes: object = {}) {
	const place = await town('perm', 'perm');
	place.h.time.now = at(time);
	const caseId = await place.incident(changes);
	return { ...place, caseId, told: place.h.mails.map(({ to: { mail } }) => mail) };
}

describe('Perm 3.1: what falls due at night goes to whoever is on duty as well', () => {
	it.each([
		['23:00', [coordinator, duty]],
		['07:30', [coordinator, duty]],
		// An hour later somebody has been at work for half of it.
		['08:30', [coordinator]],
		['10:00', [coordinator]],
		// Handed over in working hours: whoever is there has it.
		['17:30', [coordinator]],
	])('a message of %s is told to %j', async (time, expected) => {
		expect((await perm(time)).told).toEqual(expected);
	});
	it('whoever is on duty routes by his own link, and the log says that it was he', async () => {
		const { h, caseId } = await perm('23:00');
		expect((await h.post(h.linkTo(duty), { decision: 'route', unit: 'roads' })).status).toBe(200);
		const events = (await h.store.cases.load(caseId))?.log.flatMap((decision) => decision.events) ?? [];
		expect(events.find(({ type }) => type === 'CaseRouted')?.by).toEqual({
			role: 'coordinator',
			unit: null,
			person: 'coordinator-duty',
		});
		const again = await h.open(h.linkTo(coordinator));
		expect(again.body).toContain('уже сделано');
	});
	it('he signs in with his own address, and sees what waits there', async () => {
		const { h, caseId } = await perm('23:00');
		const desk = new Desk(h, 'perm');
		await desk.signIn(duty);
		expect((await desk.open({ page: 'list' })).body).toContain(caseId);
	});
	it('he is written to beside the others and not in their place: his absence changes nothing for them', async () => {
		const { h } = await perm('10:00');
		const file = await h.place.tenants.municipalityInForce('perm');
		if (file === null) throw new Error('no perm');
		const away = ['coordinator-1', 'coordinator-2'].map((person) => ({
			person,
			deputy: null,
			from: at('00:00'),
			until: at('23:59'),
		}));
		const acting = (absences: typeof away) =>
			actingIn({ ...file, absences }, 'coordinator', null, at('10:00')).map(({ person }) => person);
		expect(acting([])).toEqual(['coordinator-1']);
		expect(acting(away)).toEqual(['coordinator-1']);
	});
});

describe('a town whose terms run in working hours alone', () => {
	it('writes at night to whoever holds the role, and to nobody besides', async () => {
		const { h, incident } = await town('anapa', 'krasnodar');
		const file = await h.place.tenants.municipalityInForce('anapa');
		if (file === null) throw new Error('no anapa');
		const night = {
			id: 'night',
			name: 'Дежурный',
			role: 'coordinator',
			unit: null,
			mail: 'night@anapa.example',
		} as const;
		const people = [...file.people, { ...night, deputyOf: null, duty: true }];
		await h.place.tenants.putMunicipality({ ...file, people }, h.time.now);
		h.time.now = at('23:00');
		await incident();
		expect(h.mails.map(({ to }) => to.mail)).toEqual(['coordinator@anapa.example']);
	});
});
