import type { Instant } from '../../domain/instant.ts';
import { graceMs, type WallClock } from '../ports/wall-clock.ts';

/** Under a product clock one real second is minutes already. */
const localGraceMs = 1_000;

/** Two mails of one minute become one (ADR 0036); under a product clock a minute is over before a queue has turned. */
const holdMs = 60_000;

/** What only tells, from the fourth of a morning on, comes within an hour (ADR 0060); not under a product clock either. */
const gatherMs = 60 * 60_000;

/**
 * The clock of this stage: real time, or, in the local cloud alone, one that stood at `at` when it really was `since`
 * and goes `rate` times as fast. Throws where a deployed stage is given one, or where the setting is no clock.
 */
export function productClock(stage: string, clock: string | undefined, realNow: () => Instant): WallClock {
	const local = stage === 'local';
	if (clock !== undefined && clock !== '' && !local) {
		throw new Error(`stage ${stage} was given a clock of its own: terms of law run by real time`);
	}
	const { at, since, rate } = clock === undefined || clock === '' ? realTime : readClock(clock);
	const fromReal = (real: Instant) => Math.round(at + rate * (real - since));
	const toReal = (instant: Instant) => Math.ceil(since + (instant - at) / rate);
	const grace = local ? localGraceMs : graceMs;
	return {
		now: () => fromReal(realNow()),
		realNow,
		fromReal,
		toReal,
		judgeBefore: () => fromReal(realNow() - grace),
		judgedFrom: (instant) => toReal(instant) + grace,
		holdMs: local ? 0 : holdMs,
		gatherMs: local ? 0 : gatherMs,
	};
}

const realTime = { at: 0, since: 0, rate: 1 } as const;

/** By hand, for every page would carry a schema library for a setting that only the local cloud has. */
function readClock(text: string) {
	const read: unknown = JSON.parse(text);
	const field = (name: string): unknown =>
		typeof read === 'object' && read !== null ? Reflect.get(read, name) : undefined;
	const [at, since, rate] = [
		Date.parse(String(field('at'))),
		Date.parse(String(field('since'))),
		Number(field('rate')),
	];
	if (!Number.isFinite(at) || !Number.isFinite(since) || !Number.isFinite(rate) || rate <= 0) {
		throw new Error('PRODUCT_CLOCK is no clock: give {"at", "since", "rate"}, two date-times and a number above zero');
	}
	return { at, since, rate };
}
