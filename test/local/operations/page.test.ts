import { describe, expect, it } from '@jest/globals';
import { DAY_MS, MINUTE_MS } from '../../../domain/instant.ts';
import { townGraphs } from '../../../functions/runtime/log-fields.ts';
import { metricDimensions, metricNames } from '../../../functions/runtime/metric-names.ts';
import { widgetsOf } from '../../../local/operations/dashboard.ts';
import { type Judged, judge } from '../../../local/operations/judged.ts';
import type { AlarmRule, LogLine } from '../../../local/operations/kept.ts';
import { operationsHeaders, operationsPage } from '../../../local/operations/page.ts';
import { pointsOf } from '../../../local/operations/statistics.ts';
import { viewOf } from '../../../local/operations/view.ts';
import { memoryKept } from '../../support/memory-kept.ts';
import { resources, templateOf } from '../../support/product.ts';
import { written } from '../../support/written-lines.ts';

const local = templateOf('local');
const now = Date.parse('2026-03-02T12:00:30Z');
const ago = (minutes: number) => now - minutes * MINUTE_MS;

/** The dashboards of the template, a name in place of each thing that CloudFormation would put in. */
const dashboards = { business: bodyOf('business'), machines: bodyOf('machines') };

function bodyOf(name: string): string {
	const [found = {}] = resources(local, 'AWS::CloudWatch::Dashboard')
		.map(([, { Properties }]) => Properties)
		.filter(({ DashboardName }) => DashboardName === `otklik-local-${name}`);
	const { 'Fn::Join': joined } = found['DashboardBody'] as { readonly 'Fn::Join': [string, readonly unknown[]] };
	const [, parts] = joined;
	return parts.map((part) => (typeof part === 'string' ? part : 'name')).join('');
}

/** Lines as functions write them, at a time. */
const counted = written(
	'local',
	"telemetry.meter.count('AnswersPublished', 2); telemetry.meter.count('OpenCases', 7); telemetry.flush();",
);
const [failed] = written('local', "telemetry.fail('a message failed', new TypeError('why'), { caseId: 'AN-1' });");
const line = (minutes: number, fields: object | undefined): LogLine => ({ at: ago(minutes), fields: { ...fields } });
const lines = [
	...[8, 5].flatMap((minutes) => counted.map((one) => line(minutes, one))),
	line(3, failed),
	line(2, { message: 'counted', municipality: 'anapa', open: 4, late: 1, today: 2 }),
	line(2, { message: 'counted', municipality: 'perm', open: 90, late: 0, today: 0 }),
	line(1, { message: 'decided', municipality: 'anapa', answers: 1, breaches: 0, events: 3 }),
];
const view = (town: string | null, given: object = {}) =>
	viewOf(memoryKept({ dashboards, lines, ...given }), { now, since: ago(60), town });

describe('the page of figures of a local cloud', () => {
	it('R-33: shows every part of both dashboards as they are deployed, and knows each query by its title', async () => {
		const { business, machines } = await view('anapa');
		const titles = [...business, ...machines].flatMap((one) => ('title' in one ? [one.title] : []));
		const deployed = [dashboards.business, dashboards.machines].flatMap(widgetsOf);
		expect(titles).toEqual(deployed.flatMap((one) => ('title' in one ? [one.title.replace('TOWN', 'anapa')] : [])));
		expect(titles.length).toBeGreaterThan(25);
	});

	it('R-33: counts what functions wrote: the last of what stands, the sum of what happened in the day', async () => {
		const { business } = await view(null);
		const numberOf = (title: string) => business.find((one) => one.is === 'number' && one.title === title);
		expect(numberOf('Open cases')).toMatchObject({ value: 7 });
		expect(numberOf('Answers in 24 hours')).toMatchObject({ value: 4 });
		expect(numberOf('Due soon')).toMatchObject({ value: null });
		const page = operationsPage(await view(null));
		expect(page).toContain('aria-label="Breaches and answers. AnswersPublished: at last 0, at most 2."');
		expect(page).toContain('a message failed');
		expect(page).toContain('AN-1');
	});

	it('R-33: of a town that is chosen it shows that town alone, and of none where there is none of that name', async () => {
		const page = operationsPage(await view('anapa'));
		expect(page).toContain('Open cases of anapa. open: at last 4, at most 4; today: at last 2, at most 2; late');
		expect(page).toContain('<option value="anapa" selected>');
		expect(page).not.toMatch(/at most 90/);
		for (const none of [null, '<script>', 'sochi'])
			for (const { title } of townGraphs) expect(operationsPage(await view(none))).not.toContain(title.slice(0, 14));
	});

	it('what the emulator keeps no metric of is said, and is never shown as nought', async () => {
		const page = operationsPage(await view(null));
		expect(page).toMatch(/<h3>Reputation with SES<\/h3>\s*<p class="soft">The emulator keeps none of these/);
		const ofAws = () => [{ at: ago(4), value: 0 }];
		expect(operationsPage(await view(null, { ofAws }))).not.toContain('The emulator keeps none');
	});

	it('R-13: nothing in it loads, runs or styles by itself, and a line of the log is text there whatever it says', async () => {
		const hostile = [...lines, line(1, { ...failed, reason: '<img src=x onerror=alert(1)>' })];
		const page = operationsPage(await view('anapa', { lines: hostile }));
		expect(page).toContain('&lt;img src=x');
		expect(page).not.toMatch(/<script|<img|<link|<[^>]* (?:style|on\w+)=/);
		expect(operationsHeaders['Content-Security-Policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
	});

	it('an hour is shown by the minute, a day by the quarter of an hour', async () => {
		expect((await view(null)).step).toBe(MINUTE_MS);
		const old = [{ ...line(0, counted[0]), at: now - DAY_MS + MINUTE_MS }, ...lines];
		expect((await view(null, { lines: old })).step).toBe(15 * MINUTE_MS);
	});

	it('a dashboard with a query that it does not know is refused and not passed over', async () => {
		const unknown = JSON.stringify({ widgets: [{ type: 'log', properties: { title: 'What else' } }] });
		await expect(view(null, { dashboards: { ...dashboards, machines: unknown } })).rejects.toThrow('What else');
	});
});

describe('R-33: an alarm as the page judges it', () => {
	const metric = {
		namespace: 'Otklik',
		name: metricNames.sweepHeartbeat,
		dimensions: metricDimensions('local'),
		statistic: 'Sum',
		period: 5 * MINUTE_MS,
	};
	const rule: AlarmRule = {
		name: 'sweep-heartbeat',
		says: 'why',
		metric,
		threshold: 1,
		comparison: 'LessThanThreshold',
		periods: 2,
		breaking: 2,
		missing: 'breaching',
	};
	const beats = (...minutes: readonly number[]) =>
		pointsOf(
			minutes.map((one) => ({ at: ago(one), value: 1 })),
			metric,
		);
	const rows: readonly (readonly [string, Partial<AlarmRule>, ReturnType<typeof beats> | null, number, Judged])[] = [
		['two periods without a beat', {}, beats(11, 12), 60, 'rings'],
		['a beat in one of two', {}, beats(3), 60, 'quiet'],
		['no beat since it came up, for less than two periods', {}, [], 8, 'young'],
		['of which nothing is kept', {}, null, 60, 'unknown'],
		['missing data that does not count', { missing: 'notBreaching' }, [], 60, 'quiet'],
		['one of two is enough', { breaking: 1 }, beats(3), 60, 'rings'],
		[
			'as much as its threshold',
			{ comparison: 'GreaterThanOrEqualToThreshold', periods: 1, breaking: 1 },
			beats(3),
			60,
			'rings',
		],
		[
			'no more than its threshold',
			{ comparison: 'GreaterThanThreshold', missing: 'notBreaching' },
			beats(3, 8),
			60,
			'quiet',
		],
	];

	it.each(rows)('%s', (_, changed, points, upFor, judged) => {
		expect(judge({ ...rule, ...changed }, points, { since: ago(upFor), now })).toBe(judged);
	});

	it('stands above everything, by its name and what it says', async () => {
		const page = operationsPage(await view(null, { alarms: [rule] }));
		expect(page).toMatch(/<span class="rings">sweep-heartbeat<\/span>: why/);
		expect(page.indexOf('sweep-heartbeat')).toBeLessThan(page.indexOf('Open cases'));
	});
});

describe('what CloudWatch makes of what was counted', () => {
	const samples = [3, 9, 1, 7].map((value, at) => ({ at: ago(4) + at, value }));
	const minute = { period: 60 * MINUTE_MS };
	it.each([
		['Sum', 20],
		['Maximum', 9],
		['Minimum', 1],
		['Average', 5],
		['SampleCount', 4],
		['p50', 3],
		['p99', 9],
	])('%s', (statistic, value) => {
		expect(pointsOf(samples, { ...minute, statistic }).map((one) => one.value)).toEqual([value]);
	});

	it('refuses a statistic that it does not know', () => {
		expect(() => pointsOf(samples, { ...minute, statistic: 'IQM' })).toThrow('IQM');
	});
});
