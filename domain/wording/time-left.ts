import type { TimeLeft } from '../case/why/time-left.ts';
import { counted, plural } from './plurals.ts';

/** From here on days are told, and no minutes: nobody plans a week by them. */
const mostMinutes = { working: 16 * 60, onWall: 48 * 60 } as const;

/** «осталось 1 ч 20 мин рабочего времени», «остался 1 рабочий день»; of a term on the wall without the word. */
export function sayTimeLeft({ minutes, onWall, laterDays }: TimeLeft): string {
	if (minutes >= (onWall ? mostMinutes.onWall : mostMinutes.working) && laterDays > 0) {
		const forms = onWall
			? (['день', 'дня', 'дней'] as const)
			: (['рабочий день', 'рабочих дня', 'рабочих дней'] as const);
		const today = onWall ? '' : ' после сегодняшнего';
		return `${plural(laterDays, ['остался', 'осталось', 'осталось'])} ${counted(laterDays, forms)}${today}`;
	}
	const time = onWall ? '' : ' рабочего времени';
	if (minutes === 0) return `осталось меньше минуты${time}`;
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	const parts = [...(hours > 0 ? [`${hours}\u00a0ч`] : []), ...(rest > 0 ? [`${rest}\u00a0мин`] : [])];
	return `осталось ${parts.join(' ')}${time}`;
}
