import { describe, expect, it } from '@jest/globals';
import { linkText, readLink } from '../../functions/use-cases/link.ts';

const key = Buffer.alloc(32, 7);
const id = 'a'.repeat(22);
const text = linkText(key, id);

describe('R-10: what stands behind /p/ in a mail', () => {
	it('is read by the key that signed it', () => {
		expect(readLink(key, text)).toBe(id);
	});

	it.each([
		['signed by another key', linkText(Buffer.alloc(32, 8), id)],
		['of an id that the signature is not of', `${'b'.repeat(22)}${text.slice(22)}`],
		['whose signature is another', `${id}.${'A'.repeat(22)}`],
		['without a signature', id],
		['with nothing for a signature', `${id}.`],
		['with a signature cut short', text.slice(0, -1)],
		['with something before it', `x${text}`],
		['with something after it', `${text}x`],
		['with a line of its own after it', `${text}\n`],
	])('is none where it is one %s', (_, other) => {
		expect(readLink(key, other)).toBeNull();
	});

	it('leads to what the mail asks or to all of the case, each by a signature of its own', () => {
		const ofCase = linkText(key, id, 'case');
		expect(ofCase).not.toBe(text);
		expect(readLink(key, ofCase, 'case')).toBe(id);
		expect(readLink(key, ofCase)).toBeNull();
		expect(readLink(key, text, 'case')).toBeNull();
	});
});
