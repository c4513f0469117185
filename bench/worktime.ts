import { join } from 'node:path';
import { readCalendarData } from '../cli/files/calendar-files.ts';
import type { Result } from '../domain/result.ts';
import type { WorkCalendar } from '../domain/worktime/calendar.ts';
import { addWorkingMs, dueAt, workingMsBetween } from '../domain/worktime/compute.ts';
import { encodeCalendar } from '../domain/worktime/encode.ts';
import { describeFault } from '../domain/worktime/fault.ts';
import { dateOf, weekdayIndex, weekdays } from '../domain/worktime/local-date.ts';
import { buildCalendarFor, followedByDefault } from '../domain/worktime/schedule.ts';
import { addByLuxon, elapsedByLuxon, type PlainCalendar } from './luxon-loop.ts';
import { addByOpeningHours, elapsedByOpeningHours, openingHours } from './opening-hours.ts';
import { atLeast, atMost, median, type Verdict, verdictLine } from './verdict.ts';
import { firstDeadline } from './worktime-cold.ts';

const ZONE = 'Europe/Moscow';
const INPUTS = 10_000;
const ROUNDS = 20;
/** The slow peers get a share of the inputs in each round, so that all contestants run interleaved. */
const LUXON_SHARE = INPUTS / ROUNDS;
const OPENING_HOURS_SHARE = 25;
/** As long a burst as a slow peer has: what else the machine does then disturbs all alike. */
const REPEATS = 3;
const EIGHT_HOURS = 8 * 3_600_000;
const SIXTY_DAYS = 60 * 86_400_000;

const full = ['09:00-13:00', '13:45-18:00'];
const week = { mon: full, tue: full, wed: full, thu: full, fri: ['09:00-13:00', '13:45-16:45'] };

interface Input {
	readonly from: number;
	readonly to: number;
}

/**
 * The calculus against a plain Luxon day loop and opening_hours, in one run: the same calendar, 10,000 random starts of
 * 2024 to 2026, every answer compared with the Luxon loop's. Prints absolutes, judges ratios.
 */
export async function benchWorktime(print: (line: string) => void): Promise<readonly Verdict[]> {
	const data = await readCalendarData(join(import.meta.dirname, '../calendars'));
	const schedule = { zone: ZONE, region: 'RU-KDA', follows: followedByDefault, week, days: [] };
	const built = buildCalendarFor(schedule, data);
	if (!built.ok) throw new Error(built.refusal.map(describeFault).join('; '));
	const calendar = built.value;
	const plain = plainOf(calendar);
	const inputs = randomInputs();

	// opening_hours knows no zone but the process's.
	const zoneBefore = process.env['TZ'];
	process.env['TZ'] = ZONE;
	const hours = openingHours(plain);
	const add = contest(inputs, {
		table: ({ from }) => must(addWorkingMs(calendar, from, EIGHT_HOURS)),
		tableAll: (some) => {
			let sum = 0;
			for (const { from } of some) sum += must(addWorkingMs(calendar, from, EIGHT_HOURS));
			return sum;
		},
		luxon: ({ from }) => addByLuxon(plain, from, EIGHT_HOURS),
		openingHours: ({ from }) => addByOpeningHours(hours, from, EIGHT_HOURS),
	});
	const elapsed = contest(inputs, {
		table: ({ from, to }) => must(workingMsBetween(calendar, from, to)),
		tableAll: (some) => {
			let sum = 0;
			for (const { from, to } of some) sum += must(workingMsBetween(calendar, from, to));
			return sum;
		},
		luxon: ({ from, to }) => elapsedByLuxon(plain, from, to),
		openingHours: ({ from, to }) => elapsedByOpeningHours(hours, from, to),
	});
	if (zoneBefore === undefined) delete process.env['TZ'];
	else process.env['TZ'] = zoneBefore;
	const days = rate(inputs, REPEATS, (some) => {
		let sum = 0;
		for (const { from } of some) sum += must(dueAt(calendar, from, { amount: 7, unit: 'WD' }));
		return sum;
	});
	const cold = await firstDeadline(calendar, plain);
	const years = calendar.plan.days.length / 365.25;
	const stored = (Buffer.byteLength(JSON.stringify(encodeCalendar(calendar))) / years) * 10;
	const tables = (bytesOf(calendar) / years) * 10;

	print('Terms: table against Luxon day loop and opening_hours, operations a second');
	print(row('add 480 working minutes', add));
	print(row('elapsed, up to 60 days', elapsed));
	print(`  add 7 working days        table ${figure(days)}`);
	print(`  first deadline, cold      table ${cold.table.toFixed(2)} ms   Luxon ${cold.luxon.toFixed(2)} ms`);
	print(`  ten years                 stored ${figure(stored)} bytes   tables in memory ${figure(tables)} bytes`);
	const verdicts = [
		atLeast('add, times the Luxon loop', add.table / add.luxon, 300),
		atLeast('add, times opening_hours', add.table / add.openingHours, 1000),
		atLeast('elapsed, times the Luxon loop', elapsed.table / elapsed.luxon, 300),
		atLeast('elapsed, times opening_hours', elapsed.table / elapsed.openingHours, 1000),
		atMost('answers that differ from the Luxon loop', add.differ + elapsed.differ, 0),
		atMost('first deadline of a cold process, share of the Luxon loop', cold.table / cold.luxon, 1 / 6),
		atMost('ten years stored, bytes', stored, 200_000),
	];
	for (const verdict of verdicts) print(`  ${verdictLine(verdict)}`);
	return verdicts;
}

type Way = (input: Input) => number;

/**
 * A loop of its own over the inputs, its answers added up so that none can be left out: a loop shared by all contestants
 * calls through a pointer, which costs the fast one a tenth of its speed and the slow ones nothing.
 */
type Loop = (inputs: readonly Input[]) => number;

interface Contestants {
	readonly table: Way;
	readonly tableAll: Loop;
	readonly luxon: Way;
	readonly openingHours: Way;
}

interface Rates {
	readonly table: number;
	readonly luxon: number;
	readonly openingHours: number;
	readonly differ: number;
}

function contest(inputs: readonly Input[], ways: Contestants): Rates {
	const rates = { table: [] as number[], luxon: [] as number[], openingHours: [] as number[] };
	let differ = 0;
	for (let round = 0; round < ROUNDS; round += 1) {
		const share = inputs.slice(round * LUXON_SHARE, (round + 1) * LUXON_SHARE);
		rates.luxon.push(rate(share, 1, summing(ways.luxon)));
		rates.openingHours.push(rate(share.slice(0, OPENING_HOURS_SHARE), 1, summing(ways.openingHours)));
		rates.table.push(rate(inputs, REPEATS, ways.tableAll));
		differ += share.filter((input) => ways.table(input) !== ways.luxon(input)).length;
		differ += share
			.slice(0, OPENING_HOURS_SHARE)
			.filter((input) => ways.table(input) !== ways.openingHours(input)).length;
	}
	return { table: median(rates.table), luxon: median(rates.luxon), openingHours: median(rates.openingHours), differ };
}

function summing(way: Way): Loop {
	return (inputs) => inputs.reduce((sum, input) => sum + way(input), 0);
}

/** Operations a second. */
function rate(inputs: readonly Input[], repeats: number, loop: Loop): number {
	let sum = 0;
	const started = performance.now();
	for (let repeat = 0; repeat < repeats; repeat += 1) sum += loop(inputs);
	const took = performance.now() - started;
	if (Number.isNaN(sum)) throw new Error('an answer is no number');
	return (inputs.length * repeats * 1000) / took;
}

/** The same starts in every run: a fixed seed, so that runs can be compared. */
function randomInputs(): readonly Input[] {
	let seed = 20_250_428;
	const next = () => {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		return seed / 2 ** 32;
	};
	const first = Date.UTC(2024, 0, 1);
	const span = Date.UTC(2026, 10, 1) - first;
	return Array.from({ length: INPUTS }, () => {
		const from = first + Math.floor((next() * span) / 60_000) * 60_000;
		return { from, to: from + Math.floor((next() * SIXTY_DAYS) / 60_000) * 60_000 };
	});
}

/** All the days that differ from the week, said as the peers need them: everyone has the same nine years. */
function plainOf({ plan }: WorkCalendar): PlainCalendar {
	const hoursOf = (day: number) => {
		const pattern = plan.patterns[plan.days[day] ?? 0] ?? [];
		return pattern.flatMap((start, i) => (i % 2 === 0 ? [`${clock(start)}-${clock(pattern[i + 1] ?? 0)}`] : []));
	};
	const byWeekday = weekdays.map((weekday): readonly string[] =>
		weekday in week ? week[weekday as keyof typeof week] : [],
	);
	const days: Record<string, readonly string[]> = {};
	for (let day = 0; day < plan.days.length; day += 1) {
		const date = dateOf(plan.firstDay + day);
		const hours = hoursOf(day);
		const usual = byWeekday[weekdayIndex(plan.firstDay + day)] ?? [];
		if (hours.join() !== usual.join()) days[date] = hours;
	}
	return { zone: plan.zone, week: byWeekday, days };
}

function clock(minutes: number): string {
	return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function bytesOf({ dayStart, workBefore, workDaysBefore, shapeOf }: WorkCalendar): number {
	return [dayStart, workBefore, workDaysBefore, shapeOf].reduce((sum, array) => sum + array.byteLength, 0);
}

function must(result: Result<number, unknown>): number {
	return result.ok ? result.value : Number.NaN;
}

function row(what: string, { table, luxon, openingHours: other }: Rates): string {
	return `  ${what.padEnd(25)} table ${figure(table)}   Luxon ${figure(luxon)}   opening_hours ${figure(other)}`;
}

function figure(value: number): string {
	return Math.round(value).toLocaleString('en');
}
