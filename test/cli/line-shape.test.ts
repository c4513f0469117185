import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lineShape, shapeFor } from '../../cli/simulation/line-shape.ts';

const value = fc.oneof(
	fc.constant('2025-03-12T10:00:00+03:00'),
	fc.constantFrom('tick', 'submit', 'receive', 'final', 'curator', 'coordinator', 'public'),
	fc.string(),
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
	fc.array(fc.string()),
	fc.constant({ network: 'vk' }),
);
const field = fc.constantFrom(...Object.keys(lineShape.shape), 'unknown');

describe('the fields of a line that it has', () => {
	it('are read as if all were looked for, and what is missing or wrong is told alike', () => {
		fc.assert(
			fc.property(fc.dictionary(field, value), (line) => {
				const all = lineShape.safeParse(line);
				const own = shapeFor(line).safeParse(line);
				expect(own.data).toEqual(all.data);
				expect(own.error?.issues).toEqual(all.error?.issues);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('what is no object is told by the whole shape', () => {
		for (const line of [null, 'tick', 7, undefined]) expect(shapeFor(line)).toBe(lineShape);
	});
});
