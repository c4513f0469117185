import { describe, expect, it } from '@jest/globals';
import { explainClock } from '../../../domain/case/why/explanation.ts';
import type { ClaimedDay, ClaimedLeg, Doubt, DueClaim } from '../../../domain/verify/claim.ts';
import { verify } from '../../../domain/verify/verify.ts';
import { officeWeek } from '../../support/calendars.ts';
import { receive, route } from '../../support/commands.ts';
import { play, shipped, world } from '../../support/play.ts';
import { statedHours } from '../../support/stated-hours.ts';

const MINUTE = 60_000;
const rest = { zone: 'Europe/Moscow', follows: ['law', 'recommended'] as const, week: officeWeek, days: [] };
const facts = statedHours({ ...rest, region: 'RU-KDA' });

/** Received on the eve of Радоница 2025, half an hour before closing: 8 WH reach over a short day and four days off. */
const played = play(['28.04 17:30', receive()], ['28.04 17:40', route()]);
const claimOf = (term: string): DueClaim => {
	const clock = played.case.clocks.find((one) => one.term === term);
	if (clock === undefined) throw new Error(`no clock of ${term}`);
	return explainClock(played.case, clock, world.regulation, world.calendar);
};
const overall = claimOf('overall');
const cutoff = claimOf('approval-cutoff');

function tampered(claim: DueClaim, change: (leg: ClaimedLeg) => Partial<ClaimedLeg>): DueClaim {
	return { ...claim, legs: claim.legs.map((leg) => ({ ...leg, ...change(leg) })) };
}
const ofDays = (claim: DueClaim, change: (day: ClaimedDay, index: number) => readonly ClaimedDay[]) =>
	tampered(claim, ({ days }) => ({ days: days.flatMap(change) }));
const ofSegments = (claim: DueClaim, shift: (at: number, index: number) => number) => {
	let index = -1;
	return ofDays(claim, (day) => [
		{
			...day,
			segments: day.segments.map(({ start, end }) => {
				index += 1;
				return { start: shift(start, 2 * index), end: shift(end, 2 * index + 1) };
			}),
		},
	]);
};
const is = (date: string, change: Partial<ClaimedDay>) => (day: ClaimedDay) =>
	day.date === date ? [{ ...day, ...change }] : [day];

describe('the verifier refuses an explanation that was tampered with, and says what is wrong', () => {
	it('takes the explanations as they are', () => {
		expect(verify(overall, facts)).toEqual([]);
		expect(verify(cutoff, facts)).toEqual([]);
		expect(overall.legs[0]?.days.map(({ date, role }) => `${date} ${role}`)).toEqual([
			'2025-04-28 counted',
			'2025-04-29 off',
			'2025-04-30 counted',
			'2025-05-01 off',
			'2025-05-02 off',
			'2025-05-03 off',
			'2025-05-04 off',
			'2025-05-05 counted',
		]);
	});

	const due = overall.due ?? 0;
	const cases: readonly (readonly [string, Doubt, DueClaim])[] = [
		['G-5: another due time', 'wrong-due', { ...overall, due: due + MINUTE }],
		['a due time with nothing counted', 'not-shown', { ...overall, legs: [] }],
		['a due time where the clock has none', 'wrong-due', { ...overall, due: null }],
		['G-14: held for no reason', 'wrong-due', { ...overall, due: due + MINUTE, held: { at: due } }],
		['G-7: another start', 'wrong-start', { ...overall, start: { at: overall.start.at + MINUTE } }],
		['an end that is not the last one counted', 'wrong-end', { ...overall, reckoned: due + MINUTE, due: due + MINUTE }],
		['another length', 'wrong-sum', { ...overall, limit: { term: { amount: 7, unit: 'WH' } } }],
		['another unit', 'left-out', { ...overall, limit: { term: { amount: 8, unit: 'CH' } } }],
		[
			'stretches that overlap',
			'out-of-order',
			ofSegments(overall, (at, index) => (index === 2 ? at - 60 * 60 * MINUTE : at)),
		],
		[
			'a stretch that ends before it begins',
			'out-of-order',
			ofSegments(overall, (at, index) => (index === 1 ? at - 40 * MINUTE : at)),
		],
		['G-3: lunch counted', 'outside-hours', ofSegments(overall, (at, index) => (index === 3 ? at + 60 * MINUTE : at))],
		['working time left out', 'left-out', ofSegments(overall, (at, index) => (index === 2 ? at + 30 * MINUTE : at))],
		[
			'a stretch inside a pause',
			'inside-a-pause',
			{ ...overall, pauses: [{ from: due - 20 * MINUTE, until: due - 10 * MINUTE }] },
		],
		[
			'G-3: a day off that is not mentioned',
			'day-missing',
			ofDays(overall, (day) => (day.role === 'off' ? [] : [day])),
		],
		['a day told twice', 'day-missing', ofDays(overall, (day) => (day.date === '2025-04-29' ? [day, day] : [day]))],
		['G-3: a day off told as a working day', 'wrong-role', ofDays(overall, is('2025-04-29', { role: 'spent' }))],
		['G-3: Радоница without its act', 'day-unnamed', ofDays(overall, is('2025-04-29', { reasons: [] }))],
		['Радоница by another act', 'day-unnamed', ofDays(overall, is('2025-04-29', { reasons: [{ act: 'приказ' }] }))],
		['a short day that does not say so', 'day-unnamed', ofDays(overall, is('2025-04-30', { reasons: [] }))],
		['an ordinary day with an act', 'day-unnamed', ofDays(overall, is('2025-05-05', { reasons: [{ act: 'приказ' }] }))],
		['G-24: no due time to reckon back from', 'not-the-base', { ...cutoff, base: null }],
		['G-24: another due time to reckon back from', 'wrong-end', { ...cutoff, base: { dueAt: due + MINUTE } }],
		[
			'G-24: a start later than the latest',
			'wrong-start',
			{ ...cutoff, reckoned: (cutoff.due ?? 0) + MINUTE, due: (cutoff.due ?? 0) + MINUTE },
		],
		[
			'the same due time as another, which it is not',
			'not-the-base',
			{ ...overall, limit: { sameAs: [] }, base: { dueAt: due + 1 } },
		],
		[
			'anapa 2.10b: the curator’s date after the day allowed',
			'later-than-allowed',
			{ ...overall, limit: { given: true }, base: { dueAt: due - 1 } },
		],
	];
	it.each(cases)('%s: %s', (_title, doubt, claim) => {
		expect(verify(claim, facts)).toContain(doubt);
	});

	it('refuses what was reckoned under another region’s calendar', async () => {
		const { calendar } = await shipped('perm');
		const elsewhere = statedHours({ ...rest, zone: calendar.zone, region: 'RU-PER' });
		expect(verify(overall, elsewhere)).toEqual(expect.arrayContaining(['outside-hours', 'left-out', 'day-unnamed']));
	});

	const dayTerm = (unit: string, local: string, dates: readonly (readonly [string, string])[]): DueClaim => {
		const at = Date.parse(`${local}+03:00`);
		const days = dates.map(([date, role]) => ({
			date,
			role,
			segments: [],
			reasons: unit === 'CD' ? [] : facts.acts(date).map((act) => ({ act })),
		}));
		const from = Date.parse('2025-04-28T12:00:00+03:00');
		const plain = { start: { at: from }, base: null, pauses: [], held: null };
		return { ...plain, limit: { term: { amount: 2, unit } }, legs: [{ from, due: at, days }], reckoned: at, due: at };
	};
	const working = [
		['2025-04-28', 'start'],
		['2025-04-29', 'off'],
		['2025-04-30', 'counted'],
		['2025-05-01', 'off'],
		['2025-05-02', 'off'],
		['2025-05-03', 'off'],
		['2025-05-04', 'off'],
		['2025-05-05', 'counted'],
	] as const;
	const calendarDays = [
		['2025-04-28', 'start'],
		['2025-04-29', 'counted'],
		['2025-04-30', 'counted'],
	] as const;

	it('G-10: two working days end at the closing of the second one; no other minute, no other day will do', () => {
		expect(verify(dayTerm('WD', '2025-05-05T18:00:00', working), facts)).toEqual([]);
		expect(verify(dayTerm('WD', '2025-05-05T17:00:00', working), facts)).toEqual(['wrong-end']);
		expect(verify(dayTerm('WD', '2025-04-30T17:00:00', working.slice(0, 3)), facts)).toContain('wrong-sum');
	});

	it('G-11: two calendar days end at 24:00 of the second, days off counted and the day of the start not', () => {
		expect(verify(dayTerm('CD', '2025-05-01T00:00:00', calendarDays), facts)).toEqual([]);
		expect(verify(dayTerm('CD', '2025-04-30T18:00:00', calendarDays), facts)).toEqual(['wrong-end']);
		const counted = calendarDays.map(([date]) => [date, 'counted'] as const);
		expect(verify(dayTerm('CD', '2025-05-01T00:00:00', counted), facts)).toContain('wrong-role');
	});
});
