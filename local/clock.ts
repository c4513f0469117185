import * as z from 'zod';

const shape = z.strictObject({
	at: z.iso.datetime({ offset: true }),
	since: z.iso.datetime(),
	rate: z.number().positive(),
});
/** The product's time is `at + rate × (real now − since)`. */
export type ProductClock = z.infer<typeof shape>;

/** What is kept of a cloud's clock: the clock, and when it was last known to run (real time). */
export const keptClock = z.strictObject({ clock: shape, seen: z.iso.datetime() });
export type KeptClock = z.infer<typeof keptClock>;

/** What the command line asks for. */
export interface ClockWish {
	readonly at?: string;
	readonly rate?: number;
}

/** So slow that it as good as stands, yet any instant still has a real time that a machine can be told to wait for. */
const standing = 1e-3;

/** The product's time at a moment of real time. */
export function productTime(clock: ProductClock, real: number): number {
	return Date.parse(clock.at) + clock.rate * (real - Date.parse(clock.since));
}

/** Whether a clock shows anything but real time. */
export function isSet(clock: ProductClock): boolean {
	return clock.rate !== 1 || Date.parse(clock.at) !== Date.parse(clock.since);
}

/** The same clock, standing from this moment on. */
export function stopped(clock: ProductClock, real: number): ProductClock {
	return { at: new Date(productTime(clock, real)).toISOString(), since: new Date(real).toISOString(), rate: standing };
}

/**
 * The clock of a start. Without a wish it goes on where it was last seen, or is real time where none was kept. Null
 * when the wish would turn it back: cases would have been decided in a future that has not come.
 */
export function clockOfStart(wish: ClockWish, kept: KeptClock | null, real: number): ProductClock | null {
	const since = new Date(real).toISOString();
	const last = kept === null ? null : productTime(kept.clock, Date.parse(kept.seen));
	const at = wish.at ?? (last === null ? since : new Date(last).toISOString());
	if (last !== null && Date.parse(at) < last) return null;
	return { at, since, rate: wish.rate ?? kept?.clock.rate ?? 1 };
}
