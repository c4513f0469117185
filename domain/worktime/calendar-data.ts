import type { LocalDate } from './local-date.ts';

/** How binding a region's day off is. `law`: a law of the region; `recommended`: the governor recommends it to employers
 * and local government; `budget-sector`: only for what the budget pays; `pandemic`: declared non-working with pay. */
export type RegionalStatus = 'law' | 'recommended' | 'budget-sector' | 'pandemic';

/** A day with what it is called and the act behind it. */
export interface ActDay {
	readonly date: LocalDate;
	readonly name: string;
	readonly act: string;
}

/** What one year's federal calendar changes in the ordinary week (G-3, 1 to 3). */
export interface FederalYear {
	readonly year: number;
	/** Days off: holidays, and days to which a day off was moved. */
	readonly off: readonly ActDay[];
	/** Weekend days that are worked; `hoursOf` is the weekday whose hours they keep (G-25). */
	readonly worked: readonly { readonly date: LocalDate; readonly hoursOf: LocalDate; readonly act: string }[];
	/** Days whose last working hour falls away, worked Saturdays included. */
	readonly short: readonly ActDay[];
	/** The published norm of a 40-hour week, in hours: what the data must come out to. */
	readonly norm40: { readonly year: number; readonly months: readonly number[] };
}

/** A day off of one region, with the weekend day worked in its stead where there is one (G-3, 4). */
export interface RegionalDay extends ActDay {
	readonly status: RegionalStatus;
	readonly confidence: 'high' | 'medium' | 'low';
	readonly workedInstead: LocalDate | null;
}

/** A region of the federation and its days off. */
export interface Region {
	readonly id: string;
	readonly name: string;
	readonly zone: string;
	readonly days: readonly RegionalDay[];
}

/** Everything that the calendars folder holds. */
export interface CalendarData {
	readonly federal: readonly FederalYear[];
	readonly regions: readonly Region[];
}
