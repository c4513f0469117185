import { describe, expect, it } from '@jest/globals';
import { isSetAside } from '../../../domain/case/clocks/next-wake.ts';
import type { Clock } from '../../../domain/case/model/case.ts';
import { at, runs, why } from '../../support/made-rules.ts';
import { ended, inStage, proposedIn } from '../../support/made-stages.ts';

describe('G-35: a term waits for the second person’s word on a no-answer', () => {
	const isAside = (proposed: string, one: Clock) =>
		isSetAside(inStage('confirmation', { proposal: { ...proposedIn('draft'), at: at(proposed) } }), one);
	it('that was proposed in its time, its last instant among it', () => {
		expect(isAside('10:59', runs('one', '11:00'))).toBe(true);
		expect(isAside('11:00', runs('one', '11:00'))).toBe(true);
		expect(isAside('11:01', runs('one', '11:00'))).toBe(false);
	});
	it('the time that it had then: what raising has moved to before the proposal since is set aside all the same', () => {
		const moved = (because: string, ...others: readonly string[]) =>
			runs('one', '10:20', { history: [because, ...others].map((reason) => why(reason, '11:00')) });
		expect(isAside('10:29', moved('raised'))).toBe(true);
		expect(isAside('10:30', moved('raised'))).toBe(true);
		expect(isAside('10:31', moved('raised'))).toBe(false);
		expect(isAside('10:29', moved('lowered'))).toBe(false);
		expect(isAside('10:29', moved('raised', 'lowered'))).toBe(false);
		expect(isAside('10:29', moved('lowered', 'raised'))).toBe(true);
	});
	it('his own term runs, and what has no due time waits for nothing', () => {
		expect(isAside('10:00', runs('one', '11:00', { stage: 'confirmation' }))).toBe(false);
		expect(isAside('10:00', runs('one', null))).toBe(false);
		expect(isAside('10:00', runs('one', null, { history: [why('raised', '11:00')] }))).toBe(false);
	});
	it('P-7: where nobody has proposed it a return that would end the case sets rework aside, and nothing else', () => {
		const rework = runs('one', '11:00', { stage: 'rework' });
		expect(isSetAside(inStage('confirmation'), rework)).toBe(true);
		expect(isSetAside(inStage('confirmation'), { ...rework, dueAt: null })).toBe(false);
		expect(isSetAside(inStage('confirmation'), { ...rework, stage: 'overall' })).toBe(false);
		expect(isSetAside(inStage('rework'), rework)).toBe(false);
		expect(isSetAside(ended, rework)).toBe(false);
	});
});
