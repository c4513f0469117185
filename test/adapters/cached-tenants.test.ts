import { describe, expect, it } from '@jest/globals';
import { cachedTenants } from '../../functions/adapters/cached-tenants.ts';
import type { Integration } from '../../functions/ports/tenants.ts';
import { memoryTenants } from '../support/memory-tenants.ts';

/** A directory that counts how often it is asked for an integration. */
function counted() {
	const inner = memoryTenants();
	const asked: string[] = [];
	const time = { now: 0 };
	const tenants = cachedTenants(
		{
			...inner,
			integration(id) {
				asked.push(id);
				return inner.integration(id);
			},
		},
		() => time.now,
	);
	return { tenants, asked, time, put: (one: Integration) => inner.putIntegration(one, 0) };
}

describe('R-07: a forged name costs little, and is not remembered for ever', () => {
	it('an unknown integration is looked up once a minute; one that is made meanwhile is known within it', async () => {
		const { tenants, asked, time, put } = counted();
		for (time.now = 0; time.now < 60_000; time.now += 1_000) expect(await tenants.integration('nobody')).toBeNull();
		expect(asked).toHaveLength(1);
		await put({ id: 'nobody', municipalities: [] });
		expect(await tenants.integration('nobody')).toEqual({ id: 'nobody', municipalities: [] });
	});
	it('of ever more names the oldest are forgotten', async () => {
		const { tenants, asked } = counted();
		for (let number = 0; number <= 500; number += 1) await tenants.integration(`made-up-${number}`);
		await tenants.integration('made-up-500');
		await tenants.integration('made-up-1');
		expect(asked).toHaveLength(501);
		await tenants.integration('made-up-0');
		expect(asked).toHaveLength(502);
	});
	it('a known one is looked up again after a minute as well', async () => {
		const { tenants, asked, time, put } = counted();
		await put({ id: 'krasnodar', municipalities: ['anapa'] });
		await tenants.integration('krasnodar');
		time.now = 59_999;
		await tenants.integration('krasnodar');
		expect(asked).toHaveLength(1);
		time.now = 60_000;
		await tenants.integration('krasnodar');
		expect(asked).toHaveLength(2);
	});
});
