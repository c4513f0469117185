import type { Instant } from '../../domain/instant.ts';
import type { AlarmRule, Points } from './kept.ts';

/** `young`: the cloud has not run for as long as it looks back; `unknown`: of a metric that this cloud does not keep. */
export type Judged = 'rings' | 'quiet' | 'young' | 'unknown';

/**
 * How an alarm stands, by the periods that were over before `now`, as CloudWatch judges one of a single metric: the emulator
 * keeps alarms and judges none of ours. Periods that had begun before `since`, when the cloud came up, are not looked at.
 */
export function judge(rule: AlarmRule, points: Points, { since, now }: { since: Instant; now: Instant }): Judged {
	if (points === null) return 'unknown';
	const { metric, periods, breaking, missing } = rule;
	const end = Math.floor(now / metric.period) * metric.period;
	const begins = Array.from({ length: periods }, (_, back) => end - (back + 1) * metric.period);
	const seen = begins.filter((begin) => begin >= since);
	const broken = seen.filter((begin) => {
		const point = points.find(({ at }) => at === begin);
		return point === undefined ? missing === 'breaching' : breaks(point.value, rule);
	});
	if (broken.length >= breaking) return 'rings';
	return seen.length < breaking ? 'young' : 'quiet';
}

function breaks(value: number, { threshold, comparison }: AlarmRule): boolean {
	switch (comparison) {
		case 'GreaterThanOrEqualToThreshold':
			return value >= threshold;
		case 'GreaterThanThreshold':
			return value > threshold;
		case 'LessThanThreshold':
			return value < threshold;
		case 'LessThanOrEqualToThreshold':
			return value <= threshold;
		default:
			throw new Error(`${comparison} is no comparison that is known here`);
	}
}
