import { beforeEach, describe, expect, it } from '@jest/globals';
import { tenant } from '../../cli/commands/tenant.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { readLink } from '../../functions/use-cases/link.ts';
import { type House, house } from '../support/house.ts';
import { keptIo } from '../support/memory-io.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const route = { decision: 'route', unit: 'roads' };
let h: House;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
});

/** Puts the file in force with something of it changed, as `tenant apply` does. */
async function apply(change: (file: Municipality) => Partial<Municipality>): Promise<void> {
	const file = await h.place.tenants.municipalityInForce('anapa');
	if (file === null) throw new Error('no anapa');
	await h.place.tenants.putMunicipality({ ...file, ...change(file) }, h.time.now);
}

async function expectDead(link: string, fields: Readonly<Record<string, string>> = route): Promise<void> {
	const before = h.store.count().decisions;
	for (const answer of [await h.open(link), await h.post(link, fields)]) {
		expect(answer.status).toBe(410);
		expect(answer.body).not.toContain(caseId);
		expect(answer.body).not.toContain('Яма');
		expect(answer.body).not.toContain('Анапа');
		expect(answer.body).toContain('попросите администрацию прислать новую ссылку');
	}
	expect(h.store.count().decisions).toBe(before);
}

const revoke = async (...args: readonly string[]) => {
	const io = keptIo();
	const code = await tenant.run(['revoke-links', ...args], io, {
		open: () => Promise.resolve({ ...h.place, ...h.store }),
		realNow: Date.now,
	});
	return { code, said: io.said.stdout() + io.said.stderr() };
};

describe('R-10: a link is good while the file in force names whoever it went to for its role', () => {
	it.each<[string, (file: Municipality) => Partial<Municipality>]>([
		['is gone', ({ people }) => ({ people: people.filter(({ id }) => id !== 'coordinator-1') })],
		[
			'has another role now',
			({ people }) => ({ people: people.map((one) => (one.id === 'coordinator-1' ? { ...one, role: 'head' } : one)) }),
		],
		[
			'is somebody else under the same id',
			({ people }) => ({
				people: people.map((one) => (one.id === 'coordinator-1' ? { ...one, mail: 'new@anapa.example' } : one)),
			}),
		],
	])('a coordinator who %s neither sees the case nor acts on it, from the next request on', async (_, change) => {
		const link = h.linkTo(coordinator);
		expect((await h.open(link)).status).toBe(200);
		await apply(change);
		await expectDead(link);
	});
	it('an executor who went to another unit is out, and who was only written in capitals is not', async () => {
		await h.post(h.linkTo(coordinator), route);
		const link = h.linkTo(roads);
		const changed = (change: Partial<Municipality['people'][number]>) => (file: Municipality) => ({
			people: file.people.map((one) => (one.id === 'roads-1' ? { ...one, ...change } : one)),
		});
		await apply(changed({ mail: 'Roads@Anapa.Example' }));
		expect((await h.open(link)).status).toBe(200);
		await apply(changed({ unit: 'parks' }));
		await expectDead(link, { decision: 'submit', kind: 'final', text: 'Здравствуйте!' });
	});
	it("a link to a unit's own mailbox is good while the unit keeps it", async () => {
		await apply(({ people }) => ({ people: people.filter(({ unit }) => unit !== 'roads') }));
		await h.post(h.linkTo(coordinator), route);
		const link = h.linkTo(roads);
		expect((await h.open(link)).status).toBe(200);
		await apply(({ units }) => ({
			units: units.map((one) => (one.id === 'roads' ? { ...one, mail: 'x@x.example' } : one)),
		}));
		await expectDead(link, { decision: 'decline', reason: 'Не наше' });
	});
	it('a link is dead when the whole municipality is gone', async () => {
		const link = h.linkTo(coordinator);
		const tenants = { ...h.base.tenants, municipalityInForce: () => Promise.resolve(null) };
		Object.assign(h.base.tenants, tenants);
		await expectDead(link);
	});
	it('its row names no mailbox', async () => {
		const row = await h.store.links.get(readLink(await h.base.linkKey.get(), h.linkTo(coordinator)) ?? '');
		expect(row?.mailbox).toMatch(/^[\w-]{22}$/);
		expect(JSON.stringify(row)).not.toContain('@');
	});
	it('a link of before links knew of mailboxes is judged by its person and role (R-20)', async () => {
		const id = readLink(await h.base.linkKey.get(), h.linkTo(coordinator)) ?? '';
		const row = await h.store.links.get(id);
		if (row === null) throw new Error('no row');
		h.base.links.get = () => Promise.resolve({ ...row, mailbox: null, revocations: 0 });
		expect((await h.open(h.linkTo(coordinator))).status).toBe(200);
		await apply(({ people }) => ({ people: people.filter(({ id: one }) => one !== 'coordinator-1') }));
		await expectDead(h.linkTo(coordinator));
	});
});

describe('R-24: a mail that waited is delivered by the file in force', () => {
	it('goes to whoever holds the role now, not to a coordinator who lost it while the mail waited', async () => {
		const stale = await h.place.tenants.municipalityInForce('anapa');
		h.faults.next.push({ is: 'throttled' });
		await h.incident();
		const before = h.mails.length;
		await apply(({ people }) => ({
			people: people.map((one) =>
				one.id === 'coordinator-1' ? { ...one, id: 'coordinator-9', mail: 'new@anapa.example' } : one,
			),
		}));
		// A Lambda may go on with what it read a minute ago; whom it writes to it reads anew.
		h.base.tenants.loadMunicipality = () => Promise.resolve(stale);
		h.time.now += 10 * 60_000;
		await h.sweep({ is: 'start' });
		await h.settle();
		const sent = h.mails.slice(before).map(({ to }) => to.mail);
		expect(sent).toContain('new@anapa.example');
		expect(sent).not.toContain(coordinator);
		expect((await h.open(h.linkTo('new@anapa.example'))).status).toBe(200);
	});
});

describe('R-10: links are revoked by hand', () => {
	it('tells first what it would do, and writes nothing', async () => {
		const { code, said } = await revoke('coordinator-1', '--municipality', 'anapa');
		expect(code).toBe(0);
		expect(said).toMatch(/person coordinator-1 of anapa would be dead .*; 1 open cases wait there.*--yes/);
		expect((await h.open(h.linkTo(coordinator))).status).toBe(200);
	});
	it('kills every link sent so far, whatever is applied later; the next mail brings one that works', async () => {
		const old = h.linkTo(coordinator);
		await revoke('coordinator-1', '--municipality', 'anapa', '--yes');
		await expectDead(old);
		await apply(() => ({}));
		await expectDead(old);
		const other = await h.incident();
		const fresh = h.linkTo(coordinator);
		expect((await h.open(fresh)).body).toContain(other);
		await expectDead(old);
	});
	it('leaves the links of everybody else as good as they were', async () => {
		await h.post(h.linkTo(coordinator), route);
		await revoke('coordinator-1', '--municipality', 'anapa', '--yes');
		expect((await h.open(h.linkTo(roads))).status).toBe(200);
	});
	it('a mail that waited to be sent again carries another link once its first was revoked', async () => {
		h.faults.next.push({ is: 'unclear', why: 'no answer' });
		h.time.now += 60_000;
		await h.incident();
		await revoke('coordinator-1', '--municipality', 'anapa', '--yes');
		h.time.now += 10 * 60_000;
		await h.sweep({ is: 'start' });
		await h.settle();
		expect((await h.open(h.linkTo(coordinator))).status).toBe(200);
	});
	it('asks which municipality where several name such a person, and refuses whom none names', async () => {
		const several = await revoke('coordinator-1', '--yes');
		expect(several.code).toBe(1);
		expect(several.said).toMatch(/several municipalities name "coordinator-1": anapa, kislovodsk/);
		const none = await revoke('nobody', '--yes');
		expect(none.code).toBe(1);
		expect(none.said).toMatch(/no municipality names a person or a unit "nobody"/);
		expect((await h.open(h.linkTo(coordinator))).status).toBe(200);
	});
});

describe('G-18: four eyes are those of two people, whatever ids the file gives them', () => {
	it('who proposed no answer does not confirm it by the link that came to the same mailbox as the approver', async () => {
		await apply(({ people }) => ({
			people: people.map((one) => (one.id === 'approver-1' ? { ...one, mail: 'Coordinator@Anapa.example' } : one)),
		}));
		await h.post(h.linkTo(coordinator), { decision: 'no-answer', reason: 'obscene' });
		const before = h.store.count().decisions;
		const answer = await h.post(h.linkTo('Coordinator@Anapa.example'), { decision: 'confirm' });
		expect(answer.status).toBe(422);
		expect(answer.body).toContain('Решить должен другой сотрудник');
		expect(h.store.count().decisions).toBe(before);
	});
});
