import { describe, expect, it } from '@jest/globals';
import { timeLeft } from '../../../domain/case/why/time-left.ts';
import { sayTimeLeft } from '../../../domain/wording/time-left.ts';
import { anapa as calendar } from '../../support/calendars.ts';
import { anapaRegulation, steps, tell } from '../../support/story.ts';

const at = (local: string) => Date.parse(`${local.replace(' ', 'T')}:00+03:00`);
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;
const { clocks } = tell([steps.receive]).case;

/** What is said of a term of the first case, received on Wednesday, 12 March 2025 at 10:00. */
function said(clause: string, now: string): string | null {
	const clock = clocks.find((one) => one.clause === clause);
	if (clock === undefined) throw new Error(`no clock of ${clause}`);
	const left = timeLeft(clock, anapaRegulation, calendar, at(now));
	return left === null ? null : plain(sayTimeLeft(left));
}

describe('issue 14: a page says how much working time is left, in words', () => {
	it('anapa 2.5: of one working hour at 10:00 forty minutes at 10:20, and less than a minute in its last', () => {
		expect(said('2.5', '2025-03-12 10:20')).toBe('осталось 40 мин рабочего времени');
		expect(said('2.5', '2025-03-12 10:59')).toBe('осталось 1 мин рабочего времени');
		expect(timeLeft(clocks[0] ?? never(), anapaRegulation, calendar, (clocks[0]?.dueAt ?? 0) - 30_000)?.minutes).toBe(
			0,
		);
	});

	it('anapa 2.2: lunch and night do not count: at 12:40 of eight hours from 10:00 there are 5 h 20 min', () => {
		expect(said('2.2', '2025-03-12 12:40')).toBe('осталось 5 ч 20 мин рабочего времени');
		expect(said('2.2', '2025-03-12 13:30')).toBe('осталось 5 ч рабочего времени');
		expect(said('2.2', '2025-03-12 22:00')).toBe('осталось 1 ч рабочего времени');
	});

	it('nothing of a term that is over', () => {
		expect(said('2.5', '2025-03-12 11:00')).toBeNull();
	});

	it('long terms are told in days, in the forms that go with their number', () => {
		const left = { minutes: 3_000, onWall: false } as const;
		expect(plain(sayTimeLeft({ ...left, laterDays: 1 }))).toBe('остался 1 рабочий день после сегодняшнего');
		expect(plain(sayTimeLeft({ ...left, laterDays: 22 }))).toBe('осталось 22 рабочих дня после сегодняшнего');
		expect(plain(sayTimeLeft({ minutes: 3_000, onWall: true, laterDays: 5 }))).toBe('осталось 5 дней');
		expect(plain(sayTimeLeft({ minutes: 90, onWall: true, laterDays: 0 }))).toBe('осталось 1 ч 30 мин');
	});
});

function never(): never {
	throw new Error('no clock');
}
