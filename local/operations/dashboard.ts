import * as z from 'zod';
import { unreachable } from '../../domain/result.ts';
import type { Metric } from './kept.ts';

/** A part of a dashboard, as much of it as is shown here. */
export type Widget =
	| { readonly is: 'alarms' }
	| {
			readonly is: 'number' | 'graph';
			readonly title: string;
			readonly metrics: readonly LabelledMetric[];
			/** A number that adds up the whole time that is looked at. */
			readonly ofSpan: boolean;
	  }
	/** What is asked of the logs: by its title, for nothing here reads CloudWatch's language of queries. */
	| { readonly is: 'query'; readonly title: string }
	| { readonly is: 'text'; readonly text: string };

export interface LabelledMetric extends Metric {
	readonly label: string;
}

const options = z.object({
	stat: z.string().default('Average'),
	period: z.number().default(300),
	label: z.string().optional(),
});
const metric = z.array(z.union([z.string(), options]));
const widget = z.discriminatedUnion('type', [
	z.object({ type: z.literal('alarm') }),
	z.object({
		type: z.literal('metric'),
		properties: z.object({
			view: z.enum(['singleValue', 'timeSeries']),
			title: z.string(),
			metrics: z.array(metric),
			setPeriodToTimeRange: z.boolean().default(false),
		}),
	}),
	z.object({ type: z.literal('log'), properties: z.object({ title: z.string() }) }),
	z.object({ type: z.literal('text'), properties: z.object({ markdown: z.string() }) }),
]);
const body = z.object({ widgets: z.array(widget) });

/** The parts of a dashboard in its order. Throws where it holds one that nothing here can show. */
export function widgetsOf(json: string): readonly Widget[] {
	return body.parse(JSON.parse(json)).widgets.map(widgetOf);
}

function widgetOf(one: z.infer<typeof widget>): Widget {
	switch (one.type) {
		case 'alarm':
			return { is: 'alarms' };
		case 'metric': {
			const { view, title, metrics, setPeriodToTimeRange: ofSpan } = one.properties;
			return {
				is: view === 'singleValue' ? 'number' : 'graph',
				title,
				metrics: metrics.map(metricOf),
				ofSpan,
			};
		}
		case 'log':
			return { is: 'query', title: one.properties.title };
		case 'text':
			return { is: 'text', text: one.properties.markdown };
		default:
			return unreachable(one);
	}
}

function metricOf(told: z.infer<typeof metric>): LabelledMetric {
	const words = told.filter((part) => typeof part === 'string');
	const { stat, period, label } = told.find((part) => typeof part !== 'string') ?? options.parse({});
	const [namespace = '', name = '', ...pairs] = words;
	const dimensions = Object.fromEntries(pairs.flatMap((key, at) => (at % 2 === 0 ? [[key, pairs[at + 1] ?? '']] : [])));
	return { namespace, name, dimensions, statistic: stat, period: period * 1_000, label: label ?? name };
}
