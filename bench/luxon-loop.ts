import { DateTime } from 'luxon';

/** A calendar in the plainest form: hours of each weekday (0 is Monday), and of the dates that differ. */
export interface PlainCalendar {
	readonly zone: string;
	readonly week: readonly (readonly string[])[];
	readonly days: Readonly<Record<string, readonly string[]>>;
}

/** What anybody would write with Luxon: from one local day to the next, from one segment to the next. */
export function addByLuxon(calendar: PlainCalendar, from: number, ms: number): number {
	let left = ms;
	for (let day = DateTime.fromMillis(from, { zone: calendar.zone }).startOf('day'); ; day = day.plus({ days: 1 })) {
		for (const [start, end] of segmentsOf(calendar, day)) {
			const open = Math.max(start, from);
			if (open >= end) continue;
			if (left <= end - open) return open + left;
			left -= end - open;
		}
	}
}

/** The same for the working time between two instants. */
export function elapsedByLuxon(calendar: PlainCalendar, from: number, to: number): number {
	let sum = 0;
	for (
		let day = DateTime.fromMillis(from, { zone: calendar.zone }).startOf('day');
		day.toMillis() < to;
		day = day.plus({ days: 1 })
	) {
		for (const [start, end] of segmentsOf(calendar, day)) {
			const open = Math.max(start, from);
			const close = Math.min(end, to);
			if (close > open) sum += close - open;
		}
	}
	return sum;
}

function segmentsOf({ week, days }: PlainCalendar, day: DateTime): (readonly [number, number])[] {
	const hours = days[day.toISODate() ?? ''] ?? week[day.weekday - 1] ?? [];
	return hours.map((segment) => {
		const [start = '', end = ''] = segment.split('-');
		return [clockOn(day, start), clockOn(day, end)] as const;
	});
}

function clockOn(day: DateTime, time: string): number {
	const [hour = 0, minute = 0] = time.split(':').map(Number);
	return day.set({ hour, minute }).toMillis();
}
