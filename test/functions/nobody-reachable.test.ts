import { expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../domain/instant.ts';
import { deliverMail } from '../../functions/deliver-mail/handle.ts';
import { metricNames } from '../../functions/runtime/metric-names.ts';
import { addressKey } from '../../functions/use-cases/address-key.ts';
import { house } from '../support/house.ts';
import { testLinkKey } from '../support/memory-tenants.ts';

it('R-23: where none of several addresses can be written to none waits for another: all are given up, and an alarm says that no coordinator was reached', async () => {
	const h = await house({ integration: 'perm' });
	// At night whoever is on duty is written to as well.
	h.time.now += 12 * HOUR_MS;
	const municipality = await h.place.tenants.loadMunicipality('perm');
	const coordinators = municipality?.people.filter(({ role }) => role === 'coordinator') ?? [];
	expect(coordinators.length).toBeGreaterThan(1);
	for (const { mail } of coordinators) {
		await h.base.deadAddresses.add(addressKey(await testLinkKey.get(), mail), 'bounced', h.time.now);
	}
	const caseId = await h.incident({}, 'perm');
	// Each of them comes again until it is settled.
	for (let minute = 0; minute < 5; minute += 1) {
		h.time.now += 2 * MINUTE_MS;
		for await (const row of h.store.outbox.rowsOf(caseId)) {
			for (const place of row.mails) await deliverMail(h.base, { caseId, row: row.row, place });
		}
	}
	expect(h.mails).toEqual([]);
	const open: string[] = [];
	for await (const { row, mails } of h.store.outbox.rowsOf(caseId)) if (mails.length > 0) open.push(row);
	expect(open).toEqual([]);
	const undelivered = (await h.store.cases.load(caseId))?.state.undelivered ?? [];
	expect(undelivered.map(({ person }) => person)).toEqual(['coordinator-1', 'coordinator-duty']);
	expect(h.counted.get(metricNames.nobodyTold)).toBeGreaterThan(0);
});
