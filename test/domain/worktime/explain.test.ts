import { describe, expect, it } from '@jest/globals';
import { explainInEnglish, explainInRussian } from '../../../domain/wording/counted-days.ts';
import { dueAt } from '../../../domain/worktime/compute.ts';
import { decodeCalendar, encodeCalendar } from '../../../domain/worktime/encode.ts';
import { type Explanation, explainDue } from '../../../domain/worktime/explain.ts';
import { anapa, at, calendarOf, okha, perm, term } from '../../support/calendars.ts';

function explain(calendar: typeof anapa, from: string, length: string): Explanation {
	const start = at(calendar, from);
	const due = dueAt(calendar, start, term(length));
	if (!due.ok) throw new Error('no due time');
	const explained = explainDue(calendar, start, term(length), due.value);
	if (!explained.ok) throw new Error('no explanation');
	return explained.value;
}

function roles({ days }: Explanation): string[] {
	return days.map(({ date, role }) => `${date} ${role}`);
}

/** Each stretch that was counted, and the milliseconds of all of them. */
function counted({ days }: Explanation) {
	const segments = days.flatMap((day) => day.segments);
	return {
		spans: segments.map(({ localStart, localEnd }) => `${localStart}-${localEnd}`),
		hours: segments.reduce((sum, { ms }) => sum + ms, 0) / 3_600_000,
	};
}

describe('an explanation', () => {
	const may = explain(decodeCalendar(encodeCalendar(anapa)), '2025-04-28 17:30', '8 WH');

	it('names every segment that was counted, and they add up to the term', () => {
		expect(counted(may)).toEqual({ spans: ['17:30-18:00', '09:00-13:00', '14:00-17:00', '09:00-09:30'], hours: 8 });
	});

	it('names every day that was skipped, with the act behind it (G-3)', () => {
		expect(roles(may)).toEqual([
			'2025-04-28 counted',
			'2025-04-29 off',
			'2025-04-30 counted',
			'2025-05-01 off',
			'2025-05-02 off',
			'2025-05-03 off',
			'2025-05-04 off',
			'2025-05-05 counted',
		]);
		const whys = may.days.map(({ reasons }) => reasons.map(({ why, act }) => `${why}: ${act ?? ''}`).join());
		expect(whys[1]).toBe('regional: Закон Краснодарского края от 02.06.2023 № 4909-КЗ');
		expect(whys[2]).toMatch(/^short: Трудовой кодекс РФ, ст\. 95/);
		expect(whys[3]).toMatch(/^holiday: Трудовой кодекс РФ, ст\. 112/);
		expect(whys[4]).toMatch(/^holiday: Постановление Правительства РФ от 04\.10\.2024 № 1335/);
		expect(whys[5]).toBe('');
	});

	it('says the same in Russian and in English, days alike on one line', () => {
		const russian = explainInRussian(may);
		expect(russian).toHaveLength(8);
		expect(russian[0]?.replaceAll('\u00a0', ' ')).toContain('8 рабочих часов, начало 28.04.2025 17:30');
		expect(russian[2]).toContain('нерабочий день в регионе: Радоница');
		expect(russian[6]).toBe('03.05.2025 (сб) – 04.05.2025 (вс): выходной день по графику работы');
		const english = explainInEnglish(may);
		expect(english[0]).toBe('8 working hours from 28.04.2025 17:30 end 05.05.2025 09:30 (Europe/Moscow)');
		expect(english[3]).toContain('14:00–17:00 (3 h); an hour shorter');
	});

	it('shows a worked Saturday with the day that it stands for (G-25), and leaves the day of the start out (G-10)', () => {
		const november = explain(anapa, '2024-10-31 10:00', '2 WD');
		expect(roles(november)).toEqual(['2024-10-31 start', '2024-11-01 counted', '2024-11-02 counted']);
		expect(november.days[2]?.reasons.map(({ why, insteadOf }) => [why, insteadOf])).toEqual([
			['worked', '2024-04-30'],
			['short', null],
		]);
	});

	it('leaves days off out of working days, and says so of each (G-10)', () => {
		expect(roles(explain(anapa, '2025-03-14 10:00', '1 WD'))).toEqual([
			'2025-03-14 start',
			'2025-03-15 off',
			'2025-03-16 off',
			'2025-03-17 counted',
		]);
	});

	it('shows a working day that was over when the term began', () => {
		expect(roles(explain(anapa, '2025-03-12 19:00', '1 WH'))).toEqual(['2025-03-12 spent', '2025-03-13 counted']);
	});

	it("shows the municipality's own exception with its act", () => {
		const act = 'Распоряжение администрации';
		const own = calendarOf({ days: [{ date: '2025-03-13', segments: [], act }] });
		const days = explain(own, '2025-03-12 17:30', '1 WH').days;
		expect(days[1]?.reasons).toEqual([{ why: 'own', name: null, act, status: null, insteadOf: null }]);
	});

	it('cuts clock time at midnights, for CHX leaving days off out', () => {
		expect(counted(explain(perm, '2025-03-14 22:50', '4 CH')).spans).toEqual(['22:50-24:00', '00:00-02:50']);
		const days = counted(explain(perm, '2025-03-14 22:50', '50 CH'));
		expect(days).toEqual({ spans: ['22:50-24:00', '00:00-24:00', '00:00-24:00', '00:00-00:50'], hours: 50 });
		const long = explain(okha, '2025-03-14 22:00', '24 CHX');
		expect(counted(long)).toEqual({ spans: ['22:00-24:00', '00:00-22:00'], hours: 24 });
		expect(roles(long)[1]).toBe('2025-03-15 off');
	});

	it('names hours of service time as it does working hours, the lunch left out', () => {
		const service = counted(explain(anapa, '2025-03-12 12:30', '2 SH'));
		expect(service).toEqual({ spans: ['12:30-13:00', '14:00-15:30'], hours: 2 });
	});

	it('counts calendar days, days off among them (G-11)', () => {
		const days = explain(perm, '2025-03-14 22:50', '8 CD').days;
		expect(days.map(({ role }) => role)).toEqual(['start', ...Array.from({ length: 8 }, () => 'counted')]);
		expect(days.at(-1)?.date).toBe('2025-03-22');
	});
});
