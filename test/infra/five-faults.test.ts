import { describe, expect, it } from '@jest/globals';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { outbox } from '../../cli/commands/outbox.ts';
import { redrive } from '../../cli/commands/redrive.ts';
import type { Deployment } from '../../cli/deployment/deployment.ts';
import { daysKnown } from '../../domain/worktime/horizon.ts';
import { deliverMail } from '../../functions/deliver-mail/handle.ts';
import { oweReports } from '../../functions/owe-report/handle.ts';
import { metricNamespace } from '../../functions/runtime/metric-names.ts';
import { queueWorker, worker } from '../../functions/runtime/worker.ts';
import { type Alarm, alarmsOfProd, chapterOf, isBad, nameOf } from '../support/alarms.ts';
import { asideOf } from '../support/aside.ts';
import { type House, house } from '../support/house.ts';
import { keptTelemetry } from '../support/kept-telemetry.ts';
import { memoryDeadLetters } from '../support/memory-dead-letters.ts';
import { keptIo } from '../support/memory-io.ts';
import { resources, templateOf } from '../support/product.ts';
import { drawing, memoryLedger, memoryMailer, monthsOf } from '../support/reporting.ts';
import { incidentBody } from '../support/requests.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const coordinator = 'coordinator@anapa.example';
const template = templateOf('prod');

function alarmOf(name: string): Alarm {
	const found = alarmsOfProd().find((alarm) => nameOf(alarm) === name);
	if (found === undefined) throw new Error(`there is no alarm ${name}`);
	return found;
}

/** An alarm on a metric of our own that rings at these values and at none of those: what the handlers emit is what it reads. */
function ringing(name: string, at: readonly number[], quiet: readonly number[]): Alarm {
	const alarm = alarmOf(name);
	expect([alarm.Namespace, alarm.Dimensions]).toEqual([metricNamespace, expect.arrayContaining(ofTheStage)]);
	expect([isBad(alarm, at), isBad(alarm, quiet)]).toEqual([true, false]);
	return alarm;
}

/** The first look that an alarm sends whoever is called to; it leads to the chapter of its name, which begins alike. */
function firstLook(name: string): string {
	const { AlarmDescription: said } = alarmOf(name);
	const [, look = ''] = / First look: (.*?) Fix: /.exec(said) ?? [];
	expect(said).toMatch(new RegExp(`More: \\S+runbook\\.md#${name}$`));
	expect(chapterOf(name)).toContain(look);
	return look;
}

/** What the chapter says to do where this is the cause: the paragraph that names it. */
function stepFor(name: string, cause: string): string {
	const step = chapterOf(name)
		.split('\n')
		.find((line) => /^( +-|\d+\.) /.test(line) && line.includes(cause));
	if (step === undefined) throw new Error(`the chapter ${name} does not say what to do about ${cause}`);
	return step;
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

/** What AWS refuses by, as the SDK throws it. */
function awsError(name: string): Error {
	return Object.assign(new Error('arn:aws:… is not authorized'), { name });
}

/** Of what Lambda tells a function these read nothing. */
const context = {} as Context;

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
		const { MetricName } = alarmOf('cases-stuck');
		ringing('cases-stuck', h.emitted(MetricName).slice(-1), [0]);
		const [, quoted = ''] = /«(.*?)»/.exec(firstLook('cases-stuck')) ?? [];
		const line = h.said.find((one) => one.startsWith(quoted)) ?? '';
		expect(line).toContain(caseId);
		expect(line).toContain('too new: event SiteWithdrawn');
		expect(stepFor('cases-stuck', 'too new: event')).toContain('Deploy a release that reads it');
	});

	it('of a refused address: by its case, its recipient and the refusal, in the list that the alarm names', async () => {
		const h = await house();
		h.faults.of.set(coordinator, { is: 'refused', why: 'MessageRejected' });
		const caseId = await h.incident();
		for (let tries = 0; tries < 60 && (await asideOf(h)).length === 0; tries += 1) await sweeps(h, 1);
		await sweeps(h, 1);
		const { MetricName } = alarmOf('outbox-aside');
		ringing('outbox-aside', h.emitted(MetricName).slice(-1), [0]);
		expect(firstLook('outbox-aside')).toContain('otklik outbox list');
		const listed = await told(outbox, { ...h.place, outbox: h.store.outbox, cases: h.store.cases }, 'list');
		for (const found of [caseId, 'coordinator', 'refused: MessageRejected']) expect(listed).toContain(found);
		expect(stepFor('outbox-aside', '`refused: ')).toContain('`otklik tenant apply` it');
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
		const { MetricName } = alarmOf('calendar-horizon');
		expect(Math.min(...h.emitted(MetricName))).toBe(59);
		ringing('calendar-horizon', h.emitted(MetricName), [60]);
		const [, quoted = ''] = /«(.*?)»/.exec(firstLook('calendar-horizon')) ?? [];
		const line = h.said.find((one) => one.startsWith(quoted)) ?? '';
		expect(line).toContain('"anapa"');
		expect(line).toContain('59');
		expect(stepFor('calendar-horizon', '`a calendar ends soon`')).toContain('the municipality and the days left');
		expect(stepFor('calendar-horizon', '`calendars/federal`')).toContain('`otklik check` finds what is missing');
	});

	it('of a stopped sweep: by the silence of its heartbeat, and by the error or the rule that the runbook names', async () => {
		const h = await house();
		await sweeps(h, 2);
		const { MetricName } = alarmOf('sweep-heartbeat');
		ringing('sweep-heartbeat', [], h.emitted(MetricName));
		expect(firstLook('sweep-heartbeat')).toContain('The errors of the function Sweep on the dashboard');
		const beats = h.emitted(MetricName).length;
		const overdue = () => Promise.reject(awsError('AccessDeniedException'));
		const telemetry = keptTelemetry();
		const stopped = worker(telemetry, () => h.sweepOver({ index: { ...h.store.index, overdue } }, { is: 'minute' }));
		await expect(stopped({}, context)).rejects.toThrow();
		expect(h.emitted(MetricName)).toHaveLength(beats);
		expect(telemetry.said).toContain('a worker failed {"error":"AccessDeniedException"}');
		expect(stepFor('sweep-heartbeat', 'Errors of the function `Sweep`')).toContain('says why');

		expect(stepFor('sweep-heartbeat', 'rule `EachMinute`')).toContain('No errors and no calls');
		const rules = resources(template, 'AWS::Events::Rule').filter(([id]) => /EachMinute/.test(id));
		expect(JSON.stringify(rules)).toMatch(/"Fn::GetAtt":\["Sweep\w*","Arn"\]/);

		await sweeps(h, 1);
		expect(isBad(alarmOf('sweep-heartbeat'), h.emitted(MetricName).slice(beats))).toBe(false);
	});

	it('of a full queue of the dead: its letters are told with their cases, and the error that broke their worker bears the same', async () => {
		const h = await house();
		await h.receive(h.signed(JSON.stringify(incidentBody({}, h.time.now, 'anapa'))));
		const [row] = h.store.inserted().filter(({ mails }) => mails.length > 0);
		if (row === undefined) throw new Error('a new case orders no mail');
		const { caseId } = row;
		const dead = memoryDeadLetters();
		const letter = { caseId, row: row.row, place: row.mails[0] ?? 0 };
		for (let letters = 0; letters < 12; letters += 1) dead.put('DeadMails', letter);
		const alarm = alarmOf('dead-mails');
		expect([alarm.Namespace, alarm.MetricName]).toEqual(['AWS/SQS', 'ApproximateNumberOfMessagesVisible']);
		expect([isBad(alarm, [12]), isBad(alarm, [0])]).toEqual([true, false]);
		const queues = resources(template, 'AWS::SQS::Queue');
		const fallsInto = queues.flatMap(([id, { Properties }]) => {
			const text = JSON.stringify(Properties['RedrivePolicy'] ?? null);
			return /^QueuesMail/.test(id) ? [text] : [];
		});
		const [watched] = alarm.Dimensions.map(({ Value }) => JSON.stringify(Value));
		const [, name = ''] = /"Fn::GetAtt":\["(\w+)","QueueName"\]/.exec(watched ?? '') ?? [];
		expect(fallsInto.some((policy) => policy.includes(`"${name}"`))).toBe(true);
		expect(firstLook('dead-mails')).toContain('otklik redrive mail');
		const place = { ...h.place, dead, outbox: h.store.outbox, cases: h.store.cases };
		expect((await told(redrive, place, 'mail')).split(caseId).length - 1).toBe(12);

		const step = stepFor('dead-mails', 'error of `DeliverMail`');
		expect(step).toContain('with that case id (the last row of `otklik-STAGE-machines`)');
		const load = () => Promise.reject(awsError('ResourceNotFoundException'));
		const broken = { ...h.base, cases: { ...h.store.cases, load, loadContent: load, loadWhole: load } };
		const telemetry = keptTelemetry();
		const handle = queueWorker<typeof letter>(
			{ telemetry, hide: null, retryAfterMs: () => minute },
			() => letter,
			(one) => deliverMail(broken, one),
		);
		const answer: SQSBatchResponse = await handle(received(letter), context);
		expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm-1' }]);
		expect(telemetry.said).toContain(`a message failed {"caseId":"${caseId}","error":"ResourceNotFoundException"}`);
	});
});

function received(body: object): SQSEvent {
	const attributes = {
		ApproximateReceiveCount: '400',
		SentTimestamp: '0',
		SenderId: 'one',
		ApproximateFirstReceiveTimestamp: '0',
	};
	const about = { messageAttributes: {}, md5OfBody: '', eventSource: 'aws:sqs', eventSourceARN: '', awsRegion: '' };
	return {
		Records: [{ messageId: 'm-1', receiptHandle: 'r-1', body: JSON.stringify(body), attributes, ...about }],
	};
}
