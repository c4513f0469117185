import type { Instant } from '../../domain/instant.ts';
import type { Metric, Point } from './kept.ts';

/** What CloudWatch makes of what was counted in one period. Throws for a statistic that no dashboard of ours asks for. */
export function statisticOf(values: readonly number[], statistic: string): number {
	const sum = values.reduce((whole, value) => whole + value, 0);
	switch (statistic) {
		case 'Sum':
			return sum;
		case 'Maximum':
			return Math.max(...values);
		case 'Minimum':
			return Math.min(...values);
		case 'Average':
			return sum / values.length;
		case 'SampleCount':
			return values.length;
		default:
			return percentileOf(values, statistic);
	}
}

function percentileOf(values: readonly number[], statistic: string): number {
	const share = Number(/^p(\d+(?:\.\d+)?)$/.exec(statistic)?.[1]) / 100;
	if (Number.isNaN(share)) throw new Error(`${statistic} is no statistic that is known here`);
	const ordered = values.toSorted((one, other) => one - other);
	return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] ?? 0;
}

/** What was counted, by the periods in which it was; a period begins at a multiple of its length. */
export function pointsOf(
	samples: readonly { readonly at: Instant; readonly value: number }[],
	{ statistic, period }: Pick<Metric, 'statistic' | 'period'>,
): readonly Point[] {
	const periods = new Map<Instant, number[]>();
	for (const { at, value } of samples) {
		const begin = Math.floor(at / period) * period;
		const values = periods.get(begin);
		if (values === undefined) periods.set(begin, [value]);
		else values.push(value);
	}
	return [...periods]
		.map(([at, values]) => ({ at, value: statisticOf(values, statistic) }))
		.toSorted((one, other) => one.at - other.at);
}
