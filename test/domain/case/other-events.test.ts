import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import type { Case, Question } from '../../../domain/case/model/case.ts';
import { isErased } from '../../../domain/case/state/erased.ts';
import { evolve } from '../../../domain/case/state/evolve.ts';
import { coordinator } from '../../support/commands.ts';
import { heardAt } from '../../support/made-events.ts';
import { receipt, received } from '../../support/made-rules.ts';
import { ended, inStage, proposedIn, question } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

const now = time('12.03 12:00');
const heard = (state: Case, ...bare: readonly BareEvent[]) => heardAt(now, state, ...bare);

describe('what an event makes of a case', () => {
	it('R-03: of a receipt nothing that somebody did', () => {
		const nothing = { routings: 0, declines: 0, returns: 0, drafts: 0, posted: 0, corrections: 0 };
		const said = { found: false, generalInterest: false, toReassign: false, interimAgreed: false };
		expect(evolve(null, receipt)).toMatchObject({ ...nothing, ...said, status: { visit: 0 } });
	});

	it('G-27: it was acted on when somebody did something, also at the instant at which time had done something', () => {
		const state: Case = { ...received, lastAt: now, actedAt: now - 60_000, rest: null };
		const again = { type: 'MailOrderedAgain', number: 1, at: now } as const;
		expect(evolve(state, { ...again, by: coordinator }).actedAt).toBe(now);
		expect(evolve(state, { ...again, by: null }).actedAt).toBe(now - 60_000);
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

describe('what every event changes beside', () => {
	const by = { role: 'coordinator', unit: null, person: 'a' } as const;
	const rest = { since: 1, until: 2 };
	const at = (instant: number, state: Case, bare: BareEvent, actor: typeof by | null = null) =>
		evolve(state, { at: instant, by: actor, ...bare });
	const corrects = { type: 'DraftCorrected', version: 2, corrects: 1, answer: 'final' } as const;
	const still: Case = { ...inStage('draft'), lastAt: now, actedAt: now, rest: null };

	it('its moments, also where nothing else is new', () => {
		const handed = at(now, still, { type: 'MailHandedOver', unit: 'roads', round: 1 });
		expect(handed.moments['handed-over']).toBe(now);
	});
	it('who has had the text in hand, each once by role, person and unit', () => {
		const known = at(now, still, corrects, by);
		expect(known.authors).toEqual([by]);
		expect(at(now, known, corrects, by).authors).toEqual([by]);
		const others = [
			{ ...by, person: 'b' },
			{ ...by, unit: 'roads' },
		];
		for (const other of others) {
			expect(evolve(known, { at: now, by: other, ...corrects }).authors).toEqual([by, other]);
		}
	});
	it('when it was last heard of, and when somebody last did something; neither goes back', () => {
		const reminder = { type: 'ReminderGiven', id: 'one-1' } as const;
		expect(at(now + 1, still, reminder)).toMatchObject({ lastAt: now + 1, actedAt: now });
		expect(at(now - 1, still, reminder)).toMatchObject({ lastAt: now, actedAt: now });
		const early: Case = { ...still, actedAt: now - 5, authors: [by] };
		expect(at(now - 1, early, corrects, by)).toMatchObject({ lastAt: now, actedAt: now - 1 });
		expect(at(now - 9, early, corrects, by)).toMatchObject({ lastAt: now, actedAt: now - 5 });
	});
	it('G-27: it lies still no longer where somebody acts or a clock runs anew', () => {
		const resting: Case = { ...still, rest, authors: [by] };
		const [one] = received.clocks;
		if (one === undefined) throw new Error('a case has a clock');
		const { id, clause, kind, calendar } = one;
		const moves = { type: 'ClockMoved', id, clause, kind, dueAt: 9, remindAt: null, calendar, why: 'raised' } as const;
		const resumes = {
			type: 'ClockResumed',
			id,
			because: 'reply',
			pauses: [],
			dueAt: 9,
			remindAt: null,
			calendar,
		} as const;
		expect(at(now, resting, corrects, by).rest).toBeNull();
		expect(at(now, resting, { type: 'ClockStarted', clock: one }).rest).toBeNull();
		expect(at(now, resting, moves).rest).toBeNull();
		expect(at(now, resting, resumes).rest).toBeNull();
		expect(at(now, resting, { type: 'ReminderGiven', id }).rest).toEqual(rest);
		expect(at(now, resting, corrects).rest).toEqual(rest);
	});
});

describe('what some events alone change', () => {
	it('P-18: a date is of the final answer, or of the act that it is for; A-11: and may agree to one more interim answer', () => {
		const dated = (more: object) => heard(received, { type: 'DeadlineSet', due: 9, ...more });
		expect(dated({})).toMatchObject({ deadline: 9, dates: [], interimAgreed: false });
		expect(dated({ interim: true })).toMatchObject({ deadline: 9, interimAgreed: true });
		expect(dated({ for: '11a' })).toMatchObject({ deadline: null, dates: [{ key: '11a', due: 9 }] });
	});
	it('Okha 3.8: where the case stood when the author agreed', () => {
		const agreed = (state: Case) => heard(state, { type: 'ConsentRecorded' }).consentIn;
		expect(agreed(inStage('check'))).toBe('check');
		expect(agreed(inStage('confirmation', { proposal: proposedIn('draft') }))).toBe('draft');
		expect(agreed(inStage('confirmation'))).toBeNull();
		expect(agreed(inStage('registration', { consentIn: 'approval' }))).toBe('approval');
		expect(agreed(ended)).toBeNull();
	});
	it('a reply answers its own question alone', () => {
		const questions = [question({ number: 1, answeredAt: null }), question({ number: 2, answeredAt: null })];
		const replied = heard({ ...received, questions }, { type: 'ClarificationAnswered', question: 2, repliedAt: 5 });
		expect(replied.questions.map(({ answeredAt }) => answeredAt)).toEqual([null, 5]);
	});
	it('R-28: a case is erased once it has ended and was erased since, or as it ended', () => {
		const endedAt = ended.status.is === 'ended' ? ended.status.at : 0;
		const erased = (erasedAt: number | null, state = ended) => isErased({ ...state, erasedAt });
		expect([erased(endedAt - 1), erased(endedAt), erased(endedAt + 1)]).toEqual([false, true, true]);
		expect([erased(null), erased(endedAt + 1, received)]).toEqual([false, false]);
	});
	it('G-5, G-40: a breach knows when it accuses; a late act leaves whose it was, and else it is its holder’s', () => {
		const [one] = received.clocks;
		if (one === undefined) throw new Error('a case has a clock');
		const { id } = one;
		const clock = (...bare: readonly BareEvent[]) => heard({ ...received, clocks: [one] }, ...bare).clocks[0];
		const breached = { type: 'ClockBreached', id, dueAt: 5, attribution: 'curator' } as const;
		expect(clock({ ...breached, accusesAt: 7 })).toMatchObject({ attribution: 'curator', accusesAt: 7 });
		expect(clock(breached)?.accusesAt).toBeNull();
		expect(clock(breached, { type: 'ClockMetLate', id })?.attribution).toBe('curator');
		expect(clock({ type: 'ClockMetLate', id })?.attribution).toBe(one.holder);
		expect(one.holder).not.toBe('curator');
	});
});
