import { DAY_MS, type Instant, MINUTE_MS } from '../instant.ts';

/**
 * A zone's offsets from UTC over a stretch of time, so that a Lambda needs neither Luxon nor Intl to know them.
 * Between `at[i - 1]` and `at[i]` the offset is `minutes[i]`; there is one more of the minutes.
 */
export interface OffsetTable {
	readonly zone: string;
	readonly from: Instant;
	readonly to: Instant;
	readonly at: readonly Instant[];
	readonly minutes: readonly number[];
}

/** The zone's offset in minutes at an instant, by the table, and beyond its stretch by the platform. */
export function offsetAt(table: OffsetTable, instant: Instant): number {
	if (instant < table.from || instant >= table.to) return platformOffset(table.zone, instant);
	const { at, minutes } = table;
	let index = at.length;
	while (index > 0 && instant < (at[index - 1] ?? 0)) index -= 1;
	return minutes[index] ?? 0;
}

/**
 * The instant of a wall-clock time, itself given as if the wall clock showed UTC. Two wall times need a rule, and it is
 * that of RFC 5545, 3.3.5: one that the zone skips is read by the offset before the gap, one that comes twice is the
 * first of the two.
 */
export function instantOfLocal(table: OffsetTable, local: number): Instant {
	if (local < table.from + DAY_MS || local >= table.to - DAY_MS) return platformInstant(table.zone, local);
	const { at, minutes } = table;
	let index = at.length;
	while (index > 0 && local < threshold(table, index - 1)) index -= 1;
	return local - (minutes[index] ?? 0) * MINUTE_MS;
}

/** The wall time from which on the offset after transition `index` is the one to read by. */
export function threshold({ at, minutes }: OffsetTable, index: number): number {
	const larger = Math.max(minutes[index] ?? 0, minutes[index + 1] ?? 0);
	return (at[index] ?? Number.POSITIVE_INFINITY) + larger * MINUTE_MS;
}

function platformInstant(zone: string, local: number): Instant {
	const before = platformOffset(zone, local - DAY_MS);
	const after = platformOffset(zone, local + DAY_MS);
	const byBefore = local - before * MINUTE_MS;
	const byAfter = local - after * MINUTE_MS;
	return platformOffset(zone, byBefore) !== before && platformOffset(zone, byAfter) === after ? byAfter : byBefore;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Intl costs a cold process a dozen milliseconds, so it is met only by dates that no table holds. */
function platformOffset(zone: string, instant: Instant): number {
	let format = formats.get(zone);
	if (format === undefined) {
		format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
		formats.set(zone, format);
	}
	const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
	const [, sign, hours = '0', minutes = '0', seconds = '0'] = /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? [];
	const size = Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
	return sign === '-' ? -size : size;
}
