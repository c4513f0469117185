import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import { askedAnew } from '../../../domain/case/follow-ups/asked-anew.ts';
import {
	type MailOrder,
	ownUnit,
	questionOf,
	receiptMail,
	receiptOf,
	restingSince,
	undeliveredOf,
} from '../../../domain/case/follow-ups/follow-up.ts';
import { joined } from '../../../domain/case/follow-ups/join.ts';
import { mail, openStageOf, unitStage } from '../../../domain/case/follow-ups/mail-order.ts';
import { toldBefore } from '../../../domain/case/follow-ups/result-mails.ts';
import { againMails, undeliveredMails, undoneMails } from '../../../domain/case/follow-ups/undelivered-mails.ts';
import type { Case, Notice, Undelivered } from '../../../domain/case/model/case.ts';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { by } from '../../support/commands.ts';
import { now, open, standing } from '../../support/made-acts.ts';
import { event, handed, wrote } from '../../support/made-events.ts';
import { clock, part, rule } from '../../support/made-rules.ts';
import { act, ended, inStage, question, reworded, text } from '../../support/made-stages.ts';
import { mailsIn } from '../../support/take.ts';

const say = ({ template, to, unit, notice, clock: of, stage, round }: MailOrder) =>
	[template, to, unit, notice, of, stage, round].filter((word) => word !== null).join(' ');
const drafting = (change: Partial<Case>) => inStage('draft', { clocks: [], ...change }, 'executor');

describe('R-10: whoever is asked once more', () => {
	const notice = (id: string, change: Partial<Notice> = {}): Notice => ({
		notice: id,
		to: 'head',
		unit: null,
		clause: '',
		memoOf: null,
		demandedAt: now,
		acknowledgedAt: null,
		...change,
	});
	const asks = (
		state: Case,
		role: 'head' | 'executor' | 'coordinator',
		unit: string | null,
		of: string | null = null,
	) => {
		const order = askedAnew(state, open, { role, unit, notice: of });
		return order === null ? null : say(order);
	};

	it('is asked for the notice that he has not acknowledged', () => {
		const notices = [
			notice('word-1', { unit: 'roads' }),
			notice('memo-1', { memoOf: 'one-1' }),
			notice('word-2', { acknowledgedAt: now }),
		];
		const state = standing('check', { notices });
		expect(asks(state, 'head', null, 'word-1')).toBe('notice head roads word-1');
		expect(asks(state, 'head', null, 'memo-1')).toBe('memo head memo-1 one-1');
		expect(asks(state, 'head', null, 'word-2')).toBeNull();
		expect(asks(state, 'coordinator', null, 'word-1')).toBe('stage-opened coordinator check');
	});

	it('A-15: a memo is asked for of whoever sends it on, and not of whom it goes to', () => {
		const state = standing('check', { notices: [notice('memo-1', { memoOf: 'one-1' })] });
		const anytime = { ...open.anytime, acknowledge: act('3.2', { by: ['approver'] }) };
		const asked = (role: 'approver' | 'head') => {
			const order = askedAnew(state, { ...open, anytime }, { role, unit: null, notice: 'memo-1' });
			return order === null ? null : say(order);
		};
		expect([asked('approver'), asked('head')]).toEqual(['memo approver memo-1 one-1', null]);
	});

	it('else for what the case awaits of him: of a unit its draft, in its round', () => {
		expect(asks(standing('check'), 'coordinator', null)).toBe('stage-opened coordinator check');
		expect(asks(standing('draft'), 'coordinator', null)).toBe('stage-opened coordinator draft');
		expect(asks(standing('check', { toReassign: true }), 'coordinator', null)).toBe('stage-opened coordinator check');
		expect(asks(standing('check'), 'coordinator', 'roads')).toBeNull();
		expect(asks(standing('check'), 'head', null)).toBeNull();
		const state = drafting({ assignments: [part('parks', { round: 2 }), part('roads', { round: 3 })] });
		expect(asks(state, 'executor', 'roads')).toBe('assignment executor roads draft 3');
		expect(asks(state, 'executor', 'water')).toBeNull();
		const joins = inStage(
			'consolidation',
			{
				clocks: [],
				assignments: [wrote('parks', handed(1)), wrote('roads', handed(2), { round: 3 })],
				jointAuthor: 'roads',
			},
			'executor',
		);
		expect(asks(joins, 'executor', 'roads')).toBe('stage-opened executor roads consolidation 3');
		const mends = inStage(
			'rework',
			{ clocks: [], assignments: [part('roads')], draft: text('final', 'roads') },
			'executor',
		);
		expect(asks(mends, 'executor', 'roads')).toBe('stage-opened executor roads rework 1');
		const late = drafting({ assignments: [wrote('roads', handed(1))], toReassign: true });
		expect(asks(late, 'coordinator', null)).toBe('stage-opened coordinator screening');
	});
});

describe('G-8, R-23: a mail that came back', () => {
	const lost = (change: Partial<Extract<BareEvent, { type: 'MailUndelivered' }>> = {}) =>
		event(
			{
				type: 'MailUndelivered',
				number: 2,
				to: 'executor',
				unit: 'roads',
				person: 'p',
				handedAt: now,
				why: 'bounced',
				othersTold: false,
				untold: true,
				takenBack: [],
				...change,
			},
			now,
		);
	const undone = (id: string, fromStart?: true) =>
		event({ type: 'ClockVoided', id, ...(fromStart && { fromStart }) }, now);

	it('is told to the coordinator while something can be done, or where a clock turned out to have never run', () => {
		const told = (state: Case, ...events: Parameters<typeof undeliveredMails>[0]) =>
			undeliveredMails(events, state).map(say);
		const over = { ...ended, clocks: [] };
		expect(told(standing('draft'), lost())).toEqual(['undelivered coordinator roads undelivered-2']);
		expect(told(standing('draft'), undone('one-1'))).toEqual([]);
		expect(told(over, lost())).toEqual([]);
		expect(told(over, lost(), undone('one-1', true))).toEqual(['undelivered coordinator roads undelivered-2 one-1']);
		expect(told(over, lost(), undone('one-1'))).toEqual([]);
	});

	it('a breach that is none is taken back before those who were told of it, and whom its memo reached', () => {
		const breach = { tell: 'head', by: 'approver', clause: '3.2' } as const;
		const back = (change: Partial<Case>, regulation: Partial<Regulation>, takenBack = ['one-1']) =>
			undoneMails(
				[undone('two-1'), lost({ takenBack })],
				standing('draft', {
					clocks: [clock('one', '12.03 11:00', { state: 'void', unit: 'roads' }), clock('two', '12.03 11:00')],
					...change,
				}),
				{ ...open, terms: [rule('one'), rule('two')], ...regulation },
			).map(say);
		const withMemo = { terms: [rule('one', { breach })] };
		const memo = (memoOf: string): Partial<Case> => ({
			notices: [
				{ notice: 'm', to: 'head', unit: null, clause: '', memoOf: 'x', demandedAt: 1, acknowledgedAt: null },
				{ notice: 'm', to: 'head', unit: null, clause: '', memoOf, demandedAt: 1, acknowledgedAt: null },
			],
		});
		expect(back({}, {})).toEqual([]);
		expect(back({}, withMemo)).toEqual(['breach-undone approver one-1']);
		expect(back({}, withMemo, [])).toEqual([]);
		expect(back(memo('one-1'), withMemo)).toEqual(['breach-undone approver one-1', 'breach-undone head one-1']);
		expect(back(memo('two-1'), withMemo)).toEqual(['breach-undone approver one-1']);
		const escalates = [{ to: 'head' as const, clause: '9' }];
		expect(back(memo('one-1'), { ...withMemo, escalates })).toEqual([
			'breach-undone head roads one-1',
			'breach-undone approver one-1',
		]);
		expect(back({}, { ...withMemo, escalates }, ['zoo-1'])).toEqual([]);
	});

	it('whoever is reached elsewhere now is asked for what the case awaits of him, and nobody else', () => {
		const missed = (number: number, change: Partial<Undelivered> = {}): Undelivered => ({
			number,
			to: 'executor',
			unit: 'roads',
			person: 'p',
			handedAt: null,
			why: 'bounced',
			othersTold: false,
			takenBack: [],
			again: true,
			...change,
		});
		const again = (state: Case, ...numbers: readonly number[]) =>
			againMails(
				numbers.map((number) => event({ type: 'MailOrderedAgain', number }, now)),
				state,
				open,
			).map(say);
		const assignments = [part('parks'), part('roads')];
		const two = drafting({ assignments, undelivered: [missed(1), missed(2, { unit: 'parks' })] });
		expect(again(two, 1)).toEqual(['assignment executor roads draft 1']);
		expect(again(two, 2)).toEqual(['assignment executor parks draft 1']);
		expect(again(two)).toEqual([]);
		expect(again(drafting({ assignments, undelivered: [missed(1, { to: 'curator' })] }), 1)).toEqual([]);
		const own = { undelivered: [missed(1, { to: 'coordinator', unit: null })] };
		expect(again(standing('check', own), 1)).toEqual(['stage-opened coordinator check']);
		const asked = {
			questions: [
				question({ number: 3, of: 'curator' }),
				question({ number: 4, of: 'curator' }),
				question({ number: 5, of: 'curator' }),
			],
		};
		const curators = { ...asked, undelivered: [missed(1, { to: 'curator', unit: null })] };
		expect(again(inStage('clarification', { clocks: [], ...curators }, 'curator'), 1)).toEqual([
			'stage-opened curator question-5 clarification',
		]);
	});
});

describe('what an order of a mail says', () => {
	it('its unit is the executor’s and its head’s alone', () => {
		const own = (to: MailOrder['to']) => ownUnit({ to, unit: 'roads' });
		expect([own('executor'), own('unit-head'), own('coordinator')]).toEqual(['roads', 'roads', null]);
	});

	it('what it is of stands in its notice, whole', () => {
		const read = (notice: string | null) => {
			const order = mail({ template: 'notice', to: 'head', notice });
			return [questionOf(order), undeliveredOf(order), restingSince(order), receiptOf(order)];
		};
		expect(read('question-12')).toEqual([12, null, null, null]);
		expect(read('undelivered-3')).toEqual([null, 3, null, null]);
		expect(read('rest-77')).toEqual([null, null, 77, null]);
		expect(read('receipt-set-deadline-5')).toEqual([null, null, null, { act: 'set-deadline', at: 5 }]);
		for (const none of [
			null,
			'x-question-1',
			'question-1x',
			'undelivered-1x',
			'x-undelivered-1',
			'rest-1x',
			'x-rest-1',
			'receipt-zoo-5',
			'receipt-route-5x',
			'x-receipt-route-5',
		])
			expect(read(none)).toEqual([null, null, null, null]);
		expect(receiptMail(by('executor', 'p', 'roads'), 'submit', 5)).toEqual({
			...mail({ template: 'receipt', to: 'executor', unit: 'roads', notice: 'receipt-submit-5' }),
			person: 'p',
		});
	});

	it('plastunovskaya 13, 19.2: a unit that hands in beside a question on its way drafts', () => {
		expect(openStageOf({ ...ended, clocks: [] })).toEqual({ stage: null, visit: null });
		const asking = (stage: 'check' | 'draft') => standing(stage, { draft: text('question') });
		expect(unitStage(asking('check'), 'roads')).toEqual({ stage: 'draft', visit: 1 });
		expect(unitStage(asking('check'), null)).toEqual({ stage: 'check', visit: 1 });
		expect(unitStage(standing('check'), 'roads')).toEqual({ stage: 'check', visit: 1 });
		expect(unitStage(reworded('parks'), 'roads')).toEqual({ stage: 'draft', visit: 1 });
		expect(unitStage(reworded('parks'), 'parks')).toEqual({ stage: 'rework', visit: 1 });
	});

	it('of one end the coordinator is told first, then the units whose texts were in, then the curator', () => {
		const over = { ...ended, assignments: [wrote('roads', handed(1)), wrote('parks', handed(2)), part('water')] };
		const first = (to: MailOrder['to'], unit: string | null) =>
			toldBefore({ to, unit }, over).map((reader) => [reader.to, reader.unit].filter(Boolean).join(' '));
		expect(first('coordinator', null)).toEqual([]);
		expect(first('executor', 'parks')).toEqual(['coordinator', 'executor roads']);
		expect(first('curator', null)).toEqual(['coordinator', 'executor roads', 'executor parks']);
		expect(first('executor', 'water')).toEqual([]);
		expect(first('head', null)).toEqual([]);
	});

	it('of those that only tell one that leads on takes the others, and what they take along already stays with them', () => {
		const breach = (id: string, change: Partial<MailOrder> = {}) =>
			mail({ template: 'breach', to: 'coordinator', clock: id, ...change });
		const join = (...mails: readonly MailOrder[]) =>
			mailsIn(joined([{ is: 'start-clock' }, ...mails.map((one) => ({ is: 'mail' as const, mail: one }))]));
		const [plain, leads] = [breach('one-1'), breach('two-1', { stage: 'check', visit: 2 })];
		expect(join(plain, leads)).toEqual([{ ...leads, along: [plain] }]);
		const along = breach('three-1', { along: [breach('four-1')] });
		expect(join(leads, along)).toEqual([{ ...leads, along: [breach('three-1'), breach('four-1')] }]);
		const own = { ...leads, along: [breach('five-1')] };
		expect(join(own, plain)).toEqual([{ ...leads, along: [breach('five-1'), plain] }]);
		expect(joined([{ is: 'start-clock' }])).toEqual([{ is: 'start-clock' }]);
		const asked = mail({ template: 'stage-opened', to: 'coordinator', stage: 'check', visit: 2 });
		expect(join(leads, plain, asked)).toEqual([{ ...asked, along: [leads, plain] }]);
		const memo = mail({ template: 'memo', to: 'coordinator' });
		expect(join(memo, leads, plain)).toEqual([{ ...memo, along: [plain] }, leads]);
		const withdrawn = mail({ template: 'withdrawn', to: 'coordinator' });
		expect(join(withdrawn, plain)).toEqual([withdrawn, plain]);
		const result = mail({ template: 'result', to: 'coordinator' });
		expect(join(result, plain)).toEqual([{ ...plain, along: [result] }]);
	});
});
