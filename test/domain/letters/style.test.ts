import { describe, expect, it } from '@jest/globals';
import { palette } from '../../../domain/letters/style.ts';

/** By WCAG 2.2, of two colours as `#rrggbb`. */
function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the colours of a mail', () => {
	it.each(Object.entries(palette))(
		'the %s colours of text have a contrast of 4.5 : 1 on their ground',
		(_, colours) => {
			const pairs = [
				[colours.text, colours.card],
				[colours.aside, colours.card],
				[colours.link, colours.card],
				[colours.onButton, colours.button],
			] as const;
			for (const [text, ground] of pairs) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
		},
	);
});
