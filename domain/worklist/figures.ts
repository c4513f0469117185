import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../instant.ts';
import { isBound } from './place.ts';

/** An open case as an index shows it: where it stands among the others, and its marks (`marksOf`). */
export interface Outlined {
	readonly order: Instant;
	readonly marks: readonly string[];
}

/** How old an open case is, in days of the municipality since that of its receipt; the last one is open. */
export const ages = [
	{ from: 0, to: 0 },
	{ from: 1, to: 3 },
	{ from: 4, to: 7 },
	{ from: 8, to: 30 },
	{ from: 31, to: null },
] as const;

/** What is open in a municipality, counted. */
export interface Figures {
	readonly open: number;
	/** Whose term is over; one that no term binds never is. */
	readonly late: number;
	/** Whose term ends today, from now on. */
	readonly today: number;
	/** For each of `ages`, how many; a case of which its day is not known is in none. */
	readonly byAge: readonly number[];
	/** Of today, by the hour in which their term ends; hours with none between the first and the last stand with 0. */
	readonly byHour: readonly { readonly hour: number; readonly count: number }[];
	/** By unit that is asked, the most first. */
	readonly byUnit: readonly { readonly unit: string; readonly count: number }[];
}

/** `offset`: minutes ahead of UTC in the municipality's zone; its days and hours are meant. */
export function figuresOf(cases: readonly Outlined[], now: Instant, offset: number): Figures {
	const local = (instant: Instant) => instant + offset * MINUTE_MS;
	const midnight = (Math.floor(local(now) / DAY_MS) + 1) * DAY_MS;
	const bound = cases.filter(({ order }) => isBound(order));
	const today = bound.filter(({ order }) => order >= now && local(order) < midnight);
	const hours = today.map(({ order }) => Math.floor((local(order) % DAY_MS) / HOUR_MS));
	const days = cases.flatMap((one) => ageOf(one, midnight) ?? []);
	return {
		open: cases.length,
		late: bound.filter(({ order }) => order < now).length,
		today: today.length,
		byAge: ages.map(({ from, to }) => days.filter((day) => day >= from && (to === null || day <= to)).length),
		byHour: spanOf(hours).map((hour) => ({ hour, count: hours.filter((one) => one === hour).length })),
		byUnit: unitsOf(cases),
	};
}

/** Of two parts of a municipality's open cases, each counted as of the same instant, the figures of both together. */
export function addedUp(one: Figures, other: Figures): Figures {
	const counts = (hour: number) => countOf(one.byHour, hour) + countOf(other.byHour, hour);
	const units = new Map(one.byUnit.map(({ unit, count }) => [unit, count]));
	for (const { unit, count } of other.byUnit) units.set(unit, (units.get(unit) ?? 0) + count);
	return {
		open: one.open + other.open,
		late: one.late + other.late,
		today: one.today + other.today,
		byAge: one.byAge.map((count, at) => count + (other.byAge[at] ?? 0)),
		byHour: spanOf([...one.byHour, ...other.byHour].map(({ hour }) => hour)).map((hour) => ({
			hour,
			count: counts(hour),
		})),
		byUnit: mostFirst(units),
	};
}

function countOf(byHour: Figures['byHour'], wanted: number): number {
	return byHour.find(({ hour }) => hour === wanted)?.count ?? 0;
}

/** Days from that of its receipt to the one that ends at this local midnight. */
function ageOf({ marks }: Outlined, midnight: number): number | null {
	const received = marks.find((mark) => mark.startsWith('from='))?.slice('from='.length);
	return received === undefined ? null : Math.floor((midnight - DAY_MS - Date.parse(received)) / DAY_MS);
}

function spanOf(hours: readonly number[]): readonly number[] {
	if (hours.length === 0) return [];
	const first = Math.min(...hours);
	return Array.from({ length: Math.max(...hours) - first + 1 }, (_, at) => first + at);
}

function unitsOf(cases: readonly Outlined[]): Figures['byUnit'] {
	const counts = new Map<string, number>();
	for (const { marks } of cases) {
		for (const mark of marks) {
			if (!mark.startsWith('unit=')) continue;
			const unit = mark.slice('unit='.length);
			counts.set(unit, (counts.get(unit) ?? 0) + 1);
		}
	}
	return mostFirst(counts);
}

function mostFirst(counts: ReadonlyMap<string, number>): Figures['byUnit'] {
	return [...counts]
		.map(([unit, count]) => ({ unit, count }))
		.toSorted((one, other) => other.count - one.count || one.unit.localeCompare(other.unit));
}
