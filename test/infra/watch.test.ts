import { describe, expect, it } from '@jest/globals';
import { metricDimension, metricNames, metricNamespace } from '../../functions/runtime/metric-names.ts';
import { readText } from '../support/checkout.ts';
import { only, resources, templateOf } from '../support/product.ts';

const prod = templateOf('prod');

interface Alarm {
	readonly AlarmName: string;
	readonly AlarmDescription: string;
	readonly Namespace?: string;
	readonly MetricName?: string;
	readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
	readonly Metrics?: unknown;
	readonly TreatMissingData?: string;
	readonly AlarmActions?: readonly unknown[];
	readonly OKActions?: readonly unknown[];
	readonly ComparisonOperator: string;
	readonly Threshold: number;
}

const alarms = resources(prod, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties as unknown as Alarm);
const names = alarms.map(({ AlarmName }) => AlarmName.replace('otklik-prod-', ''));
const named = (name: string) => alarms.find(({ AlarmName }) => AlarmName.endsWith(name));
const known: readonly string[] = Object.values(metricNames);

/** The chapters of the runbook: each heading of the second level, with what stands below it. */
const chapters = new Map(
	readText('docs/runbook.md')
		.split(/^## /m)
		.slice(1)
		.map((chapter) => [chapter.split('\n')[0]?.trim() ?? '', chapter] as const),
);

describe('alarms', () => {
	it('R-33: the runbook has a chapter for each alarm, and an alarm for each chapter', () => {
		expect([...chapters.keys()].toSorted()).toEqual(names.toSorted());
	});

	it.each(names)('R-33: the chapter %s says what it means and what to do', (name) => {
		expect(chapters.get(name)).toMatch(/\*\*Impact\.\*\* \S/);
		expect(chapters.get(name)).toMatch(/\*\*What to do\.\*\*/);
	});

	it('R-33: each says its impact and where to read on, tells when it comes and when it goes, and what silence means', () => {
		for (const alarm of alarms) {
			const name = alarm.AlarmName.replace('otklik-prod-', '');
			expect(alarm.AlarmDescription).toMatch(new RegExp(`^[A-Z].{30,}\\. What to do: docs/runbook\\.md#${name}$`, 's'));
			expect(alarm.AlarmActions).toHaveLength(1);
			expect(alarm.OKActions).toHaveLength(1);
			expect(['notBreaching', 'breaching']).toContain(alarm.TreatMissingData);
		}
	});

	it('R-33: each stands on one plain metric', () => {
		for (const alarm of alarms) {
			expect(alarm.Metrics).toBeUndefined();
			expect(alarm.MetricName).toBeDefined();
		}
	});

	it('R-33: those on our own metrics read what the code emits', () => {
		const own = alarms.filter(({ Namespace }) => Namespace === metricNamespace);
		expect(own.map(({ MetricName }) => MetricName).toSorted()).toEqual(['OldestOutboxSeconds', 'SweepHeartbeat']);
		for (const alarm of own) {
			expect(alarm.Dimensions).toEqual([{ Name: metricDimension.name, Value: metricDimension.value }]);
		}
	});

	it('R-22: a sweep that no longer runs is noticed, for its silence is the alarm', () => {
		expect(named('sweep-heartbeat')).toMatchObject({
			TreatMissingData: 'breaching',
			ComparisonOperator: 'LessThanThreshold',
			Threshold: 1,
		});
	});

	it('R-19: whatever way an execution ends badly is counted, of both machines', () => {
		const rules = resources(prod, 'AWS::Events::Rule').filter(([id]) => id.includes('BrokenExecutions'));
		const [[id, rule] = ['', null]] = rules;
		expect(rule?.Properties['EventPattern']).toMatchObject({
			detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn: [{}, {}] },
		});
		expect(named('executions-failed')).toMatchObject({
			Namespace: 'AWS/Events',
			MetricName: 'TriggeredRules',
			Dimensions: [{ Name: 'RuleName', Value: { Ref: id } }],
		});
	});
});

describe('the dashboard', () => {
	const body = JSON.stringify(only(prod, 'AWS::CloudWatch::Dashboard').Properties['DashboardBody']);
	const shown = [...body.matchAll(/\\"Otklik\\",\\"(\w+)\\"/g)].map(([, name]) => name);

	it('shows open, due, breached, machines, mail and errors', () => {
		expect(shown).toEqual(expect.arrayContaining(['OpenCases', 'DueSoon', 'BreachesRecorded', 'MailsSent']));
		expect(body).toContain('ExecutionsFailed');
		expect(body).toContain('AWS/Lambda');
	});

	it('shows only what the code emits, and all of it', () => {
		expect([...new Set(shown)].toSorted()).toEqual(known.toSorted());
	});
});

describe('what runs by itself', () => {
	const rules = resources(prod, 'AWS::Events::Rule').map(([, { Properties }]) => Properties);
	const schedules = rules.map((rule) => rule['ScheduleExpression']).filter((expression) => expression !== undefined);

	it('R-22: the sweep each minute, the question of a report each hour, both in UTC', () => {
		expect(schedules.toSorted()).toEqual(['cron(5 * * * ? *)', 'rate(1 minute)']);
	});

	it('R-22: each is tried again, and what stays undone is kept', () => {
		expect(rules).toHaveLength(3);
		for (const { Targets } of rules) {
			expect(Targets).toMatchObject([
				{
					DeadLetterConfig: { Arn: {} },
					RetryPolicy: { MaximumRetryAttempts: expect.any(Number), MaximumEventAgeInSeconds: expect.any(Number) },
				},
			]);
		}
	});
});
