import { describe, expect, it } from '@jest/globals';
import { decodeCalendar, type EncodedCalendar, encodeCalendar } from '../../../domain/worktime/encode.ts';
import { anapa, calendarOf, data, due, officeWeek } from '../../support/calendars.ts';

function read(text: string): EncodedCalendar {
	return JSON.parse(text) as EncodedCalendar;
}

const act = 'Распоряжение администрации';

describe('a stored calendar', () => {
	it('comes back whole: the same content, the same id, the same reasons', () => {
		const text = JSON.stringify(encodeCalendar(anapa));
		const decoded = decodeCalendar(read(text));
		expect(JSON.stringify(encodeCalendar(decoded))).toBe(text);
		expect(decoded.id).toBe(anapa.id);
		expect([...decoded.reasons()]).toEqual([...anapa.reasons()]);
	});

	it('keeps a missing year missing', () => {
		const gap = calendarOf({}, { ...data, federal: data.federal.filter(({ year }) => year !== 2022) });
		const decoded = decodeCalendar(read(JSON.stringify(encodeCalendar(gap))));
		expect(due(decoded, '2021-12-30 17:00', '8 WH')).toBe('no-data-for-year 2022');
	});

	it('takes at most 60 KB for the nine years, a hundred exceptions and a restless zone included', () => {
		const days = Array.from({ length: 100 }, (_, index) => ({
			date: new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10),
			segments: [`09:00-${String(10 + (index % 9))}:${String(10 + (index % 50))}`],
			act,
		}));
		const restless = calendarOf({ region: 'RU-STA', zone: 'Africa/Casablanca', days });
		expect(Buffer.byteLength(JSON.stringify(encodeCalendar(restless)))).toBeLessThan(60_000);
		expect(Buffer.byteLength(JSON.stringify(encodeCalendar(anapa)))).toBeLessThan(20_000);
	});
});

describe('the version of a calendar', () => {
	it('is the same for the same content, however it was written', () => {
		const weekend = { ...officeWeek, mon: ['14:00-18:00', '09:00-13:00'], sat: [] };
		expect(calendarOf({ region: 'RU-KDA', week: weekend }).id).toBe(anapa.id);
	});

	it('R-20: stays what an earlier release made it, for it stands in stored cases', () => {
		const year = { year: 2025, off: [], worked: [], short: [], norm40: { year: 0, months: [] } };
		const plain = calendarOf({ week: { mon: ['09:00-10:00'] } }, { ...data, federal: [year] });
		// Reckoned apart, in Python, from the text below by what the docstrings of content-id.ts say.
		const { id, ...content } = encodeCalendar(plain);
		expect(content).toEqual({
			format: 1,
			zone: 'Europe/Moscow',
			firstDay: 20_089,
			patterns: [[], [540, 600]],
			days: `00000${'1000000'.repeat(51)}100`,
			offsets: { from: Date.UTC(2024, 0, 1), to: Date.UTC(2027, 0, 2), at: [], minutes: [180] },
			reasons: { texts: [], rows: [] },
		});
		expect(id).toBe('6d31e8b2b93ac266a57fd436e7b97808');
	});

	it('changes with the hours, the zone, the days followed and the act behind a day', () => {
		const day = { date: '2025-03-12', segments: [], act };
		const ids = [
			anapa,
			calendarOf({}),
			calendarOf({ region: 'RU-KDA', zone: 'Europe/Samara' }),
			calendarOf({ region: 'RU-KDA', week: { ...officeWeek, fri: ['09:00-16:45'] } }),
			calendarOf({ region: 'RU-KDA', days: [day] }),
			calendarOf({ region: 'RU-KDA', days: [{ ...day, act: 'Другое распоряжение' }] }),
		].map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
	});
});
