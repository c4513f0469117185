/** Terms are as short as half an hour, so what failed is tried again within seconds, and never later than ten minutes. */
const firstMs = 5_000;
const longestMs = 590_000;

/**
 * How long to wait, in milliseconds of real time, after the attempt of this number (from 1): 5 s, 10 s, 20 s, … up to
 * just below ten minutes, of which the second half is left to luck (0 ≤ luck < 1), so that what failed together does not
 * come back together.
 */
export function retryAfterMs(attempt: number, luck: number): number {
	return waitMs(attempt, luck, longestMs);
}

/** A partner's endpoint that does not answer is left alone for longer, for nobody's term waits for it. */
const longestForPartnersMs = 60 * 60_000;

/** The same for what a partner is told: 5 s, 10 s, 20 s, … up to an hour, of which the second half is left to luck. */
export function retryPartnerAfterMs(attempt: number, luck: number): number {
	return waitMs(attempt, luck, longestForPartnersMs);
}

function waitMs(attempt: number, luck: number, mostMs: number): number {
	const whole = Math.min(mostMs, firstMs * 2 ** (attempt - 1));
	return Math.round((whole / 2) * (1 + luck));
}
