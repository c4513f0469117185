import { describe, expect, it } from '@jest/globals';
import { unlogged } from '../../cli/deployment/recalendar.ts';
import { redeliver } from '../../cli/deployment/redeliver.ts';
import { applyMunicipality } from '../../cli/deployment/tenancy.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { addressKey } from '../../functions/use-cases/address-key.ts';
import { perform } from '../../functions/use-cases/perform.ts';
import { data } from '../support/calendars.ts';
import { receive, route } from '../support/commands.ts';
import { tellCase } from '../support/kept-cases.ts';
import { memoryStore } from '../support/memory-store.ts';
import { memoryPlace, testLinkKey } from '../support/memory-tenants.ts';
import { time, world } from '../support/play.ts';
import { municipalityOf } from '../support/shipped-files.ts';

const means = { realNow: () => time('21.04 12:00'), backoff: async () => undefined };
const handedAt = time('21.04 09:10');

/** A case whose unit was never told, under the file as it is shipped. */
async function untold(why: 'bounced' | 'rejected' | 'gave-up' = 'bounced') {
	const store = memoryStore();
	const place = memoryPlace('local', time('21.04 12:00'), store);
	await place.tenants.putRegulation(world.regulation, place.now);
	const file = await municipalityOf('anapa', data);
	await applyMunicipality(place, file);
	await tellCase(place, 'UNTOLD', [time('21.04 09:00'), receive()], [handedAt, route()]);
	const lost = { do: 'undeliverable', to: 'executor', unit: 'roads', round: 1, person: 'roads-1' } as const;
	const meter = { count: () => undefined, seconds: () => undefined };
	const clock = { realNow: means.realNow, judgeBefore: means.realNow, holdMs: 0 };
	const at = time('21.04 09:30');
	const command = { ...lost, handedAt, why, others: [] };
	await perform({ ...place, ...means, clock, meter, log: unlogged }, { caseId: 'UNTOLD', command, at });
	store.inserted();
	if (why === 'bounced') await markDead(store, 'roads@anapa.example');
	return { place, store, before: file.municipality };
}
const markDead = async ({ returns }: ReturnType<typeof memoryStore>, mail: string) =>
	returns.deadAddresses.add(addressKey(await testLinkKey.get(), mail), 'bounced', 0);
const rehoused = (before: Municipality, mail: string): Municipality => ({
	...before,
	people: before.people.map((person) => (person.id === 'roads-1' ? { ...person, mail } : person)),
});
const ordered = ({ store }: Awaited<ReturnType<typeof untold>>) =>
	store
		.inserted()
		.flatMap(({ orders }) =>
			orders.flatMap((order) => (order.is === 'mail' ? [`${order.mail.template} ${order.mail.unit ?? ''}`] : [])),
		);

describe('R-23: a file with another address in it writes again what waited', () => {
	it('the unit is asked anew, once however often the file is applied', async () => {
		const t = await untold();
		const after = rehoused(t.before, 'roads-new@anapa.example');
		expect(await redeliver(t.place, after, means)).toEqual({ again: 1, left: [] });
		expect(ordered(t)).toEqual(['assignment roads']);
		expect(await redeliver(t.place, after, means)).toEqual({ again: 0, left: [] });
		expect(ordered(t)).toEqual([]);
	});

	it('after a crash between the file and the mails, applying it again orders them: what counts is whom the file reaches now', async () => {
		const t = await untold();
		const after = rehoused(t.before, 'roads-new@anapa.example');
		await t.place.tenants.putMunicipality(after, t.place.now);
		expect(await redeliver(t.place, after, means)).toEqual({ again: 1, left: [] });
		expect(ordered(t)).toEqual(['assignment roads']);
	});

	it('a stand-in who can be reached is as good; with nobody left nobody is written to', async () => {
		const t = await untold();
		await markDead(t.store, 'roads-deputy@anapa.example');
		expect(await redeliver(t.place, t.before, means)).toEqual({ again: 0, left: [] });
		const people = t.before.people.map((one) => (one.id === 'roads-2' ? { ...one, mail: 'other@anapa.example' } : one));
		expect(await redeliver(t.place, { ...t.before, people }, means)).toEqual({ again: 1, left: [] });
	});

	it('nobody is written to where the address is the same', async () => {
		const t = await untold();
		await markDead(t.store, 'roads-deputy@anapa.example');
		expect(await redeliver(t.place, t.before, means)).toEqual({ again: 0, left: [] });
		expect(ordered(t)).toEqual([]);
	});

	it.each(['rejected', 'gave-up'] as const)(
		'what was %s, through no fault of the address, is written again to the same',
		async (why) => {
			const t = await untold(why);
			expect(await redeliver(t.place, t.before, means)).toEqual({ again: 1, left: [] });
		},
	);
});
