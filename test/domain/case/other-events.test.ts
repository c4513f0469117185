import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import type { Case, Question } from '../../../domain/case/model/case.ts';
import { evolve } from '../../../domain/case/state/evolve.ts';
import { coordinator } from '../../support/commands.ts';
import { heardAt } from '../../support/made-events.ts';
import { receipt, received } from '../../support/made-rules.ts';
import { inStage, proposedIn, question } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

const now = time('12.03 12:00');
const heard = (state: Case, ...bare: readonly BareEvent[]) => heardAt(now, state, ...bare);

describe('what an event makes of a case', () => {
	it('R-03: of a receipt nothing that somebody did', () => {
		const nothing = { routings: 0, declines: 0, returns: 0, drafts: 0, posted: 0, corrections: 0 };
		const said = { found: false, generalInterest: false, toReassign: false, interimAgreed: false };
		expect(evolve(null, receipt)).toMatchObject({ ...nothing, ...said, status: { visit: 0 } });
	});

	it('K-5: a question is asked before a reply where an earlier one that suspends has none', () => {
		const asked = (...questions: readonly Question[]) =>
			heard(inStage('draft', { questions }), {
				type: 'ClarificationAsked',
				question: 9,
				of: 'author',
				stage: 'draft',
				unit: null,
				pauses: true,
			}).questions.at(-1);
		const [open, replied, plain] = [
			question({ pauses: true }),
			question({ pauses: true, answeredAt: 5 }),
			question({ pauses: false }),
		];
		expect(asked()?.beforeReply).toBe(false);
		expect(asked(open)?.beforeReply).toBe(true);
		expect(asked(replied)?.beforeReply).toBe(false);
		expect(asked(plain)?.beforeReply).toBe(false);
		expect(asked(plain, open, replied)?.beforeReply).toBe(true);
		expect(asked()?.visit).toBe(1);
	});

	it('A-15: a memo is of its clock, a notice of its unit, and each is confirmed by its number', () => {
		const noticed = heard(
			received,
			{ type: 'NoticeDemanded', notice: 'word-1', to: 'deputy', unit: 'roads', acknowledge: true, clause: '24' },
			{ type: 'MemoPrepared', notice: 'memo-1', clock: 'draft-1', to: 'approver', sender: 'coordinator' },
			{ type: 'NoticeAcknowledged', notice: 'memo-1' },
		).notices;
		expect(noticed).toMatchObject([
			{ notice: 'word-1', unit: 'roads', memoOf: null, clause: '24', acknowledgedAt: null },
			{ notice: 'memo-1', unit: null, memoOf: 'draft-1', clause: '', acknowledgedAt: now },
		]);
	});

	it('G-35, P-19: a proposal is thought about where it is confirmed alone, and who joins the parts is remembered there, too', () => {
		const state = inStage('consolidation', { proposal: proposedIn('consolidation'), jointAuthor: 'roads' });
		const opened = (stage: 'confirmation' | 'consolidation' | 'check') =>
			heard(state, { type: 'StageOpened', stage, visit: 2, awaits: 'coordinator' });
		const kept = (stage: Parameters<typeof opened>[0]) => [opened(stage).proposal !== null, opened(stage).jointAuthor];
		expect(kept('confirmation')).toEqual([true, 'roads']);
		expect(kept('consolidation')).toEqual([false, 'roads']);
		expect(kept('check')).toEqual([false, null]);
	});

	it('R-23: of mails that came back the one that is ordered again is', () => {
		const lost = (number: number) => ({
			number,
			to: 'coordinator' as const,
			unit: null,
			person: null,
			handedAt: null,
			why: 'bounced' as const,
			othersTold: false,
			takenBack: [],
			again: false,
		});
		const after = heard({ ...received, undelivered: [lost(1), lost(2)] }, { type: 'MailOrderedAgain', number: 2 });
		expect(after.undelivered.map(({ again }) => again)).toEqual([false, true]);
	});

	it('G-27: a case lies still no longer once somebody acts or a clock moves, and it is the latest act that counts', () => {
		const resting: Case = { ...received, rest: { since: 1, until: 2 } };
		const move = { id: 'overall-1', clause: '2.2', kind: 'LEGAL', dueAt: 9, remindAt: null, calendar: 'c' } as const;
		expect(heard(resting, { type: 'ClockMoved', ...move, why: 'calendar' }).rest).toBeNull();
		expect(heard(resting, { type: 'ClockResumed', ...move, because: 'reply', pauses: [] }).rest).toBeNull();
		expect(heard(resting, { type: 'PartsCompleted' }).rest).toEqual(resting.rest);
		const acted = evolve(resting, { at: now, by: coordinator, type: 'DraftForwarded', version: 1, answer: 'final' });
		expect(acted).toMatchObject({ rest: null, actedAt: now, lastAt: now });
		const earlier = evolve(acted, {
			at: now - 9,
			by: coordinator,
			type: 'DraftForwarded',
			version: 1,
			answer: 'final',
		});
		expect(earlier).toMatchObject({ actedAt: now, lastAt: now });
		expect(heard(received, { type: 'PagePublished' })).toMatchObject({ lastAt: now, actedAt: received.actedAt });
	});
});
