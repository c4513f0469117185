import { describe, expect, it } from '@jest/globals';
import {
	approve,
	by,
	clarified,
	clarify,
	forward,
	found,
	giveBack,
	lower,
	publish,
	raise,
	receive,
	route,
	submit,
	tick,
} from '../../support/commands.ts';
import { clocks, line, play, type Step, time } from '../../support/play.ts';

const high = receive({ importance: 'high', detectedAt: time('12.03 10:00') });
const normal: Step = ['10:00', receive({ detectedAt: time('12.03 10:00') })];

describe('an incident of high importance', () => {
	it('anapa 2.13: four working hours overall, in the place of clause 2.2', () => {
		const played = play(['10:00', high]);
		expect(clocks(played, '2.13', '2.2')).toEqual(['2.13 LEGAL due 12.03 15:00 running']);
		expect(played.case.clocks[0]?.clause).toBe('2.13');
	});

	it('anapa 2.13, 2.8: the draft goes to the approver an hour and a half before that, lunch skipped backwards', () => {
		expect(clocks(play(['10:00', high]), '2.8')).toEqual(['2.8 INTERP due 12.03 12:30 running']);
	});

	it('anapa 2.13, 2.4: the term for a question is halved, those of 2.3 and 2.5 are not (A-13)', () => {
		expect(clocks(play(['10:00', high]), '2.3', '2.4')).toEqual([
			'2.3 LEGAL due 12.03 10:30 running',
			'2.4 LEGAL due 12.03 10:30 running',
		]);
		expect(clocks(play(['10:00', high]), '2.5')).toEqual([
			'2.5 INTERP due 12.03 11:00 running',
			'2.5 INTERNAL due 12.03 10:30 running',
		]);
	});

	it('anapa 2.13, 2.7: the executor has an hour and a half, by our reading of "2,6" (A-13)', () => {
		expect(clocks(play(['10:00', high], ['10:30', route()]), '2.7')).toEqual([
			'2.7 INTERP of roads due 12.03 12:00 running',
		]);
	});

	it('anapa 2.13: routed in our half hour and drafted in its term, the answer is with the curator in time (A-13)', () => {
		const played = play(['10:00', high], ['10:30', route()], ['12:00', submit()], ['12:30', forward()]);
		expect(played.case.clocks.filter(({ state }) => state === 'breached')).toEqual([]);
	});

	it('anapa 2.13, 2.11, 2.12: terms for rework and posting are not halved (A-13)', () => {
		const steps: readonly Step[] = [
			['10:00', high],
			['10:20', route()],
			['11:00', submit()],
			['11:10', forward()],
		];
		expect(clocks(play(...steps, ['11:20', giveBack()]), '2.11')).toEqual(['2.11 LEGAL due 12.03 12:20 running']);
		expect(clocks(play(...steps, ['11:20', approve()]), '2.12')).toEqual(['2.12 LEGAL due 12.03 11:50 running']);
	});

	it('anapa 1.2, 2.13: only an incident can be of high importance', () => {
		expect(() => play(['10:00', found({ importance: 'high' })])).toThrow('importance-not-for-this-kind');
		expect(play(['10:00', found()], ['10:10', raise()]).refusal?.code).toBe('not-now');
	});
});

describe('importance raised mid-case (G-14)', () => {
	it('anapa 2.13: the overall term is reckoned anew from its own start and bears the other clause', () => {
		const played = play(normal, ['10:20', raise()]);
		expect(clocks(played, '2.2')).toEqual([]);
		expect(clocks(played, '2.13')).toEqual(['2.13 LEGAL due 12.03 15:00 running']);
		expect(played.case.clocks[0]).toMatchObject({
			startedAt: time('12.03 10:00'),
			history: [{ dueAt: time('13.03 10:00'), why: 'raised', at: time('12.03 10:20') }],
		});
	});

	it('anapa 2.13, 2.4: a stage clock is halved from its start, but never ends before the raising', () => {
		expect(clocks(play(normal, ['10:20', raise()]), '2.4')).toEqual(['2.4 LEGAL due 12.03 10:30 running']);
		expect(clocks(play(normal, ['10:50', raise()]), '2.4')).toEqual(['2.4 LEGAL due 12.03 10:50 running']);
	});

	it('anapa 2.13, 2.7: what the executor has left is an hour and a half from his start', () => {
		const played = play(normal, ['10:30', route()], ['11:00', raise()]);
		expect(clocks(played, '2.7')).toEqual(['2.7 INTERP of roads due 12.03 12:00 running']);
	});

	it('anapa 2.13: a stage clock that the raising leaves no time breaks by nobody’s fault', () => {
		const played = play(normal, ['10:30', route()], ['12:30', raise()], ['12:31', tick]);
		expect(clocks(played, '2.7')).toEqual(['2.7 INTERP of roads due 12.03 12:30 breached by RECLASSIFIED']);
	});

	it('anapa 2.13: an overall term that the raising ends in the past is breached at once, by nobody’s fault', () => {
		const played = play(normal, ['10:30', route()], ['16:00', raise()]);
		expect(clocks(played, '2.13')).toEqual(['2.13 LEGAL due 12.03 15:00 breached by RECLASSIFIED']);
		expect(played.last.events).toContainEqual(
			expect.objectContaining({ type: 'ClockBreached', id: 'overall-1', at: time('12.03 15:00') }),
		);
	});

	it('anapa 2.13, 2.8: what the raising left until its own moment stays there when something else happens', () => {
		const raised: readonly Step[] = [normal, ['10:30', route()], ['14:00', raise()]];
		expect(clocks(play(...raised), '2.8')).toEqual(['2.8 INTERP due 12.03 14:00 running']);
		expect(clocks(play(...raised, ['14:00', submit()]), '2.8')).toEqual(['2.8 INTERP due 12.03 14:00 running']);
		const moved = play(...raised).last.events.filter((event) => 'id' in event && event.id === 'approval-cutoff-1');
		expect(moved).toHaveLength(1);
	});

	it('anapa 2.13: a breach that the term before the raising would not have had is the holder’s once that has passed (G-40)', () => {
		const until = (at: string) => play(normal, ['10:30', route()], ['11:00', raise()], [at, tick]);
		const breached = '2.7 INTERP of roads due 12.03 12:00 breached by';
		expect(clocks(until('14:30'), '2.7')).toEqual([`${breached} RECLASSIFIED`]);
		expect(clocks(until('14:31'), '2.7')).toEqual([`${breached} executor`]);
	});

	it('anapa 2.13: stages that are over are not judged again', () => {
		const before = play(normal, ['10:59', route()], ['13:00', submit()]);
		const after = play(normal, ['10:59', route()], ['13:00', submit()], ['14:00', raise()]);
		const over = before.case.clocks.filter(({ state }) => state !== 'running').map(line);
		expect(over.length).toBeGreaterThan(3);
		expect(after.case.clocks.map(line)).toEqual(expect.arrayContaining(over));
	});

	it('anapa 2.13, 2.5: our target for routing is opened by the raising, and ends no earlier than it', () => {
		expect(clocks(play(normal, ['10:20', raise()]), '2.5')).toEqual([
			'2.5 INTERP due 12.03 11:00 running',
			'2.5 INTERNAL due 12.03 10:30 running',
		]);
		expect(clocks(play(normal, ['10:40', raise()]), '2.5')[1]).toBe('2.5 INTERNAL due 12.03 10:40 running');
		expect(clocks(play(normal, ['10:30', route()], ['10:40', raise()]), '2.5')).toHaveLength(1);
	});

	it('anapa 2.13, 2.5: while the curator is asked there is no hour for routing, nor a target', () => {
		const asked = play(normal, ['10:10', clarify()], ['10:20', raise()]);
		expect(clocks(asked, '2.5')).toEqual(['2.5 INTERP due 12.03 11:00 void 12.03 10:10']);
		const told = play(normal, ['10:10', clarify()], ['10:20', raise()], ['10:30', clarified()]);
		expect(clocks(told, '2.5').slice(1)).toEqual([
			'2.5 INTERP due 12.03 11:30 running',
			'2.5 INTERNAL due 12.03 11:00 running',
		]);
	});

	it('anapa 2.13: lowering turns everything that still runs back, clause and all', () => {
		const plain = play(normal, ['10:30', route()]);
		const there = play(normal, ['10:30', route()], ['10:40', raise()], ['10:50', lower()]);
		const running = (clock: string) => clock.includes('running');
		expect(there.case.clocks.map(line).filter(running)).toEqual(plain.case.clocks.map(line).filter(running));
		expect(there.case.incident.importance).toBe('normal');
	});

	it('anapa 2.13: lowering lengthens nothing that is over', () => {
		const broken = play(['10:00', high], ['10:30', route()], ['12:01', tick], ['12:10', lower()]);
		expect(clocks(broken, '2.7')).toEqual(['2.7 INTERP of roads due 12.03 12:00 breached by executor']);
		expect(clocks(broken, '2.2')).toEqual(['2.2 LEGAL due 13.03 10:00 running']);
	});

	it('anapa 2.13: lowering takes our target away', () => {
		expect(clocks(play(['10:00', high], ['10:10', lower()]), '2.5')).toEqual([
			'2.5 INTERP due 12.03 11:00 running',
			'2.5 INTERNAL due 12.03 10:30 void 12.03 10:10',
		]);
	});

	it('anapa 2.13: importance is the curator’s to change, and never to what it is already', () => {
		expect(play(normal, ['10:10', raise(by('coordinator'))]).refusal).toMatchObject({
			code: 'not-yours',
			clause: '2.13',
		});
		expect(play(normal, ['10:10', lower()]).refusal).toMatchObject({ code: 'importance-unchanged', clause: '2.13' });
		expect(play(['10:00', high], ['10:10', raise()]).refusal?.code).toBe('importance-unchanged');
	});

	it('anapa 2.13: raised after the interim answer, the second deadline stays as it is', () => {
		const done = play(
			normal,
			['10:30', route()],
			['12:00', submit({ kind: 'interim' })],
			['12:10', forward()],
			['12:20', approve()],
			['12:40', publish()],
			['13.03 10:00', raise()],
		);
		expect(clocks(done, '2.10a')).toEqual(['2.10a LEGAL due 21.03 18:00 running']);
		expect(clocks(done, '2.2', '2.13')).toEqual(['2.2 LEGAL due 13.03 10:00 met 12.03 12:40']);
	});
});
