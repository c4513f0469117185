import OpeningHours from 'opening_hours';
import type { PlainCalendar } from './luxon-loop.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/** The calendar in the language of opening_hours, which reads it in the zone of the process. */
export function openingHours({ week, days }: PlainCalendar): OpeningHours {
	const weekly = week.flatMap((hours, day) =>
		hours.length === 0 ? [] : [`${WEEKDAYS[day] ?? ''} ${hours.join(',')}`],
	);
	const dated = Object.entries(days).map(([date, hours]) => {
		const [year = '', month = '', day = ''] = date.split('-');
		return `${year} ${MONTHS[Number(month) - 1] ?? ''} ${day} ${hours.length === 0 ? 'off' : hours.join(',')}`;
	});
	return new OpeningHours([...weekly, ...dated].join('; '), null);
}

/** When so much opening time has gone by. */
export function addByOpeningHours(hours: OpeningHours, from: number, ms: number): number {
	const iterator = hours.getIterator(new Date(from));
	let left = ms;
	let now = from;
	for (let open = iterator.getState(); ; open = iterator.getState()) {
		if (!iterator.advance()) throw new Error('opening_hours knows no next change');
		const next = iterator.getDate().getTime();
		if (open) {
			if (left <= next - now) return now + left;
			left -= next - now;
		}
		now = next;
	}
}

/** The opening time between two instants. */
export function elapsedByOpeningHours(hours: OpeningHours, from: number, to: number): number {
	return hours.getOpenDuration(new Date(from), new Date(to))[0];
}
