import type { WorkCalendar } from './calendar.ts';
import { calendarContent } from './encode.ts';

/** The odd multiplier and the four starts of as many independent 32-bit hashes; 128 bits in all. */
const PRIME = 0x01000193;
const STARTS = [0x811c9dc5, 0x2f0b4c47, 0x6b43a9b5, 0x9e3779b1] as const;

/**
 * The version of a calendar: 32 hexadecimal digits made of everything that it counts and says. It tells calendars apart
 * by accident, not by malice: whoever may publish a calendar may publish any.
 */
export function contentId(calendar: WorkCalendar): string {
	const content = calendarContent(calendar);
	return STARTS.map((start) => {
		let hash: number = start;
		for (let i = 0; i < content.length; i += 1) {
			hash = Math.imul(hash ^ content.charCodeAt(i), PRIME);
			hash ^= hash >>> 15;
		}
		return (hash >>> 0).toString(16).padStart(8, '0');
	}).join('');
}
