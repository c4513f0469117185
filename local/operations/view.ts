import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { errorFields, lastErrorsTitle, townGraphs, townPlace } from '../../functions/runtime/log-fields.ts';
import { type Widget, widgetsOf } from './dashboard.ts';
import { type Judged, judge } from './judged.ts';
import type { AlarmRule, Kept, LogLine, Point, Points, Span } from './kept.ts';
import { pointsOf } from './statistics.ts';

/** A line of a graph; null where this cloud does not keep its metric. */
export interface Series {
	readonly label: string;
	readonly statistic: string;
	readonly points: Points;
}

/** A part of a dashboard with what was counted; the strip of alarms stands once for both. */
export type Shown =
	/** `value`: null where nothing was counted, or nothing is kept of it. */
	| { readonly is: 'number'; readonly title: string; readonly value: number | null }
	| { readonly is: 'graph'; readonly title: string; readonly series: readonly Series[] }
	| { readonly is: 'errors'; readonly title: string; readonly head: readonly string[]; readonly rows: readonly Row[] }
	| { readonly is: 'text'; readonly text: string };

type Row = readonly string[];

export interface JudgedAlarm {
	readonly rule: AlarmRule;
	readonly judged: Judged;
}

export interface View {
	readonly span: Span;
	/** For how long a point of a graph stands, in milliseconds. */
	readonly step: number;
	readonly towns: readonly string[];
	/** The one that was chosen; null for none, or for one that there is not. */
	readonly town: string | null;
	readonly alarms: readonly JudgedAlarm[];
	readonly business: readonly Shown[];
	readonly machines: readonly Shown[];
}

/** The most points that a graph of a telephone's width shows apart. */
const mostPoints = 150;
const steps = [1, 5, 15, 60].map((minutes) => minutes * MINUTE_MS);
const mostErrors = 20;

/**
 * The two dashboards as they were deployed, with what the cloud has counted in the last 24 hours of real time, or since
 * `since`, when it came up: the alarms are judged from then on. A graph of a municipality is there once one is chosen.
 */
export async function viewOf(
	kept: Kept,
	{ now, since, town: wanted }: { readonly now: Instant; readonly since: Instant; readonly town: string | null },
): Promise<View> {
	const day = { from: now - DAY_MS, to: now };
	const [bodies, alarms, towns, counted] = await Promise.all([
		Promise.all([kept.dashboard('business'), kept.dashboard('machines')]),
		kept.alarms(),
		kept.towns(),
		kept.lines('_aws', day),
	]);
	// A cloud of an hour would stand at the edge of a day.
	const span = { from: Math.min(counted[0]?.at ?? now, now - HOUR_MS / 2), to: now };
	const step = steps.find((one) => (span.to - span.from) / one <= mostPoints) ?? DAY_MS;
	const town = towns.find((one) => one === wanted) ?? null;
	const dashboards = bodies.map(widgetsOf);
	const shown = dashboards.flat().flatMap((one) => (one.is === 'number' || one.is === 'graph' ? one.metrics : []));
	const inSteps = shown.map((metric) => ({ ...metric, period: step }));
	const asked = [...inSteps, ...alarms.map(({ metric }) => metric)];
	const [points, errors, ofTown] = await Promise.all([
		kept.points(asked, day),
		kept.lines('"level":"ERROR"', day),
		town === null ? [] : kept.lines(`"municipality":"${town}"`, day),
	]);
	const answers = new Map(asked.map((metric, at) => [keyOf(metric), points[at] ?? null]));
	const context = {
		points: (metric: Asked) => answers.get(keyOf({ ...metric, period: step })) ?? null,
		errors,
		ofTown,
		town,
		step,
		span,
	};
	const [business = [], machines = []] = dashboards.map((widgets) => widgets.flatMap((one) => shownOf(one, context)));
	const judged = alarms.map((rule) => ({
		rule,
		judged: judge(rule, answers.get(keyOf(rule.metric)) ?? null, { since, now }),
	}));
	return { span, step, towns, town, alarms: judged, business, machines };
}

type Asked = Extract<Widget, { is: 'graph' | 'number' }>['metrics'][number];

function keyOf({ namespace, name, dimensions, statistic, period }: Omit<Asked, 'label'>): string {
	return JSON.stringify([namespace, name, Object.entries(dimensions).toSorted(), statistic, period]);
}

interface Context {
	readonly points: (metric: Asked) => Points;
	readonly errors: readonly LogLine[];
	readonly ofTown: readonly LogLine[];
	readonly town: string | null;
	readonly step: number;
	readonly span: Span;
}

/** Sums with a nought where nothing was counted, or a line would lead from one to the next as if there had been something. */
function whole(points: Points, statistic: string, { span, step }: Pick<Context, 'span' | 'step'>): Points {
	if (points === null || points.length === 0 || statistic !== 'Sum') return points;
	const known = new Map(points.map(({ at, value }) => [at, value]));
	const first = Math.floor(span.from / step) * step;
	const count = Math.floor((span.to - first) / step) + 1;
	return Array.from({ length: count }, (_, index) => first + index * step).map((at) => ({
		at,
		value: known.get(at) ?? 0,
	}));
}

function shownOf(widget: Widget, context: Context): readonly Shown[] {
	switch (widget.is) {
		case 'alarms':
			return [];
		case 'text':
			return [widget];
		case 'number': {
			const values = widget.metrics.flatMap((metric) => context.points(metric) ?? []).map(({ value }) => value);
			const value = widget.ofSpan ? values.reduce((sum, one) => sum + one, 0) : (values.at(-1) ?? null);
			return [{ is: 'number', title: widget.title, value }];
		}
		case 'graph': {
			const series = widget.metrics.map((metric) => ({
				label: metric.label,
				statistic: metric.statistic,
				points: whole(context.points(metric), metric.statistic, context),
			}));
			return [{ is: 'graph', title: widget.title, series }];
		}
		case 'query':
			return answered(widget.title, context);
	}
}

/** What a query would find. Throws for one that is not known here, lest a new one be missed. */
function answered(title: string, context: Context): readonly Shown[] {
	const { errors, ofTown, town, step } = context;
	if (title === lastErrorsTitle) return [errorsOf(errors)];
	const graph = townGraphs.find((one) => one.title === title);
	if (graph === undefined) throw new Error(`«${title}» is a query that is not known here`);
	if (town === null) return [];
	const lines = ofTown.filter(({ fields }) => fields['message'] === graph.message && fields['municipality'] === town);
	const series = graph.figures.map(({ field, as }) => {
		const statistic = as === 'sum' ? 'Sum' : 'Maximum';
		const points = pointsOf(samplesOf(lines, field), { statistic, period: step });
		return { label: field, statistic, points: whole(points, statistic, context) };
	});
	return [{ is: 'graph', title: title.replaceAll(townPlace, town), series }];
}

function samplesOf(lines: readonly LogLine[], field: string): readonly Point[] {
	return lines.flatMap(({ at, fields }) => {
		const value = fields[field];
		return typeof value === 'number' ? [{ at, value }] : [];
	});
}

function errorsOf(lines: readonly LogLine[]): Shown {
	const rows = lines
		.slice(-mostErrors)
		.toReversed()
		.map(({ at, fields }) => [sayTime(at), ...errorFields.map((name) => sayField(fields[name]))]);
	return { is: 'errors', title: lastErrorsTitle, head: ['time', ...errorFields], rows };
}

function sayField(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** `18:05`, in UTC. */
export function sayTime(at: Instant): string {
	return new Date(at).toISOString().slice(11, 16);
}
