import fc from 'fast-check';
import { dateOf, firstDayOf } from '../../domain/worktime/local-date.ts';
import { followedByDefault, type WorkSchedule } from '../../domain/worktime/schedule.ts';

const ZONES = [
	'Europe/Moscow',
	'Asia/Yekaterinburg',
	'Asia/Sakhalin',
	'Europe/Berlin',
	'America/New_York',
	'Australia/Lord_Howe',
	'Asia/Kolkata',
	'Africa/Cairo',
	'America/Havana',
] as const;

const REGIONS = [null, 'RU-KDA', 'RU-STA', 'RU-PER', 'RU-SAK'] as const;

/** Edges that no zone skips or repeats: where a clock jumps, it does so between 23:00 and 04:00. */
const edge = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 240, max: 1380 }) }, fc.constantFrom(0, 1440));

const hours = fc.uniqueArray(edge, { minLength: 2, maxLength: 6 }).map((edges) => {
	const sorted = edges.toSorted((one, other) => one - other);
	return sorted.flatMap((start, place) => {
		const end = sorted[place + 1];
		return place % 2 === 0 && end !== undefined ? [`${clock(start)}-${clock(end)}`] : [];
	});
});

function clock(minutes: number): string {
	return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

const ownDays = fc
	.uniqueArray(fc.integer({ min: firstDayOf(2019), max: firstDayOf(2028) - 1 }), { maxLength: 40 })
	.chain((days) =>
		fc.tuple(
			...days.map((day) =>
				fc.record({ date: fc.constant(dateOf(day)), segments: orOff(hours), act: fc.constant(null) }),
			),
		),
	);

function orOff(some: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> {
	return fc.oneof({ weight: 2, arbitrary: some }, fc.constant<string[]>([]));
}

function lengthOf(day: readonly string[]): number {
	return day.reduce((sum, segment) => {
		const [hour = 0, minute = 0, endHour = 0, endMinute = 0] = segment.split(/[-:]/).map(Number);
		return sum + (endHour - hour) * 60 + endMinute - minute;
	}, 0);
}

/** Any week with two working hours in it at least, in any of the zones and regions, with exceptions of its own. */
export const schedules: fc.Arbitrary<WorkSchedule> = fc.record({
	zone: fc.constantFrom(...ZONES),
	region: fc.constantFrom(...REGIONS),
	follows: fc.constant(followedByDefault),
	week: fc.record({
		mon: hours.filter((day) => lengthOf(day) >= 120),
		tue: orOff(hours),
		wed: hours,
		thu: orOff(hours),
		fri: orOff(hours),
		sat: orOff(hours),
		sun: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, hours),
	}),
	days: ownDays,
});

/** An instant inside the years of data, half a year from their ends: whole minutes mostly, seconds and milliseconds too. */
export const instants = fc
	.tuple(
		fc.integer({ min: Date.UTC(2019, 6, 1) / 60_000, max: Date.UTC(2027, 1, 1) / 60_000 }),
		fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 59_999 })),
	)
	.map(([minute, rest]) => minute * 60_000 + rest);
