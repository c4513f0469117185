import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { recordBounce } from '../../functions/record-bounce/handle.ts';
import { readMailEvent } from '../../functions/record-bounce/mail-event.ts';
import { type House, house } from '../support/house.ts';
import { returned } from '../support/returned-mail.ts';
import { routeTo, town } from '../support/town.ts';

const coordinator = 'coordinator@anapa.example';
let h: House;

beforeEach(async () => {
	h = await house();
});

async function file(change: (before: Municipality) => Partial<Municipality>) {
	const municipality = await h.place.tenants.loadMunicipality('anapa');
	if (municipality === null) throw new Error('no anapa');
	await h.place.tenants.putMunicipality({ ...municipality, ...change(municipality) }, h.time.now);
}
const withoutPeople = (...gone: readonly string[]) =>
	file(({ people }) => ({ people: people.filter(({ id }) => !gone.includes(id)) }));
const renamed = (id: string, name: string) =>
	file(({ people }) => ({ people: people.map((one) => (one.id === id ? { ...one, name } : one)) }));

async function assigned(unit: string, externalId = 'IM-1') {
	const caseId = await h.incident({ externalId });
	await h.post(h.linkTo(coordinator), { decision: 'route', unit });
	return caseId;
}
/** The service says that the last mail to this mailbox was refused for ever. */
async function comesBack(mailbox: string) {
	const messageId = `message-${h.mails.findLastIndex(({ to }) => to.mail === mailbox) + 1}`;
	await recordBounce(h.base, readMailEvent(returned(messageId, 'hard bounce')));
	await h.settle();
}
const lastTo = (mailbox: string) =>
	h.mails.findLast(({ to }) => to.mail === mailbox)?.text.replaceAll('\u00a0', ' ') ?? '';

describe('R-23: the mail of a loss names whom the mail did not reach, as the file has him now', () => {
	it('a person by the name that he has there', async () => {
		await assigned('roads');
		await renamed('roads-1', 'Новое Имя');
		await comesBack('roads@anapa.example');
		expect(lastTo(coordinator)).toMatch(/Кому.*: Новое Имя/);
		expect(lastTo(coordinator)).toContain('roads@anapa.example');
	});

	it('nobody, of a person whom the file has no more', async () => {
		await assigned('roads');
		await withoutPeople('roads-1');
		await comesBack('roads@anapa.example');
		expect(lastTo(coordinator)).toContain('Что сделать');
		expect(lastTo(coordinator)).not.toContain('roads@anapa.example');
	});

	it('a unit that has a mailbox alone by its title', async () => {
		await withoutPeople('parks-1', 'parks-2');
		await assigned('parks');
		await comesBack('parks@anapa.example');
		expect(lastTo(coordinator)).toMatch(/Кому.*: Отдел благоустройства и парков/);
		expect(lastTo(coordinator)).toContain('parks@anapa.example');
	});

	it('nobody, of such a unit to which the file has given people since', async () => {
		const before = await h.place.tenants.loadMunicipality('anapa');
		await withoutPeople('parks-1', 'parks-2');
		await assigned('parks');
		await file(() => ({ people: before?.people ?? [] }));
		await comesBack('parks@anapa.example');
		expect(lastTo(coordinator)).toContain('Что сделать');
		expect(lastTo(coordinator)).not.toMatch(/Кому.*: /);
	});

	it('of two losses of one case each mail tells of its own', async () => {
		const { h: perm, to, incident } = await town('perm', 'perm');
		h = perm;
		const caseId = await incident();
		await routeTo(h, to('coordinator'), 'roads', 'housing');
		await comesBack('roads@perm.example');
		await comesBack('housing@perm.example');
		expect((await h.store.cases.load(caseId))?.state.undelivered).toHaveLength(2);
		expect(lastTo('coordinator@perm.example')).toContain('housing@perm.example');
		expect(lastTo('coordinator@perm.example')).not.toContain('roads@perm.example');
	});
});

describe('Plastunovskaya 7.2: whoever stands in for somebody who is away', () => {
	it('is not told of a mailbox that takes no mail, beside others who are there', async () => {
		await file(({ people }) => ({
			people: people.flatMap((one) =>
				one.id === 'roads-1' ? [one, { ...one, id: 'roads-3', mail: 'third@anapa.example' }] : [one],
			),
			absences: [{ person: 'roads-1', from: 0, until: Number.MAX_SAFE_INTEGER, deputy: null, by: null }],
		}));
		await assigned('roads');
		for (const mailbox of ['roads-deputy@anapa.example', 'third@anapa.example']) {
			expect(lastTo(mailbox)).toContain('Яма на дороге');
			expect(lastTo(mailbox)).not.toContain('не принимает писем');
		}
	});
});

describe('R-23: whoever is written to in the place of another reads in whose', () => {
	it('a deputy whose principal has a dead address', async () => {
		await assigned('roads');
		await comesBack('roads@anapa.example');
		await assigned('roads', 'IM-2');
		expect(lastTo('roads-deputy@anapa.example')).toMatch(
			/Письмо пришло вам, .*не принимает писем: Дежурный специалист отдела дорожного хозяйства\./,
		);
	});
});
