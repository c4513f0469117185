import type { Instant } from '../../../domain/instant.ts';
import type { WorkCalendar } from '../../../domain/worktime/calendar.ts';
import { isoInZone } from '../../../domain/worktime/local-time.ts';
import { instantOfLocal } from '../../../domain/worktime/offsets.ts';

const TIME = /^(?:(\d\d)\.(\d\d)(?:\.(\d{4}))? )?(\d\d:\d\d)(:\d\d(?:\.\d+)?)?$/;
const DATE = /^(\d\d)\.(\d\d)(?:\.(\d{4}))?$/;

/** Reads the times of one worked case: "12.03 10:00", or "10:00" on the day of the step before. */
export function timeReader(calendar: WorkCalendar, year: number): (text: string, isStep: boolean) => string {
	let today = '';
	return (text, isStep) => {
		const dated = DATE.exec(text);
		if (dated !== null) return `${dated[3] ?? year}-${dated[2]}-${dated[1]}`;
		const [, date, month, named, clock, seconds = ':00'] = TIME.exec(text) ?? [];
		if (clock === undefined) throw new Error(`${text} is no time of a worked case`);
		const day = date === undefined ? today : `${named ?? year}-${month}-${date}`;
		if (isStep) today = day;
		const wall = Date.parse(`${day}T${clock}${seconds}Z`);
		if (Number.isNaN(wall)) throw new Error(`${text} has no day before it`);
		return isoInZone(calendar, instantOfLocal(calendar.plan.offsets, wall));
	};
}

/** An instant as worked cases write it; the year only where it is another, 24:00 where a day ends. */
export function tellTime(calendar: WorkCalendar, year: number, instant: Instant): string {
	const midnight = isoInZone(calendar, instant).slice(11, 19) === '00:00:00';
	const iso = isoInZone(calendar, midnight ? instant - 1 : instant);
	const [, its, month, day, clock, seconds] = /^(\d+)-(\d\d)-(\d\d)T(\d\d:\d\d):([\d.]+)/.exec(iso) ?? [];
	const date = `${day}.${month}${Number(its) === year ? '' : `.${its}`}`;
	if (midnight) return `${date} 24:00`;
	return `${date} ${clock}${seconds === '00' ? '' : `:${seconds}`}`;
}
