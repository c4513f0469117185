import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { parse } from 'yaml';
import type { CalendarFacts } from '../../domain/verify/claim.ts';
import type { WorkSchedule } from '../../domain/worktime/schedule.ts';
import { root } from './checkout.ts';

// What the verifier believes, looked up in the files themselves: no calendar of the product stands between.

interface Acts {
	readonly act: string;
	readonly days: Readonly<Record<string, string>>;
}
interface YearFile {
	readonly off: readonly Acts[];
	readonly worked: readonly { readonly date: string; readonly hoursOf: string; readonly act: string }[];
	readonly short: readonly Acts[];
}
interface RegionFile {
	readonly id: string;
	readonly days: readonly {
		readonly date: string;
		readonly act: string;
		readonly status: string;
		readonly workedInstead?: string;
	}[];
}

function read<File>(folder: string): readonly File[] {
	const path = join(root, 'calendars', folder);
	return readdirSync(path).map((name) => parse(readFileSync(join(path, name), 'utf8')) as File);
}

const byDate = (groups: readonly Acts[]) =>
	new Map(groups.flatMap(({ act, days }) => Object.keys(days).map((date) => [date, act] as const)));

const years = read<YearFile>('federal');
const regions = read<RegionFile>('regions');
const off = byDate(years.flatMap((year) => year.off));
const eves = byDate(years.flatMap((year) => year.short));
const worked = new Map(years.flatMap((year) => year.worked.map((day) => [day.date, day] as const)));
const keys = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

type Hours = readonly (readonly [number, number])[];

/** The hours and the acts of each date under a schedule, and the offset of its zone. */
export function statedHours(schedule: WorkSchedule): CalendarFacts {
	const followed = regions
		.filter(({ id }) => id === schedule.region)
		.flatMap(({ days }) => days.filter(({ status }) => status === 'law' || status === 'recommended'));
	const dayOf = (date: string): { readonly hours: Hours; readonly acts: readonly (string | null)[] } => {
		const own = schedule.days.find((day) => day.date === date);
		if (own !== undefined) return { hours: own.segments.map(minutes), acts: [own.act] };
		const holiday = off.get(date) ?? followed.find((day) => day.date === date)?.act;
		if (holiday !== undefined) return { hours: [], acts: [holiday] };
		const moved = followed.find(({ workedInstead }) => workedInstead === date);
		const model = moved?.date ?? worked.get(date)?.hoursOf ?? date;
		const weekday = keys[DateTime.fromISO(model, { zone: 'utc' }).weekday - 1] ?? 'mon';
		const hours = (schedule.week[weekday] ?? []).map(minutes);
		const act = moved?.act ?? worked.get(date)?.act;
		const eve = eves.get(moved?.date ?? date);
		const acts = [act, eve].flatMap((one) => one ?? []);
		return { hours: eve === undefined ? hours : shortened(hours), acts };
	};
	return {
		offsetMinutes: (instant) => DateTime.fromMillis(instant, { zone: schedule.zone }).offset,
		hours: (date) => dayOf(date).hours,
		acts: (date) => dayOf(date).acts,
	};
}

function minutes(segment: string): readonly [number, number] {
	const [from = 0, to = 0] = segment.split('-').map((time) => {
		const [hour = 0, minute = 0] = time.split(':').map(Number);
		return hour * 60 + minute;
	});
	return [from, to];
}

function shortened(hours: Hours): Hours {
	let excess = 60;
	return hours
		.toReversed()
		.flatMap(([from, to]) => {
			const cut = Math.min(excess, to - from);
			excess -= cut;
			return to - cut > from ? [[from, to - cut] as const] : [];
		})
		.toReversed();
}
