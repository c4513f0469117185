import { HOUR_MS, MINUTE_MS } from '../instant.ts';
import type { Weekday } from '../worktime/local-date.ts';
import type { Term, TermUnit } from '../worktime/term.ts';
import { sayTerm } from './terms.ts';

/** The words of an explanation in one language. */
export interface CountedDaysWords {
	readonly weekdays: Readonly<Record<Weekday, string>>;
	readonly term: (term: Term) => string;
	readonly head: (term: string, from: string, due: string, zone: string) => string;
	readonly duration: (ms: number) => string;
	readonly countedDay: string;
	readonly dayOff: string;
	readonly startDay: string;
	readonly spent: string;
	readonly holiday: string;
	readonly regional: string;
	readonly worked: (insteadOf: string) => string;
	readonly short: string;
	readonly own: string;
}

const englishUnits: Readonly<Record<TermUnit, readonly [one: string, many: string]>> = {
	WM: ['working minute', 'working minutes'],
	WH: ['working hour', 'working hours'],
	SH: ['hour of service time', 'hours of service time'],
	CM: ['minute by the clock', 'minutes by the clock'],
	CH: ['hour by the clock', 'hours by the clock'],
	CHX: ['hour by the clock on working dates', 'hours by the clock on working dates'],
	WD: ['working day', 'working days'],
	CD: ['calendar day', 'calendar days'],
};

export const russian: CountedDaysWords = {
	weekdays: { mon: 'пн', tue: 'вт', wed: 'ср', thu: 'чт', fri: 'пт', sat: 'сб', sun: 'вс' },
	term: sayTerm,
	head: (term, from, due, zone) => `Срок: ${term}, начало ${from}, окончание ${due} (часовой пояс ${zone})`,
	duration: (ms) => duration(ms, ['ч', 'мин', 'с'], ','),
	countedDay: 'засчитан',
	dayOff: 'выходной день по графику работы',
	startDay: 'день начала срока не засчитывается',
	spent: 'рабочего времени в этот день уже не оставалось',
	holiday: 'нерабочий день',
	regional: 'нерабочий день в регионе',
	worked: (insteadOf) => `рабочий день вместо ${insteadOf}`,
	short: 'рабочий день короче на час',
	own: 'собственный график администрации на этот день',
};

export const english: CountedDaysWords = {
	weekdays: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
	term: ({ amount, unit }) => `${amount} ${englishUnits[unit][amount === 1 ? 0 : 1]}`,
	head: (term, from, due, zone) => `${term} from ${from} end ${due} (${zone})`,
	duration: (ms) => duration(ms, ['h', 'min', 's'], '.'),
	countedDay: 'counted',
	dayOff: 'day off by the week',
	startDay: 'the day of the start is not counted',
	spent: 'no working time was left on this day',
	holiday: 'day off',
	regional: 'day off in the region',
	worked: (insteadOf) => `worked instead of ${insteadOf}`,
	short: 'an hour shorter',
	own: 'own hours of the administration on this day',
};

function duration(
	ms: number,
	names: readonly [hours: string, minutes: string, seconds: string],
	comma: string,
): string {
	const hours = Math.floor(ms / HOUR_MS);
	const minutes = Math.floor(ms / MINUTE_MS) % 60;
	const seconds = (ms % MINUTE_MS) / 1000;
	const parts = [hours, minutes, seconds].flatMap((amount, place) =>
		amount === 0 ? [] : [`${String(amount).replace('.', comma)} ${names[place] ?? ''}`],
	);
	return parts.join(' ');
}
