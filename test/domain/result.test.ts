import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { done, refuse, unreachable } from '../../domain/result.ts';

describe('a result', () => {
	it('that is done carries its value and no refusal', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				const result = done(value);
				expect(result.ok).toBe(true);
				expect(result.value).toBe(value);
				expect(result).not.toHaveProperty('refusal');
			}),
		);
	});

	it('that is refused carries its refusal and no value', () => {
		fc.assert(
			fc.property(fc.anything(), (refusal) => {
				const result = refuse(refusal);
				expect(result.ok).toBe(false);
				expect(result.refusal).toBe(refusal);
				expect(result).not.toHaveProperty('value');
			}),
		);
	});

	it('of a member that no switch handles is a bug: it throws and names the member', () => {
		// The compiler refuses such a call; a value read from a table may bring it about all the same.
		const stray: unknown = { type: 'DraftEaten' };
		expect((): unknown => Reflect.apply(unreachable, undefined, [stray])).toThrow('DraftEaten');
	});
});
