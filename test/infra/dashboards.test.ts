import { describe, expect, it } from '@jest/globals';
import type { LogFields } from '../../functions/ports/telemetry.ts';
import { newWalk } from '../../functions/ports/walks.ts';
import { townGraphs } from '../../functions/runtime/log-fields.ts';
import { metricNames } from '../../functions/runtime/metric-names.ts';
import { countOpen } from '../../functions/sweep/count-open.ts';
import { sayDecided } from '../../functions/use-cases/say-decided.ts';
import { resources, templateOf } from '../support/product.ts';
import { anapaPlace } from '../support/reporting.ts';
import { anapaTime } from '../support/story.ts';
import { written } from '../support/written-lines.ts';

const prod = templateOf('prod');
const known: readonly string[] = Object.values(metricNames);

describe('the dashboards', () => {
	const bodies = resources(prod, 'AWS::CloudWatch::Dashboard').map(([, { Properties }]) => [
		Properties['DashboardName'],
		JSON.stringify(Properties['DashboardBody']),
	]);
	const body = bodies.map(([, one]) => one).join('\n');
	const bodyOf = (name: string) => String(bodies.find(([one]) => one === `otklik-prod-${name}`)?.[1]);
	const shown = [...body.matchAll(/\\"Otklik\\",\\"(\w+)\\"/g)].map(([, name]) => name);

	const titlesOf = (name: string) => [...bodyOf(name).matchAll(/\\"title\\":\\"(.+?)\\"/g)].map(([, title]) => title);

	it('R-33: one is of what citizens feel: alarms, then what is open, due, overdue, breached and answered, mail, a town', () => {
		const titles = titlesOf('business');
		expect(titles.slice(0, 6)).toEqual([
			'Alarms',
			'Open cases',
			'Due soon',
			'Overdue, not judged',
			'Breaches in 24 hours',
			'Answers in 24 hours',
		]);
		expect(titles.indexOf('Mails')).toBeLessThan(titles.indexOf('Open cases of TOWN'));
		expect(bodyOf('business')).not.toContain('AWS/Lambda');
	});

	it('R-33: one is of the machines: executions, then functions, the API and the table, then the last errors', () => {
		const titles = titlesOf('machines');
		const order = ['Alarms', 'Executions', 'Errors of functions', '5xx: webhook, all routes', 'Throttles of the table'];
		const places = [...order, 'The last twenty errors'].map((title) => titles.indexOf(title));
		expect(places).not.toContain(-1);
		expect(places).toEqual(places.toSorted((one, other) => one - other));
		expect(bodyOf('machines')).toContain('DeadPartners');
	});

	it('R-33: whoever types a municipality sees its own: each graph of a town asks for lines that the code really writes', async () => {
		const [variable] = [...bodyOf('business').matchAll(/\\"variables\\":\[(.+?)\]/g)].map(([, text]) => text);
		expect(variable).toContain('\\"pattern\\":\\"TOWN\\"');
		const lines: (LogFields & { readonly message: string })[] = [];
		const keep = (message: string, fields: LogFields = {}) => void lines.push({ ...fields, message });
		const log = { info: keep, warn: keep, error: keep };
		const now = anapaTime('2025-03-03 10:00');
		const decided = { caseId: 'AN-1', municipality: 'anapa', act: 'publish', version: 3 };
		sayDecided({ log, clock: { realNow: () => now } }, { ...decided, events: [{ type: 'AnswerPublished' }] }, now);
		const { tenants } = await anapaPlace(now);
		const board = { put: () => Promise.resolve() };
		const index = { openPage: () => Promise.resolve({ cases: [], next: null }) };
		const walks = { putCounting: () => Promise.resolve() };
		const clock = { now: () => now, realNow: () => now };
		await countOpen({ index, tenants, board, walks, log, clock }, newWalk, new Map());
		expect(lines).toHaveLength(2);
		for (const { title, message, figures } of townGraphs) {
			const line = lines.find((one) => one.message === message);
			expect(line).toMatchObject({ municipality: 'anapa' });
			for (const { field } of figures) expect(line?.[field]).toEqual(expect.any(Number));
			expect(bodyOf('business')).toContain(title);
			expect(bodyOf('business')).toContain(`filter message = \\\\\\"${message}\\\\\\" and municipality = `);
		}
	});

	it('shows only what the code emits, and all of it', () => {
		expect([...new Set(shown)].toSorted()).toEqual(known.toSorted());
	});

	it("R-33: every metric of ours on it is this stage's", () => {
		const own = [...body.matchAll(/\\"Otklik\\",\\"\w+\\",([^\]{]*)/g)].map(([, dimensions]) => dimensions);
		expect(own).toHaveLength(shown.length);
		for (const dimensions of own) {
			expect(dimensions).toContain('\\"stage\\",\\"prod\\"');
			expect(dimensions).toContain('\\"service\\",\\"otklik\\"');
		}
	});

	it('R-33: asks the log for fields that the log really writes', () => {
		const asked = /fields @timestamp, ([\w., ]+?)\\\\n/.exec(body)?.[1]?.split(', ') ?? [];
		expect(asked.length).toBeGreaterThan(3);
		const [line] = written('prod', "telemetry.fail('a message failed', new TypeError('why'), { caseId: 'AN-1' });");
		expect(line).toMatchObject({ level: 'ERROR' });
		expect(Object.keys(line ?? {})).toEqual(expect.arrayContaining(asked));
		for (const field of asked) expect(line?.[field]).not.toBe('');
	});
});
