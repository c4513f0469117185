import { describe, expect, it } from '@jest/globals';
import type { Decided } from '../../../domain/case/clocks/decision-context.ts';
import { carryOut } from '../../../domain/case/decide.ts';
import { handedOverAtOnce } from '../../../domain/case/hand-over.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import type { World } from '../../../domain/case/model/world.ts';
import { passTime } from '../../../domain/case/pass-time.ts';
import type { TermRule } from '../../../domain/regulation/regulation.ts';
import { coordinator, receive, route } from '../../support/commands.ts';
import { standing, there } from '../../support/made-acts.ts';
import { clock, part, rule } from '../../support/made-rules.ts';
import { inStage, reworded } from '../../support/made-stages.ts';
import { local, play, time, world } from '../../support/play.ts';

describe('what time alone does to a case', () => {
	const terms: readonly TermRule[] = [rule('one'), rule('two')];
	const passed = (state: Case, until: string) => passTime(state, { ...there({ terms }), now: time(until) });
	const told = ({ events }: Decided) => events.map(({ type, at }) => `${type} ${local(at)}`);
	const rests = standing('draft', { rest: { since: time('12.03 10:00'), until: time('13.03 10:00') } });

	it('G-27: of a case that lies still the coordinator is told on each working day, when that day has come', () => {
		expect(told(passed(rests, '13.03 09:59'))).toEqual([]);
		expect(told(passed(rests, '13.03 10:00'))).toEqual(['RestTold 13.03 10:00']);
		const days = ['RestTold 13.03 10:00', 'RestTold 14.03 09:00', 'RestTold 17.03 09:00'];
		expect(told(passed(rests, '17.03 09:00'))).toEqual(days);
		expect(told(passed(rests, '18.03 08:00'))).toEqual(days);
		expect(passed(rests, '18.03 08:00').after.rest?.until).toBe(time('18.03 09:00'));
		expect(told(passed({ ...rests, rest: null }, '12.03 12:00'))).toEqual(['RestBegan 12.03 12:00']);
	});

	it('G-5, G-27: also where its last clock fell due meanwhile, an instant after it did', () => {
		const due = { ...rests, rest: null, clocks: [clock('one', '12.03 14:00')] };
		expect(told(passed(due, '12.03 14:00'))).toEqual([]);
		const over = ['ClockBreached 12.03 14:00', 'RestBegan 12.03 14:00:00.001'];
		expect(told(passed(due, '12.03 14:00:00.001'))).toEqual(over);
		expect(told(passed(due, '14.03 12:00'))).toEqual([...over, 'RestTold 13.03 10:00', 'RestTold 14.03 09:00']);
	});

	it('one look does while any clock will wake somebody', () => {
		const runs = {
			...rests,
			rest: null,
			clocks: [clock('one', '12.03 14:00', { remindAt: time('12.03 13:30') }), clock('two', '20.03 14:00')],
		};
		expect(told(passed(runs, '12.03 13:40'))).toEqual(['ReminderGiven 12.03 13:40']);
		expect(told(passed(runs, '17.03 12:00'))).toEqual(['ClockBreached 12.03 14:00', 'ReminderGiven 17.03 12:00']);
	});

	it('and nothing to one that is over', () => {
		const status = { is: 'ended', outcome: 'answered', at: time('12.03 11:00') } as const;
		expect(passed({ ...rests, status }, '17.03 12:00')).toEqual({ events: [], after: { ...rests, status } });
	});
});

describe('G-8: a mail to a unit that is handed over at the instant of its decision', () => {
	const at = { ...world, now: time('12.03 10:30') };
	const handing = (before: Case, command: Command, under: World = at) => {
		const decided = carryOut(before, command, under);
		if (!decided.ok) throw new Error(decided.refusal.code);
		const { events, after } = decided.value;
		return { after, handed: handedOverAtOnce(before, events, after, under) };
	};
	const screening = play(['10:00', receive()]).case;
	const several: Command = {
		do: 'route',
		by: coordinator,
		units: ['roads', 'parks'],
		photoRequired: false,
		selfPosting: false,
	};
	const units = ({ events }: Decided) =>
		events.flatMap((event) => (event.type === 'MailHandedOver' ? [`${event.unit} ${local(event.at)}`] : []));

	it('starts the clocks of each that it is for', () => {
		const { handed } = handing(screening, several);
		expect(units(handed)).toEqual(['roads 12.03 10:30', 'parks 12.03 10:30']);
		expect(handed.after.assignments.map(({ handedAt }) => handedAt)).toEqual([at.now, at.now]);
		expect(handed.after.clocks.filter(({ term }) => term === 'draft').map(({ unit }) => unit)).toEqual([
			'roads',
			'parks',
		]);
	});

	it('is that of whoever has none yet, where others have theirs', () => {
		const asked = play(['10:00', receive()], ['10:10', route()]).case;
		const added: Command = { ...several, do: 'add-units', units: ['parks'], reason: null };
		const { handed } = handing(asked, added);
		expect(units(handed)).toEqual(['parks 12.03 10:30']);
		expect(handed.after.assignments.map(({ handedAt }) => local(handedAt))).toEqual(['12.03 10:10', '12.03 10:30']);
	});

	it('is none of a unit whose part is in, and that rewords its question', () => {
		const assignments = [part('roads', { part: 'submitted' }), part('parks', { handedAt: null })];
		const asking = reworded('roads', { assignments, clocks: [] });
		const back: readonly CaseEvent[] = [
			{ type: 'DraftReturned', at: 1, by: null, version: 1, answer: 'question', reason: 'other' },
			{ type: 'StageOpened', at: 1, by: null, stage: 'rework', visit: 1, awaits: 'executor' },
		];
		const state = { ...asking, status: inStage('rework', {}, 'executor').status };
		expect(handedOverAtOnce(state, back, state, there())).toEqual({ events: [], after: state });
	});

	it('is none where nobody waits to be told, and the case is as it was', () => {
		const { handed, after } = handing(screening, { do: 'tick', judgeBefore: at.now });
		expect(handed).toEqual({ events: [], after });
		const asked = standing('draft', { assignments: [part('roads', { handedAt: 1 })] });
		const photo: Command = { do: 'require-photo', by: coordinator, unit: 'roads', required: true, reason: 'Яма' };
		const again = handing(asked, photo, there());
		expect(again.handed).toEqual({ events: [], after: again.after });
	});
});
