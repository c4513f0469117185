import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Deployment } from '../../cli/deployment/deployment.ts';
import { newSecret } from '../../cli/deployment/secrets.ts';
import { readShipped, seedPlace } from '../../cli/deployment/seed.ts';
import { addIntegration, applyMunicipality, dropSecret, rotateSecret } from '../../cli/deployment/tenancy.ts';
import { readMunicipality, readRegulation } from '../../cli/files/data-files.ts';
import { data } from '../support/calendars.ts';
import { root } from '../support/checkout.ts';
import { memoryPlace } from '../support/memory-tenants.ts';

async function municipality(id: string) {
	const read = await readMunicipality(join(root, `municipalities/${id}.yaml`), data);
	if (!read.ok) throw new Error(read.refusal.join('\n'));
	return read.value;
}

async function regulation() {
	const read = await readRegulation(join(root, 'regulations/anapa.yaml'));
	if (!read.ok) throw new Error(read.refusal.join('\n'));
	return read.value;
}

describe('a municipality is applied', () => {
	it('is refused while its regulation was never published', async () => {
		const place = memoryPlace();
		const applied = await applyMunicipality(place, await municipality('anapa'));
		expect(applied).toMatchObject({ ok: false, refusal: { next: 'otklik publish regulations/anapa.yaml' } });
		expect(await place.tenants.loadMunicipality('anapa')).toBeNull();
	});

	it('is refused where the regulation counts on a role that nobody holds', async () => {
		const place = memoryPlace();
		await place.tenants.putRegulation(await regulation(), place.now);
		const read = await municipality('anapa');
		const people = read.municipality.people.filter(({ role }) => role !== 'curator');
		const applied = await applyMunicipality(place, { ...read, municipality: { ...read.municipality, people } });
		expect(applied).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('nobody is curator') } });
		expect(await place.tenants.calendarInForce('anapa')).toBeNull();
	});

	it('puts its calendar in force, and says so only when it is another one', async () => {
		const place = memoryPlace();
		await place.tenants.putRegulation(await regulation(), place.now);
		const read = await municipality('anapa');
		expect(await applyMunicipality(place, read)).toMatchObject({ value: { calendarIs: 'stored' } });
		expect(await applyMunicipality(place, read)).toMatchObject({ value: { calendarIs: 'known' } });
		expect((await place.tenants.calendarInForce('anapa'))?.id).toBe(read.calendar.id);
	});
});

/** Adds an integration and gives its secret. */
async function added(place: Deployment, id: string): Promise<string> {
	const outcome = await addIntegration(place, id);
	if (!outcome.ok) throw new Error(outcome.refusal.why);
	return outcome.value.secret;
}

describe('R-08: secrets are changed by a second one, and the old one is dropped by command', () => {
	it('makes a secret as Standard Webhooks writes them, never the same twice', () => {
		expect(newSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
		expect(newSecret()).not.toBe(newSecret());
	});

	it('keeps both secrets after a rotation and refuses a third', async () => {
		const place = memoryPlace();
		const first = await added(place, 'krasnodar');
		const second = await rotateSecret(place, 'krasnodar');
		expect(await place.secrets.read('krasnodar')).toEqual([first, second.ok ? second.value : '']);
		const third = await rotateSecret(place, 'krasnodar');
		expect(third).toMatchObject({ ok: false, refusal: { next: 'otklik tenant drop-secret krasnodar' } });
		expect(await place.secrets.read('krasnodar')).toHaveLength(2);
	});

	it('drops the older secret, or the newer to take a rotation back, and never the last', async () => {
		const place = memoryPlace();
		const first = await added(place, 'krasnodar');
		await rotateSecret(place, 'krasnodar');
		expect(await dropSecret(place, 'krasnodar', 'newer')).toEqual({ ok: true, value: 1 });
		expect(await place.secrets.read('krasnodar')).toEqual([first]);
		const second = await rotateSecret(place, 'krasnodar');
		await dropSecret(place, 'krasnodar', 'older');
		expect(await place.secrets.read('krasnodar')).toEqual([second.ok ? second.value : '']);
		expect(await dropSecret(place, 'krasnodar', 'older')).toMatchObject({ ok: false });
		expect(await place.secrets.read('krasnodar')).toHaveLength(1);
	});

	it('knows no secret of an integration that nobody added', async () => {
		const place = memoryPlace();
		expect(await rotateSecret(place, 'nowhere')).toMatchObject({ ok: false });
		expect(await dropSecret(place, 'nowhere', 'older')).toMatchObject({ ok: false });
		expect(await place.secrets.read('nowhere')).toEqual([]);
	});

	it('changes no secret when an integration is added again', async () => {
		const place = memoryPlace();
		const first = await addIntegration(place, 'krasnodar');
		expect(first).toMatchObject({ ok: true, value: { created: true } });
		const [secret] = await place.secrets.read('krasnodar');
		expect(await addIntegration(place, 'krasnodar')).toEqual({ ok: true, value: { secret, created: false } });
	});

	it.each(['', 'whsec_', 'whsec_AAAA', 'whsec_no base64'])(
		'a secret that can sign nothing (%j) is given to nobody, and goes with the next rotation',
		async (unusable) => {
			const place = memoryPlace();
			await place.secrets.write('krasnodar', [unusable]);
			expect(await addIntegration(place, 'krasnodar')).toMatchObject({
				ok: false,
				refusal: { next: 'otklik tenant rotate-secret krasnodar' },
			});
			const rotated = await rotateSecret(place, 'krasnodar');
			expect(await place.secrets.read('krasnodar')).toEqual([rotated.ok ? rotated.value : '']);
			expect(await addIntegration(place, 'krasnodar')).toMatchObject({ ok: true, value: { created: false } });
		},
	);
});

describe('a place is seeded with what the checkout holds', () => {
	it('publishes every regulation, applies the municipalities that have one, and makes the four integrations', async () => {
		const place = memoryPlace();
		const seeded = await seedPlace(place, await readShipped(root), () => undefined);
		expect(Object.keys(seeded).toSorted()).toEqual(['krasnodar', 'perm', 'sakhalin', 'stavropol']);
		expect(seeded['krasnodar']).toEqual({ id: 'krasnodar', secret: expect.stringMatching(/^whsec_/) });
		expect(await place.tenants.listMunicipalities()).toContain('anapa');
		expect((await place.tenants.integration('krasnodar'))?.municipalities).toContain('anapa');
		expect((await place.tenants.regulationInForce('anapa'))?.version).toBe((await regulation()).version);
	});

	it('changes nothing when it is repeated: a restart keeps the secrets that partners hold', async () => {
		const place = memoryPlace();
		const first = await seedPlace(place, await readShipped(root), () => undefined);
		const said: string[] = [];
		expect(await seedPlace(place, await readShipped(root), (line) => said.push(line))).toEqual(first);
		expect(said.filter((line) => /stored|created/.test(line))).toEqual([]);
	});
});
