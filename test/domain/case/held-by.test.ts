import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import { heldBy } from '../../../domain/case/why/held-by.ts';
import { MINUTE_MS } from '../../../domain/instant.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { workingMsBetween } from '../../../domain/worktime/compute.ts';
import {
	approve,
	clarified,
	clarify,
	coordinator,
	forward,
	found,
	noAnswer,
	publish,
	raise,
	receive,
	reject,
	route,
	submit,
	tick,
} from '../../support/commands.ts';
import { play, playIn, type Step, shipped, time, world } from '../../support/play.ts';
import { take } from '../../support/take.ts';
import { mailOf, viewOf } from '../../support/views.ts';
import { luck, walk } from '../../support/walk.ts';
import { tellShare } from '../../support/worked/tell.ts';

const { regulation, calendar } = world;

function routeTo(...units: readonly string[]): Command {
	return { do: 'route', by: coordinator, units, photoRequired: false, selfPosting: false };
}

function heldIn(state: Case, term: string): readonly string[] | null | undefined {
	const clock = state.clocks.find((one) => one.term === term);
	const held = clock === undefined ? null : heldBy(state, clock, regulation, calendar);
	return held?.shares.map(tellShare);
}

describe('whose minutes a missed term was made of (G-39)', () => {
	const waiting: readonly Step[] = [
		['10:00', receive({ detectedAt: time('12.03 10:00') })],
		['10:10', route()],
		['12:00', submit()],
		['12:10', forward()],
	];

	it('anapa 2.2: the curator first, who had the draft from 12:10 to Thursday 10:00; the sum is eight hours', () => {
		const late = play(...waiting, ['20.03 10:00', tick]).case;
		// Fifty minutes before the lunch, four hours after it, and one on Thursday.
		expect(heldIn(late, 'overall')).toEqual(['curator 350', 'coordinator 20', 'executor roads 110']);
		const answered = play(...waiting, ['20.03 10:01', approve()], ['20.03 10:20', publish()]).case;
		expect(heldIn(answered, 'overall')).toEqual(heldIn(late, 'overall'));
	});

	it('anapa 2.2: the mail that tells of the breach names the curator first, with the minutes of each', () => {
		const late = play(...waiting, ['13.03 10:01', tick]).case;
		const mail = renderMail(mailOf(viewOf(late), { template: 'breach', to: 'coordinator', clock: 'overall-1' }));
		expect(mail.text.replaceAll('\u00a0', ' ')).toMatch(
			/У кого было дело: \S*[Кк]уратор[^:]*: 350 рабочих минут; [^:]*: 20 рабочих минут; [^:]*\): 110 рабочих минут/,
		);
	});

	it('anapa 2.2: what went by before the message was received was the curator’s', () => {
		const late = play(['11:30', receive({ detectedAt: time('12.03 10:00') })], ['14.03 10:00', tick]).case;
		expect(heldIn(late, 'overall')).toEqual(['coordinator 390', 'curator 90 (90 before receipt)']);
	});

	it('anapa 2.2: of what staff found themselves what went by before it was registered was the coordinator’s', () => {
		const late = play(['11:30', found({ detectedAt: time('12.03 10:00') })], ['14.03 10:00', tick]).case;
		expect(heldIn(late, 'overall')).toEqual(['coordinator 480 (90 before receipt)']);
	});

	it('anapa 2.13: of a term that was shortened its own four hours', () => {
		const late = play(...waiting, ['12:20', raise()], ['14.03 10:00', tick]).case;
		expect(heldIn(late, 'overall')).toEqual(['curator 110', 'coordinator 20', 'executor roads 110']);
	});

	it('anapa 2.7, 2.2: nothing of a unit’s own term, nor of one that was met', () => {
		const late = play(['10:00', receive()], ['10:10', route()], ['15:00', tick]).case;
		expect(heldIn(late, 'draft') ?? null).toBeNull();
		expect(heldIn(late, 'overall') ?? null).toBeNull();
	});

	it('anapa 2.2: of several units at work together what they had at once is counted once', () => {
		const two = routeTo('parks', 'roads');
		const parts: readonly Step[] = [
			['10:00', receive()],
			['10:10', two],
			['11:00', submit({ unit: 'roads' })],
		];
		const late = play(...parts, ['13.03 10:01', tick]).case;
		// Together from 10:10 to 11:00; the parks alone for two hours before the lunch, four after it and one on Thursday.
		expect(heldIn(late, 'overall')).toEqual(['executor parks 420', 'coordinator 10', 'executor parks roads 50']);
	});

	it('anapa 2.2: what a second person thought about in vain was his, apart from what he approves (G-35)', () => {
		const rejected: readonly Step[] = [
			['10:00', receive()],
			['10:05', noAnswer('obscene')],
			['13.03 10:30', reject()],
		];
		expect(heldIn(play(...rejected).case, 'overall')).toEqual(['approver as second person 475', 'coordinator 5']);
	});

	it('anapa 2.4, 2.2: while the curator is asked the minutes are his', () => {
		const asked: readonly Step[] = [
			['10:00', receive()],
			['10:30', clarify()],
			['12:00', clarified()],
			['13.03 10:01', tick],
		];
		expect(heldIn(play(...asked).case, 'overall')).toEqual(['coordinator 390', 'curator 90']);
	});

	it('anapa 2.2: while no unit has got its mail nobody has the case, and once that is known the coordinator (G-8)', () => {
		const at = (local: string, state: Case | null, command: Command): Case => {
			const taken = take(state, command, { ...world, now: time(local) });
			if (!taken.ok) throw new Error(taken.refusal.code);
			return taken.value.after;
		};
		const routed = at('12.03 10:10', at('12.03 10:00', null, receive()), route());
		const ticked = (state: Case) => at('13.03 10:01', state, { do: 'tick', judgeBefore: time('13.03 10:01') });
		expect(heldIn(ticked(routed), 'overall')).toEqual(['nobody 470', 'coordinator 10']);
		const handed = at('12.03 10:20', routed, {
			do: 'hand-over',
			unit: 'roads',
			round: 1,
			handedAt: time('12.03 10:20'),
		});
		expect(heldIn(ticked(handed), 'overall')).toEqual(['executor roads 460', 'coordinator 10', 'nobody 10']);
		// It came back an hour later.
		const back = at('12.03 11:20', handed, {
			do: 'undeliverable',
			to: 'executor',
			unit: 'roads',
			round: 1,
			person: 'roads-1',
			handedAt: time('12.03 10:20'),
			why: 'bounced',
			others: [],
		});
		expect(heldIn(ticked(back), 'overall')).toEqual(['coordinator 410', 'nobody 70']);
	});

	it.each([
		['anapa', 5],
		['kislovodsk', 5],
		['plastunovskaya', 5],
		// Its one such term comes after an interim answer.
		['perm', -1],
		['okha', 5],
	])(
		'%s: on random walks the shares add up to the term, to the minute',
		async (town, atLeast) => {
			const there = await shipped(town);
			let seen = 0;
			fc.assert(
				fc.property(fc.array(luck, { minLength: 10, maxLength: 40 }), (lucks) => {
					const after = [...walk(lucks, there)].at(-1)?.after;
					for (const clock of after?.clocks ?? []) {
						const held = after && heldBy(after, clock, there.regulation, there.calendar);
						if (!held) continue;
						seen += 1;
						const sum = held.shares.reduce((total, { minutes }) => total + minutes, 0);
						expect(sum).toBe(Math.floor(elapsed(clock, there) / MINUTE_MS));
						expect(held.shares.every(({ minutes }) => minutes >= 0)).toBe(true);
					}
				}),
				{ numRuns: 60 },
			);
			expect(seen).toBeGreaterThan(atLeast);
		},
		60_000,
	);
});

describe.each(['anapa', 'kislovodsk', 'plastunovskaya', 'okha'])(
	'G-39: in %s what had run out before the message came',
	(town) => {
		const overdue = async (receipt: Command) => {
			const there = await shipped(town);
			const { case: state } = playIn(there, ['12.03 12:00', receipt], ['12.03 12:01', tick], ['17.03 12:00', tick]);
			const early = state.clocks.filter(
				({ dueAt, kind }) => dueAt !== null && dueAt <= state.receivedAt && kind !== 'EXTERNAL',
			);
			return {
				late: early.filter((clock) => clock.state === 'breached'),
				memos: state.notices.map(({ memoOf }) => memoOf),
			};
		};
		const long = { publishedAt: time('10.03 09:00'), detectedAt: time('10.03 10:00'), sentAt: time('10.03 10:05') };
		it('is late with the curator, and no memo accuses anybody else of it', async () => {
			const { late, memos } = await overdue(receive(long));
			expect(late.length).toBeGreaterThan(0);
			expect(new Set(late.map(({ attribution }) => attribution))).toEqual(new Set(['curator']));
			expect(late.filter(({ id }) => memos.includes(id))).toEqual([]);
		});
	},
);

it('G-39: so is what fell due at the very instant at which it came, and what fell due later is not', () => {
	const overall = (detectedAt: string) => {
		const steps: readonly Step[] = [
			['12.03 12:00', receive({ detectedAt: time(detectedAt) })],
			['12.03 12:02', tick],
		];
		return play(...steps).case.clocks.find(({ term }) => term === 'overall')?.attribution;
	};
	expect([overall('11.03 12:00'), overall('11.03 12:01')]).toEqual(['curator', 'coordinator']);
});

it('A-1′, G-39: what staff had found long before they registered it is late with them', () => {
	const { case: state } = play(['12.03 12:00', found({ detectedAt: time('10.03 10:00') })], ['12.03 12:01', tick]);
	const late = state.clocks.filter(({ state: is, dueAt }) => is === 'breached' && (dueAt ?? 0) <= state.receivedAt);
	expect(late.map(({ attribution }) => attribution)).toContain('coordinator');
	expect(late.map(({ attribution }) => attribution)).not.toContain('curator');
});

/** From the start to the due instant, what stood still left out; of clock hours on working days what the term itself says. */
function elapsed(
	{ term, startedAt, dueAt, pauses }: Clock,
	{ regulation: { terms }, calendar: of }: typeof world,
): number {
	const limit = terms.find(({ id }) => id === term)?.limit ?? { none: true };
	const unit = 'term' in limit ? limit.term.unit : null;
	if ('term' in limit && unit === 'CHX') return limit.term.amount * 60 * MINUTE_MS;
	const worked = (from: number, to: number) => {
		const between = workingMsBetween(of, from, Math.max(from, to));
		return unit === 'CM' || unit === 'CH' || unit === 'CD' ? to - from : between.ok ? between.value : Number.NaN;
	};
	const due = Math.max(startedAt, dueAt ?? startedAt);
	const stood = pauses.map(({ from, until }) => worked(Math.max(from, startedAt), Math.min(until ?? due, due)));
	return stood.reduce((left, pause) => left - pause, worked(startedAt, due));
}
