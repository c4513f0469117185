import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asLine, asWords, countCharacters, isBlank, isBroken, isLongerThan, isPlainName } from '../../domain/text.ts';

const family = '👨‍👩‍👧‍👦';
const england = '🏴󠁧󠁢󠁥󠁮󠁧󠁿';
const anyText = fc.string({ unit: 'binary' });

describe('limits count characters as people do', () => {
	it.each([
		['й', 1],
		['и\u0306', 1],
		[family, 1],
		[england, 1],
		['❤️', 1],
		['Ёлка 🎄', 6],
	])('%s is %s', (text, count) => {
		expect(countCharacters(text)).toBe(count);
	});
	it('a text of as many emoji of a family as a limit grants is no longer than it, one more is', () => {
		expect(isLongerThan(family.repeat(200), 200)).toBe(false);
		expect(isLongerThan(family.repeat(201), 200)).toBe(true);
	});
	it('marks that are heaped upon one letter are no way around a limit', () => {
		expect(isLongerThan(`а${'\u0301'.repeat(100_000)}`, 200)).toBe(true);
	});
});

describe('a text is empty where there is nothing to be seen', () => {
	it.each([
		'',
		' \t\n',
		'\u200b',
		'\u200d\u200c\u2060\ufeff',
		'\u00a0\u00ad',
		'\u3164\u115f\uffa0',
		'\u2800',
		'\u202e\u202c',
		'\u0000',
		'\u{e0041}',
		'\ufe0f',
	])('%j', (text) => {
		expect(isBlank(text)).toBe(true);
	});
	it.each(['я', ' . ', '👍', '\u200bя', '0'])('%j is not', (text) => {
		expect(isBlank(text)).toBe(false);
	});
});

describe('words of several lines', () => {
	it('come back as they were written, emoji of several parts and scripts that run to the left included', () => {
		const said = `Спасибо ${family} ${england} ❤️!\n\tשלום\u200f عليكم\u200e می\u200cخواهم`;
		expect(asWords(said)).toBe(said);
	});
	it('are composed, with one kind of line break, without controls and without what turns their direction', () => {
		expect(asWords('и\u0306 е\u0308\r\nа\rб\u2028в\u0085г')).toBe('й ё\nа\nб\nв\nг');
		expect(asWords('a\u0000b\u001bc\u007f\u202ed\u202c\u2066e\u2069\u009b')).toBe('abcde');
	});
});

describe('one line among our own words', () => {
	it('has no line break, no control and nothing that cannot be seen', () => {
		expect(asLine(' ул. Ленина\r\n\r\nНажмите\tздесь ')).toBe('ул. Ленина Нажмите здесь');
		expect(asLine('a\u202eb\u2066c\u200bd\u200ee\ufefff\u00adg\u{e0041}h\u0007i')).toBe('abcdefghi');
	});
	it('keeps an emoji of several parts whole', () => {
		expect(asLine(`${family} и ${england} ❤️`)).toBe(`${family} и ${england} ❤️`);
	});
});

describe('R-03: mending a text twice is mending it once, so a repeat is the same text', () => {
	it.each([
		['words', asWords],
		['a line', asLine],
	] as const)('%s', (_, mend) => {
		fc.assert(fc.property(anyText, (text) => mend(mend(text)) === mend(text)));
	});
	it('a line is well-formed, composed, and without anything that a terminal or a mail could take for a sign', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const line = asLine(text);
				expect(line).toBe(line.normalize('NFC'));
				expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
			}),
		);
	});
});

describe('names by which programs know something', () => {
	it.each(['IM-2026-000123', 'Обращение №5', 'a b'])('%s is one', (name) => {
		expect(isPlainName(name)).toBe(true);
	});
	it.each(['и\u0306', 'a\u200bb', 'a\nb', '\u202eабв', 'a\u00adb', 'x\u2028'])('%j is refused, not mended', (name) => {
		expect(isPlainName(name)).toBe(false);
	});
});

it('half of a pair of code units is no text', () => {
	expect(isBroken('а\ud83d')).toBe(true);
	expect(isBroken('\udc4d')).toBe(true);
	expect(isBroken('👍')).toBe(false);
});
