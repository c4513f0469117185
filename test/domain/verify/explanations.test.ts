import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explainClock } from '../../../domain/case/why/explanation.ts';
import { verify } from '../../../domain/verify/verify.ts';
import { dueAt, latestStart } from '../../../domain/worktime/compute.ts';
import { explainDue } from '../../../domain/worktime/explain.ts';
import { units } from '../../../domain/worktime/term.ts';
import { calendarOf, officeWeek } from '../../support/calendars.ts';
import { noAnswer, raise, told } from '../../support/commands.ts';
import { play, shipped, world } from '../../support/play.ts';
import { statedHours } from '../../support/stated-hours.ts';
import { luck, walk } from '../../support/walk.ts';

const schedules = {
	anapa: { zone: 'Europe/Moscow', region: 'RU-KDA' },
	kislovodsk: { zone: 'Europe/Moscow', region: 'RU-STA' },
	plastunovskaya: { zone: 'Europe/Moscow', region: 'RU-KDA' },
	perm: { zone: 'Asia/Yekaterinburg', region: 'RU-PER' },
	okha: { zone: 'Asia/Sakhalin', region: 'RU-SAK' },
};
const rest = { follows: ['law', 'recommended'] as const, week: officeWeek, days: [] };
const HOUR = 3_600_000;

describe('every explanation is re-checked by a verifier that shares no code with the calculus', () => {
	it.each(Object.entries(schedules))('each clock of a random case of %s is due by its explanation', async (id, of) => {
		const town = await shipped(id);
		const facts = statedHours({ ...of, ...rest });
		let seen = 0;
		const walks = fc.array(luck, { minLength: 5, maxLength: 40 });
		fc.assert(
			fc.property(walks, (lucks) => {
				for (const { after } of walk(lucks, town)) {
					for (const clock of after?.clocks ?? []) {
						if (after === null) continue;
						const explained = explainClock(after, clock, town.regulation, town.calendar);
						expect({ clock, doubts: verify(explained, facts) }).toEqual({ clock, doubts: [] });
						seen += 1;
					}
				}
			}),
			{ numRuns: 60 },
		);
		expect(seen).toBeGreaterThan(300);
	});

	it('G-35: what fell due while a no-answer was thought about is due by what held then, whatever was raised since', () => {
		const facts = statedHours({ ...schedules.anapa, ...rest });
		const { case: state } = play(['10:00', told()], ['15:30', noAnswer()], ['16:30', raise()]);
		for (const clock of state.clocks) {
			const explained = explainClock(state, clock, world.regulation, world.calendar);
			expect({ clock, doubts: verify(explained, facts) }).toEqual({ clock, doubts: [] });
		}
	});

	it.each(Object.values(schedules))('random terms at random times hold in $zone $region', (of) => {
		const calendar = calendarOf(of);
		const facts = statedHours({ ...of, ...rest });
		const start = fc.integer({ min: Date.UTC(2019, 1, 1), max: Date.UTC(2026, 5, 1) });
		const wholeMinutes = fc.integer({ min: Date.UTC(2019, 1, 1) / 60_000, max: Date.UTC(2026, 5, 1) / 60_000 });
		const from = fc.oneof(
			start,
			wholeMinutes.map((minute) => minute * 60_000),
		);
		fc.assert(
			fc.property(from, fc.constantFrom(...units), fc.integer({ min: 1, max: 60 }), (at, unit, amount) => {
				const term = { amount, unit };
				const due = dueAt(calendar, at, term);
				if (!due.ok) throw new Error(due.refusal.fault);
				const leg = explainDue(calendar, at, term, due.value);
				if (!leg.ok) throw new Error(leg.refusal.fault);
				const plain = { start: { at }, base: null, pauses: [], held: null };
				const claim = { ...plain, limit: { term }, legs: [leg.value], reckoned: due.value, due: due.value };
				expect(verify(claim, facts)).toEqual([]);
				if (unit === 'CHX' || unit === 'WD' || unit === 'CD') return;
				const latest = latestStart(calendar, at, term);
				if (!latest.ok) throw new Error(latest.refusal.fault);
				const back = explainDue(calendar, latest.value, term, at);
				if (!back.ok) throw new Error(back.refusal.fault);
				const backward = { ...plain, limit: { before: ['x'], term }, base: { dueAt: at }, start: { at: at - HOUR } };
				const claimed = { ...backward, legs: [back.value], reckoned: latest.value, due: latest.value };
				expect(verify(claimed, facts)).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});
});
