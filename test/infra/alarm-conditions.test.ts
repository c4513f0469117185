import { describe, expect, it } from '@jest/globals';
import { daysKnown } from '../../domain/worktime/horizon.ts';
import { localDate } from '../../domain/worktime/local-time.ts';
import { oweReports } from '../../functions/owe-report/handle.ts';
import { metricNamespace } from '../../functions/runtime/metric-names.ts';
import { addressKey } from '../../functions/use-cases/address-key.ts';
import { type Alarm, alarmsOfProd, isBad, nameOf } from '../support/alarms.ts';
import { asideOf } from '../support/aside.ts';
import { type House, house } from '../support/house.ts';
import { drawing, memoryLedger, memoryMailer, monthsOf } from '../support/reporting.ts';
import { written } from '../support/written-lines.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const coordinator = 'coordinator@anapa.example';

const alarms = alarmsOfProd().filter(({ Namespace }) => Namespace === metricNamespace);

/** What the handlers of a house have counted under the alarm's metric, one by cause with the others. */
function countedOf(h: House, { MetricName }: Alarm): readonly number[] {
	const whole = h.emitted(MetricName);
	if (whole.length > 0) return whole;
	return [...h.counted].flatMap(([name, value]) => (name.split(' ')[0] === MetricName ? [value] : []));
}

const sweepMinutes = async (h: House, minutes: number) => {
	for (let run = 0; run < minutes; run += 1) {
		h.time.now += minute;
		await h.sweep({ is: 'minute' });
		await h.settle();
	}
};
const reportsOf = (h: House) => ({
	...h.base,
	months: monthsOf([]),
	ledger: memoryLedger(),
	mailer: memoryMailer(),
	...drawing,
	sender: 'otklik@otklik.example',
});
/** What is behind the last minute is what the alarm is about. */
const onlyLast = (h: House, metric: string) => h.emitted(metric).slice(-1);

/** These people of Anapa are away while the sweep looks, and these work beside the last of them. */
async function withAway(
	h: House,
	{ MetricName }: Alarm,
	away: readonly string[],
	beside: readonly string[] = [],
): Promise<readonly number[]> {
	const file = await h.place.tenants.municipalityInForce('anapa');
	if (file === null) throw new Error('Anapa has a file');
	const [from, until] = [h.time.now - day, h.time.now + day];
	const absences = away.map((person) => ({ person, deputy: null, from, until }));
	const last = file.people.filter(({ id }) => id === away.at(-1));
	const people = [...file.people, ...beside.flatMap((id) => last.map((one) => ({ ...one, id })))];
	await h.place.tenants.putMunicipality({ ...file, people, absences }, h.time.now);
	await sweepMinutes(h, 1);
	return onlyLast(h, MetricName);
}

/** For each alarm on a metric of ours: the fault, made through the real code, and what it counts. */
const faults: Readonly<Record<string, (h: House, alarm: Alarm) => Promise<readonly number[]>>> = {
	'sweep-heartbeat': () => Promise.resolve([]),
	'report-heartbeat': () => Promise.resolve([]),
	async 'outbox-aside'(h, { MetricName }) {
		h.faults.of.set(coordinator, { is: 'refused', why: 'MessageRejected' });
		await h.incident();
		for (let tries = 0; tries < 60 && (await asideOf(h)).length === 0; tries += 1) await sweepMinutes(h, 1);
		await sweepMinutes(h, 1);
		return onlyLast(h, MetricName);
	},
	async 'cases-stuck'(h, { MetricName }) {
		h.store.unreadable.set(await h.incident(), { is: 'too-new', event: 'SiteWithdrawn', schema: 2 });
		h.time.now += 31 * minute;
		await sweepMinutes(h, 17);
		return onlyLast(h, MetricName);
	},
	async 'drift-unrepaired'(h, { MetricName }) {
		h.store.unreadable.set(await h.incident(), { is: 'too-new', event: 'SiteWithdrawn', schema: 2 });
		h.time.now += 60 * minute;
		await sweepMinutes(h, 5);
		return h.emitted(MetricName).slice(-5);
	},
	async 'repairs-exhausted'(h, { MetricName }) {
		const caseId = await h.incident();
		for (let time = 0; time < 60; time += 1) {
			h.machines.failAll();
			await h.sweep({ is: 'execution', caseId });
			await h.settle();
			await sweepMinutes(h, 1);
		}
		return onlyLast(h, MetricName);
	},
	async 'oldest-outbox'(h, { MetricName }) {
		h.faults.of.set(coordinator, { is: 'throttled' });
		await h.incident();
		await sweepMinutes(h, 17);
		return [h.counted.get(MetricName) ?? 0];
	},
	async 'nobody-told'(h, alarm) {
		const place = await h.place.tenants.municipalityInForce('anapa');
		const key = await h.base.linkKey.get();
		for (const { mail } of place?.people ?? []) await h.base.deadAddresses.add(addressKey(key, mail), 'bounced', 0);
		await h.incident();
		return countedOf(h, alarm);
	},
	'role-unattended': (h, alarm) => withAway(h, alarm, ['roads-1', 'roads-2']),
	'absence-chain': (h, alarm) => withAway(h, alarm, ['roads-1', 'roads-2'], ['roads-3']),
	async 'signatures-refused'(h, alarm) {
		for (let time = 0; time < 10; time += 1) {
			await h.receive(h.signed('{}', { headers: { 'webhook-signature': 'v1,AAAA' } }));
		}
		return countedOf(h, alarm);
	},
	async 'calendar-horizon'(h, { MetricName }) {
		const calendar = await h.place.tenants.calendarInForce('anapa');
		if (calendar === null) throw new Error('Anapa has a calendar');
		h.time.now += (daysKnown(calendar, h.time.now) - 59) * day;
		await oweReports(reportsOf(h));
		return h.emitted(MetricName);
	},
};

describe('R-33: every alarm on a metric of ours', () => {
	it('has a fault here that sets it off, and no fault is here without its alarm', () => {
		expect(Object.keys(faults).toSorted()).toEqual(alarms.map(nameOf).toSorted());
	});

	it.each(alarms.map((alarm) => [nameOf(alarm), alarm] as const))(
		'%s comes by its fault, under the very namespace, name and dimensions of the stage',
		async (name, alarm) => {
			const values = (await faults[name]?.(await house(), alarm)) ?? [];
			expect(isBad(alarm, values)).toBe(true);
			const value = values[0] ?? 1;
			const [line] = written('prod', `telemetry.meter.count('${alarm.MetricName}', ${value}); telemetry.flush();`);
			const dimensions = Object.fromEntries(alarm.Dimensions.map(({ Name, Value }) => [Name, Value]));
			expect(line).toMatchObject({ ...dimensions, [alarm.MetricName]: value });
			expect(dimensions).toEqual({ service: 'otklik', stage: 'prod' });
		},
		60_000,
	);

	it('is quiet on an ordinary morning of little traffic', async () => {
		const h = await house();
		await h.incident();
		await h.receive(h.signed('{}', { headers: { 'webhook-signature': 'v1,AAAA' } }));
		await sweepMinutes(h, 20);
		await oweReports(reportsOf(h));
		for (const alarm of alarms) {
			const values =
				alarm.MetricName === 'OldestOutboxSeconds' ? [h.counted.get(alarm.MetricName) ?? 0] : countedOf(h, alarm);
			expect({ alarm: nameOf(alarm), bad: isBad(alarm, values) }).toEqual({ alarm: nameOf(alarm), bad: false });
		}
	});
});

describe('R-21: how far a calendar reaches', () => {
	it('is counted in days whose next is known, of the unit’s own calendar too, and is none beyond the data', async () => {
		const h = await house();
		const calendar = await h.place.tenants.calendarInForce('anapa');
		if (calendar === null) throw new Error('Anapa has a calendar');
		const ahead = daysKnown(calendar, h.time.now);
		expect(localDate(calendar, h.time.now + ahead * day)).toMatch(/^\d{4}-12-31$/);
		expect(daysKnown(calendar, h.time.now + (ahead - 1) * day)).toBe(1);
		expect(daysKnown(calendar, h.time.now + ahead * day)).toBe(0);
		expect(daysKnown(calendar, h.time.now + (ahead + 400) * day)).toBe(0);
		expect(daysKnown(calendar, 0)).toBe(0);
		const days = calendar.plan.days.slice(0, calendar.plan.days.length - 365);
		const shorter = { ...calendar, plan: { ...calendar.plan, days } };
		expect(daysKnown({ ...calendar, units: { night: shorter } }, h.time.now)).toBe(ahead - 365);
	});
});
