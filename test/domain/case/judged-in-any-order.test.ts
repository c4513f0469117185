import { describe, expect, it } from '@jest/globals';
import { carryOut } from '../../../domain/case/decide.ts';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { TermRule } from '../../../domain/regulation/regulation.ts';
import { by, route, submit } from '../../support/commands.ts';
import { clock, on, part, received, rule } from '../../support/made-rules.ts';
import { inStage } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

const [due, now] = ['12.03 10:30', '12.03 10:30:10'];
const graceMs = 35_000;

/** What becomes of clocks with a command ten seconds after something fell due, while nothing may be judged yet. */
function within(command: Command, rules: readonly TermRule[], clocks: readonly Clock[], change: Partial<Case> = {}) {
	const { state, world } = on(now, rules, clocks, change);
	const decided = carryOut(state, command, { ...world, judgeBefore: time(now) - graceMs });
	if (!decided.ok) throw new Error(decided.refusal.code);
	return decided.value.after.clocks.map((one) => `${one.id} ${one.state} ${one.attribution ?? 'nobody'}`);
}
const ofRoads = { holder: 'executor', unit: 'roads' } as const;
const roads = (change: Parameters<typeof part>[1] = {}) => part('roads', { part: 'awaited', round: 1, ...change });
const routed = { routings: 1, drafts: 0 };

describe('R-12: within the grace nothing is judged, unless it would be judged otherwise afterwards', () => {
	it('what comes out the same is left until all that was received in time has been written', () => {
		const mine = clock('one', due, { holder: 'coordinator' });
		expect(within(route(), [rule('one')], [mine])).toEqual(['one-1 running nobody']);
	});

	it('a term that is late is booked on whoever held the case at its due time, not on whom the act gives it to', () => {
		const whose = clock('one', due, { holder: 'executor', unit: null });
		const mine = clock('two', due, { holder: 'coordinator' });
		expect(within(route(), [rule('one'), rule('two')], [whose])).toEqual(['one-1 breached coordinator']);
		expect(within(route(), [rule('one'), rule('two')], [mine, whose])).toEqual([
			'two-1 breached coordinator',
			'one-1 breached coordinator',
		]);
		const later = clock('two', '12.03 15:00', { holder: 'coordinator' });
		expect(within(route(), [rule('one'), rule('two')], [later, whose])).toEqual([
			'two-1 running nobody',
			'one-1 breached coordinator',
		]);
	});

	it('G-40: so is a breach that raising excused, once the due time before it has passed', () => {
		const raised = clock('one', '12.03 10:20', {
			holder: 'executor',
			unit: null,
			state: 'breached',
			attribution: 'RECLASSIFIED',
			accusesAt: time(due),
		});
		expect(within(route(), [rule('one')], [raised])).toEqual(['one-1 breached coordinator']);
	});

	it('a term starts anew, also beside one of its own that has fallen due and is not judged yet', () => {
		const again = rule('one', { starts: ['handed-over'], perUnit: true });
		const state = inStage('draft', { ...routed, assignments: [roads({ handedAt: null })] });
		const told: Command = { do: 'hand-over', unit: 'roads', round: 1, handedAt: time(now) };
		expect(within(told, [again], [clock('one', due, ofRoads)], state)).toEqual([
			'one-1 breached executor',
			'one-2 running nobody',
		]);
	});

	it('G-26: what was owed at its due time was needed, though the act makes it needless', () => {
		const passing = rule('one', { perUnit: true, passesOn: true });
		const late = clock('one', due, ofRoads);
		const submitted = (change: Parameters<typeof part>[1]) =>
			within(
				submit({ by: by('executor', 'roads-1', 'roads') }),
				[passing],
				[late],
				inStage('draft', { ...routed, assignments: [roads({ handedAt: received.receivedAt, ...change })] }, 'executor'),
			);
		expect(submitted({ routedAt: time('12.03 10:10') })).toEqual(['one-1 breached executor']);
		// Whom it accuses is the same: the unit was asked too late (Okha 3.2).
		expect(submitted({ routedAt: time('12.03 10:30:05') })).toEqual(['one-1 breached coordinator']);
	});
});
