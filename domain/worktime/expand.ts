import { type DayPlan, NO_DATA, type WorkCalendar } from './calendar.ts';
import { DAY_MS, dateOf } from './local-date.ts';
import { type OffsetTable, threshold } from './offsets.ts';
import type { DayReasons } from './reasons.ts';
import { at, makeWalk, type Walk } from './walk.ts';

const MINUTE = 60_000;

/**
 * Unfolds a plan into the tables that terms are counted in. A few thousand additions and no look at the outside, so a
 * cold Lambda can afford it. The id and the reasons are asked for later, if at all.
 */
export function expandPlan(plan: DayPlan, id: () => string, reasons: () => DayReasons): WorkCalendar {
	const { days } = plan;
	const dayStart = new Float64Array(days.length + 1);
	const { start, end, ofDay } = laySegments(plan, dayStart);
	const workDays = new Int32Array(days.length);
	const workDaysBefore = new Int32Array(days.length + 1);
	let worked = 0;
	for (let day = 0; day < days.length; day += 1) {
		workDaysBefore[day] = worked;
		if (at(ofDay, day + 1) > at(ofDay, day)) workDays[worked++] = day;
	}
	workDaysBefore[days.length] = worked;
	const dates = workDays.subarray(0, worked);
	const known = once(id);
	return {
		get id() {
			return known();
		},
		zone: plan.zone,
		plan,
		dayStart,
		work: makeWalk(start, end, ofDay),
		workingDates: once(() => layDates(dates, workDaysBefore, dayStart)),
		workDays: dates,
		workDaysBefore,
		holes: findHoles(plan, dayStart),
		reasons: once(reasons),
	};
}

/**
 * The working segments as instants, and each day's beginning into `dayStart`. Hours are wall-clock times; where the
 * zone's clock jumps, each edge is read as `instantOfLocal` says, kept within its own date, and what then overlaps is
 * counted once.
 */
function laySegments(plan: DayPlan, dayStart: Float64Array) {
	const { days, patterns, firstDay } = plan;
	const instantOf = ascendingReader(plan.offsets);
	let room = 0;
	for (const pattern of days) room += (patterns[pattern]?.length ?? 0) / 2;
	const start = new Float64Array(room);
	const end = new Float64Array(room);
	const ofDay = new Int32Array(days.length + 1);
	let count = 0;
	dayStart[0] = instantOf(firstDay * DAY_MS);
	for (let day = 0; day < days.length; day += 1) {
		ofDay[day] = count;
		const midnight = (firstDay + day) * DAY_MS;
		const pattern = patterns[days[day] ?? NO_DATA] ?? [];
		const dawn = at(dayStart, day);
		const dusk = instantOf(midnight + DAY_MS);
		dayStart[day + 1] = dusk;
		for (let i = 0; i < pattern.length; i += 2) {
			let from = Math.max(dawn, instantOf(midnight + (pattern[i] ?? 0) * MINUTE));
			const to = Math.min(dusk, instantOf(midnight + (pattern[i + 1] ?? 0) * MINUTE));
			if (from >= to) continue;
			let reach = to;
			while (count > at(ofDay, day) && at(end, count - 1) > from) {
				count -= 1;
				from = Math.min(from, at(start, count));
				reach = Math.max(reach, at(end, count));
			}
			start[count] = from;
			end[count] = reach;
			count += 1;
		}
	}
	ofDay[days.length] = count;
	return { start: start.subarray(0, count), end: end.subarray(0, count), ofDay };
}

/** `instantOfLocal` for wall times that mostly ascend: the offset in force is kept at hand. */
function ascendingReader(table: OffsetTable): (local: number) => number {
	let index = 0;
	let from = Number.NEGATIVE_INFINITY;
	let until = threshold(table, 0);
	return (local) => {
		while (local >= until) {
			index += 1;
			from = until;
			until = threshold(table, index);
		}
		while (local < from) {
			index -= 1;
			until = from;
			from = index === 0 ? Number.NEGATIVE_INFINITY : threshold(table, index - 1);
		}
		return local - (table.minutes[index] ?? 0) * MINUTE;
	};
}

function layDates(dates: Int32Array, datesBefore: Int32Array, dayStart: Float64Array): Walk {
	const start = new Float64Array(dates.length);
	const end = new Float64Array(dates.length);
	dates.forEach((day, index) => {
		start[index] = at(dayStart, day);
		end[index] = at(dayStart, day + 1);
	});
	return makeWalk(start, end, datesBefore);
}

function findHoles({ days, firstDay }: DayPlan, dayStart: Float64Array): WorkCalendar['holes'] {
	const holes: { from: number; to: number; year: number }[] = [];
	for (let day = 0; day < days.length; day += 1) {
		if (days[day] !== NO_DATA) continue;
		const year = Number(dateOf(firstDay + day).slice(0, 4));
		const hole = holes.at(-1);
		if (hole?.year === year) hole.to = at(dayStart, day + 1);
		else holes.push({ from: at(dayStart, day), to: at(dayStart, day + 1), year });
	}
	return holes;
}

function once<Value>(make: () => Value): () => Value {
	let made: { readonly value: Value } | null = null;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
