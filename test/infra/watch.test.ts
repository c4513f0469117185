import { describe, expect, it } from '@jest/globals';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { functionNames } from '../../functions/needs.ts';
import { caseFields } from '../../functions/runtime/log-fields.ts';
import { metricNamespace } from '../../functions/runtime/metric-names.ts';
import { readStage } from '../../infra/stage.ts';
import { readText } from '../support/checkout.ts';
import { appFor, idOf, only, prodAdded, productFor, resources, templateOf } from '../support/product.ts';
import { type Line, written } from '../support/written-lines.ts';

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

interface Statement {
	readonly Effect: string;
}

const alarms = resources(prod, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties as unknown as Alarm);
const chapterOf = ({ AlarmName }: Alarm) => AlarmName.replace('otklik-prod-', '').replace(/\..*$/, '');
const names = [...new Set(alarms.map(chapterOf))];
const named = (name: string) => alarms.find(({ AlarmName }) => AlarmName.endsWith(name));

interface Emf {
	readonly CloudWatchMetrics: readonly {
		readonly Namespace: string;
		readonly Dimensions: readonly (readonly string[])[];
	}[];
}

/** The dimensions of a metric that was emitted, with their values: there must be one set of them, in our namespace. */
function dimensionsOf(line: Line = {}): ReadonlyMap<string, unknown> {
	const [{ Namespace, Dimensions } = { Namespace: '', Dimensions: [] }] = (line['_aws'] as Emf).CloudWatchMetrics;
	expect(Namespace).toBe(metricNamespace);
	expect(Dimensions).toHaveLength(1);
	return new Map(Dimensions.flat().map((name) => [name, line[name]]));
}

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

	it('R-33: each says what its chapter begins with: impact, first look, fix; tells when it comes and goes, and what silence means', () => {
		for (const alarm of alarms) {
			const chapter = chapterOf(alarm);
			const [said, link] = alarm.AlarmDescription.split(' More: ');
			expect(said).toMatch(/^[A-Z].{30,} First look: .{20,} Fix: .{20,}\.$/);
			expect(link).toBe(`docs/runbook.md#${chapter}`);
			expect(chapters.get(chapter)).toMatch(new RegExp(`^${chapter}\n\n${RegExp.escape(said ?? '')}\n\n`));
			expect(alarm.AlarmActions).toHaveLength(1);
			expect(alarm.OKActions).toHaveLength(1);
			expect(['notBreaching', 'breaching']).toContain(alarm.TreatMissingData);
		}
	});

	it('R-33: every function has an alarm for its errors and one for being turned away, of itself', () => {
		const functions = resources(prod, 'AWS::Lambda::Function').map(([id]) => id);
		for (const metric of ['Errors', 'Throttles']) {
			const watched = alarms.filter(({ Namespace, MetricName }) => Namespace === 'AWS/Lambda' && MetricName === metric);
			const of = watched.map(({ Dimensions }) => {
				expect(Dimensions).toEqual([{ Name: 'FunctionName', Value: { Ref: expect.any(String) } }]);
				return idOf(Dimensions?.[0]?.Value);
			});
			expect(of.toSorted()).toEqual(functions.toSorted());
		}
		expect(functions).toHaveLength(functionNames.length);
	});

	it('R-33: the 5xx of every route are heard of, and those of the webhook apart', () => {
		const api = [
			{ Name: 'ApiName', Value: 'otklik-prod' },
			{ Name: 'Stage', Value: 'v1' },
		];
		const shared = { Namespace: 'AWS/ApiGateway', MetricName: '5XXError', Statistic: 'Sum' };
		expect(named('-api-5xx')).toMatchObject({ ...shared, Dimensions: api });
		const route = [
			{ Name: 'Method', Value: 'POST' },
			{ Name: 'Resource', Value: '/incidents' },
		];
		expect(named('-webhook-5xx')?.Dimensions).toEqual(expect.arrayContaining([...api, ...route]));
		expect(only(prod, 'AWS::ApiGateway::RestApi').Properties['Name']).toBe('otklik-prod');
	});

	it('R-33: what is old in the stream of the table is heard of', () => {
		const relay = resources(prod, 'AWS::Lambda::Function').find(([id]) => id.startsWith('RelayOutbox'))?.[0];
		expect(named('iterator-age')).toMatchObject({
			Namespace: 'AWS/Lambda',
			MetricName: 'IteratorAge',
			Dimensions: [{ Name: 'FunctionName', Value: { Ref: relay } }],
		});
	});

	it.each(['webhook-5xx', 'api-5xx'])('R-33: %s speaks of no single answer that a repeat mends', (name) => {
		expect(named(`-${name}`)).toMatchObject({ EvaluationPeriods: 3, DatapointsToAlarm: 2 });
	});

	it('R-33: each stands on one plain metric', () => {
		for (const alarm of alarms) {
			expect(alarm.Metrics).toBeUndefined();
			expect(alarm.MetricName).toBeDefined();
		}
	});

	it('R-33: those on our own metrics read what the code emits on that stage, and no other stage keeps them quiet', () => {
		const own = alarms.filter(({ Namespace }) => Namespace === metricNamespace);
		expect(own.map(({ MetricName }) => MetricName)).toEqual(
			expect.arrayContaining(['CasesStuck', 'NobodyTold', 'OldestOutboxSeconds', 'RepairsExhausted', 'SweepHeartbeat']),
		);
		for (const { MetricName, Dimensions = [] } of own) {
			const code = `telemetry.meter.count('${MetricName}'); telemetry.flush();`;
			const [emitted] = written('prod', code);
			expect(emitted).toMatchObject({ _aws: { CloudWatchMetrics: [{ Metrics: [{ Name: MetricName }] }] } });
			expect(dimensionsOf(emitted)).toEqual(new Map(Dimensions.map(({ Name, Value }) => [Name, Value])));
			expect(dimensionsOf(written('dev', code)[0])).not.toEqual(dimensionsOf(emitted));
		}
	});

	it.each(['cases-stuck', 'repairs-exhausted'])('R-19, R-20: %s is heard of at the first case', (name) => {
		expect(named(name)).toMatchObject({ Statistic: 'Maximum', Threshold: 1, TreatMissingData: 'notBreaching' });
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

describe('who hears of alarms', () => {
	const [topic = ''] = resources(prod, 'AWS::SNS::Topic').flatMap(([id]) => (id.startsWith('Alarms') ? [id] : []));
	const policies = resources(prod, 'AWS::SNS::TopicPolicy')
		.map(([, { Properties }]) => Properties)
		.filter(({ Topics }) => JSON.stringify(Topics).includes(topic));
	const statements = policies.flatMap(
		({ PolicyDocument }) => (PolicyDocument as { readonly Statement: readonly Statement[] }).Statement,
	);

	it('R-33: CloudWatch may publish to the topic that every alarm names, for this account only', () => {
		for (const { AlarmActions, OKActions } of alarms) {
			expect([...(AlarmActions ?? []), ...(OKActions ?? [])]).toEqual([{ Ref: topic }, { Ref: topic }]);
		}
		expect(policies.map(({ Topics }) => Topics)).toEqual([[{ Ref: topic }]]);
		expect(statements.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
			{
				Effect: 'Allow',
				Principal: { Service: 'cloudwatch.amazonaws.com' },
				Action: 'sns:Publish',
				Resource: { Ref: topic },
				Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
			},
		]);
	});

	it('R-33: whoever stands in alarmMail is subscribed', () => {
		prod.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: prodAdded.alarmMail });
	});

	it('R-33: prod is not made where nobody hears of its alarms', () => {
		expect(() => readStage(appFor('prod', { alarmMail: undefined }).node)).toThrow(/alarmMail/);
	});

	it('R-33: another stage where nobody hears of its alarms says so when it is made', () => {
		const warned = (changed: object) =>
			Annotations.fromStack(productFor('dev', changed).product).findWarning(
				'*',
				Match.stringLikeRegexp('Nobody hears'),
			);
		expect(warned({})).toHaveLength(1);
		expect(warned(prodAdded)).toHaveLength(0);
	});
});

describe('the saved query', () => {
	const query = only(prod, 'AWS::Logs::QueryDefinition').Properties;

	it('R-33: asks of every function what happened to a case, in the order of time', () => {
		expect(query['Name']).toBe('otklik-prod/what happened to a case');
		expect(query['QueryString']).toMatch(/\| filter caseId = "CASE"\n\| sort @timestamp asc/);
		const logs = resources(prod, 'AWS::Logs::LogGroup').filter(([id]) => !id.includes('Machine') && id.endsWith('Log'));
		const asked = query['LogGroupNames'] as readonly unknown[];
		expect(asked).toHaveLength(functionNames.length);
		expect(logs.length).toBeLessThanOrEqual(asked.length);
	});

	it('R-33: shows fields that the line of a decision, a mail or an error really bears', () => {
		const shown = /fields @timestamp, ([\w., ]+)/.exec(String(query['QueryString']))?.[1]?.split(', ') ?? [];
		expect(shown).toEqual([...caseFields]);
		const decided = `import('./functions/use-cases/say-decided.ts').then(({ sayDecided }) => sayDecided({ log: telemetry.log,
			clock: { realNow: () => 5 } }, { caseId: 'AN-1', municipality: 'anapa', act: 'submit', version: 3,
			events: [{ type: 'AnswerPublished' }] }, 2));`;
		const [line] = written('prod', decided);
		expect(line).toMatchObject({ caseId: 'AN-1', message: 'decided', act: 'submit', version: 3, tookMs: 3 });
	});
});

describe('what runs by itself', () => {
	const rules = resources(prod, 'AWS::Events::Rule').map(([, { Properties }]) => Properties);
	const schedules = rules.map((rule) => rule['ScheduleExpression']).filter((expression) => expression !== undefined);

	it('R-22: the sweep each minute, the question of a report and of words to erase each hour, all in UTC', () => {
		expect(schedules.toSorted()).toEqual(['cron(35 * * * ? *)', 'cron(5 * * * ? *)', 'rate(1 minute)']);
	});

	it('R-22: each is tried again, and what stays undone is kept', () => {
		expect(rules).toHaveLength(5);
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
