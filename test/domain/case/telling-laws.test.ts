import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asTold } from '../../../domain/case/clocks/telling.ts';
import { decide } from '../../../domain/case/decide.ts';
import { followUps } from '../../../domain/case/follow-ups/follow-ups.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import { evolve } from '../../../domain/case/state/evolve.ts';
import { isToldOf, quietMs, toldOf } from '../../../domain/case/state/telling.ts';
import { lower, raise, setDeadline } from '../../support/commands.ts';
import { finalAwaited } from '../../support/openings.ts';
import { local, play, time, world } from '../../support/play.ts';
import { mailsIn } from '../../support/take.ts';

const turn = fc.record({
	minutes: fc.integer({ min: 0, max: 7 }),
	does: fc.oneof(
		fc.constant('turn' as const),
		fc.integer({ min: 0, max: 3 }).map((hour) => time(`13.03 1${hour}:00`)),
		fc.constant('tick' as const),
	),
});

describe('however often importance and date turn about', () => {
	it('R-07: no holder is told of a clock twice in ten minutes, each mail says what the log says, and the last truth is told', () => {
		fc.assert(
			fc.property(fc.array(turn, { maxLength: 25 }), (turns) => {
				const start = play(...finalAwaited);
				let now = time('12.03 11:00');
				let state = start.case;
				let log: readonly (readonly CaseEvent[])[] = [start.events];
				const said = new Map<string, number>();
				const step = (command: Command) => {
					const decided = decide(state, command, { ...world, now });
					if (!decided.ok) throw new Error(decided.refusal.code);
					const after = decided.value.reduce<Case>(evolve, state);
					log = [...log, decided.value];
					const mails = mailsIn(followUps(state, decided.value, after, world.regulation));
					for (const { template, to, unit, clock } of mails) {
						if (template !== 'clock-moved' || clock === null) continue;
						const key = `${to} ${unit ?? ''} ${clock}`;
						expect(now - (said.get(key) ?? -Infinity)).toBeGreaterThanOrEqual(quietMs);
						said.set(key, now);
						const stated = asTold(after, log, clock).clocks.find(({ id }) => id === clock);
						expect(stated?.dueAt).toBe(stated && toldOf(after, stated)?.dueAt);
					}
					state = after;
				};
				for (const { minutes, does } of turns) {
					now += minutes * 60_000;
					const back = state.incident.importance === 'high' ? lower() : raise();
					step(does === 'tick' ? { do: 'tick', judgeBefore: now } : does === 'turn' ? back : setDeadline(does));
				}
				now += quietMs;
				step({ do: 'tick', judgeBefore: now });
				for (const clock of state.clocks.filter((one) => one.state === 'running' && isToldOf(one))) {
					const told = toldOf(state, clock);
					if (told !== null) expect(local(told.dueAt)).toBe(local(clock.dueAt));
				}
			}),
		);
	});
});
