import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { counted } from '../../../domain/wording/plurals.ts';
import { sayTerm } from '../../../domain/wording/terms.ts';
import { formatterFor } from '../../../domain/wording/times.ts';
import { readTypedDate } from '../../../domain/wording/typed-dates.ts';

const moscow = formatterFor(() => 180, 'Europe/Moscow');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('how moments are said', () => {
	it('a due time names day, time and zone: 5 декабря 2026 г., 18:00 (МСК)', () => {
		expect(plain(moscow.due(Date.parse('2026-12-05T18:00:00+03:00')))).toBe('5 декабря 2026 г., 18:00 (МСК)');
	});

	it('number and month do not part at a line end', () => {
		expect(moscow.at(Date.parse('2026-12-05T18:00:00+03:00'))).toBe(
			'5\u00a0декабря\u00a02026\u00a0г., 18:00\u00a0(МСК)',
		);
	});

	it('Perm 3.4: the end of a day is said as that day, 24:00; an act at midnight is 00:00', () => {
		const perm = formatterFor(() => 300, 'Asia/Yekaterinburg');
		const midnight = Date.parse('2025-03-23T00:00:00+05:00');
		expect(plain(perm.due(midnight))).toBe('22 марта 2025 г., 24:00 (МСК+2)');
		expect(plain(perm.at(midnight))).toBe('23 марта 2025 г., 00:00 (МСК+2)');
	});

	it('G-1: zones of Russia are said from Moscow, others from UTC', () => {
		const zone = (offset: number, name: string) => plain(formatterFor(() => offset, name).at(0)).replace(/^.*\(/, '(');
		expect(zone(660, 'Asia/Sakhalin')).toBe('(МСК+8)');
		expect(zone(120, 'Europe/Kaliningrad')).toBe('(МСК−1)');
		expect(zone(330, 'Asia/Kolkata')).toBe('(UTC+5:30)');
	});
});

describe('numbers and what they count', () => {
	it('1 рабочий день, 2 рабочих дня, 5 and 11 рабочих дней, 21 рабочий день', () => {
		const days = (amount: number) => plain(sayTerm({ amount, unit: 'WD' }));
		expect([1, 2, 5, 11, 14, 21, 22, 112].map(days)).toEqual([
			'1 рабочий день',
			'2 рабочих дня',
			'5 рабочих дней',
			'11 рабочих дней',
			'14 рабочих дней',
			'21 рабочий день',
			'22 рабочих дня',
			'112 рабочих дней',
		]);
	});

	it('a halved term is said in minutes: 90 рабочих минут', () => {
		expect(plain(sayTerm({ amount: 1.5, unit: 'WH' }))).toBe('90 рабочих минут');
	});

	it('agrees with the plural rules of Russian for every whole number', () => {
		const rules = new Intl.PluralRules('ru');
		fc.assert(
			fc.property(fc.nat(1_000_000), (count) => {
				expect(counted(count, ['one', 'few', 'many']).split('\u00a0').at(-1)).toBe(rules.select(count));
			}),
		);
	});
});

describe('dates as people type them', () => {
	const read = (text: string, offset = 180) => {
		const instant = readTypedDate(text, () => offset);
		return instant === null ? null : new Date(instant).toISOString();
	};

	it('a date and a time are read in the zone of the municipality', () => {
		expect(read('05.12.2026 18:00')).toBe('2026-12-05T15:00:00.000Z');
		expect(read(' 5.12.2026,  18:00 ', 660)).toBe('2026-12-05T07:00:00.000Z');
		expect(read('2026-12-05T18:00')).toBe('2026-12-05T15:00:00.000Z');
	});

	it('an offset that is given counts', () => {
		expect(read('2026-12-05T18:00:00+05:00')).toBe('2026-12-05T13:00:00.000Z');
	});

	it('a date alone means its whole day', () => {
		expect(read('05.12.2026')).toBe('2026-12-05T21:00:00.000Z');
		expect(read('2026-12-05')).toBe('2026-12-05T21:00:00.000Z');
	});

	it.each([
		'31.02.2026',
		'29.02.2025',
		'05.13.2026',
		'00.12.2026',
		'завтра',
		'',
		'05.12.26',
		'05.12.2026 25:00',
		'05.12.2026 12:60',
	])('%s is no date', (text) => {
		expect(read(text)).toBeNull();
	});

	it('what is said in a mail can be typed into a form', () => {
		fc.assert(
			fc.property(fc.integer({ min: 946_684_800, max: 4_102_444_800 }), (seconds) => {
				const minute = Math.floor(seconds / 60) * 60_000;
				const iso = new Date(minute + 180 * 60_000).toISOString();
				const typed = `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)} ${iso.slice(11, 16)}`;
				expect(readTypedDate(typed, () => 180)).toBe(minute);
			}),
		);
	});
});
