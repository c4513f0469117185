import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import { heldBy } from '../../../domain/case/why/held-by.ts';
import { MINUTE_MS } from '../../../domain/instant.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { workingMsBetween } from '../../../domain/worktime/compute.ts';
import { approve, forward, publish, raise, receive, route, submit, tick } from '../../support/commands.ts';
import { play, type Step, shipped, time, world } from '../../support/play.ts';
import { mailOf, viewOf } from '../../support/views.ts';
import { luck, walk } from '../../support/walk.ts';

const { regulation, calendar } = world;

function heldIn(state: Case, term: string): readonly string[] | null | undefined {
	const clock = state.clocks.find((one) => one.term === term);
	const held = clock === undefined ? null : heldBy(state, clock, regulation, calendar);
	return held?.shares.map(({ role, unit, minutes }) => `${role}${unit === null ? '' : ` ${unit}`} ${minutes}`);
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
			/У кого было дело: \S*[Кк]уратор[^:]*: 350 рабочих минут, [^:]*: 20 рабочих минут, [^:]*\): 110 рабочих минут/,
		);
	});

	it('anapa 2.2: what went by before the message was received was the curator’s', () => {
		const late = play(['11:30', receive({ detectedAt: time('12.03 10:00') })], ['14.03 10:00', tick]).case;
		expect(heldIn(late, 'overall')).toEqual(['coordinator 390', 'curator 90']);
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
						expect(sum).toBe(Math.floor(elapsed(clock, held.onWall, there.calendar) / MINUTE_MS));
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

/** From the start to the due instant, what stood still left out. */
function elapsed({ startedAt, dueAt, pauses }: Clock, onWall: boolean, of: typeof calendar): number {
	const worked = (from: number, to: number) => {
		const between = workingMsBetween(of, from, to);
		return onWall ? to - from : between.ok ? between.value : Number.NaN;
	};
	const due = dueAt ?? startedAt;
	const stood = pauses.map(({ from, until }) => worked(Math.max(from, startedAt), Math.min(until ?? due, due)));
	return stood.reduce((left, pause) => left - pause, worked(startedAt, due));
}
