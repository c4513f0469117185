import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { parse } from 'yaml';
import type { WorkSchedule } from '../../domain/worktime/schedule.ts';
import type { Term } from '../../domain/worktime/term.ts';
import { root } from './checkout.ts';

// The same questions answered in the dullest way there is: minute after minute of real time, looking each up on a wall
// clock. It reads the calendar files itself and shares no line with what it judges.

interface YearFile {
	readonly off: readonly { readonly days: Readonly<Record<string, string>> }[];
	readonly worked: readonly { readonly date: string; readonly hoursOf: string }[];
	readonly short: readonly { readonly days: Readonly<Record<string, string>> }[];
}

interface RegionFile {
	readonly id: string;
	readonly days: readonly { readonly date: string; readonly status: string; readonly workedInstead?: string }[];
}

function read<File>(folder: string): readonly File[] {
	const path = join(root, 'calendars', folder);
	return readdirSync(path).map((name) => parse(readFileSync(join(path, name), 'utf8')) as File);
}

const years = read<YearFile>('federal');
const regions = read<RegionFile>('regions');
const holidays = new Set(years.flatMap(({ off }) => off.flatMap(({ days }) => Object.keys(days))));
const eves = new Set(years.flatMap(({ short }) => short.flatMap(({ days }) => Object.keys(days))));
const swapped = new Map(years.flatMap(({ worked }) => worked.map(({ date, hoursOf }) => [date, hoursOf] as const)));

const MINUTE = 60_000;
const KEYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Which minutes of a date are worked: 1440 yes or no. */
function minutesOf(schedule: WorkSchedule, date: string): readonly boolean[] {
	const own = schedule.days.find((day) => day.date === date);
	if (own !== undefined) return drawn(own.segments);
	if (holidays.has(date)) return drawn([]);
	const followed = regions
		.filter(({ id }) => id === schedule.region)
		.flatMap(({ days }) => days.filter(({ status }) => status === 'law' || status === 'recommended'));
	if (followed.some((day) => day.date === date)) return drawn([]);
	const regional = followed.find(({ workedInstead }) => workedInstead === date);
	const model = regional?.date ?? swapped.get(date) ?? date;
	const key = KEYS[DateTime.fromISO(model, { zone: 'utc' }).weekday - 1] ?? 'mon';
	const minutes = drawn(schedule.week[key] ?? []);
	let excess = (regional === undefined ? eves.has(date) : eves.has(regional.date)) ? 60 : 0;
	for (let minute = 1439; minute >= 0 && excess > 0; minute -= 1) {
		if (!minutes[minute]) continue;
		minutes[minute] = false;
		excess -= 1;
	}
	return minutes;
}

function drawn(segments: readonly string[]): boolean[] {
	const minutes = Array.from({ length: 1440 }, () => false);
	for (const segment of segments) {
		const [from = 0, to = 0] = segment.split('-').map((time) => {
			const [hour = 0, minute = 0] = time.split(':').map(Number);
			return hour * 60 + minute;
		});
		minutes.fill(true, from, to);
	}
	return minutes;
}

interface Quarter {
	readonly date: string;
	/** Minutes ahead of UTC. */
	readonly offset: number;
	/** The minutes of the date. */
	readonly minutes: readonly boolean[];
}

/** A wall clock that remembers a quarter of an hour, within which no zone changes its offset or its date. */
export class Oracle {
	readonly #schedule: WorkSchedule;
	readonly #days = new Map<string, readonly boolean[]>();
	readonly #quarters = new Map<number, Quarter>();

	constructor(schedule: WorkSchedule) {
		this.#schedule = schedule;
	}

	/** When a term of minutes or hours that begins at `from` ends. */
	due(from: number, { amount, unit }: Term): number {
		const counts = unit === 'CHX' ? (t: number) => this.#isWorkDate(t) : (t: number) => this.#isWorked(t);
		let left = amount * (unit === 'WM' ? 1 : 60) * MINUTE;
		for (let now = from; ; ) {
			const next = Math.floor(now / MINUTE) * MINUTE + MINUTE;
			if (counts(now)) {
				if (left <= next - now) return now + left;
				left -= next - now;
			}
			now = next;
		}
	}

	/** The latest instant from which a term of working minutes or hours is left before `deadline`. */
	latestStart(deadline: number, { amount, unit }: Term): number {
		let left = amount * (unit === 'WM' ? 1 : 60) * MINUTE;
		for (let now = deadline; ; ) {
			const previous = Math.ceil(now / MINUTE) * MINUTE - MINUTE;
			if (this.#isWorked(previous)) {
				if (left <= now - previous) return now - left;
				left -= now - previous;
			}
			now = previous;
		}
	}

	/** The working milliseconds between two instants. */
	between(from: number, to: number): number {
		let sum = 0;
		for (let now = from; now < to; ) {
			const next = Math.min(to, Math.floor(now / MINUTE) * MINUTE + MINUTE);
			if (this.#isWorked(now)) sum += next - now;
			now = next;
		}
		return sum;
	}

	/** The end of the last worked minute of the N-th working date after the date of `from`. */
	closing(from: number, days: number): number {
		let left = days;
		let date = this.#at(from).date;
		let end = 0;
		for (let now = Math.floor(from / MINUTE) * MINUTE; ; now += MINUTE) {
			const today = this.#at(now).date;
			if (today !== date) {
				if (left === 0) return end;
				date = today;
				if (this.#isWorkDate(now)) left -= 1;
			}
			if (left === 0 && this.#isWorked(now)) end = now + MINUTE;
		}
	}

	/** The end of the N-th date after the date of `from`. */
	midnight(from: number, days: number): number {
		let left = days + 1;
		let date = this.#at(from).date;
		for (let now = Math.floor(from / MINUTE) * MINUTE; ; now += MINUTE) {
			if (this.#at(now).date === date) continue;
			date = this.#at(now).date;
			left -= 1;
			if (left === 0) return now;
		}
	}

	#isWorked(instant: number): boolean {
		const { minutes, offset } = this.#at(instant);
		return minutes[Math.floor(instant / MINUTE + offset) % 1440] ?? false;
	}

	#isWorkDate(instant: number): boolean {
		return this.#at(instant).minutes.includes(true);
	}

	#at(instant: number): Quarter {
		const index = Math.floor(instant / (15 * MINUTE));
		const known = this.#quarters.get(index);
		if (known !== undefined) return known;
		const wall = DateTime.fromMillis(index * 15 * MINUTE, { zone: this.#schedule.zone });
		const date = wall.toISODate() ?? '';
		const minutes = this.#days.get(date) ?? minutesOf(this.#schedule, date);
		const quarter = { date, offset: wall.offset, minutes };
		this.#days.set(date, minutes);
		this.#quarters.set(index, quarter);
		return quarter;
	}
}
