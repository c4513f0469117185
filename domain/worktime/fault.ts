import { unreachable } from '../result.ts';
import type { units } from './term.ts';

/**
 * Why a calendar could not be made, or gave no answer. A year without data and a calendar without working time are
 * faults, never "assume Monday to Friday" and never a loop.
 */
export type CalendarFault =
	| { readonly fault: 'no-data-for-year'; readonly year: number; readonly first: number; readonly last: number }
	| { readonly fault: 'no-working-time' }
	| { readonly fault: 'out-of-reckoning' }
	| { readonly fault: 'not-backward'; readonly unit: string }
	| { readonly fault: 'reversed' }
	| { readonly fault: 'no-years' }
	| { readonly fault: 'unknown-zone'; readonly zone: string }
	| { readonly fault: 'unknown-region'; readonly region: string; readonly known: readonly string[] }
	| { readonly fault: 'unknown-weekday'; readonly weekday: string }
	| { readonly fault: 'bad-segment'; readonly where: string; readonly segment: string }
	| { readonly fault: 'overlap'; readonly where: string; readonly segment: string; readonly other: string }
	| { readonly fault: 'bad-date'; readonly where: string; readonly date: string }
	| { readonly fault: 'twice'; readonly where: string; readonly date: string }
	/** Of the hours that a unit keeps of its own. */
	| { readonly fault: 'of-unit'; readonly unit: string; readonly of: CalendarFault };

/** Whether data that are still to be published will answer it: the year that is missing is not before the first. */
export function isToCome(fault: CalendarFault): boolean {
	return fault.fault === 'no-data-for-year' && fault.year > fault.first;
}

/** Units that can be counted backwards from a deadline (G-24): those of minutes and hours, but for CHX. */
export const backwardUnits = ['WM', 'WH', 'SH', 'CM', 'CH'] as const satisfies readonly (typeof units)[number][];

/** One clear English sentence for a fault: what is wrong, and with which part of the calendar. */
export function describeFault(fault: CalendarFault): string {
	switch (fault.fault) {
		case 'no-data-for-year':
			return `there is no calendar data for ${fault.year}: the calendar knows ${fault.first} to ${fault.last}`;
		case 'no-working-time':
			return 'the calendar has no working time at all, so no working term can ever end';
		case 'out-of-reckoning':
			return 'the term leads beyond the year 9999';
		case 'not-backward':
			return `${fault.unit} cannot be counted backwards from a deadline: only ${backwardUnits.join(' ')} can`;
		case 'reversed':
			return 'the end lies before the start';
		case 'no-years':
			return 'the calendar has no year of federal data';
		case 'unknown-zone':
			return `${JSON.stringify(fault.zone)} is no IANA time zone: write one such as "Europe/Moscow"`;
		case 'unknown-region':
			return `there is no calendar of the region ${JSON.stringify(fault.region)}: known are ${fault.known.join(', ')}`;
		case 'unknown-weekday':
			return `the week has no day ${JSON.stringify(fault.weekday)}: its days are mon tue wed thu fri sat sun`;
		case 'bad-segment':
			return `${fault.where}: ${JSON.stringify(fault.segment)} is no segment: write "09:00-13:00", the end after the start, 24:00 at most`;
		case 'overlap':
			return `${fault.where}: the segments ${fault.other} and ${fault.segment} overlap`;
		case 'bad-date':
			return `${fault.where}: ${JSON.stringify(fault.date)} is no date of the calendar: write YYYY-MM-DD`;
		case 'twice':
			return `${fault.where}: ${fault.date} is given twice`;
		case 'of-unit':
			return `the hours of the unit "${fault.unit}": ${describeFault(fault.of)}`;
		default:
			return unreachable(fault);
	}
}
