import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { lookOf, lookSide, looksLike, piecesOf } from '../../../domain/uploads/look.ts';

/** A picture by what it shows at each place, from 0 to 1 across and down. */
function picture(shade: (x: number, y: number) => number): Uint8Array {
	const bytes = new Uint8Array(lookSide * lookSide);
	for (let y = 0; y < lookSide; y += 1)
		for (let x = 0; x < lookSide; x += 1)
			bytes[y * lookSide + x] = Math.max(0, Math.min(255, Math.round(255 * shade(x / lookSide, y / lookSide))));
	return bytes;
}

const pit = (x: number, y: number) => (Math.hypot(x - 0.6, y - 0.4) < 0.2 ? 0.1 : 0.5 + 0.4 * x);
const bench = (x: number, y: number) => (y > 0.6 && y < 0.75 ? 0.9 : 0.2 + 0.5 * Math.abs(Math.sin(9 * x)));

const seen = (grey: Uint8Array): string => lookOf(grey) ?? 'nothing to be seen';

describe('R-26: a picture that is used again is known again', () => {
	it('brighter, duller or noisier by a little it is still the same', () => {
		const noisy = (x: number, y: number) => pit(x, y) * 0.85 + 0.08 + 0.02 * Math.sin(97 * x + 61 * y);
		expect(looksLike(seen(picture(pit)), seen(picture(noisy)))).toBe(true);
	});

	it('another picture is another', () => {
		expect(looksLike(seen(picture(pit)), seen(picture(bench)))).toBe(false);
	});

	it('a wall of one colour is nothing that could be known again', () => {
		expect(lookOf(picture(() => 0.7))).toBeNull();
	});

	it('two looks that differ in six bits are one picture, in seven they are not', () => {
		expect(looksLike('0000000000000000', '000000000000003f')).toBe(true);
		expect(looksLike('0000000000000000', '000000000000007f')).toBe(false);
	});

	it('whatever looks the same has a piece in common, so that it is found without comparing with every other', () => {
		const look = fc.bigInt(0n, (1n << 64n) - 1n);
		const flips = fc.array(fc.integer({ min: 0, max: 63 }), { maxLength: 6 });
		fc.assert(
			fc.property(look, flips, (value, places) => {
				const other = places.reduce((changed, place) => changed ^ (1n << BigInt(place)), value);
				const [one, two] = [value, other].map((bits) => bits.toString(16).padStart(16, '0'));
				const pieces = new Set(piecesOf(one ?? ''));
				expect(looksLike(one ?? '', two ?? '')).toBe(true);
				expect(piecesOf(two ?? '').some((piece) => pieces.has(piece))).toBe(true);
			}),
		);
	});
});
