import { DAY_MS, MINUTE_MS } from '../instant.ts';
import { type DayPlan, type DayShape, NO_DATA, type WorkCalendar } from './calendar.ts';
import { at } from './day-sums.ts';
import { dateOf } from './local-date.ts';
import { instantOfLocal, type OffsetTable, threshold } from './offsets.ts';
import type { DayReasons } from './reasons.ts';

/**
 * Unfolds a plan into the tables that terms are counted in. One plain pass over the days and no look at the outside, so
 * that a cold Lambda has it in a millisecond or two: most days begin where the last one ended and share their shape with
 * others. The id and the reasons are asked for later, if at all.
 */
export function expandPlan(
	plan: DayPlan,
	id: () => string,
	reasons: () => DayReasons,
	units?: WorkCalendar['units'],
): WorkCalendar {
	const { days, offsets, firstDay } = plan;
	const count = days.length;
	const shapes: DayShape[] = plan.patterns.map((pattern) => Int32Array.from(pattern, (minute) => minute * MINUTE_MS));
	const sums = shapes.map(lengthOf);
	const dayStart = new Float64Array(count + 1);
	const workBefore = new Float64Array(count + 1);
	const workDaysBefore = new Float64Array(count + 1);
	let shapeOf = days;
	let hasHoles = false;
	let worked = 0;
	let workDays = 0;
	let midnight = firstDay * DAY_MS;
	let dawn = instantOfLocal(offsets, midnight);
	let jump = nextJump(offsets, midnight);
	dayStart[0] = dawn;
	for (let day = 0; day < count; day += 1) {
		let shape = days[day] ?? NO_DATA;
		midnight += DAY_MS;
		let dusk = dawn + DAY_MS;
		if (midnight >= jump) {
			// The zone's clock jumps on this date: its hours are looked up one by one.
			dusk = instantOfLocal(offsets, midnight);
			jump = nextJump(offsets, midnight);
			const own = bentShape(plan, day, dawn, dusk);
			if (shapeOf === days) shapeOf = days.slice();
			shape = shapes.push(own) - 1;
			shapeOf[day] = days[day] === NO_DATA ? NO_DATA : shape;
			sums.push(lengthOf(own));
		}
		const sum = sums[shape];
		if (sum === undefined) hasHoles = true;
		else if (sum > 0) {
			worked += sum;
			workDays += 1;
		}
		dawn = dusk;
		dayStart[day + 1] = dawn;
		workBefore[day + 1] = worked;
		workDaysBefore[day + 1] = workDays;
	}
	const known = once(id);
	return {
		get id() {
			return known();
		},
		zone: plan.zone,
		plan,
		dayStart,
		shapeOf,
		shapes,
		workBefore,
		workDaysBefore,
		clockBefore: once(() => sumDates(workDaysBefore, dayStart)),
		holes: hasHoles ? findHoles(plan, dayStart) : [],
		reasons: once(reasons),
		...(units !== undefined && { units }),
	};
}

/** The wall time at which the zone's offset next changes after the wall time `local`. */
function nextJump(offsets: OffsetTable, local: number): number {
	const index = offsets.at.findIndex((_, place) => threshold(offsets, place) > local);
	return index === -1 ? Number.POSITIVE_INFINITY : threshold(offsets, index);
}

/**
 * The hours of a date on which the zone's clock jumps. Hours are wall-clock times: each edge is read as `instantOfLocal`
 * says and kept within its date, and what a jump pushes over other hours is counted once.
 */
function bentShape({ days, patterns, firstDay, offsets }: DayPlan, day: number, dawn: number, dusk: number): DayShape {
	const midnight = (firstDay + day) * DAY_MS;
	const pattern = patterns[days[day] ?? NO_DATA] ?? [];
	const shape: number[] = [];
	for (let i = 0; i < pattern.length; i += 2) {
		let from = Math.max(dawn, instantOfLocal(offsets, midnight + (pattern[i] ?? 0) * MINUTE_MS)) - dawn;
		let to = Math.min(dusk, instantOfLocal(offsets, midnight + (pattern[i + 1] ?? 0) * MINUTE_MS)) - dawn;
		if (from >= to) continue;
		while (from < (shape.at(-1) ?? 0)) {
			to = Math.max(to, shape.pop() ?? 0);
			from = Math.min(from, shape.pop() ?? 0);
		}
		shape.push(from, to);
	}
	return Int32Array.from(shape);
}

function lengthOf(shape: DayShape): number {
	return shape.reduce((sum, edge, place) => (place % 2 === 0 ? sum - edge : sum + edge), 0);
}

function sumDates(workDaysBefore: Float64Array, dayStart: Float64Array): Float64Array {
	const sums = new Float64Array(dayStart.length);
	for (let day = 0; day + 1 < dayStart.length; day += 1) {
		const works = at(workDaysBefore, day + 1) > at(workDaysBefore, day);
		sums[day + 1] = at(sums, day) + (works ? at(dayStart, day + 1) - at(dayStart, day) : 0);
	}
	return sums;
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
