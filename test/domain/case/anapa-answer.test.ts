import { describe, expect, it } from '@jest/globals';
import {
	approve,
	by,
	forward,
	found,
	giveBack,
	publish,
	recall,
	rework,
	route,
	submit,
	tick,
	told,
} from '../../support/commands.ts';
import { clocks, play, type Step, standing } from '../../support/play.ts';

const drafted: readonly Step[] = [
	['10:00', told()],
	['10:30', route()],
	['12:00', submit()],
];
const forwarded: readonly Step[] = [...drafted, ['12:30', forward()]];
const approved: readonly Step[] = [...forwarded, ['12:45', approve()]];

describe('the way to the approver', () => {
	it('anapa 2.8: the draft is with the approver three working hours before the overall term ends (A-7)', () => {
		const played = play(...drafted, ['16:00', forward()]);
		expect(clocks(played, '2.8')).toEqual([
			'2.8 INTERP due 12.03 16:00 met 12.03 16:00',
			'2.8 EXTERNAL due 12.03 16:30 running',
		]);
	});

	it('anapa 2.8: forwarded a moment later it is late, though the overall term may still be kept', () => {
		const played = play(...drafted, ['16:00:01', forward()]);
		expect(clocks(played, '2.8')[0]).toBe('2.8 INTERP due 12.03 16:00 breached 12.03 16:00:01 by coordinator');
		expect(clocks(played, '2.2')).toEqual(['2.2 LEGAL due 13.03 10:00 running']);
	});

	it('anapa 2.8: the curator agrees to the answer to an incident; his time is only measured (A-12, G-15)', () => {
		expect(standing(play(...forwarded))).toBe('approval awaits curator');
		const waited = play(...forwarded, ['17:00', tick]);
		expect(clocks(waited, '2.8')[1]).toBe('2.8 EXTERNAL due 12.03 13:00 breached by curator');
		expect(clocks(waited, '2.2')).toEqual(['2.2 LEGAL due 13.03 10:00 running']);
	});

	it('anapa 2.8: the approver inside agrees to the answer to a publication, the curator may not (A-12)', () => {
		const steps: readonly Step[] = [
			['10:00', found()],
			['10:30', route()],
			['12:00', submit()],
			['12:30', forward()],
		];
		const waiting = play(...steps);
		expect(standing(waiting)).toBe('approval awaits approver');
		expect(clocks(waiting, '2.8')[1]).toBe('2.8 INTERNAL due 12.03 13:00 running');
		expect(play(...steps, ['12:40', approve()]).refusal).toMatchObject({ code: 'not-yours', clause: '2.8' });
		expect(standing(play(...steps, ['12:40', approve(undefined, by('approver'))]))).toBe(
			'publication awaits coordinator',
		);
	});

	it('anapa 3.1: the coordinator sends a draft back to its unit without a reason of the list', () => {
		const again = play(...drafted, ['12:20', giveBack({ by: by('coordinator'), reason: '', comment: null })]);
		expect(standing(again)).toBe('draft awaits executor');
		expect(clocks(again, '2.7')).toEqual(['2.7 LEGAL of roads due 12.03 14:30 met 12.03 12:00']);
		expect(standing(play(...drafted, ['12:20', giveBack({ by: by('coordinator') })], ['12:40', submit()]))).toBe(
			'check awaits coordinator',
		);
	});
});

describe('rework', () => {
	it('anapa 2.11: a returned draft is back with the curator within one working hour', () => {
		const returned = play(...forwarded, ['12:45', giveBack()]);
		expect(standing(returned)).toBe('rework awaits coordinator');
		expect(clocks(returned, '2.11')).toEqual(['2.11 LEGAL due 12.03 14:45 running']);
		const again = play(...forwarded, ['12:45', giveBack()], ['14:10', rework()], ['14:45', forward()]);
		expect(clocks(again, '2.11')).toEqual(['2.11 LEGAL due 12.03 14:45 met 12.03 14:45']);
		expect(standing(again)).toBe('approval awaits curator');
	});

	it('anapa 2.11: any number of returns, each with an hour of its own and a draft of its own version', () => {
		const loops = [...Array(7).keys()].flatMap((day): readonly Step[] => [
			[`${14 + day}.04 10:00`, giveBack()],
			[`${14 + day}.04 10:20`, rework()],
			[`${14 + day}.04 10:40`, forward()],
		]);
		const played = play(...forwarded, ...loops);
		expect(clocks(played, '2.11')).toHaveLength(7);
		expect(clocks(played, '2.11').every((clock) => clock.includes(' met '))).toBe(true);
		expect(played.case).toMatchObject({ returns: 7, drafts: 8, draft: { version: 8, approved: false } });
	});

	it('anapa 2.11: for a publication the hour is our own target (A-10)', () => {
		const played = play(
			['10:00', found()],
			['10:30', route()],
			['12:00', submit()],
			['12:30', forward()],
			['12:45', giveBack({ by: by('approver') })],
		);
		expect(clocks(played, '2.11')).toEqual(['2.11 INTERNAL due 12.03 14:45 running']);
	});

	it('anapa 2.11: a return says why, in words of its own', () => {
		const [code, clause] = ['unknown-reason', '2.11'];
		expect(play(...forwarded, ['12:45', giveBack({ reason: 'too-long' })]).refusal).toMatchObject({ code, clause });
		expect(play(...forwarded, ['12:45', giveBack({ comment: ' ' })]).refusal).toMatchObject({
			code: 'comment-missing',
			field: 'comment',
		});
	});
});

describe('publication', () => {
	it('anapa 2.12: the agreed answer is posted within 30 working minutes, and the case is answered', () => {
		const played = play(...approved, ['14:15', publish()]);
		expect(standing(played)).toBe('answered');
		expect(clocks(played, '2.12')).toEqual(['2.12 LEGAL due 12.03 14:15 met 12.03 14:15']);
		expect(clocks(played, '2.2')).toEqual(['2.2 LEGAL due 13.03 10:00 met 12.03 14:15']);
	});

	it('anapa 2.12: posted in the network of the message', () => {
		const elsewhere = play(...approved, ['14:00', publish({ permalink: 'https://ok.ru/group/1/topic/2' })]);
		expect(elsewhere.refusal).toMatchObject({ code: 'wrong-network', clause: '2.12', field: 'permalink' });
		expect(play(...approved, ['14:00', publish({ permalink: 'vk.com/wall-1_2' })]).refusal?.code).toBe(
			'permalink-invalid',
		);
		expect(standing(play(...approved, ['14:00', publish({ permalink: 'https://m.vk.com/wall-1_2' })]))).toBe(
			'answered',
		);
	});

	it('anapa 2.12: nothing is posted before it is agreed to', () => {
		expect(play(...forwarded, ['12:40', publish()]).refusal).toEqual({
			code: 'not-now',
			clause: '2.12',
			allowed: ['no-answer', 'unpublishable', 'approve', 'return', 'appeal', 'withdraw', 'raise'],
		});
	});

	it('anapa 2.8: an approval names the draft that was read; of another version nothing is approved', () => {
		const steps: readonly Step[] = [...forwarded, ['12:45', giveBack()], ['14:10', rework()], ['14:20', forward()]];
		expect(play(...steps, ['14:30', approve(1)]).refusal).toMatchObject({ code: 'draft-changed', field: 'draft' });
		expect(play(...steps, ['14:30', approve(2)]).case.draft).toMatchObject({ version: 2, approved: true });
	});

	it('G-32: what was recalled is approved no more, and cannot be posted before it is approved anew', () => {
		const recalled = play(...approved, ['13:00', recall()]);
		expect(recalled.case.draft).toMatchObject({ version: 1, approved: false });
		expect(play(...approved, ['13:00', recall()], ['13:10', publish()]).refusal?.code).toBe('not-now');
	});
});
