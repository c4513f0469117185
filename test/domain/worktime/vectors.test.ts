import { describe, expect, it } from '@jest/globals';
import { anapa, calendarOf, due, kislovodsk, latest, minutesBetween, okha, perm } from '../../support/calendars.ts';

const federal = calendarOf({});

describe('the terms of the five regulations', () => {
	it('Anapa 2.2 and 2.8: eight working hours from the detection, the draft three before', () => {
		expect(due(anapa, '2025-03-12 10:00', '8 WH')).toBe('2025-03-13 10:00');
		expect(latest(anapa, '2025-03-13 10:00', '3 WH')).toBe('2025-03-12 16:00');
	});

	it('Anapa 2.13: four working hours, the halved backward term skips the lunch', () => {
		expect(due(anapa, '2025-03-12 10:00', '4 WH')).toBe('2025-03-12 15:00');
		expect(latest(anapa, '2025-03-12 15:00', '1.5 WH')).toBe('2025-03-12 12:30');
	});

	it('Anapa 2.2 over Радоница and May: the regional day moves the due time, a federal calendar would not', () => {
		expect(due(anapa, '2025-04-28 17:30', '8 WH')).toBe('2025-05-05 09:30');
		expect(due(federal, '2025-04-28 17:30', '8 WH')).toBe('2025-04-29 17:30');
	});

	it('Kislovodsk 8 and 9: nine working hours from the sending, the draft four before', () => {
		expect(due(kislovodsk, '2025-03-12 10:00', '9 WH')).toBe('2025-03-13 11:00');
		expect(latest(kislovodsk, '2025-03-13 11:00', '4 WH')).toBe('2025-03-12 16:00');
	});

	it('Kislovodsk 10: what was left when the clock stopped runs from the next opening after the reply', () => {
		expect(minutesBetween(kislovodsk, '2025-03-12 10:00', '2025-03-12 11:00')).toBe(60);
		expect(due(kislovodsk, '2025-03-15 22:14', '8 WH')).toBe('2025-03-17 18:00');
		expect(latest(kislovodsk, '2025-03-17 18:00', '4 WH')).toBe('2025-03-17 14:00');
	});

	it('Plastunovskaya 18a: seven working days end at closing (G-10), Радоница is none of them', () => {
		expect(due(anapa, '2025-04-23 12:00', '7 WD')).toBe('2025-05-07 18:00');
		expect(due(federal, '2025-04-23 12:00', '7 WD')).toBe('2025-05-06 18:00');
	});

	it('Perm 3.3, 3.2.1 and 3.4: service hours, clock hours and calendar days', () => {
		expect(due(perm, '2025-03-14 17:30', '8 SH')).toBe('2025-03-17 17:30');
		expect(due(perm, '2025-03-14 22:50', '4 CH')).toBe('2025-03-15 02:50');
		expect(due(perm, '2025-03-14 22:50', '8 CD')).toBe('2025-03-23 00:00');
		expect(due(perm, '2025-03-14 00:00', '8 CD')).toBe('2025-03-23 00:00');
	});

	it('Okha 3.1, 3.2 and 3.7: from a Friday night', () => {
		expect(due(okha, '2025-03-14 22:00', '3 WH')).toBe('2025-03-17 12:00');
		expect(due(okha, '2025-03-14 22:00', '24 CHX')).toBe('2025-03-17 22:00');
		expect(due(okha, '2025-03-17 10:00', '24 CHX')).toBe('2025-03-18 10:00');
		expect(due(okha, '2025-03-14 22:00', '12 WH')).toBe('2025-03-18 13:00');
	});

	it('Okha 3.2: a Saturday arrival has all of Monday, to its 24:00', () => {
		expect(due(okha, '2025-03-15 11:00', '24 CHX')).toBe('2025-03-18 00:00');
	});
});

describe('the edges of windows (G-5, G-6, G-24)', () => {
	it('G-5: a due time at the end of a window is that end, never the next opening', () => {
		expect(due(anapa, '2025-03-12 17:00', '1 WH')).toBe('2025-03-12 18:00');
		expect(due(anapa, '2025-03-12 12:00', '60 WM')).toBe('2025-03-12 13:00');
	});

	it('G-5: a start exactly at closing counts from the next opening', () => {
		expect(due(anapa, '2025-03-14 18:00', '30 WM')).toBe('2025-03-17 09:30');
		expect(due(anapa, '2025-03-12 13:00', '30 WM')).toBe('2025-03-12 14:30');
	});

	it('G-6: what happens outside working hours counts from the next opening', () => {
		expect(due(anapa, '2025-03-15 03:00', '1 WH')).toBe('2025-03-17 10:00');
		expect(due(anapa, '2025-03-14 17:30', '2 WH')).toBe('2025-03-17 10:30');
	});

	it('G-24: backwards the latest instant counts, so due 10:00 less 60 WM is 09:00 of the same day', () => {
		expect(latest(anapa, '2025-03-13 10:00', '60 WM')).toBe('2025-03-13 09:00');
		expect(latest(anapa, '2025-03-13 14:30', '90 WM')).toBe('2025-03-13 12:00');
		expect(latest(anapa, '2025-03-13 14:30', '30 WM')).toBe('2025-03-13 14:00');
		expect(latest(anapa, '2025-03-15 12:00', '8 WH')).toBe('2025-03-14 09:00');
	});

	it('backwards by the clock is plain subtraction', () => {
		expect(latest(anapa, '2025-03-15 12:00', '30 CM')).toBe('2025-03-15 11:30');
		expect(latest(anapa, '2025-03-15 12:00', '24 CH')).toBe('2025-03-14 12:00');
	});

	it('days and CHX cannot be counted backwards', () => {
		for (const length of ['1 CHX', '1 WD', '1 CD']) {
			expect(latest(anapa, '2025-03-15 12:00', length)).toBe('not-backward');
		}
	});

	it('G-10: the day of the start is left out, be it a day off', () => {
		expect(due(anapa, '2025-03-14 08:00', '1 WD')).toBe('2025-03-17 18:00');
		expect(due(anapa, '2025-03-15 08:00', '1 WD')).toBe('2025-03-17 18:00');
	});
});
