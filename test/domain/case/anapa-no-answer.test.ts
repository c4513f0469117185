import { describe, expect, it } from '@jest/globals';
import { by, clarify, confirm, decline, found, noAnswer, receive, reject, route } from '../../support/commands.ts';
import { clocks, play, type Step, standing } from '../../support/play.ts';

describe('no answer', () => {
	it.each(['harm-intent', 'obscene', 'threat'])(
		'anapa 2.15: %s is proposed by one person and confirmed by another',
		(reason) => {
			const proposed = play(['10:00', receive()], ['10:10', noAnswer(reason)]);
			expect(standing(proposed)).toBe('confirmation awaits approver');
			const ended = play(['10:00', receive()], ['10:10', noAnswer(reason)], ['10:30', confirm()]);
			expect(standing(ended)).toBe('no-answer');
			expect(ended.last.events).toContainEqual(
				expect.objectContaining({ type: 'OutcomeConfirmed', reason, clause: '2.15' }),
			);
			expect(ended.case.clocks.filter(({ state }) => state === 'running')).toEqual([]);
		},
	);

	it('anapa 2.15: nobody confirms what he proposed himself (G-18)', () => {
		const steps: readonly Step[] = [
			['10:00', receive()],
			['10:10', route()],
			['10:20', decline()],
			['10:30', route('housing')],
			['10:40', decline('housing')],
			['10:50', noAnswer('obscene', by('approver', 'one'))],
		];
		expect(play(...steps, ['11:00', confirm(by('approver', 'one'))]).refusal).toMatchObject({
			code: 'same-person',
			clause: '2.15',
			allowed: ['confirm', 'reject', 'withdraw-proposal', 'appeal', 'withdraw', 'raise'],
		});
		expect(standing(play(...steps, ['11:00', confirm(by('approver', 'another'))]))).toBe('no-answer');
	});

	it('anapa 2.15: the coordinator does not confirm, and nothing ends without confirmation', () => {
		const steps: readonly Step[] = [
			['10:00', receive()],
			['10:10', noAnswer('obscene')],
		];
		expect(play(...steps, ['10:20', confirm(by('coordinator', 'another'))]).refusal?.code).toBe('not-yours');
		expect(play(...steps, ['10:20', route()]).refusal).toMatchObject({
			code: 'not-now',
			allowed: ['confirm', 'reject', 'withdraw-proposal', 'appeal', 'withdraw', 'raise'],
		});
	});

	it('anapa 2.15: rejected, the message is screened again and its terms have not stood still', () => {
		const played = play(['10:00', receive()], ['10:10', noAnswer()], ['10:30', reject()]);
		expect(standing(played)).toBe('screening awaits coordinator');
		expect(clocks(played, '2.5')).toEqual(['2.5 INTERP due 12.03 11:00 running']);
	});

	it('anapa 2.15: the reasons are those of the text and no others', () => {
		const played = play(['10:00', receive()], ['10:10', noAnswer('boring')]);
		expect(played.refusal).toMatchObject({ code: 'unknown-reason', clause: '2.15', field: 'reason' });
	});

	it('anapa 2.15: holds for publications, and while the curator is asked', () => {
		expect(standing(play(['10:00', found()], ['10:10', noAnswer()], ['10:20', confirm()]))).toBe('no-answer');
		const asked = play(['10:00', receive()], ['10:10', clarify()], ['10:20', noAnswer()], ['10:30', confirm()]);
		expect(standing(asked)).toBe('no-answer');
	});
});
