import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/case/decide.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import { evolve, replay } from '../../../domain/case/state/evolve.ts';
import { allowedActs } from '../../../domain/case/turn/allowed.ts';
import { approve, by, coordinator, forward, publish, submit } from '../../support/commands.ts';
import { routed } from '../../support/openings.ts';
import { play, time, world } from '../../support/play.ts';

const answered = play(...routed, ['10:20', submit()], ['10:30', forward()], ['10:40', approve()], ['10:50', publish()]);
const now = time('14.03 12:00');
const correct: Command = {
	do: 'correct',
	by: coordinator,
	permalink: 'https://vk.com/wall-1_5',
	reason: 'Ссылка не та',
	seen: 0,
};
const erase = (evenOpen = false) => ({ do: 'erase', because: 'asked', evenOpen }) as const;

function erased(state: Case, events = answered.events): Case {
	const decided = decide(state, erase(true), { ...world, now });
	const after = decided.ok ? replay([...events, ...decided.value]) : null;
	if (after === null) throw new Error('not erased');
	return after;
}

describe('R-28: that the words beside a case are erased is written down once', () => {
	it('of one that has ended it is one event, which is nobody’s act and moves no clock', () => {
		const decided = decide(answered.case, erase(), { ...world, now });
		expect(decided).toEqual({
			ok: true,
			value: [{ type: 'PersonalDataErased', because: 'asked', at: now, by: null }],
		});
		const { erasedAt, lastAt, ...rest } = erased(answered.case);
		expect(erasedAt).toBe(now);
		expect(lastAt).toBe(now);
		expect(rest).toEqual((({ erasedAt: _, lastAt: __, ...before }) => before)(answered.case));
	});

	it('asked again it says nothing more', () => {
		const after = erased(answered.case);
		expect(decide(after, erase(), { ...world, now: now + 1 })).toEqual({ ok: true, value: [] });
	});

	it('an open case is left alone unless that is said, goes on after it, and is erased once more after its end', () => {
		const open = play(...routed);
		expect(decide(open.case, erase(), { ...world, now })).toMatchObject({ ok: false, refusal: { code: 'not-now' } });
		const goesOn = erased(open.case, open.events);
		const ruled = { regulation: world.regulation, units: world.units };
		expect(allowedActs(goesOn, ruled)).toEqual(allowedActs(open.case, ruled));
		const withdrawn = decide(
			goesOn,
			{ do: 'withdraw', by: by('curator'), reason: 'Дубль' },
			{ ...world, now: now + 1 },
		);
		if (!withdrawn.ok) throw new Error(withdrawn.refusal.code);
		const ended = withdrawn.value.reduce<Case>((state, event) => evolve(state, event), goesOn);
		expect(decide(ended, erase(), { ...world, now: now + 2 })).toMatchObject({
			ok: true,
			value: [{ type: 'PersonalDataErased' }],
		});
	});

	it('G-36: nobody brings words to it any more, though a wrong link may else be put right after the end', () => {
		const ruled = { regulation: world.regulation, units: world.units };
		expect(allowedActs(answered.case, ruled, 'coordinator')).toContain('correct');
		const after = erased(answered.case);
		expect(allowedActs(after, ruled)).toEqual([]);
		expect(decide(after, correct, { ...world, now: now + 1 })).toMatchObject({
			ok: false,
			refusal: { code: 'ended', allowed: [] },
		});
	});
});
