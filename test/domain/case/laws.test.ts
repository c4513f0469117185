import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clockWake, isSetAside, nextWake } from '../../../domain/case/clocks/next-wake.ts';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import { replay } from '../../../domain/case/state/evolve.ts';
import { allowedActs } from '../../../domain/case/turn/allowed.ts';
import { awaiting } from '../../../domain/case/turn/awaiting.ts';
import { isWorkingInstant, workingMsBetween } from '../../../domain/worktime/compute.ts';
import { localDay } from '../../../domain/worktime/local-time.ts';
import { shipped } from '../../support/play.ts';
import { take } from '../../support/take.ts';
import { luck, type Walked, walk } from '../../support/walk.ts';

const worlds = await Promise.all(['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'].map((id) => shipped(id)));

/** A law looks at every step of many walks; what breaks it is told by fast-check with the shortest walk that does. */
function law(title: string, check: (steps: readonly Walked[], world: (typeof worlds)[number]) => void): void {
	for (const world of worlds) {
		it(`${title} (${world.regulation.id})`, () => {
			const walks = fc.array(luck, { minLength: 10, maxLength: 45 });
			fc.assert(
				fc.property(walks, (lucks) => check([...walk(lucks, world)], world)),
				{ numRuns: 150 },
			);
		});
	}
}

/** Commands that let no time pass over a case: what has fallen due is judged by the next that does. */
const untimed: readonly string[] = ['hand-over', 'undeliverable', 'deliver-again'];

const eventsOf = (steps: readonly Walked[]): readonly CaseEvent[] => steps.flatMap(({ events }) => events);
const endOf = (steps: readonly Walked[]): Case | null => steps.at(-1)?.after ?? null;

describe('laws of a case, on random walks', () => {
	law(
		'R-06: what is refused changes nothing, and no order or repetition of commands makes a decision throw',
		(steps) => {
			for (const { refused, events, before, after } of steps) {
				if (refused === null) continue;
				expect(events).toEqual([]);
				expect(after).toBe(before);
			}
		},
	);

	law('R-20: its events make the same case again, also after a journey through JSON', (steps) => {
		const events = eventsOf(steps);
		expect(isDeepStrictEqual(replay(events), endOf(steps))).toBe(true);
		const stored = JSON.parse(JSON.stringify(events)) as CaseEvent[];
		expect(isDeepStrictEqual(replay(stored), endOf(steps))).toBe(true);
	});

	law('an open case waits for somebody, and for somebody who can do something', (steps, world) => {
		for (const { after } of steps) {
			if (after === null) continue;
			const awaited = awaiting(after, world.regulation);
			expect(awaited.length > 0).toBe(after.status.is === 'open');
			const acting = awaited.filter(({ role }) => allowedActs(after, world, role).length > 0);
			expect(acting.length > 0).toBe(awaited.length > 0);
		}
	});

	law('G-27: an open case always has a wake ahead, and one that has ended has none', (steps) => {
		for (const { after, now, refused, command } of steps) {
			if (after === null) continue;
			const wake = nextWake(after);
			expect(wake !== null).toBe(after.status.is === 'open');
			// What an act leaves owed, a reminder say, the next look at the time does.
			if (wake === null || refused !== null || command.do !== 'tick') continue;
			expect(wake).toBeGreaterThanOrEqual(now);
		}
	});

	law(
		'G-27: the coordinator is told of a case that lies still in working time, a working day after its last act, once a day',
		(steps, { calendar }) => {
			let told: number | null = null;
			for (const { before, events, command } of steps) {
				if (command.do !== 'tick') expect(events.map(({ type }) => type)).not.toContain('RestTold');
				for (const { type, at } of events) {
					if (type !== 'RestTold' || before === null) continue;
					expect(isWorkingInstant(calendar, at)).toEqual({ ok: true, value: true });
					expect(clockWake(before) ?? at).toBeLessThanOrEqual(at);
					expect(localDay(calendar, before.actedAt)).toBeLessThan(localDay(calendar, at));
					const worked = workingMsBetween(calendar, before.actedAt, at);
					// A short day of this calendar has seven hours.
					expect(worked.ok && worked.value).toBeGreaterThanOrEqual(7 * 3_600_000);
					if (told !== null) expect(localDay(calendar, told)).toBeLessThan(localDay(calendar, at));
					told = at;
				}
			}
		},
	);

	law('a case that has ended lets no clock run', (steps) => {
		for (const { after } of steps) {
			if (after?.status.is !== 'ended') continue;
			expect(after.clocks.filter(({ state }) => state === 'running' || state === 'paused')).toEqual([]);
		}
	});

	law('G-5: in time is up to the due instant and late is after it, never both', (steps) => {
		for (const { after } of steps) {
			for (const clock of after?.clocks ?? []) {
				if (clock.dueAt === null || clock.endedAt === null) continue;
				if (clock.state === 'met') expect(clock.endedAt).toBeLessThanOrEqual(clock.dueAt);
				if (clock.state === 'breached') expect(clock.endedAt).toBeGreaterThan(clock.dueAt);
			}
		}
	});

	law(
		'R-12: after a decision nothing runs whose due time lies behind, but what waits for a second person (G-26)',
		(steps) => {
			for (const { after, now, refused, command } of steps) {
				if (after === null || refused !== null || untimed.includes(command.do)) continue;
				for (const clock of after.clocks) {
					if (clock.state !== 'running' || clock.dueAt === null || isSetAside(after, clock)) continue;
					expect(clock.dueAt).toBeGreaterThanOrEqual(now);
				}
			}
		},
	);

	law('R-12: clocks come out the same, whether what was due is judged before a command or after it', (steps, world) => {
		const said = (clocks: readonly Clock[]) =>
			clocks.map(({ id, unit, state, dueAt, attribution }) => ({ id, unit, state, dueAt, attribution }));
		for (const { before, now, refused, command } of steps) {
			if (before === null || refused !== null || command.do === 'tick') continue;
			const moment = { ...world, now };
			const judge: Command = { do: 'tick', judgeBefore: now };
			const inTurn = (commands: readonly Command[], judgeBefore: number) =>
				commands.reduce<Case | null>((state, one) => {
					const taken = take(state, one, { ...moment, judgeBefore });
					return taken.ok ? taken.value.after : null;
				}, before);
			const [judged, left] = [inTurn([judge, command, judge], now), inTurn([command, judge], now - 35_000)];
			expect(said(left?.clocks ?? [])).toEqual(said(judged?.clocks ?? []));
		}
	});

	law('G-26: a term is set aside only while a no-answer waits for the second person', (steps) => {
		for (const { after } of steps) {
			const aside = after?.clocks.some((clock) => clock.state === 'running' && isSetAside(after, clock)) ?? false;
			if (aside) expect(after?.status).toMatchObject({ stage: 'confirmation' });
		}
	});

	law(
		'G-4, G-14: a clock that is over never changes again, but for one whose act was not needed (G-26)',
		(steps, world) => {
			const optional = new Set(world.regulation.terms.flatMap(({ id, optional: may }) => (may ? [id] : [])));
			for (const { before, after, events } of steps) {
				for (const [index, was] of (before?.clocks ?? []).entries()) {
					const is = after?.clocks[index];
					if (neverStarted(events, was)) continue;
					if (!isOver(was) || (was.state === 'void' && optional.has(was.term))) continue;
					expect(isDeepStrictEqual(is, was)).toBe(true);
				}
			}
		},
	);

	law(
		'R-21: time alone moves no due time, and each that was moved stands in its history with its calendar and why',
		(steps) => {
			for (const { command, before, after } of steps) {
				for (const [index, was] of (before?.clocks ?? []).entries()) {
					const is = after?.clocks[index];
					if (was.state !== 'running' || is?.state !== 'running' || is.dueAt === was.dueAt) continue;
					expect(command.do).not.toBe('tick');
					const { dueAt, calendar } = was;
					expect(is.history.slice(was.history.length)).toContainEqual(expect.objectContaining({ dueAt, calendar }));
					for (const { why } of is.history) expect(why).not.toBe('');
				}
			}
		},
	);

	law('a breach stays a breach, of the same due time and by the same, unless nobody was told (G-8)', (steps) => {
		for (const { before, after, events } of steps) {
			for (const [index, was] of (before?.clocks ?? []).entries()) {
				if (was.state !== 'breached' || neverStarted(events, was)) continue;
				const is = after?.clocks[index];
				expect(is).toMatchObject({ state: 'breached', dueAt: was.dueAt });
				// What raising excused accuses somebody once the earlier due time has passed, too (G-40).
				if (was.attribution !== 'RECLASSIFIED') expect(is?.attribution).toBe(was.attribution);
			}
		}
	});

	law('G-8: what came back was never the start of anything, and nothing else is taken back by it', (steps) => {
		for (const { before, after, events, command } of steps) {
			const taken = before?.clocks.filter((clock) => neverStarted(events, clock)) ?? [];
			if (command.do !== 'undeliverable') expect(taken).toEqual([]);
			else {
				for (const clock of taken) {
					expect(clock).toMatchObject({ unit: command.unit, startedAt: command.handedAt });
					const is = after?.clocks.find(({ id }) => id === clock.id);
					expect(is).toMatchObject({ state: 'void', endedAt: clock.startedAt, attribution: null });
				}
			}
		}
	});

	law('each event is dated no later than the act, and each breach by its due instant', (steps) => {
		for (const { now, events } of steps) {
			for (const event of events) {
				expect(event.at).toBeLessThanOrEqual(now);
				if (event.type === 'ClockBreached') expect(event.at).toBe(event.dueAt);
			}
		}
	});
});

describe('publication, on random walks', () => {
	const approving = worlds.filter(({ regulation }) => regulation.stages.approval?.acts.approve !== undefined);

	it('anapa 2.12, 2.8: nothing is posted without approval of that very version', () => {
		expect(approving.map(({ regulation }) => regulation.id)).toContain('anapa');
		for (const world of approving) {
			const walks = fc.array(luck, { minLength: 25, maxLength: 60 });
			const property = fc.property(walks, (lucks) => {
				const events = eventsOf([...walk(lucks, world)]);
				for (const [index, event] of events.entries()) {
					if (event.type !== 'AnswerPublished' || event.answer === 'question') continue;
					expect(approvedVersion(events.slice(0, index))).toBe(event.version);
				}
			});
			fc.assert(property, { numRuns: 200 });
		}
	});

	it('the walks reach every way a case can end, so the laws above have something to hold of', () => {
		for (const world of worlds) {
			const reached = new Set<string>();
			const walks = fc.sample(fc.array(luck, { minLength: 60, maxLength: 60 }), { numRuns: 300, seed: 7 });
			for (const lucks of walks) {
				const end = endOf([...walk(lucks, world)]);
				if (end?.status.is === 'ended') reached.add(end.status.outcome);
			}
			const { stages, anytime } = world.regulation;
			const rules = [...Object.values(stages).flatMap(({ acts }) => Object.values(acts)), ...Object.values(anytime)];
			const ends = rules.flatMap(({ exits }) => exits.flatMap((exit) => ('ends' in exit ? [exit.ends] : [])));
			expect([world.regulation.id, ...[...reached].sort()]).toEqual([
				world.regulation.id,
				...[...new Set(ends)].sort(),
			]);
		}
	});
});

function neverStarted(events: readonly CaseEvent[], { id }: Clock): boolean {
	return events.some((event) => event.type === 'ClockVoided' && event.fromStart === true && event.id === id);
}

function isOver(clock: Clock): boolean {
	return clock.endedAt !== null;
}

/** The version that stands approved after these events; null where the approval was overtaken by another text. */
function approvedVersion(events: readonly CaseEvent[]): number | null {
	let approved: number | null = null;
	for (const event of events) {
		if (event.type === 'DraftApproved') approved = event.version;
		if (event.type === 'DraftSubmitted' || event.type === 'DraftConsolidated' || event.type === 'DraftReturned')
			approved = null;
	}
	return approved;
}
