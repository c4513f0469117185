import type { RegionalStatus } from './calendar-data.ts';
import type { LocalDate } from './local-date.ts';

/**
 * Why a day is not what its weekday says. Flat, because a calendar stores hundreds of them as rows of a table.
 * `holiday`: off by federal law or decree; `regional`: off by an act of the region; `worked`: a weekend day worked
 * instead of `insteadOf`, with that weekday's hours (G-25); `short`: the last working hour falls away (G-3);
 * `own`: the municipality's own hours, which beat everything else.
 */
export interface DayReason {
	readonly why: 'holiday' | 'regional' | 'worked' | 'short' | 'own';
	readonly name: string | null;
	readonly act: string | null;
	readonly status: RegionalStatus | null;
	readonly insteadOf: LocalDate | null;
}

/** The reasons of each day that has any, by day number. */
export type DayReasons = ReadonlyMap<number, readonly DayReason[]>;
