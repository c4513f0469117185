import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/case/decide.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import { evolve } from '../../../domain/case/state/evolve.ts';
import { by, receive, route, submit } from '../../support/commands.ts';
import { play, time, world } from '../../support/play.ts';

describe('R-12: while what was done in time may still be on its way to the table', () => {
	// The draft is due at 14:30, by 11:30 plus the lunch; the approval may be asked for until 16:00.
	const waiting = play(['10:00', receive()], ['10:30', route()]).case;
	const within = (command: Command, at: string, before: string) =>
		decide(waiting, command, { ...world, now: time(at), judgeBefore: time(before) });
	const types = (decided: ReturnType<typeof within>) =>
		decided.ok ? decided.value.filter(({ type }) => /^Clock(Breached|Met|MetLate|Moved)|^Memo/.test(type)) : [];

	it("an act judges no clock that is somebody else's", () => {
		const raised: Command = { do: 'raise', by: by('curator') };
		const soon = types(within(raised, '12.03 14:30:20', '12.03 14:29:45'));
		expect(soon.some((event) => event.type === 'ClockBreached')).toBe(false);
		const later = types(within(raised, '12.03 14:30:20', '12.03 14:30:01'));
		expect(later.some((event) => event.type === 'ClockBreached' && event.clause === '2.7')).toBe(true);
	});

	it('what has fallen due is not moved any more: a raising gives nobody time', () => {
		const decided = within({ do: 'raise', by: by('curator') }, '12.03 14:30:20', '12.03 14:29:45');
		const moved = types(decided).flatMap((event) => (event.type === 'ClockMoved' ? [event.id] : []));
		expect(moved).not.toContain('draft-1');
		expect(moved).toContain('overall-1');
	});

	it('an act that comes late itself is late at once, with its breach and its memo', () => {
		const told = types(within(submit(), '12.03 14:30:20', '12.03 14:29:45'));
		expect(told.map(({ type }) => type)).toEqual(['ClockBreached', 'MemoPrepared', 'ClockMetLate']);
		expect(told[0]?.at).toBe(time('12.03 14:30'));
	});

	it('an act in time that is written after a later one is in time all the same', () => {
		const raised = within({ do: 'raise', by: by('curator') }, '12.03 14:30:20', '12.03 14:29:45');
		if (!raised.ok) throw new Error('refused');
		const after = raised.value.reduce(evolve, waiting);
		const decided = decide(after, submit(), { ...world, now: time('12.03 14:29:59') });
		const ofDraft = decided.ok ? decided.value.filter((event) => 'id' in event && event.id === 'draft-1') : [];
		expect(ofDraft.map(({ type }) => type)).toEqual(['ClockMet']);
	});
});
