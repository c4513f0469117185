import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clockOfStart, isSet, type ProductClock, productTime, stopped } from '../../local/clock.ts';

const real = Date.parse('2026-11-23T09:00:00.000Z');
const hour = 3_600_000;
const started: ProductClock = { at: '2025-04-28T14:20:00.000Z', since: new Date(real).toISOString(), rate: 600 };

describe("the product's clock of a local cloud", () => {
	it('is real time where nobody sets it', () => {
		const clock = clockOfStart({}, null, real);
		expect(clock && productTime(clock, real + hour)).toBe(real + hour);
		expect(clock && isSet(clock)).toBe(false);
	});

	it('starts where it is set and runs as fast as it is told', () => {
		const clock = clockOfStart({ at: '2025-04-28T14:20:00.000Z', rate: 600 }, null, real);
		expect(clock && productTime(clock, real + 1_000)).toBe(Date.parse('2025-04-28T14:30:00.000Z'));
		expect(clock && isSet(clock)).toBe(true);
	});

	it('may run fast from now on', () => {
		const clock = clockOfStart({ rate: 60 }, null, real);
		expect(clock && productTime(clock, real + 1_000)).toBe(real + 60_000);
	});

	it('a start without --fresh takes it up where it stopped, however long it stood', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1_000 * hour }),
				fc.integer({ min: 0, max: 1_000 * hour }),
				(ran, stood) => {
					const seen = new Date(real + ran).toISOString();
					const clock = clockOfStart({}, { clock: started, seen }, real + ran + stood);
					expect(clock && productTime(clock, real + ran + stood)).toBe(productTime(started, real + ran));
					expect(clock?.rate).toBe(started.rate);
				},
			),
		);
	});

	it('is never turned back: cases were decided by it', () => {
		const kept = { clock: started, seen: new Date(real + hour).toISOString() };
		expect(clockOfStart({ at: '2025-04-28T14:20:00.000Z' }, kept, real + hour)).toBeNull();
		expect(clockOfStart({ at: '2027-01-01T00:00:00.000Z' }, kept, real + hour)).not.toBeNull();
	});

	it('as good as stands while the cloud is stopped', () => {
		const stands = stopped(started, real + hour);
		expect(productTime(stands, real + hour)).toBe(productTime(started, real + hour));
		expect(productTime(stands, real + 25 * hour) - productTime(stands, real + hour)).toBeLessThan(2 * 60_000);
	});
});
