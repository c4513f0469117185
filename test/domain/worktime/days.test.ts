import { describe, expect, it } from '@jest/globals';
import { calendarOf, data, due, minutesBetween } from '../../support/calendars.ts';

const eight = ['09:00-13:00', '14:00-18:00'];
const federal = calendarOf({});

function hoursOn(calendar: ReturnType<typeof calendarOf>, date: string): number {
	const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
	return Number(minutesBetween(calendar, `${date} 00:00`, `${next} 00:00`)) / 60;
}

describe('the shipped calendars', () => {
	it.each(data.federal.map((year) => [year.year, year.norm40] as const))(
		'every monthly norm of a 40-hour week comes out in %i',
		(year, norm) => {
			const months = norm.months.map((_, month) => {
				const start = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
				const end = new Date(Date.UTC(year, month + 1, 1)).toISOString().slice(0, 10);
				return Number(minutesBetween(federal, `${start} 00:00`, `${end} 00:00`)) / 60;
			});
			expect(months).toEqual(norm.months);
			expect(months.reduce((sum, hours) => sum + hours)).toBe(norm.year);
		},
	);

	it('hold 2019 to 2027 and the four regions, an act behind every entry', () => {
		expect(data.federal.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027]);
		expect(data.regions.map(({ id }) => id)).toEqual(['RU-KDA', 'RU-PER', 'RU-SAK', 'RU-STA']);
		const entries = data.federal.flatMap(({ off, worked, short }) => [...off, ...worked, ...short]);
		for (const { act } of [...entries, ...data.regions.flatMap(({ days }) => days)]) expect(act).toMatch(/\S/);
	});

	it('presidential non-working days of 2020 count as worked', () => {
		expect(hoursOn(federal, '2020-04-01')).toBe(8);
		expect(hoursOn(federal, '2020-04-30')).toBe(7);
	});
});

describe('layers (G-3)', () => {
	it('a regional day of status law or recommended is off, one of budget-sector or pandemic is worked', () => {
		const stavropol = calendarOf({ region: 'RU-STA' });
		expect(hoursOn(stavropol, '2025-04-29')).toBe(0);
		expect(hoursOn(stavropol, '2020-12-31')).toBe(0);
		expect(hoursOn(stavropol, '2025-04-30')).toBe(7);
		expect(hoursOn(stavropol, '2025-04-26')).toBe(0);
		expect(hoursOn(calendarOf({ region: 'RU-PER' }), '2021-10-25')).toBe(8);
	});

	it('a municipality may follow another status, and leave out a day', () => {
		const follows = ['law', 'recommended', 'budget-sector'] as const;
		expect(hoursOn(calendarOf({ region: 'RU-STA', follows }), '2025-04-30')).toBe(0);
		expect(hoursOn(calendarOf({ region: 'RU-STA', follows }), '2025-04-26')).toBe(7);
		expect(hoursOn(calendarOf({ region: 'RU-STA', notFollowed: ['2025-04-29'] }), '2025-04-29')).toBe(8);
	});

	it('an own dated exception beats the holiday, the short day, the regional day and the week', () => {
		const act = 'Распоряжение администрации';
		const days = [
			{ date: '2025-01-01', segments: ['10:00-12:00'], act },
			{ date: '2025-04-30', segments: ['09:00-18:00'], act },
			{ date: '2025-04-29', segments: eight, act },
			{ date: '2025-03-12', segments: [], act },
		];
		const calendar = calendarOf({ region: 'RU-KDA', days });
		expect(days.map(({ date }) => hoursOn(calendar, date))).toEqual([2, 9, 8, 0]);
	});

	it('days off and short days apply as listed to a six-day week', () => {
		const calendar = calendarOf({ week: { mon: eight, tue: eight, fri: eight, sat: ['10:00-15:00'] } });
		expect(hoursOn(calendar, '2025-01-04')).toBe(0);
		expect(hoursOn(calendar, '2025-05-03')).toBe(5);
		expect(hoursOn(calendar, '2025-03-07')).toBe(7);
	});

	it('the short hour is the last 60 working minutes of the day, across lunch if need be', () => {
		const calendar = calendarOf({ week: { fri: ['09:00-13:00', '14:00-14:20', '15:00-15:10'] } });
		expect(due(calendar, '2025-03-07 00:00', '210 WM')).toBe('2025-03-07 12:30');
		expect(hoursOn(calendar, '2025-03-07')).toBe(3.5);
	});

	it('a day whose only hour falls away is no working day for WD and CHX', () => {
		const calendar = calendarOf({ week: { fri: ['09:00-10:00'], mon: ['09:00-10:00'] } });
		expect(due(calendar, '2025-03-06 12:00', '1 WD')).toBe('2025-03-10 10:00');
		expect(due(calendar, '2025-03-06 12:00', '1 CHX')).toBe('2025-03-10 01:00');
	});
});

describe('worked Saturdays (G-25)', () => {
	it('are an hour shorter only where the weekday swapped with was the eve of a holiday', () => {
		expect(hoursOn(federal, '2024-11-02')).toBe(7);
		expect(hoursOn(federal, '2024-04-27')).toBe(8);
	});

	it('keep the hours of the weekday that they were swapped with', () => {
		const calendar = calendarOf({ week: { mon: ['08:00-11:00'], tue: ['08:00-10:00'], sat: ['12:00-19:00'] } });
		expect(due(calendar, '2024-04-27 00:00', '3 WH')).toBe('2024-04-27 11:00');
		expect(hoursOn(calendar, '2024-11-02')).toBe(1);
	});

	it('a regional one follows the same rule: 28.12.2019 stands for the eve 31.12.2019', () => {
		const sakhalin = calendarOf({ region: 'RU-SAK', zone: 'Asia/Sakhalin' });
		expect(hoursOn(sakhalin, '2019-12-31')).toBe(0);
		expect(hoursOn(sakhalin, '2019-12-28')).toBe(7);
		expect(hoursOn(sakhalin, '2020-12-26')).toBe(7);
		expect(hoursOn(federal, '2019-12-28')).toBe(0);
	});
});
