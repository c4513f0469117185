import { DAY_MS, type Instant, MINUTE_MS } from '../instant.ts';

/** A date or a time as a person typed it: the instant meant; `null` where it is no date that exists. */
export type TypedDate = Instant | null;

const spoken = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[,\s]+(\d{1,2})[:.](\d{2}))?$/;
const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T\s](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Reads «05.12.2026 18:00», «05.12.2026» (its whole day: the instant is that day's 24:00), and the same in ISO 8601
 * with or without an offset. Without one the wall clock is the municipality's, whose minutes ahead of UTC `offsetAt`
 * gives. A date that the calendar does not have (31.02.2026) is none.
 */
export function readTypedDate(text: string, offsetAt: (instant: Instant) => number): TypedDate {
	const trimmed = tidied(text);
	const russian = spoken.exec(trimmed);
	if (russian !== null) {
		const [, date = '', month = '', year = '', hour, minutes] = russian;
		return onWall(wallClock(year, month, date, hour, minutes), offsetAt);
	}
	const [whole, year = '', month = '', date = '', hour, minutes, offset] = iso.exec(trimmed) ?? [];
	if (whole === undefined) return null;
	const wall = wallClock(year, month, date, hour, minutes);
	return wall === null || offset === undefined ? onWall(wall, offsetAt) : wall - offsetMinutesOf(offset) * MINUTE_MS;
}

/** The same where a time of day is meant: a date alone is none. */
export function readTypedTime(text: string, offsetAt: (instant: Instant) => number): TypedDate {
	const trimmed = tidied(text);
	const hour = spoken.exec(trimmed)?.[4] ?? iso.exec(trimmed)?.[4];
	return hour === undefined ? null : readTypedDate(trimmed, offsetAt);
}

function tidied(text: string): string {
	return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

/** Milliseconds of the wall clock, as if it were UTC; without a time of day the end of the day. */
function wallClock(year: string, month: string, date: string, hour?: string, minutes?: string): number | null {
	const start = Date.UTC(Number(year), Number(month) - 1, Number(date));
	const back = new Date(start);
	const exists = back.getUTCMonth() === Number(month) - 1 && back.getUTCDate() === Number(date);
	if (!exists) return null;
	if (hour === undefined || minutes === undefined) return start + DAY_MS;
	const ofDay = Number(hour) * 60 + Number(minutes);
	return Number(minutes) > 59 || ofDay > 24 * 60 ? null : start + ofDay * MINUTE_MS;
}

/** The offset is taken twice: once near the wall clock, then at the instant found, which settles a change of zone. */
function onWall(wall: number | null, offsetAt: (instant: Instant) => number): TypedDate {
	if (wall === null) return null;
	const near = wall - offsetAt(wall) * MINUTE_MS;
	return wall - offsetAt(near) * MINUTE_MS;
}

function offsetMinutesOf(offset: string): number {
	if (offset === 'Z') return 0;
	const [hours = '0', minutes = '0'] = offset.slice(1).split(':');
	return (offset.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
