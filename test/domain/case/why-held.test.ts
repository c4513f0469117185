import { describe, expect, it } from '@jest/globals';
import type { Case, Clock, Hold, Question } from '../../../domain/case/model/case.ts';
import { type HeldShare, heldBy } from '../../../domain/case/why/held-by.ts';
import { timeLeft } from '../../../domain/case/why/time-left.ts';
import {
	clocksAndOtherReadings,
	clocksView,
	eventsView,
	heldViews,
	otherReadingsView,
	stateName,
} from '../../../domain/case/why/view.ts';
import type { Limit, TermRule } from '../../../domain/regulation/regulation.ts';
import { calendarOf, term } from '../../support/calendars.ts';
import { by } from '../../support/commands.ts';
import { acted } from '../../support/followed.ts';
import { open, standing } from '../../support/made-acts.ts';
import { clock, rule } from '../../support/made-rules.ts';
import { ended, question } from '../../support/made-stages.ts';
import { time, world } from '../../support/play.ts';

const overall: Partial<TermRule> = { stage: 'overall' };
const at = (local: string) => time(`12.03 ${local}`);
const hold = (
	since: string,
	role: Hold['role'],
	stage: Hold['stage'] = 'draft',
	...units: readonly string[]
): Hold => ({
	at: at(since),
	role,
	stage,
	units,
});
/** A term that was broken, from ten to twelve. */
const late = (change: Partial<Clock> = {}) =>
	clock('one', '12.03 12:00', { state: 'breached', pauses: [], history: [], ...change });
/** "executor roads 30", first whoever had the case at the due instant. */
function held(
	state: Partial<Case>,
	{ ruled = overall, of = {} }: { readonly ruled?: Partial<TermRule>; readonly of?: Partial<Clock> } = {},
): readonly string[] | null {
	const regulation = { ...open, terms: [rule('one', ruled)] };
	const whole = standing('draft', { receivedAt: at('10:00'), ...state });
	const shares = heldBy(whole, late(of), regulation, world.calendar)?.shares ?? null;
	return (
		shares?.map(({ role, units, minutes, beforeReceipt, secondPerson }) =>
			[role, ...units, minutes, secondPerson ? 'second' : '', beforeReceipt > 0 ? `before ${beforeReceipt}` : '']
				.filter((word) => word !== '')
				.join(' '),
		) ?? null
	);
}

describe('G-39: whose minutes a missed term was', () => {
	const two = [hold('10:00', 'coordinator'), hold('10:30', 'executor', 'draft', 'roads')];

	it('of what is broken and is nobody’s step alone, from its start to its due instant', () => {
		expect(held({ held: two })).toEqual(['executor roads 90', 'coordinator 30']);
		for (const is of ['running', 'met', 'void'] as const) expect(held({ held: two }, { of: { state: is } })).toBeNull();
		expect(held({ held: two }, { of: { dueAt: null } })).toBeNull();
		const dueAt = Date.parse('2045-03-12T12:00:00+03:00');
		expect(held({ held: two }, { of: { dueAt } })).toBeNull();
		expect(held({ held: two }, { of: { dueAt, pauses: [{ from: at('10:10'), until: at('10:20') }] } })).toBeNull();
		expect(held({ held: two }, { ruled: { stage: 'draft' } })).toBeNull();
		expect(held({ held: two }, { ruled: { stage: 'final' } })).toHaveLength(2);
		expect(held({ held: two }, { ruled: { stage: 'x', limit: { before: ['one'], term: term('1 WH') } } })).toHaveLength(
			2,
		);
	});

	it('each of the holders once, first whoever held it at the due instant, with nothing of who had no minute', () => {
		const back = [...two, hold('11:00', 'coordinator'), hold('11:40', 'executor', 'draft', 'parks')];
		expect(held({ held: back })).toEqual(['executor parks 20', 'coordinator 70', 'executor roads 30']);
		expect(held({ held: [...two, hold('12:00', 'curator')] })).toEqual(['executor roads 90', 'coordinator 30']);
		expect(held({ held: [...two, { ...hold('11:59', 'curator'), at: at('12:00') - 1 }] })).toEqual([
			'curator 1',
			'coordinator 30',
			'executor roads 89',
		]);
		const brief = [
			hold('10:00', 'coordinator'),
			{ ...hold('10:00', 'curator'), at: at('10:00') + 1 },
			hold('10:00', 'head'),
		];
		expect(held({ held: [...brief.slice(0, 2), hold('10:01', 'head')] })).toEqual(['head 119', 'curator 1']);
	});

	it('before our receipt the curator’s; of whom nothing is known as well', () => {
		expect(held({ held: two, receivedAt: at('10:20') })).toEqual([
			'executor roads 90',
			'curator 20 before 20',
			'coordinator 10',
		]);
		expect(held({ held: two.slice(1) })).toEqual(['executor roads 90', 'curator 30']);
		const curators = [...two.slice(0, 1), hold('11:30', 'curator')];
		expect(held({ held: curators, receivedAt: at('10:20') })).toEqual(['curator 50 before 20', 'coordinator 70']);
		expect(held({ held: [] })).toEqual(['curator 120']);
		// What the case did before the term began, and after it fell due, is no part of it.
		const around = [hold('09:00', 'coordinator'), hold('09:40', 'head'), ...two, hold('12:30', 'curator')];
		expect(held({ held: around, receivedAt: at('09:00') })).toEqual(['executor roads 90', 'coordinator 30']);
	});

	it('a second person’s apart from his own', () => {
		const thought = [hold('10:00', 'approver'), hold('11:00', 'approver', 'confirmation')];
		expect(held({ held: thought })).toEqual(['approver 60 second', 'approver 60']);
	});

	it('stretches that did not count left out', () => {
		const of = (from: string, until: string | null) => ({
			of: { pauses: [{ from: at(from), until: until === null ? null : at(until) }] },
		});
		expect(held({ held: two }, of('10:10', '10:20'))).toEqual(['executor roads 90', 'coordinator 20']);
		expect(held({ held: two }, of('10:20', '10:50'))).toEqual(['executor roads 70', 'coordinator 20']);
		expect(held({ held: two }, of('09:30', '10:10'))).toEqual(['executor roads 90', 'coordinator 20']);
		expect(held({ held: two }, of('11:30', null))).toEqual(['executor roads 60', 'coordinator 30']);
		expect(held({ held: two }, of('11:30', '12:30'))).toEqual(['executor roads 60', 'coordinator 30']);
		const idle = [...two, hold('11:30', 'curator')];
		expect(held({ held: idle }, of('11:30', '12:00'))).toEqual(['curator 0', 'coordinator 30', 'executor roads 60']);
		expect(held({ held: two }, of('12:10', '12:30'))).toEqual(['executor roads 90', 'coordinator 30']);
	});

	const asked = (from: string, until: string | null, change: Partial<Question> = {}) =>
		question({
			of: 'author',
			askedAt: at(from),
			answeredAt: until === null ? null : at(until),
			stage: 'draft',
			unit: 'roads',
			...change,
		});

	it('whoever is asked has those in which nobody else works, of a unit’s draft or the coordinator’s own stage', () => {
		const questions = [asked('11:00', '11:30')];
		expect(held({ held: two, questions })).toEqual(['executor roads 60', 'coordinator 30', 'author 30']);
		const both = [hold('10:00', 'executor', 'draft', 'roads', 'parks')];
		expect(held({ held: both, questions })).toEqual(['executor roads parks 90', 'executor parks 30']);
		expect(
			held({
				held: both,
				questions: [asked('11:00', '11:30'), asked('11:00', '11:10', { unit: 'parks', of: 'curator' })],
			}),
		).toEqual(['executor roads parks 90', 'author 10', 'executor parks 20']);
		const curators = asked('10:50', null, { unit: null, of: 'curator' });
		expect(held({ held: two, questions: [curators, ...questions] })).toEqual([
			'executor roads 60',
			'coordinator 30',
			'author 30',
		]);
		expect(held({ held: [hold('10:00', 'executor', 'rework', 'roads')], questions })).toEqual(['executor roads 120']);
		const own = { held: [hold('10:00', 'coordinator')], questions: [asked('11:00', '11:30', { unit: null })] };
		expect(held(own)).toEqual(['coordinator 90', 'author 30']);
		expect(held({ ...own, questions: [asked('11:00', '11:30', { unit: null, stage: 'check' })] })).toEqual([
			'coordinator 120',
		]);
		expect(held({ ...own, questions: [asked('11:00', '11:30')] })).toEqual(['coordinator 120']);
		expect(held({ ...own, held: [hold('10:00', 'approver')] })).toEqual(['approver 120']);
	});

	it('until the reply, the decision made without it, or where it was never read', () => {
		const author = (...questions: readonly Question[]) => held({ held: two, questions })?.at(-1);
		expect(held({ held: two, questions: [asked('11:00', null)] })).toEqual([
			'author 60',
			'coordinator 30',
			'executor roads 30',
		]);
		expect(author(asked('11:00', '11:30', { decidedAt: at('11:10') }))).toBe('author 10');
		expect(author(asked('11:00', '11:10', { decidedAt: at('11:30') }))).toBe('author 10');
		expect(author(asked('11:00', null, { decidedAt: at('11:10') }))).toBe('author 10');
		expect(held({ held: two, questions: [asked('11:00', '11:30', { givenUp: true })] })).toEqual([
			'executor roads 90',
			'coordinator 30',
		]);
	});
});

describe('what is seen of a clock from outside', () => {
	const terms = [rule('one', overall), rule('two')];
	const regulation = { ...open, terms };
	const clocks = [
		late({ unit: 'roads', endedAt: at('12:30') }),
		clock('two', null, { kind: 'INTERNAL', stage: 'two', unit: null, history: [] }),
	];
	const state = standing('draft', { clocks, held: [hold('10:00', 'coordinator')], receivedAt: at('10:00') });
	const iso = (local: string) => `2025-03-12T${local}:00+03:00`;

	it('times in the zone of the town, its unit and whose minutes it was where there is any', () => {
		const [one, two] = clocksView(state, regulation, world.calendar);
		expect(one).toStrictEqual({
			clause: 'one',
			cite: expect.stringContaining('one'),
			kind: 'LEGAL',
			stage: clocks[0]?.stage,
			startedAt: iso('10:00'),
			dueAt: iso('12:00'),
			state: 'breached',
			endedAt: iso('12:30'),
			unit: 'roads',
			heldBy: [{ role: 'coordinator', unit: null, workingMinutes: 120 }],
		});
		const { calendar } = clocks[0] ?? { calendar: '' };
		const short = calendarOf({
			region: 'RU-KDA',
			days: [{ date: '2025-03-12', segments: ['09:00-11:00'], act: 'распоряжение' }],
		});
		const [under] = clocksView(state, regulation, world.calendar, new Map([[calendar, short]]));
		expect(under?.heldBy).toEqual([{ role: 'coordinator', unit: null, workingMinutes: 60 }]);
		expect(two).toMatchObject({ dueAt: null, endedAt: null, cite: 'внутренний срок' });
		expect(two).not.toHaveProperty('unit');
		expect(two).not.toHaveProperty('heldBy');
	});

	it('minutes of one unit, of several together, of a second person and before the receipt', () => {
		const share = { role: 'executor' as const, units: [], secondPerson: false, minutes: 5, beforeReceipt: 0 };
		const seen = (change: Partial<HeldShare>, onWall = false) =>
			heldViews({ onWall, shares: [{ ...share, ...change }] })[0];
		expect(seen({ units: ['roads'] })).toStrictEqual({ role: 'executor', unit: 'roads', workingMinutes: 5 });
		expect(seen({ units: ['roads', 'parks'] }, true)).toStrictEqual({
			role: 'executor',
			unit: null,
			units: ['roads', 'parks'],
			minutes: 5,
		});
		expect(seen({ secondPerson: true, beforeReceipt: 1 })).toStrictEqual({
			role: 'executor',
			unit: null,
			secondPerson: true,
			workingMinutes: 5,
			beforeReceipt: 1,
		});
	});

	it('behind them those of other readings', () => {
		const alternatives = [{ id: 'a', says: '', shadow: true, terms: { one: { limit: { term: term('3 WH') } } } }];
		const reading = { id: 'X', clause: '1', gist: '', question: '', decision: '', by: '', on: '', alternatives };
		const read = { ...regulation, readings: [reading] };
		const others = otherReadingsView(state, read, world.calendar, at('12:30'));
		expect(others).toMatchObject([{ clause: 'one', shadow: true, reading: 'X/a', unit: 'roads' }]);
		expect(clocksAndOtherReadings(state, read, world.calendar, at('12:30'))).toEqual([
			...clocksView(state, read, world.calendar),
			...others,
		]);
	});

	it('acts and what time did, with who acted and by which clause', () => {
		const seen = eventsView(
			[
				acted({ type: 'IncidentWithdrawn', clause: '4' }, by('curator')),
				acted({ type: 'CaseEnded', outcome: 'withdrawn' }),
				acted({ type: 'PartsCompleted' }),
				acted({ type: 'RestBegan', until: 1 }),
				acted({ type: 'StageOpened', stage: 'draft', visit: 1, awaits: 'executor' }),
				acted({ type: 'DueTimeTold', id: 'one-1', byCurator: false }),
			],
			world.calendar,
		);
		expect(seen).toStrictEqual([
			{ type: 'IncidentWithdrawn', at: iso('12:00'), by: 'curator', clause: '4' },
			{ type: 'CaseEnded', at: iso('12:00'), by: null },
		]);
		expect([stateName(standing('check')), stateName(ended)]).toEqual(['check', 'answered']);
	});
});

describe('what is left of a running term', () => {
	const left = (limit: Limit, due: string | null, from: string, change: Partial<Clock> = {}) => {
		const one = clock('one', due, change);
		const of = timeLeft(one, { ...open, terms: [rule('one', { limit })] }, world.calendar, time(from));
		return of === null ? null : [of.minutes, of.onWall ? 'wall' : 'working', of.laterDays].join(' ');
	};
	const hours = { term: term('2 WH') };

	it('in whole minutes of the time that it counts, and on how many later days there is some', () => {
		expect(left(hours, '12.03 12:00', '12.03 10:00')).toBe('120 working 0');
		expect(left(hours, '12.03 12:00', '12.03 11:59:30')).toBe('0 working 0');
		expect(left(hours, '13.03 10:00', '12.03 17:00')).toBe('120 working 1');
		expect(left(hours, '17.03 10:00', '12.03 17:00')).toBe(`${60 + 2 * 480 + 60} working 3`);
		expect(left({ term: term('2 CH') }, '13.03 00:00', '12.03 22:00')).toBe('120 wall 0');
		expect(left({ term: term('2 CH') }, '13.03 00:01', '12.03 22:00')).toBe('121 wall 1');
		expect(left({ term: term('2 CH') }, '13.03 00:00:00.001', '12.03 22:00')).toBe('120 wall 1');
	});

	it('and nothing of what does not run, is over or has no due time, nor where the data do not reach', () => {
		expect(left(hours, '12.03 12:00', '12.03 12:00')).toBeNull();
		expect(left(hours, '12.03 12:00', '12.03 11:59:59.999')).toBe('0 working 0');
		expect(left(hours, null, '12.03 10:00')).toBeNull();
		expect(left(hours, '12.03 12:00', '12.03 10:00', { state: 'paused' })).toBeNull();
		const beyond = { dueAt: Date.parse('2045-03-12T12:00:00+03:00') };
		expect(left(hours, '12.03 12:00', '12.03 10:00', beyond)).toBeNull();
		expect(left({ term: term('2 CH') }, '12.03 12:00', '12.03 10:00', beyond)).toBeNull();
	});
});
