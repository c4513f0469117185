import { describe, expect, it } from '@jest/globals';
import {
	clarified,
	clarify,
	confirm,
	found,
	noAnswer,
	receive,
	returnToCurator,
	route,
	submit,
	tick,
	told,
} from '../../support/commands.ts';
import { clocks, local, play, standing, time } from '../../support/play.ts';

const detected = (at: string) => receive({ detectedAt: time(at) });

describe('the overall term', () => {
	it('anapa 2.2: eight working hours from Wednesday 10:00 end on Thursday 10:00', () => {
		const played = play(['10:00', detected('12.03 10:00')]);
		expect(clocks(played, '2.2')).toEqual(['2.2 LEGAL due 13.03 10:00 running']);
	});

	it('anapa 2.2: the eve of Radonitsa, its day off and May leave Monday 17:30 a due time on 5 May at 09:30', () => {
		const played = play(['28.04 17:30', detected('28.04 17:30')]);
		expect(clocks(played, '2.2')).toEqual(['2.2 LEGAL due 05.05 09:30 running']);
	});

	it('anapa 2.2: the term runs from the detection that the curator names, however late the message comes (A-1)', () => {
		const played = play(['12:00', detected('12.03 10:00')]);
		expect(clocks(played, '2.2')).toEqual(['2.2 LEGAL due 13.03 10:00 running']);
		expect(played.case.clocks[0]).toMatchObject({ startedAt: time('12.03 10:00'), source: 'source-system' });
	});

	it('anapa 2.2: without a time of detection the term runs from our receipt, and says so (A-1, G-7)', () => {
		const played = play(['12:00', receive({ publishedAt: time('12.03 09:00') })]);
		expect(played.case.clocks[0]).toMatchObject({ startedAt: time('12.03 12:00'), source: 'receipt' });
	});

	it('anapa 1.2, 2.2: a publication is detected when staff register it, whenever it was posted (A-1)', () => {
		const played = play(['12:00', found({ publishedAt: time('11.03 10:00') })]);
		expect(clocks(played, '2.2')).toEqual(['2.2 LEGAL due 13.03 12:00 running']);
		expect(played.case.clocks[0]?.source).toBe('receipt');
	});

	it('anapa 1.2, 2.2: registered late, a publication is detected when it is said to have been seen (A-1)', () => {
		const played = play(['12:00', found({ detectedAt: time('12.03 10:00'), publishedAt: time('11.03 10:00') })]);
		expect(clocks(played, '2.2')).toEqual(['2.2 INTERP due 13.03 10:00 running']);
	});

	it('anapa 2.2: a message that comes when its term is over is a case that begins in breach', () => {
		const played = play(['14.03 10:00', detected('12.03 10:00')]);
		expect(clocks(played, '2.2')).toEqual(['2.2 LEGAL due 13.03 10:00 breached by curator']);
		expect(standing(played)).toBe('screening awaits coordinator');
	});
});

describe('times that a source gives (G-7)', () => {
	it.each(['publishedAt', 'detectedAt', 'sentAt'] as const)(
		'G-7: %s may be five minutes ahead of us, and no more',
		(field) => {
			const edge = time('12.03 10:05');
			expect(play(['10:00', receive({ [field]: edge })]).refusal).toBeNull();
			expect(() => play(['10:00', receive({ [field]: edge + 1 })])).toThrow('time-ahead');
		},
	);

	it('G-7: a message that was found before it was published is taken, and marked', () => {
		const odd = { publishedAt: time('12.03 09:30'), detectedAt: time('12.03 09:00') };
		expect(play(['10:00', receive(odd)]).case.marks).toEqual(['detected-before-published']);
		expect(play(['10:00', receive({ ...odd, publishedAt: time('12.03 09:00') })]).case.marks).toEqual([]);
	});

	it('G-19: a message from a network that the municipality has switched off is taken, and marked', () => {
		expect(play(['10:00', receive({ network: 'instagram' })]).case.marks).toEqual(['network-disabled']);
		expect(play(['10:00', receive({ network: 'ok' })]).case.marks).toEqual([]);
	});
});

describe('screening', () => {
	it('anapa 2.3: an incident goes back to the curator within 30 working minutes, and the case ends', () => {
		const played = play(['10:00', told()], ['10:30', returnToCurator()]);
		expect(standing(played)).toBe('returned');
		expect(clocks(played, '2.3')).toEqual(['2.3 LEGAL due 12.03 10:30 met 12.03 10:30']);
	});

	it('anapa 2.3: the term binds only what is returned; otherwise it falls away when it is over (G-26)', () => {
		const passed = play(['10:00', told()], ['10:31', tick]);
		expect(clocks(passed, '2.3')).toEqual(['2.3 LEGAL due 12.03 10:30 void 12.03 10:30']);
		const moved = play(['10:00', told()], ['10:20', route()]);
		expect(clocks(moved, '2.3')).toEqual(['2.3 LEGAL due 12.03 10:30 void 12.03 10:20']);
	});

	it('anapa 2.3: what is returned after the term was over is a breach of that time (G-26)', () => {
		const played = play(['10:00', told()], ['10:45', returnToCurator()]);
		expect(clocks(played, '2.3')).toEqual(['2.3 LEGAL due 12.03 10:30 breached 12.03 10:45 by coordinator']);
		const ticked = play(['10:00', told()], ['10:31', tick], ['10:45', returnToCurator()]);
		expect(clocks(ticked, '2.3')).toEqual(clocks(played, '2.3'));
	});

	it('anapa 2.3: a publication has nobody to go back to (A-2)', () => {
		const played = play(['10:00', found()], ['10:10', returnToCurator()]);
		expect(played.refusal).toMatchObject({ code: 'not-now', clause: '2.3' });
		expect(played.refusal?.allowed).toEqual(['route', 'no-answer', 'unpublishable', 'submit', 'appeal']);
		expect(clocks(played, '2.3', '2.4')).toEqual([]);
	});

	it('anapa 2.4: a question to the curator is asked within one working hour of the receipt', () => {
		const played = play(['17:30', receive()], ['13.03 09:30', clarify()]);
		expect(clocks(played, '2.4')).toEqual(['2.4 LEGAL due 13.03 09:30 met 13.03 09:30']);
		expect(standing(played)).toBe('clarification awaits curator');
	});

	it('anapa 2.4: a question never asked is no breach, one asked late is (G-26)', () => {
		expect(clocks(play(['10:00', told()], ['11:01', tick]), '2.4')).toEqual([
			'2.4 LEGAL due 12.03 11:00 void 12.03 11:00',
		]);
		const late = play(['10:00', told()], ['12:00', clarify()]);
		expect(clocks(late, '2.4')).toEqual(['2.4 LEGAL due 12.03 11:00 breached 12.03 12:00 by coordinator']);
	});

	it('anapa 2.5: what is ours goes to an executor within one working hour of the receipt (A-3)', () => {
		const played = play(['10:00', receive({ detectedAt: time('12.03 09:00') })], ['11:00', route()]);
		expect(clocks(played, '2.5')).toEqual(['2.5 INTERP due 12.03 11:00 met 12.03 11:00']);
	});

	it('anapa 2.5: the hour begins anew with the reply to a question, the overall term does not (A-3, A-5)', () => {
		const played = play(['10:00', told()], ['10:40', clarify()], ['15:00', clarified()]);
		expect(standing(played)).toBe('screening awaits coordinator');
		expect(clocks(played, '2.5')).toEqual([
			'2.5 INTERP due 12.03 11:00 void 12.03 10:40',
			'2.5 INTERP due 12.03 16:00 running',
		]);
		expect(clocks(played, '2.2', '2.8')).toEqual([
			'2.2 LEGAL due 13.03 10:00 running',
			'2.8 INTERP due 12.03 16:00 running',
		]);
	});

	it('anapa 2.4, 2.5: whoever screens may go on without the reply (A-5)', () => {
		const played = play(['10:00', told()], ['10:40', clarify()], ['10:50', route()]);
		expect(standing(played)).toBe('draft awaits executor');
		expect(clocks(played, '2.5')).toEqual(['2.5 INTERP due 12.03 11:00 void 12.03 10:40']);
	});

	it('anapa 2.5: the hour falls away when the case goes back or gets no answer (G-26)', () => {
		const returned = play(['10:00', told()], ['10:20', returnToCurator()]);
		const silent = play(['10:00', told()], ['10:20', noAnswer()], ['10:40', confirm()]);
		expect(clocks(returned, '2.5')).toEqual(['2.5 INTERP due 12.03 11:00 void 12.03 10:20']);
		expect(clocks(silent, '2.5')).toEqual(['2.5 INTERP due 12.03 11:00 void 12.03 10:40']);
	});

	it('anapa 2.5: for a publication the hour runs from its detection', () => {
		const played = play(['10:00', found()], ['11:00:00.001', tick]);
		expect(clocks(played, '2.5')).toEqual(['2.5 INTERP due 12.03 11:00 breached by coordinator']);
	});
});

describe('the executor', () => {
	it('anapa 2.7: three working hours run from the handing over of his mail (G-8), lunch left out', () => {
		const played = play(['10:00', told()], ['10:30', route()], ['14:30', submit()]);
		expect(clocks(played, '2.7')).toEqual(['2.7 LEGAL of roads due 12.03 14:30 met 12.03 14:30']);
		expect(played.case.clocks.find(({ clause }) => clause === '2.7')?.source).toBe('mail');
	});

	it('anapa 2.7, 3.2: his breach prepares the memo to the head, sent by the approver, at the due instant (A-15)', () => {
		const played = play(['10:00', told()], ['10:30', route()], ['15:00', tick]);
		expect(clocks(played, '2.7')).toEqual(['2.7 LEGAL of roads due 12.03 14:30 breached by executor']);
		const memo = played.last.events.find(({ type }) => type === 'MemoPrepared');
		expect(memo).toMatchObject({ clause: '3.2', to: 'head', sender: 'approver', at: time('12.03 14:30') });
	});

	it('anapa 2.7: a draft that comes late stays a breach, with the time when it came', () => {
		const played = play(['10:00', told()], ['10:30', route()], ['14:30:00.001', submit()]);
		expect(clocks(played, '2.7')).toEqual([
			'2.7 LEGAL of roads due 12.03 14:30 breached 12.03 14:30:00.001 by executor',
		]);
		expect(played.last.events.filter(({ type }) => type === 'MemoPrepared')).toHaveLength(1);
	});

	it('anapa 3.2: no other breach prepares a memo', () => {
		const played = play(['10:00', told()], ['14.03 10:00', tick]);
		expect(clocks(played, '2.2', '2.5', '2.8').every((clock) => clock.includes('breached'))).toBe(true);
		expect(played.case.notices).toEqual([]);
	});
});

describe('the due instant (G-5)', () => {
	it('G-5: an act at the due instant is in time, a millisecond later it is not', () => {
		const onTime = play(['10:00', told()], ['11:00', route()]);
		const late = play(['10:00', told()], ['11:00:00.001', route()]);
		expect(clocks(onTime, '2.5')).toEqual(['2.5 INTERP due 12.03 11:00 met 12.03 11:00']);
		expect(clocks(late, '2.5')).toEqual(['2.5 INTERP due 12.03 11:00 breached 12.03 11:00:00.001 by coordinator']);
	});

	it('G-5: nothing is breached at the due instant itself', () => {
		expect(clocks(play(['10:00', told()], ['13.03 10:00', tick]), '2.2')).toEqual([
			'2.2 LEGAL due 13.03 10:00 running',
		]);
		expect(play(['10:00', told()], ['13.03 10:00:00.001', tick]).last.events).toContainEqual(
			expect.objectContaining({ type: 'ClockBreached', id: 'overall-1', at: time('13.03 10:00') }),
		);
	});

	it('R-12: a breach found late is dated by the due instant, and an act after it is late once, never both', () => {
		const played = play(['10:00', told()], ['11:20', route()]);
		const ends = played.last.events.filter((event) => 'id' in event && event.id === 'routing-1');
		expect(ends.map(({ type, at }) => [type, local(at)])).toEqual([
			['ClockBreached', '12.03 11:00'],
			['ClockMetLate', '12.03 11:20'],
		]);
	});
});
