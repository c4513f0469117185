import { describe, expect, it } from '@jest/globals';
import { goesOnUnanswered } from '../../../domain/case/clocks/pauses.ts';
import type { Clock } from '../../../domain/case/model/case.ts';
import type { PauseRule } from '../../../domain/regulation/regulation.ts';
import { at, on, rule, runs } from '../../support/made-rules.ts';

const pause: PauseRule = {
	clause: '10b',
	reading: 'K-7',
	from: 'clarify:author',
	until: 'clarified:author',
	endsBy: ['publish'],
	silence: 'wait',
	cutoff: 'cutoff',
	terms: [],
};

describe('K-6: what is sent on once the wait for the reply is over decides without it', () => {
	const goesOn = (now: string, ...clocks: readonly Clock[]) => {
		const { state, world, ...rest } = on(`12.03 ${now}`, [rule('wait'), rule('free')], clocks);
		const there = { ...world, regulation: { ...world.regulation, pause } };
		return goesOnUnanswered({ ...rest, state, world: there }).unanswered ?? false;
	};
	it('past its due time, while it has not ended', () => {
		expect(goesOn('12:01', runs('wait', '12:00'))).toBe(true);
		expect(goesOn('12:00', runs('wait', '12:00'))).toBe(false);
		expect(goesOn('12:01', runs('wait', '12:00', { endedAt: at('11:00') }))).toBe(false);
		expect(goesOn('12:01', runs('wait', null))).toBe(false);
		expect(goesOn('12:01', runs('free', '12:00'))).toBe(false);
		expect(goesOn('12:01')).toBe(false);
	});
	it('the wait for the last question counts', () => {
		const [first, second] = [runs('wait', '11:00'), runs('wait', '13:00', { id: 'wait-2' })];
		expect(goesOn('12:00', first, second)).toBe(false);
		expect(goesOn('12:00', second, first)).toBe(true);
	});
});
