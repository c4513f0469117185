import { describe, expect, it } from '@jest/globals';
import { afterSetback } from '../../functions/deliver-mail/setback.ts';
import type { Tries } from '../../functions/ports/outbox.ts';
import { retryAfterMs } from '../../functions/use-cases/retry.ts';

const [second, minute, hour] = [1_000, 60_000, 3_600_000];
const start = Date.parse('2025-03-12T10:00:00+03:00');
const was = (changes: Partial<Tries> = {}): Tries => ({ tries: 1, refusals: 0, doubts: 0, since: start, ...changes });

describe('R-24: how long something waits that failed', () => {
	it('five seconds, ten, twenty, … and never ten minutes; the second half of it is left to luck', () => {
		const longest = [1, 2, 3, 4, 5, 6, 7].map((attempt) => 2 * retryAfterMs(attempt, 0));
		expect(longest).toEqual([5, 10, 20, 40, 80, 160, 320].map((seconds) => seconds * second));
		expect([8, 9, 50].map((attempt) => retryAfterMs(attempt, 0))).toEqual([295, 295, 295].map((s) => s * second));
		expect(retryAfterMs(3, 0.5)).toBe(15 * second);
		expect(retryAfterMs(8, 0.999_999_9)).toBeLessThan(10 * minute);
		expect(retryAfterMs(1, 1 / 3)).toBe(3_333);
	});
});

describe('R-24: what becomes of a mail that was not taken', () => {
	it('a refusal: again, from over a minute on, and the fourth is the last', () => {
		const first = [0, 1, 2].map((refusals) => afterSetback('refused', was({ refusals, tries: 9 }), start, 0));
		expect(first).toEqual(
			[40, 80, 160].map((seconds) => ({ is: 'again', inMs: seconds * second, setback: 'refused' })),
		);
		expect(afterSetback('refused', was({ refusals: 3 }), start, 0)).toEqual({ is: 'aside', why: 'refused' });
	});
	it('an answer in doubt: again once, after what its number of tries says', () => {
		expect(afterSetback('unclear', was({ tries: 3 }), start, 0)).toEqual({
			is: 'again',
			inMs: 10 * second,
			setback: 'doubtful',
		});
		expect(afterSetback('unclear', was({ doubts: 1 }), start, 0)).toEqual({ is: 'aside', why: 'in doubt' });
	});
	it.each(['throttled', 'unavailable'] as const)('%s: again for a day, whatever else came of it', (is) => {
		const many = was({ tries: 4, refusals: 3, doubts: 1 });
		expect(afterSetback(is, many, start + 24 * hour - 1, 0)).toEqual({
			is: 'again',
			inMs: 20 * second,
			setback: 'unavailable',
		});
		expect(afterSetback(is, many, start + 24 * hour, 0)).toEqual({ is: 'aside', why: 'a day without success' });
	});
});
