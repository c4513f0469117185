import { describe, expect, it } from '@jest/globals';
import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { asAwaited, asksSomething, leadsToCase } from '../../functions/deliver-mail/pointless.ts';
import { clarify, receive, route, submit } from '../support/commands.ts';
import { mailOrder as mail, storedAs as stored } from '../support/mail-orders.ts';
import { play, world } from '../support/play.ts';

const { regulation } = world;
const received = play(['10:00', receive()]).case;
/** The case lies with `roads` for a draft. */
const drafting = play(['10:00', receive()], ['10:01', route()]).case;
const [asked] = drafting.assignments;
if (asked === undefined) throw new Error('no unit was asked');

describe('what a mail asks of its reader, so that it carries a link', () => {
	const asks = (order: MailOrder, state: Case = drafting, rules: Regulation = regulation) =>
		asksSomething(order, stored(state), rules);

	it.each(['stage-opened', 'assignment'] as const)('a %s does where it is of a stage', (template) => {
		expect(asks(mail(template, { stage: 'draft' }))).toBe(true);
		expect(asks(mail(template))).toBe(false);
	});
	it.each(['reminder', 'breach', 'rest'] as const)(
		'a %s does where the case waits for that role of that unit, in that stage',
		(template) => {
			const own = mail(template, { to: 'executor', unit: 'roads', stage: 'draft' });
			expect(asks(own)).toBe(true);
			expect(asks({ ...own, to: 'coordinator' })).toBe(false);
			expect(asks({ ...own, unit: 'parks' })).toBe(false);
			expect(asks({ ...own, stage: 'screening' })).toBe(false);
			const screening = mail(template, { stage: 'screening' });
			expect(asks(screening, received)).toBe(true);
			expect(asks({ ...screening, to: 'curator' }, received)).toBe(false);
		},
	);
	it('of several units that are waited for each is asked', () => {
		const state = { ...drafting, assignments: [asked, { ...asked, unit: 'parks' }] };
		const own = (unit: string) => asks(mail('reminder', { to: 'executor', unit, stage: 'draft' }), state);
		expect([own('roads'), own('parks'), own('culture')]).toEqual([true, true, false]);
	});
	it('a memo always, and what only tells never', () => {
		expect(asks(mail('memo'))).toBe(true);
		expect(asks(mail('result', { stage: 'draft' }))).toBe(false);
	});

	const rule = (id: string, acknowledge: boolean): Regulation['notices'][number] => ({
		id,
		clause: '24',
		kind: 'LEGAL',
		on: 'received',
		to: 'deputy',
		acknowledge,
		title: 'Поступил инцидент повышенной важности',
	});
	const rules: Regulation = { ...regulation, notices: [rule('told', false), rule('heard', true)] };
	const demanded = (...names: readonly string[]): Case => ({
		...drafting,
		notices: names.map((notice) => ({
			notice,
			to: 'deputy',
			unit: null,
			clause: '24',
			memoOf: null,
			demandedAt: 1,
			acknowledgedAt: null,
		})),
	});
	it('Plastunovskaya 24: a notice where it was demanded and its rule wants it acknowledged', () => {
		const state = demanded('told-1', 'heard-1');
		const of = (notice: string | null) => asks(mail('notice', { notice }), state, rules);
		expect(['heard-1', 'told-1', 'heard-2', null].map(of)).toEqual([true, false, false, false]);
	});
});

describe('the mail that the case waits for its reader by', () => {
	it('is one of the stage that waits for him, and none for whom it does not wait', () => {
		const order = mail('corrected', { to: 'executor', unit: 'roads', round: 1, visit: 2, notice: 'x' });
		expect(asAwaited(order, stored(drafting), regulation)).toEqual({
			...order,
			template: 'stage-opened',
			stage: 'draft',
			visit: null,
			round: null,
			notice: null,
		});
		expect(asAwaited({ ...order, unit: 'parks' }, stored(drafting), regulation)).toBeNull();
		expect(asAwaited({ ...order, to: 'curator' }, stored(drafting), regulation)).toBeNull();
		expect(asAwaited(mail('clock-moved', { to: 'curator' }), stored(received), regulation)).toBeNull();
	});
	it('is the one of the stage that the case is in, before any other that waits for him beside it', () => {
		const status = { is: 'open', stage: 'check', visit: 5, since: drafting.lastAt, awaits: 'coordinator' } as const;
		const state: Case = { ...drafting, status, toReassign: true };
		expect(asAwaited(mail('result'), stored(state), regulation)).toMatchObject({ stage: 'check' });
	});
	it('is one of the question that was asked last, where a reply is waited for', () => {
		const { case: state } = play(['10:00', receive()], ['10:01', clarify()]);
		const order = mail('clock-moved', { to: 'curator' });
		const [first] = state.questions;
		if (first === undefined) throw new Error('no question');
		const questions = [1, 2, 3].map((number) => ({ ...first, number }));
		expect(asAwaited(order, stored({ ...state, questions }), regulation)).toMatchObject({
			stage: 'clarification',
			notice: 'question-3',
		});
		const ofRoads = { ...order, to: 'executor', unit: 'roads' } as const;
		expect(asAwaited(ofRoads, stored({ ...drafting, questions }), regulation)).toMatchObject({
			stage: 'draft',
			notice: null,
		});
	});
});

describe('which mails lead to what their reader may do at any time', () => {
	const leads = (order: MailOrder, state: Case = drafting, rules = regulation) =>
		leadsToCase(order, stored(state), rules);

	const ended: Case = { ...drafting, status: { is: 'ended', outcome: 'answered', at: drafting.lastAt } };

	it('every one to the coordinator, while the case is open', () => {
		expect(leads(mail('result'))).toBe(true);
		expect(leads(mail('result'), ended)).toBe(false);
	});
	it.each([
		['asks to approve', mail('stage-opened', { stage: 'approval' }), true],
		['tells of a breach', mail('breach'), true],
		['tells that it lies still', mail('rest'), true],
		['asks something else', mail('stage-opened', { stage: 'publication' }), false],
		['tells of the approval and asks nothing', mail('clock-moved', { stage: 'approval' }), false],
	] as const)('to another the one that %s', (_, order, does) => {
		expect(leads({ ...order, to: 'curator' })).toBe(does);
	});
	it('none to a unit, and none to a role to which the regulation gives nothing of the kind', () => {
		const toAll: Regulation = { ...regulation, anytime: { raise: { clause: '1', by: ['executor'], exits: [] } } };
		expect(leads(mail('breach', { to: 'executor', unit: 'roads' }), drafting, toAll)).toBe(false);
		const bare: Regulation = { ...regulation, anytime: {}, stages: {} };
		expect(leads(mail('breach'), drafting, bare)).toBe(false);
	});
	it('to the coordinator of a unit’s draft too: he acts for no unit', () => {
		const handed = play(['10:00', receive()], ['10:01', route()], ['11:00', submit()]).case;
		expect(leads(mail('stage-opened', { unit: 'roads', stage: 'check' }), handed)).toBe(true);
	});
});
