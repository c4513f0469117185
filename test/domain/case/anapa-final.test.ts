import { describe, expect, it } from '@jest/globals';
import {
	approve,
	by,
	decline,
	forward,
	giveBack,
	interim,
	publish,
	route,
	setDeadline,
	submit,
	told,
} from '../../support/commands.ts';
import { clocks, line, play, type Step, standing, time } from '../../support/play.ts';

const forwarded: readonly Step[] = [
	['10:00', told()],
	['10:30', route()],
	['12:00', submit()],
	['12:30', forward()],
];
const promised: readonly Step[] = [
	['10:00', told()],
	['10:30', route()],
	['12:00', interim()],
	['12:10', forward()],
	['12:20', approve()],
	['12:40', publish()],
];

describe('the interim answer', () => {
	it('anapa 2.9: posted in time it meets the overall term, and the final one is awaited of the same unit (A-11)', () => {
		const played = play(...promised);
		expect(clocks(played, '2.2')).toEqual(['2.2 LEGAL due 13.03 10:00 met 12.03 12:40']);
		expect(standing(played)).toBe('draft awaits executor');
		expect(played.case).toMatchObject({ phase: 'final', assignments: [{ unit: 'roads', part: 'awaited' }] });
	});

	it('anapa 2.10a: the final answer follows within seven working days, the day of posting left out (A-8, G-10)', () => {
		expect(clocks(play(...promised), '2.10a')).toEqual(['2.10a LEGAL due 21.03 18:00 running']);
	});

	it('anapa 2.8, 2.10a: the final draft is with the curator three working hours before that', () => {
		const played = play(
			...promised,
			['21.03 14:00', submit()],
			['15:00', forward()],
			['15:10', approve()],
			['15:30', publish()],
		);
		expect(played.case.clocks.filter(({ term }) => term === 'approval-cutoff-final').map(line)).toEqual([
			'2.8 INTERP due 21.03 15:00 met 21.03 15:00',
		]);
		expect(clocks(played, '2.10a')).toEqual(['2.10a LEGAL due 21.03 18:00 met 21.03 15:30']);
		expect(standing(played)).toBe('answered');
	});

	it('anapa 2.9: there is one interim answer and no second (A-11)', () => {
		expect(play(...promised, ['13.03 10:00', interim()]).refusal).toMatchObject({
			code: 'interim-not-allowed',
			clause: '2.9',
		});
		expect(standing(play(...promised, ['13.03 10:00', submit()]))).toBe('check awaits coordinator');
	});

	it('anapa 2.10b: the curator may name an earlier date; it binds, and 2.8 follows it (A-9)', () => {
		const played = play(...promised, ['13.03 10:00', setDeadline(time('18.03 12:00'))]);
		expect(clocks(played, '2.10a', '2.10b')).toEqual([
			'2.10a LEGAL due 21.03 18:00 running',
			'2.10b LEGAL due 18.03 12:00 running',
		]);
		expect(clocks(played, '2.8').at(-1)).toBe('2.8 INTERP due 18.03 09:00 running');
	});

	it('anapa 2.10b: the curator may change his date; what was asked for before is kept in the history', () => {
		const first: Step = ['13.03 10:00', setDeadline(time('18.03 12:00'))];
		const played = play(...promised, first, ['14.03 10:00', setDeadline(time('20.03 12:00'))]);
		expect(clocks(played, '2.10b')).toEqual(['2.10b LEGAL due 20.03 12:00 running']);
		expect(played.case.clocks.find(({ clause }) => clause === '2.10b')?.history).toMatchObject([
			{ dueAt: time('18.03 12:00'), why: 'deadline-set' },
		]);
	});

	it('anapa 2.10b: a date after the seventh working day is refused, and so is one that has passed (A-9)', () => {
		const day: Step = ['13.03 10:00', setDeadline(time('21.03 18:00') + 1)];
		expect(play(...promised, day).refusal).toMatchObject({ code: 'deadline-too-late', clause: '2.10b', field: 'due' });
		expect(play(...promised, ['13.03 10:00', setDeadline(time('13.03 10:00'))]).refusal?.code).toBe('deadline-past');
		expect(play(...promised, ['13.03 10:00', setDeadline(time('21.03 18:00'))]).refusal).toBeNull();
	});

	it('anapa 2.10b: the seventh working day itself may be named as a day, to its midnight', () => {
		const played = play(...promised, ['13.03 10:00', setDeadline(time('22.03 00:00'), by('curator'), true)]);
		expect(clocks(played, '2.10b')).toEqual(['2.10b LEGAL due 21.03 18:00 running']);
		const refused = [setDeadline(time('23.03 00:00'), by('curator'), true), setDeadline(time('22.03 00:00'))];
		for (const late of refused)
			expect(play(...promised, ['13.03 10:00', late]).refusal?.code).toBe('deadline-too-late');
	});

	it('anapa 2.10b: the date is the curator’s to set, for incidents, once an interim answer is out', () => {
		const due = time('18.03 12:00');
		expect(play(...promised, ['13.03 10:00', setDeadline(due, by('coordinator'))]).refusal?.code).toBe('not-yours');
		expect(play(...forwarded, ['12:40', setDeadline(due)]).refusal).toMatchObject({ code: 'not-now', clause: '2.10b' });
	});

	it('anapa 2.11, 2.12: returns and posting have their terms in the final phase too (A-9)', () => {
		const back = play(...promised, ['13.03 10:00', submit()], ['10:10', forward()], ['10:20', giveBack()]);
		expect(clocks(back, '2.11')).toEqual(['2.11 LEGAL due 13.03 11:20 running']);
		expect(back.case.returns).toBe(1);
	});
});

describe('a unit that declines (A-6)', () => {
	const declined: readonly Step[] = [
		['10:00', told()],
		['10:30', route()],
		['11:00', decline()],
	];

	it('anapa 2.5, 2.7: the next unit has its own three hours, the hour for routing was kept and stays so', () => {
		const played = play(...declined, ['11:30', route('housing')]);
		expect(clocks(played, '2.7')).toEqual([
			'2.7 LEGAL of roads due 12.03 14:30 void 12.03 11:00',
			'2.7 LEGAL of housing due 12.03 15:30 running',
		]);
		expect(clocks(played, '2.5')).toEqual([
			'2.5 INTERP due 12.03 11:00 met 12.03 10:30',
			'2.5 INTERNAL due 12.03 12:00 met 12.03 11:30',
		]);
		expect(clocks(played, '2.2')).toEqual(['2.2 LEGAL due 13.03 10:00 running']);
	});

	it('anapa 2.5: after one refusal the coordinator chooses again, after two the approver may as well (A-6)', () => {
		expect(standing(play(...declined))).toBe('screening awaits coordinator');
		const twice: readonly Step[] = [...declined, ['11:30', route('housing')], ['12:00', decline('housing')]];
		expect(standing(play(...twice))).toBe('screening awaits coordinator');
		expect(play(...declined, ['11:30', route('housing', by('approver'))]).refusal?.code).toBe('not-yours');
		expect(standing(play(...twice, ['12:10', route('parks')]))).toBe('draft awaits executor');
		expect(standing(play(...twice, ['12:10', route('parks', by('approver'))]))).toBe('draft awaits executor');
	});

	it('anapa 2.7: a unit that was not asked, or has declined, hands in nothing', () => {
		const steps: readonly Step[] = [...declined, ['11:30', route('housing')]];
		expect(play(...steps, ['12:00', submit()]).refusal).toMatchObject({ code: 'unit-not-asked', field: 'unit' });
		expect(play(...steps, ['12:00', submit({ unit: 'parks' })]).refusal?.code).toBe('unit-not-asked');
		expect(play(...steps, ['12:00', submit({ unit: 'zoo' })]).refusal?.code).toBe('unknown-unit');
	});
});
