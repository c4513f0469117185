import type { AlarmRule, Kept, LogLine, Metric, Points, Span } from '../../local/operations/kept.ts';
import { samplesIn } from '../../local/operations/samples.ts';
import { pointsOf } from '../../local/operations/statistics.ts';

/** What a cloud keeps, of lines that a test gives; metrics of AWS are those that it names, and none else. */
export function memoryKept(given: {
	readonly dashboards: Readonly<Record<'business' | 'machines', string>>;
	readonly alarms?: readonly AlarmRule[];
	readonly lines?: readonly LogLine[];
	readonly ofAws?: (metric: Metric) => Points;
	readonly towns?: readonly string[];
}): Kept {
	const { dashboards, alarms = [], lines = [], ofAws = () => null, towns = ['anapa', 'perm'] } = given;
	const within = ({ from, to }: Span) => lines.filter(({ at }) => at >= from && at < to);
	return {
		dashboard: (name) => Promise.resolve(dashboards[name]),
		alarms: () => Promise.resolve(alarms),
		lines: (word, span) => Promise.resolve(within(span).filter(({ fields }) => JSON.stringify(fields).includes(word))),
		points(metrics, span) {
			const samples = samplesIn(within(span));
			return Promise.resolve(
				metrics.map((metric) =>
					metric.namespace.startsWith('AWS/') ? ofAws(metric) : pointsOf(samples(metric), metric),
				),
			);
		},
		towns: () => Promise.resolve(towns),
	};
}
