import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../../domain/case/decide.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import { replay } from '../../../domain/case/state/evolve.ts';
import { DAY_MS, type Instant } from '../../../domain/instant.ts';
import { knows } from '../../../domain/worktime/reach.ts';
import { data } from '../../support/calendars.ts';
import { receive, route } from '../../support/commands.ts';
import { shipped } from '../../support/play.ts';
import { take } from '../../support/take.ts';
import { luck, walk } from '../../support/walk.ts';

const towns = ['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'];
const until2026 = { ...data, federal: data.federal.filter(({ year }) => year <= 2026) };
/** Each town with all years of the data, and as it was before the next year came. */
const pairs = await Promise.all(
	towns.map(async (id) => ({ id, full: await shipped(id), short: await shipped(id, until2026) })),
);
const [anapa] = pairs;
if (anapa === undefined) throw new Error('no town');

const moscow = (local: string): Instant => Date.parse(`${local}+03:00`);
const dues = ({ clocks }: Case, leftOut: readonly string[]) =>
	clocks
		.filter(({ id }) => !leftOut.includes(id))
		.map(({ id, clause, kind, dueAt, state, endedAt }) =>
			// Of what was not needed nobody asks when it would have been due.
			state === 'void' ? { id, clause, state, endedAt } : { id, clause, kind, dueAt, state, endedAt },
		);

/** The case once the next year's data are in force and time has been looked at. */
function whenTheyCome(state: Case, { full }: (typeof pairs)[number], now: Instant): Case {
	const moved = take(state, { do: 'recalendar' }, { ...full, now });
	if (!moved.ok) throw new Error(moved.refusal.code);
	const ticked = take(moved.value.after, { do: 'tick', judgeBefore: now }, { ...full, now });
	if (!ticked.ok) throw new Error(ticked.refusal.code);
	return ticked.value.after;
}

describe('R-21: a term that ends beyond the years of calendar data', () => {
	const lastDay = moscow('2026-12-30T17:00');
	it('is taken with its message, runs without a due time, and breaks for no time that passes', () => {
		const received = take(null, receive(), { ...anapa.short, now: lastDay });
		const overall = received.ok && received.value.after.clocks.find(({ stage }) => stage === 'overall');
		expect(overall).toMatchObject({ state: 'running', dueAt: null, remindAt: null, awaitsCalendar: true });
		const later = moscow('2027-01-20T10:00');
		if (!received.ok) throw new Error(received.refusal.code);
		const ticked = take(received.value.after, { do: 'tick', judgeBefore: later }, { ...anapa.short, now: later });
		const awaiting = ticked.ok ? ticked.value.after.clocks.filter((one) => one.awaitsCalendar === true) : [];
		expect(new Set(awaiting.map(({ state }) => state))).toEqual(new Set(['running']));
	});

	it('is taken where nothing is known of the day on which the message comes', () => {
		const now = moscow('2027-01-12T10:00');
		const decided = decide(null, receive({ sentAt: now }), { ...anapa.short, now });
		expect(decided.ok).toBe(true);
	});

	it('is judged when the data come, though the act came before them', () => {
		let state: Case | null = null;
		const act = (command: Parameters<typeof take>[1], local: string) => {
			const now = moscow(local);
			const taken = take(state, command, { ...anapa.short, now });
			if (!taken.ok) throw new Error(`${command.do}: ${taken.refusal.code}`);
			state = taken.value.after;
			return state;
		};
		act(receive(), '2027-01-11T10:00');
		const routed = act(route(), '2027-01-11T16:00');
		const screening = routed.clocks.find(({ term }) => term === 'routing');
		expect(screening).toMatchObject({ state: 'met', awaitsCalendar: true });
		const after = whenTheyCome(routed, anapa, moscow('2027-01-11T16:30'));
		expect(after.clocks.find(({ id }) => id === screening?.id)).toMatchObject({
			state: 'breached',
			dueAt: moscow('2027-01-11T11:00'),
			endedAt: moscow('2027-01-11T16:00'),
		});
		expect(after.clocks.some(({ awaitsCalendar }) => awaitsCalendar === true)).toBe(false);
	});

	it('waits on under data that do not reach it either, and says so once', () => {
		const received = take(null, receive(), { ...anapa.short, now: lastDay });
		if (!received.ok) throw new Error(received.refusal.code);
		const decided = decide(received.value.after, { do: 'recalendar' }, { ...anapa.short, now: lastDay });
		expect(decided.ok && decided.value).toEqual([]);
	});

	for (const pair of pairs) {
		it(`falls due in the end as if the data had been there from the start (${pair.id})`, () => {
			const { full, short } = pair;
			const walks = fc.array(luck, { minLength: 4, maxLength: 25 });
			const backward = full.regulation.terms.flatMap(({ id, limit }) => ('before' in limit ? [id] : []));
			let awaited = 0;
			fc.assert(
				fc.property(walks, fc.nat(6), (lucks, days) => {
					let there: Case | null = null;
					let here: Case | null = null;
					// A term counted backward may pass unseen: acts find it running, and raising and questions leave it time.
					let turned = false;
					let now = moscow('2026-12-24T10:00') + days * DAY_MS;
					for (const step of walk(lucks, full, now)) {
						// Where nothing is known of the day itself, acts do otherwise: see above.
						if (!knows(short.calendar, step.now)) break;
						const taken = take(here, step.command, { ...short, now: step.now });
						// What must be weighed against an unknown due time, or names one, is refused, and nothing else.
						const isForWant = !taken.ok && ['calendar-silent', 'time-unknown'].includes(taken.refusal.code);
						if (isForWant && step.refused === null) break;
						// Of two reasons to refuse it the other may come first.
						if (!isForWant) expect(taken.ok ? null : taken.refusal.code).toBe(step.refused);
						if (taken.ok) here = taken.value.after;
						turned ||= ['raise', 'lower', 'clarify'].includes(step.command.do);
						there = step.after;
						now = step.now;
					}
					if (here === null || there === null) return;
					awaited += here.clocks.filter(({ awaitsCalendar }) => awaitsCalendar === true).length;
					const over = here.clocks.filter(
						({ state, term }) => backward.includes(term) && (turned || state !== 'running'),
					);
					const leftOut = over.map(({ id }) => id);
					expect(dues(whenTheyCome(here, pair, now), leftOut)).toEqual(dues(whenTheyCome(there, pair, now), leftOut));
				}),
				{ numRuns: 100 },
			);
			expect(awaited).toBeGreaterThan(0);
		});
	}

	it('R-20: an older release that does not know the mark reads the same case, without a due time', () => {
		const received = take(null, receive(), { ...anapa.short, now: lastDay });
		if (!received.ok) throw new Error(received.refusal.code);
		const unmarked = JSON.parse(
			JSON.stringify(received.value.events, (key, value: unknown) => (key === 'awaitsCalendar' ? undefined : value)),
		) as typeof received.value.events;
		const read = replay(unmarked);
		expect(read?.clocks.map(({ dueAt }) => dueAt)).toEqual(received.value.after.clocks.map(({ dueAt }) => dueAt));
	});
});
