import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addedUp, figuresOf } from '../../../domain/worklist/figures.ts';

const hour = 3_600_000;
const now = Date.parse('2025-03-12T07:00:00Z');
const outlined = fc.record({
	order: fc.oneof(
		fc.integer({ min: -40, max: 40 }).map((hours) => now + hours * hour),
		fc.constant(600_000_000_000_000),
	),
	marks: fc.subarray(['unit=roads', 'unit=parks', 'unit=lights', 'from=2025-03-12']),
});

it('figures of two parts, added up, are those of the whole', () => {
	fc.assert(
		fc.property(fc.array(outlined), fc.array(outlined), (one, other) => {
			const added = addedUp(figuresOf(one, now, 180), figuresOf(other, now, 180));
			expect(added).toEqual(figuresOf([...one, ...other], now, 180));
		}),
	);
});
