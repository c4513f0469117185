import { describe, expect, it } from '@jest/globals';
import { outbox } from '../../cli/commands/outbox.ts';
import { redrive } from '../../cli/commands/redrive.ts';
import type { Deployment } from '../../cli/deployment/deployment.ts';
import { daysKnown } from '../../domain/worktime/horizon.ts';
import { oweReports } from '../../functions/owe-report/handle.ts';
import { metricNamespace } from '../../functions/runtime/metric-names.ts';
import { asideOf } from '../support/aside.ts';
import { readText } from '../support/checkout.ts';
import { type House, house } from '../support/house.ts';
import { memoryDeadLetters } from '../support/memory-dead-letters.ts';
import { keptIo } from '../support/memory-io.ts';
import { resources, templateOf } from '../support/product.ts';
import { drawing, memoryLedger, memoryMailer, monthsOf } from '../support/reporting.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const coordinator = 'coordinator@anapa.example';
const template = templateOf('prod');

interface Alarm {
	readonly AlarmName: string;
	readonly AlarmDescription: string;
	readonly Namespace: string;
	readonly MetricName: string;
	readonly TreatMissingData: string;
	readonly Dimensions: readonly { readonly Name: string; readonly Value: unknown }[];
}

function alarmOf(name: string): Alarm {
	const all = resources(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties as unknown as Alarm);
	const found = all.find(({ AlarmName }) => AlarmName === `otklik-prod-${name}`);
	if (found === undefined) throw new Error(`there is no alarm ${name}`);
	return found;
}

/** The first look that an alarm and its chapter send whoever is called to. */
function firstLook(name: string): string {
	const [, look = ''] = / First look: (.*?) Fix: /.exec(alarmOf(name).AlarmDescription) ?? [];
	expect(readText('docs/runbook.md')).toContain(`## ${name}\n\n`);
	expect(readText('docs/runbook.md')).toContain(look);
	return look;
}

async function sweeps(h: House, minutes: number) {
	for (let run = 0; run < minutes; run += 1) {
		h.time.now += minute;
		await h.sweep({ is: 'minute' });
		await h.settle();
	}
}

async function told(command: typeof outbox, place: Deployment, ...args: readonly string[]) {
	const io = keptIo();
	await command.run(args, io, { open: () => Promise.resolve(place), realNow: () => place.now });
	return io.said.stdout();
}

const ofTheStage = [
	{ Name: 'service', Value: 'otklik' },
	{ Name: 'stage', Value: 'prod' },
];

describe('R-33: an administrator finds the cause from alarm and runbook alone', () => {
	it('of a poisoned case: by its number and why it cannot be read, in the lines that the alarm names', async () => {
		const h = await house();
		const caseId = await h.incident();
		h.store.unreadable.set(caseId, { is: 'too-new', event: 'SiteWithdrawn', schema: 2 });
		h.time.now += 31 * minute;
		await sweeps(h, 17);
		const { Namespace, MetricName, Dimensions } = alarmOf('cases-stuck');
		expect([Namespace, Dimensions]).toEqual([metricNamespace, expect.arrayContaining(ofTheStage)]);
		expect(h.emitted(MetricName).at(-1)).toBe(1);
		const [, quoted = ''] = /«(.*?)»/.exec(firstLook('cases-stuck')) ?? [];
		const line = h.said.find((one) => one.startsWith(quoted)) ?? '';
		expect(line).toContain(caseId);
		expect(line).toContain('too new: event SiteWithdrawn');
	});

	it('of a refused address: by its case, its recipient and the refusal, in the list that the alarm names', async () => {
		const h = await house();
		h.faults.of.set(coordinator, { is: 'refused', why: 'MessageRejected' });
		const caseId = await h.incident();
		for (let tries = 0; tries < 60 && (await asideOf(h)).length === 0; tries += 1) await sweeps(h, 1);
		await sweeps(h, 1);
		const { Namespace, MetricName, Dimensions } = alarmOf('outbox-aside');
		expect([Namespace, Dimensions]).toEqual([metricNamespace, expect.arrayContaining(ofTheStage)]);
		expect(h.emitted(MetricName).at(-1)).toBe(1);
		expect(firstLook('outbox-aside')).toContain('otklik outbox list');
		const listed = await told(outbox, { ...h.place, outbox: h.store.outbox, cases: h.store.cases }, 'list');
		for (const found of [caseId, 'coordinator', 'refused: MessageRejected']) expect(listed).toContain(found);
	});

	it('of a missing calendar: by the municipality and the days left, in the lines that the alarm names', async () => {
		const h = await house();
		const calendar = await h.place.tenants.calendarInForce('anapa');
		if (calendar === null) throw new Error('Anapa has a calendar');
		h.time.now += (daysKnown(calendar, h.time.now) - 59) * day;
		await oweReports({
			...h.base,
			months: monthsOf([]),
			ledger: memoryLedger(),
			mailer: memoryMailer(),
			...drawing,
			sender: 'otklik@otklik.example',
		});
		const { Namespace, MetricName, Dimensions } = alarmOf('calendar-horizon');
		expect([Namespace, Dimensions]).toEqual([metricNamespace, expect.arrayContaining(ofTheStage)]);
		expect(Math.min(...h.emitted(MetricName))).toBe(59);
		const [, quoted = ''] = /«(.*?)»/.exec(firstLook('calendar-horizon')) ?? [];
		const line = h.said.find((one) => one.startsWith(quoted)) ?? '';
		expect(line).toContain('"anapa"');
		expect(line).toContain('59');
	});

	it('of a stopped sweep: by the silence of its heartbeat, and by the error that its function ends with', async () => {
		const h = await house();
		await sweeps(h, 2);
		const { Namespace, MetricName, Dimensions, TreatMissingData } = alarmOf('sweep-heartbeat');
		expect([Namespace, Dimensions]).toEqual([metricNamespace, expect.arrayContaining(ofTheStage)]);
		expect(TreatMissingData).toBe('breaching');
		expect(h.emitted(MetricName)).toEqual([1, 1]);
		const overdue = () => Promise.reject(new Error('AccessDeniedException'));
		const stopped = h.sweepOver({ index: { ...h.store.index, overdue } }, { is: 'minute' });
		expect(firstLook('sweep-heartbeat')).toContain('The errors of the function Sweep');
		await expect(stopped).rejects.toThrow('AccessDeniedException');
		expect(h.emitted(MetricName)).toEqual([1, 1]);
	});

	it('of a full queue of the dead: it is the one that the mails fall into, and its letters are told with their cases', async () => {
		const h = await house();
		const caseId = await h.incident();
		const dead = memoryDeadLetters();
		for (let letter = 0; letter < 12; letter += 1) dead.put('DeadMails', { caseId, row: '1', place: 0 });
		const { Namespace, MetricName, Dimensions } = alarmOf('dead-mails');
		expect([Namespace, MetricName]).toEqual(['AWS/SQS', 'ApproximateNumberOfMessagesVisible']);
		const queues = resources(template, 'AWS::SQS::Queue');
		const fallsInto = queues.flatMap(([id, { Properties }]) => {
			const text = JSON.stringify(Properties['RedrivePolicy'] ?? null);
			return /^QueuesMail/.test(id) ? [text] : [];
		});
		const [watched] = Dimensions.map(({ Value }) => JSON.stringify(Value));
		const [, name = ''] = /"Fn::GetAtt":\["(\w+)","QueueName"\]/.exec(watched ?? '') ?? [];
		expect(fallsInto.some((policy) => policy.includes(`"${name}"`))).toBe(true);
		expect(firstLook('dead-mails')).toContain('otklik redrive mail');
		const place = { ...h.place, dead, outbox: h.store.outbox, cases: h.store.cases };
		expect((await told(redrive, place, 'mail')).split(caseId).length - 1).toBe(12);
	});
});
