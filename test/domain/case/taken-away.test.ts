import { describe, expect, it } from '@jest/globals';
import type { Command } from '../../../domain/case/model/commands.ts';
import { heldBy } from '../../../domain/case/why/held-by.ts';
import { coordinator, receive, route, submit, tick } from '../../support/commands.ts';
import { clocks, play, type Step, time, world } from '../../support/play.ts';

const reassign = (to: string | null, unit = 'roads'): Command => ({
	do: 'reassign',
	by: coordinator,
	unit,
	to,
	reason: 'Молчат',
});
const routed: readonly Step[] = [
	['10:00', receive()],
	['10:10', route()],
];
/** The mail of the routing at 10:10 did not reach the one executor of the unit. */
const bounced: Command = {
	do: 'undeliverable',
	to: 'executor',
	unit: 'roads',
	round: 1,
	person: 'roads-1',
	handedAt: time('12.03 10:10'),
	why: 'bounced',
	others: [],
};

describe('an assignment that was taken away (G-29)', () => {
	it('G-8, G-29: a unit that was never told is accused of nothing, although it was passed over before that was heard', () => {
		const after = play(...routed, ['14:30', tick], ['14:40', reassign('parks')], ['14:50', bounced]);
		expect(clocks(after, '2.7')).toEqual([
			'2.7 LEGAL of roads due 12.03 14:10 void 12.03 10:10',
			'2.7 LEGAL of parks due 12.03 17:40 running',
		]);
		expect(after.case.notices).toEqual([]);
	});

	it('G-8, G-29: of a mail that came back from whoever was asked before, whoever is asked now hears nothing', () => {
		const twice = play(
			...routed,
			['11:00', reassign('parks')],
			['11:10', reassign('roads', 'parks')],
			['11:20', bounced],
		);
		expect(clocks(twice, '2.7').at(-1)).toBe('2.7 LEGAL of roads due 12.03 15:10 running');
		expect(twice.case.assignments).toMatchObject([{ unit: 'roads', handedAt: time('12.03 11:10') }]);
	});

	it('G-39: from then on the minutes are those of whoever has it', () => {
		const after = play(...routed, ['11:10', reassign('parks')], ['13.03 11:00', tick]);
		const overall = after.case.clocks.find(({ clause }) => clause === '2.2');
		if (overall === undefined) throw new Error('no overall term');
		expect(heldBy(after.case, overall, world.regulation, world.calendar)?.shares).toMatchObject([
			{ role: 'executor', units: ['parks'], minutes: 410 },
			{ role: 'coordinator', units: [], minutes: 10 },
			{ role: 'executor', units: ['roads'], minutes: 60 },
		]);
	});

	it('G-29: its text is none of the answer any more', () => {
		const after = play(
			...routed,
			['11:00', submit()],
			['11:10', { do: 'return', by: coordinator, draft: 1, reason: 'other', comment: 'Назовите дату' }],
			['11:20', reassign('parks')],
		);
		expect(after.case).toMatchObject({ draft: null, drafts: 1, assignments: [{ unit: 'parks', handedIn: null }] });
	});
});
