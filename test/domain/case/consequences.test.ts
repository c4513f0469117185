import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextWake } from '../../../domain/case/clocks/next-wake.ts';
import type { FollowUp } from '../../../domain/case/follow-ups/follow-up.ts';
import { followUps } from '../../../domain/case/follow-ups/follow-ups.ts';
import {
	approve,
	clarified,
	clarify,
	confirm,
	decline,
	forward,
	giveBack,
	interim,
	noAnswer,
	publish,
	raise,
	receive,
	reject,
	returnToCurator,
	rework,
	route,
	setDeadline,
	submit,
	tick,
	withdrawProposal,
} from '../../support/commands.ts';
import { play, type Step, shipped, time } from '../../support/play.ts';
import { luck, walk } from '../../support/walk.ts';

/** What follows from the last step, a line each: "mail assignment executor roads", "signal screening 1", … */
function following(...steps: readonly Step[]): readonly string[] {
	return play(...steps).last.consequences.map(say);
}

function say(one: FollowUp): string {
	if (one.is === 'mail') return ['mail', one.mail.template, one.mail.to, one.mail.unit].filter(Boolean).join(' ');
	if (one.is === 'signal-stage') return `signal ${one.stage} ${one.visit}`;
	return one.is === 'start-case' ? `start case at ${one.stage}` : 'start clock';
}

const received: readonly Step[] = [['10:00', receive()]];
const routed: readonly Step[] = [...received, ['10:10', route()]];
const drafted: readonly Step[] = [...routed, ['10:20', submit()]];
const forwarded: readonly Step[] = [...drafted, ['10:30', forward()]];
const approved: readonly Step[] = [...forwarded, ['10:40', approve()]];

describe('what follows from a decision', () => {
	const table: readonly (readonly [title: string, steps: readonly Step[], follows: readonly string[]])[] = [
		[
			'a receipt starts both machines and tells the coordinator',
			received,
			['start case at screening', 'start clock', 'mail stage-opened coordinator'],
		],
		[
			'a routing moves the machine on and writes to the unit',
			routed,
			['signal screening 1', 'mail assignment executor roads'],
		],
		['a draft goes to the coordinator', drafted, ['signal draft 2', 'mail stage-opened coordinator']],
		[
			'a forwarded draft goes to the curator',
			forwarded,
			['signal check 3', 'start clock', 'mail stage-opened curator'],
		],
		['an approval asks to post', approved, ['signal approval 4', 'start clock', 'mail stage-opened coordinator']],
		[
			'a posted answer ends the case with word to those whose work it was',
			[...approved, ['10:50', publish()]],
			['signal publication 5', 'mail result coordinator', 'mail result executor roads', 'mail result curator'],
		],
		[
			'a return asks for rework',
			[...forwarded, ['10:40', giveBack()]],
			['signal approval 4', 'mail stage-opened coordinator'],
		],
		[
			'a reworked draft is checked again',
			[...forwarded, ['10:40', giveBack()], ['10:50', rework()]],
			['signal rework 5', 'mail stage-opened coordinator'],
		],
		[
			'a question goes to the curator',
			[...received, ['10:10', clarify()]],
			['signal screening 1', 'mail stage-opened curator'],
		],
		[
			'a reply goes to the coordinator',
			[...received, ['10:10', clarify()], ['10:20', clarified()]],
			['signal clarification 2', 'start clock', 'mail stage-opened coordinator'],
		],
		[
			'a decline goes to the coordinator',
			[...routed, ['10:20', decline()]],
			['signal draft 2', 'start clock', 'mail stage-opened coordinator'],
		],
		[
			'an end that one proposes goes to the approver',
			[...received, ['10:10', noAnswer('obscene')]],
			['signal screening 1', 'mail stage-opened approver'],
		],
		[
			'confirmed, it ends the case with word to the coordinator and the curator',
			[...received, ['10:10', noAnswer('obscene')], ['10:20', confirm()]],
			['signal confirmation 2', 'mail result coordinator', 'mail result curator'],
		],
		[
			'proposed for a threat, it is told at once to the officer for security (G-18, G-35)',
			[...received, ['10:10', noAnswer('threat')]],
			['signal screening 1', 'mail stage-opened approver', 'mail notice security'],
		],
		[
			'proposed while a unit writes, it goes to the approver; rejected, the unit is asked again (G-35)',
			[...routed, ['10:20', noAnswer('obscene')], ['10:30', reject()]],
			['signal confirmation 3', 'mail assignment executor roads'],
		],
		[
			'taken back by whoever proposed it, the unit is asked again (G-35)',
			[...routed, ['10:20', noAnswer('obscene')], ['10:30', withdrawProposal()]],
			['signal confirmation 3', 'mail assignment executor roads'],
		],
		[
			'rejected, it goes back to the coordinator',
			[...received, ['10:10', noAnswer()], ['10:20', reject()]],
			['signal confirmation 2', 'start clock', 'mail stage-opened coordinator'],
		],
		[
			'an incident that is not ours ends with word to the curator (2.3)',
			[...received, ['10:10', returnToCurator()]],
			['signal screening 1', 'mail notice curator', 'mail result coordinator'],
		],
	];

	for (const [title, steps, follows] of table) {
		it(title, () => {
			expect([...following(...steps)].sort()).toEqual([...follows].sort());
		});
	}

	it('an interim answer asks the same unit for the final one', () => {
		const steps: readonly Step[] = [
			...routed,
			['10:20', interim()],
			['10:30', forward()],
			['10:40', approve()],
			['10:50', publish()],
		];
		const mails = play(...steps).last.consequences.flatMap((one) => (one.is === 'mail' ? [one.mail] : []));
		expect(mails).toMatchObject([
			{ template: 'assignment', to: 'executor', unit: 'roads', because: 'interim-published' },
		]);
	});

	it('a raising writes one mail to each holder whose due time moved, and wakes the clock earlier', () => {
		expect(following(...routed, ['10:20', raise()])).toEqual([
			'start clock',
			'mail clock-moved coordinator',
			'mail clock-moved executor roads',
		]);
	});

	it('a date of the curator’s own that comes earlier wakes the clock earlier and is told to the coordinator and the unit at work', () => {
		const steps: readonly Step[] = [
			...routed,
			['10:20', interim()],
			['10:30', forward()],
			['10:40', approve()],
			['10:50', publish()],
		];
		expect(following(...steps, ['11:00', setDeadline(time('13.03 12:00'))])).toEqual([
			'start clock',
			'mail clock-moved coordinator',
			'mail clock-moved executor roads',
		]);
	});

	it('anapa 2.7, 3.2: a breach is told to the coordinator, the memo to the approver; a target of our own is nobody’s breach', () => {
		expect(following(...routed, ['14:10:01', tick])).toEqual(['mail breach coordinator roads', 'mail memo approver']);
		expect(
			following(['10:00', receive({ importance: 'high' })], ['10:31', tick]).filter((one) => one.includes('breach')),
		).toEqual([]);
	});

	it('anapa 2.8: the curator’s own delay is told to the coordinator alone, and to nobody as a breach of ours (G-15)', () => {
		expect(following(...forwarded, ['11:00:01', tick])).toEqual(['mail breach coordinator']);
	});

	it('a refused or empty decision has no consequence', () => {
		expect(following(...routed, ['10:20', approve()])).toEqual([]);
		expect(following(...routed, ['10:20', tick])).toEqual([]);
	});
});

describe('what follows from decisions, on random walks', () => {
	const walks = fc.array(luck, { minLength: 10, maxLength: 40 });

	for (const id of ['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha']) {
		it(`no mail twice, a signal only when the stage moved, a clock only when the next wake came nearer (${id})`, async () => {
			const world = await shipped(id);
			const property = fc.property(walks, (lucks) => {
				for (const { before, events, after } of walk(lucks, world)) {
					if (after === null) continue;
					const follows = followUps(before, events, after, world.regulation);
					const mails = follows.flatMap((one) => (one.is === 'mail' ? [JSON.stringify(one.mail)] : []));
					expect(new Set(mails).size).toBe(mails.length);
					const moved = before?.status.is === 'open' && before.status.visit !== visitOf(after);
					expect(follows.filter(({ is }) => is === 'signal-stage')).toHaveLength(moved ? 1 : 0);
					const [was, is] = [before === null ? null : nextWake(before), nextWake(after)];
					const nearer = is !== null && (was === null || is < was);
					expect(follows.filter(({ is: kind }) => kind === 'start-clock')).toHaveLength(nearer ? 1 : 0);
					expect(follows.filter(({ is: kind }) => kind === 'start-case')).toHaveLength(before === null ? 1 : 0);
				}
			});
			fc.assert(property, { numRuns: 150 });
		});
	}
});

function visitOf({ status }: { readonly status: { readonly is: string; readonly visit?: number } }): number | null {
	return status.visit ?? null;
}
