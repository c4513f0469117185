import type { Instant } from '../instant.ts';
import type { DayPlan, WorkCalendar } from './calendar.ts';
import type { RegionalStatus } from './calendar-data.ts';
import { expandPlan } from './expand.ts';
import type { DayReason, DayReasons } from './reasons.ts';

/** A reason of one day, its texts as places in `texts`. */
type Row = readonly [day: number, why: number, name: number, act: number, status: number, insteadOf: number];

/** The reasons of all days, each text said once. */
interface ReasonTable {
	readonly texts: readonly (string | null)[];
	readonly rows: readonly Row[];
}

/** A calendar as it is stored: plain JSON, about 20 KB for nine years, of which the reasons are the larger part. */
export interface EncodedCalendar {
	readonly format: 1;
	readonly id: string;
	readonly zone: string;
	readonly firstDay: number;
	readonly patterns: readonly (readonly number[])[];
	/** One character for each day: the index of its pattern, counted from `0`. */
	readonly days: string;
	readonly offsets: {
		readonly from: Instant;
		readonly to: Instant;
		readonly at: readonly Instant[];
		readonly minutes: readonly number[];
	};
	/** Unfolded only when an explanation asks for them. */
	readonly reasons: ReasonTable;
	/** Those of the units that keep hours of their own. */
	readonly units?: Readonly<Record<string, EncodedCalendar>>;
}

const ZERO = '0'.charCodeAt(0);

/** The storable form of a calendar. */
export function encodeCalendar(calendar: WorkCalendar): EncodedCalendar {
	const { plan, id, reasons, units } = calendar;
	return {
		...encodePlan(plan),
		id,
		reasons: encodeReasons(reasons()),
		...(units !== undefined && { units: eachOf(units, encodeCalendar) }),
	};
}

/** The calendar that was stored: no Luxon, no Intl, a few milliseconds. What another version wrote is a bug. */
export function decodeCalendar(encoded: EncodedCalendar): WorkCalendar {
	if (encoded.format !== 1) throw new Error(`a stored calendar has the unknown format ${String(encoded.format)}`);
	const { zone, firstDay, patterns, days, offsets, id, reasons, units } = encoded;
	const indices = new Uint16Array(days.length);
	for (let day = 0; day < days.length; day += 1) indices[day] = days.charCodeAt(day) - ZERO;
	const plan: DayPlan = { zone, firstDay, patterns, days: indices, offsets: { zone, ...offsets } };
	return expandPlan(
		plan,
		() => id,
		() => decodeReasons(reasons),
		units === undefined ? undefined : eachOf(units, decodeCalendar),
	);
}

/** All of a calendar's content but its id, in one text that two equal calendars share. */
export function calendarContent(calendar: WorkCalendar): string {
	const { plan, reasons, units } = calendar;
	return JSON.stringify({
		...encodePlan(plan),
		reasons: encodeReasons(reasons()),
		...(units !== undefined && { units: eachOf(units, ({ id }) => id) }),
	});
}

/** The same of each unit, in one order for equal calendars. */
function eachOf<Of, To>(units: Readonly<Record<string, Of>>, make: (of: Of) => To): Readonly<Record<string, To>> {
	const sorted = Object.entries(units).toSorted(([one], [other]) => (one < other ? -1 : 1));
	return Object.fromEntries(sorted.map(([unit, of]) => [unit, make(of)]));
}

function encodePlan({ zone, firstDay, patterns, days, offsets }: DayPlan) {
	const { from, to, at, minutes } = offsets;
	// Patterns no day has (an hour less of a weekday that was never short) are no content.
	const used = [...new Set(days)].filter((index) => patterns[index] !== undefined);
	const letters = new Map(used.map((index, place) => [index, String.fromCharCode(ZERO + place)]));
	return {
		format: 1 as const,
		zone,
		firstDay,
		patterns: used.map((index) => patterns[index] ?? []),
		days: Array.from(days, (index) => letters.get(index) ?? NO_DATA_LETTER).join(''),
		offsets: { from, to, at, minutes },
	};
}

/** Decodes to `NO_DATA`: 65535 is out of reach of a letter, so it is the one that wraps round to it. */
const NO_DATA_LETTER = String.fromCharCode(ZERO - 1);

function encodeReasons(reasons: DayReasons): ReasonTable {
	const places = new Map<string | null, number>();
	const place = (text: string | null) => {
		const known = places.get(text) ?? places.size;
		places.set(text, known);
		return known;
	};
	const rows = [...reasons].flatMap(([day, list]) =>
		list.map((r): Row => [day, place(r.why), place(r.name), place(r.act), place(r.status), place(r.insteadOf)]),
	);
	return { texts: [...places.keys()], rows };
}

function decodeReasons({ texts, rows }: ReasonTable): DayReasons {
	const text = (index: number) => texts[index] ?? null;
	const reasons = new Map<number, DayReason[]>();
	for (const [day, why, name, act, status, insteadOf] of rows) {
		const reason: DayReason = {
			why: whys.find((known) => known === text(why)) ?? 'own',
			name: text(name),
			act: text(act),
			status: statuses.find((known) => known === text(status)) ?? null,
			insteadOf: text(insteadOf),
		};
		const list = reasons.get(day);
		if (list === undefined) reasons.set(day, [reason]);
		else list.push(reason);
	}
	return reasons;
}

const whys: readonly DayReason['why'][] = ['holiday', 'regional', 'worked', 'short', 'own'];
const statuses: readonly RegionalStatus[] = ['law', 'recommended', 'budget-sector', 'pandemic'];
