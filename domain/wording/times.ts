import { type Instant, MINUTE_MS } from '../instant.ts';

/** How moments are said to people of one municipality. Every string names its zone; spaces inside are non-breaking. */
export interface LocalTime {
	/** `13 марта 2025 г., 13:00 (МСК)`. */
	readonly at: (instant: Instant) => string;
	/** The same for a due time: the end of a day is that day's 24:00, never the next day's 00:00. */
	readonly due: (instant: Instant) => string;
	/** A due time for one line, read at `now`: `13:00` on the same day, else `13 марта, 13:00`; never with its zone. */
	readonly brief: (instant: Instant, now: Instant) => string;
	/** `13 марта 2025 г.`, the local date alone. */
	readonly day: (instant: Instant) => string;
	/** Minutes that the zone is ahead of UTC at this instant; what is typed into a form is read with it. */
	readonly offsetAt: (instant: Instant) => number;
}

const months = [
	'января',
	'февраля',
	'марта',
	'апреля',
	'мая',
	'июня',
	'июля',
	'августа',
	'сентября',
	'октября',
	'ноября',
	'декабря',
] as const;

/** Zones whose people reckon from Moscow's time, and so read «МСК+2» more easily than an offset from UTC. */
const moscowReckoned = new Set([
	'Europe/Kaliningrad',
	'Europe/Moscow',
	'Europe/Kirov',
	'Europe/Volgograd',
	'Europe/Simferopol',
	'Europe/Samara',
	'Europe/Saratov',
	'Europe/Astrakhan',
	'Europe/Ulyanovsk',
	'Asia/Yekaterinburg',
	'Asia/Omsk',
	'Asia/Novosibirsk',
	'Asia/Barnaul',
	'Asia/Tomsk',
	'Asia/Novokuznetsk',
	'Asia/Krasnoyarsk',
	'Asia/Irkutsk',
	'Asia/Chita',
	'Asia/Yakutsk',
	'Asia/Khandyga',
	'Asia/Vladivostok',
	'Asia/Ust-Nera',
	'Asia/Magadan',
	'Asia/Sakhalin',
	'Asia/Srednekolymsk',
	'Asia/Kamchatka',
	'Asia/Anadyr',
]);
const moscowOffset = 180;

/**
 * The formatter of one municipality.
 *
 * @param offsetAt minutes ahead of UTC at an instant, from the municipality's calendar
 * @param zone the IANA name of its zone; a Russian one is labelled from Moscow's time, any other from UTC
 */
export function formatterFor(offsetAt: (instant: Instant) => number, zone: string): LocalTime {
	const said = (instant: Instant, endOfDay: boolean): string => {
		const offset = offsetAt(instant);
		const midnight = endOfDay && minuteOfDay(instant, offset) === 0;
		const time = midnight ? '24:00' : clockFace(minuteOfDay(instant, offset));
		return `${date(midnight ? instant - MINUTE_MS : instant, offset)}, ${time}\u00a0(${label(zone, offset)})`;
	};
	return {
		at: (instant) => said(instant, false),
		due: (instant) => said(instant, true),
		brief: (instant, now) => briefly(instant, now, offsetAt),
		day: (instant) => date(instant, offsetAt(instant)),
		offsetAt,
	};
}

function briefly(instant: Instant, now: Instant, offsetAt: (instant: Instant) => number): string {
	const offset = offsetAt(instant);
	const midnight = minuteOfDay(instant, offset) === 0;
	const day = date(midnight ? instant - MINUTE_MS : instant, offset);
	const time = midnight ? '24:00' : clockFace(minuteOfDay(instant, offset));
	const today = date(now, offsetAt(now));
	if (day === today) return time;
	const [number, month, year] = day.split('\u00a0');
	return today.endsWith(`\u00a0${year}\u00a0г.`)
		? `${number}\u00a0${month}, ${time}`
		: `${number}\u00a0${month}\u00a0${year}, ${time}`;
}

function date(instant: Instant, offset: number): string {
	const local = new Date(instant + offset * MINUTE_MS);
	const month = months[local.getUTCMonth()] ?? '';
	return `${local.getUTCDate()}\u00a0${month}\u00a0${local.getUTCFullYear()}\u00a0г.`;
}

function minuteOfDay(instant: Instant, offset: number): number {
	const local = new Date(instant + offset * MINUTE_MS);
	return local.getUTCHours() * 60 + local.getUTCMinutes();
}

function clockFace(minutes: number): string {
	return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function label(zone: string, offset: number): string {
	return moscowReckoned.has(zone) ? `МСК${ahead(offset - moscowOffset)}` : `UTC${ahead(offset)}`;
}

/** `+2`, `−1`, `+5:30`; nothing at all for no difference. */
function ahead(minutes: number): string {
	if (minutes === 0) return '';
	const size = Math.abs(minutes);
	const rest = size % 60;
	return `${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
