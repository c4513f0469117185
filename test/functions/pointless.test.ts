import { describe, expect, it } from '@jest/globals';
import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type { Assignment, Case, Clock, Notice, Question, Status, Undelivered } from '../../domain/case/model/case.ts';
import type { StageKind } from '../../domain/regulation/regulation.ts';
import { isPointless, stillWanted } from '../../functions/deliver-mail/pointless.ts';
import { receive, route } from '../support/commands.ts';
import { mailOrder as mail, storedAs as stored } from '../support/mail-orders.ts';
import { play } from '../support/play.ts';

/** The case lies with `roads` for a draft: the second visit of a stage, the first round of the unit. */
const drafting = play(['10:00', receive()], ['10:01', route()]).case;
const over: Status = { is: 'ended', outcome: 'answered', at: drafting.lastAt };
const ended = (state: Case = drafting): Case => ({ ...state, status: over });
const open = (stage: StageKind, state: Case = drafting): Case => ({
	...state,
	status: { is: 'open', stage, visit: 5, since: state.lastAt, awaits: 'coordinator' },
});
const why = (order: MailOrder, state: Case = drafting) => isPointless(order, stored(state));

const [firstClock] = drafting.clocks;
const [asked] = drafting.assignments;
if (firstClock === undefined || asked === undefined) throw new Error('a clock and a unit');
const clocked = (...changes: readonly Partial<Clock>[]): Case => ({
	...drafting,
	clocks: changes.map((one) => ({ ...firstClock, ...one })),
});
const neverRan = { id: 'c-2', state: 'void', startedAt: 7, endedAt: 7 } as const;
const assigned = (...changes: readonly Partial<Assignment>[]): Case => ({
	...drafting,
	assignments: changes.map((one) => ({ ...asked, ...one })),
});

describe('R-24: a mail that a clock that never started has ordered (G-8)', () => {
	const state = clocked({ id: 'c-1' }, neverRan);

	it.each(['breach', 'memo', 'notice'] as const)('a %s of it is no longer wanted', (template) => {
		expect(why(mail(template, { clock: 'c-2' }), state)).toBe('the clock never started');
		expect(why(mail(template, { clock: 'c-1' }), state)).toBeNull();
		expect(why(mail(template, { clock: 'c-3' }), state)).toBeNull();
		expect(why(mail(template), state)).toBeNull();
	});
	it('that a breach was taken back is told, and so is a move', () => {
		expect(why(mail('breach-undone', { clock: 'c-2' }), state)).toBeNull();
		expect(why(mail('clock-moved', { clock: 'c-2' }), state)).toBeNull();
	});
	it('a reminder is wanted while the clock runs, or where it is not known', () => {
		const states = (['running', 'paused', 'met', 'breached'] as const).map((one) =>
			why(mail('reminder', { clock: 'c-1' }), clocked({ id: 'c-1', state: one }, { id: 'c-2', state: 'running' })),
		);
		expect(states).toEqual([null, 'the clock has ended', 'the clock has ended', 'the clock has ended']);
		expect(why(mail('reminder', { clock: 'c-9' }), state)).toBeNull();
		expect(why(mail('assignment', { clock: 'c-2' }), state)).toBeNull();
	});
});

describe('R-23: the mail that another one did not arrive', () => {
	const lost = (number: number, again: boolean): Undelivered => ({
		number,
		to: 'executor',
		unit: 'roads',
		person: null,
		handedAt: null,
		why: 'bounced',
		othersTold: false,
		takenBack: [],
		again,
	});
	const state = ended({ ...drafting, undelivered: [lost(1, false), lost(2, true)] });

	it('is no longer wanted where that person was written to again', () => {
		const told = [1, 2, 3].map((number) => why(mail('undelivered', { notice: `undelivered-${number}` }), state));
		expect(told).toEqual([null, 'written to again', null]);
	});
});

describe('G-27: the mail that a case lies still', () => {
	const since = drafting.actedAt;
	const state = { ...drafting, rest: { since, until: since + 1 } };
	const order = mail('rest', { notice: `rest-${since}` });

	it('is wanted while it lies, and nobody has done anything since', () => {
		expect(why(order, state)).toBeNull();
		expect(why(order, { ...state, rest: null })).toBe('the case has gone on');
		expect(why(order, { ...state, actedAt: since + 1 })).toBe('the case has gone on');
		expect(why(order, ended(state))).toBe('the case has ended');
	});
});

describe('R-24: what time has done is told whatever happened since', () => {
	it('a breach, though its unit was asked anew and the case has ended', () => {
		expect(why(mail('breach', { unit: 'roads', round: 7, stage: 'draft', visit: 1 }), ended())).toBeNull();
	});
	const notice = (name: string, acknowledgedAt: number | null): Notice => ({
		notice: name,
		to: 'approver',
		unit: null,
		clause: '3.2',
		memoOf: null,
		demandedAt: 1,
		acknowledgedAt,
	});
	const state: Case = { ...drafting, notices: [notice('n-1', null), notice('n-2', 2)] };

	it.each(['memo', 'notice'] as const)('a %s until it was acknowledged', (template) => {
		const told = ['n-1', 'n-2', 'n-3'].map((name) => why(mail(template, { notice: name }), ended(state)));
		expect(told).toEqual([null, 'acknowledged', null]);
	});
	it('A-15: a memo that was passed on is told though it was acknowledged: that is why', () => {
		const order = { clock: firstClock.id, notice: 'n-2' };
		expect(why(mail('notice', order), state)).toBeNull();
		expect(why(mail('memo', order), state)).toBe('acknowledged');
	});
});

describe('R-24: what a unit was asked', () => {
	const order = mail('assignment', { to: 'executor', unit: 'roads', round: 1 });

	it('is over where it was asked anew, or is not asked any more', () => {
		expect(why(order, assigned({ unit: 'parks', round: 2 }, {}))).toBeNull();
		expect(why(order, assigned({ round: 2 }))).toBe('asked anew');
		expect(why(order, assigned({ unit: 'parks' }))).toBe('asked anew');
	});
	it('is no matter of a mail that names no unit or no round', () => {
		expect(why({ ...order, unit: null }, assigned({ round: 2 }))).toBeNull();
		expect(why({ ...order, round: null }, assigned({ round: 2 }))).toBeNull();
	});
	it('is over where the unit has declined; what only tells of it is not', () => {
		expect(why(order, assigned({ part: 'declined' }))).toBe('declined');
		expect(why(order, assigned({ part: 'submitted' }))).toBeNull();
		expect(why({ ...order, template: 'reminder' }, assigned({ part: 'declined' }))).toBeNull();
	});
});

describe('R-24: what a stage asks is wanted while the case stands there', () => {
	const order = mail('stage-opened', { stage: 'draft', visit: 5 });

	it('in that visit and in no other', () => {
		expect(why(order, open('draft'))).toBeNull();
		expect(why({ ...order, visit: 4 }, open('draft'))).toBe('the stage is over');
		expect(why({ ...order, visit: null }, open('draft'))).toBeNull();
	});
	it('ends with the case; what belongs to no stage goes out all the same', () => {
		expect(why(order, ended())).toBe('the case has ended');
		expect(why({ ...order, stage: null }, ended())).toBeNull();
	});

	const question = (number: number, answeredAt: number | null): Question => ({
		number,
		of: 'author',
		askedAt: 1,
		stage: 'draft',
		visit: 5,
		unit: null,
		answeredAt,
		pauses: false,
		beforeReply: false,
		decidedAt: null,
		givenUp: false,
	});
	it('a question until it is answered, wherever the case stands', () => {
		const state = open('check', { ...drafting, questions: [question(1, 2), question(2, null), question(3, null)] });
		const told = [1, 2, 3].map((number) =>
			why(mail('stage-opened', { stage: 'clarification', visit: 1, notice: `question-${number}` }), state),
		);
		expect(told).toEqual(['answered', null, null]);
	});

	describe('Plastunovskaya 13, 19.2: while a question to the author is on its way', () => {
		const asking = (stage: StageKind, changes: Partial<Case> = {}): Case =>
			open(stage, {
				...drafting,
				draft: {
					version: 1,
					unit: 'roads',
					answer: 'question',
					promisedBy: null,
					approved: false,
					category: null,
				},
				...changes,
			});
		const ofRoads = mail('assignment', { to: 'executor', unit: 'roads', round: 1, stage: 'draft', visit: 2 });
		const parts = (...all: readonly Partial<Assignment>[]) => assigned(...all).assignments;

		it('a unit whose part is out works on', () => {
			const assignments = parts({ unit: 'parks', part: 'submitted' }, {});
			expect(why(ofRoads, asking('check', { assignments }))).toBeNull();
		});
		it('one whose part is in does not, though another’s is out', () => {
			const assignments = parts({ unit: 'parks' }, { part: 'submitted' });
			expect(why(ofRoads, asking('check', { assignments }))).toBe('the stage is over');
		});
		it('whoever is to choose another unit is still asked, and only while he is', () => {
			const choosing = mail('stage-opened', { stage: 'screening', visit: 1 });
			const of = (toReassign: boolean) => why(choosing, asking('check', { toReassign }));
			expect([of(true), of(false)]).toEqual([null, 'the stage is over']);
		});
		it('an earlier visit of the stage that the question is in is over', () => {
			expect(why({ ...ofRoads, stage: 'check' }, asking('check'))).toBe('the stage is over');
		});
		it('of a case without such a question it is over', () => {
			expect(why(ofRoads, open('check'))).toBe('the stage is over');
		});
	});
});

describe('R-24: of a mail that takes others along', () => {
	const told = mail('breach');
	const needless = mail('reminder', { clock: firstClock.id });
	const state = clocked({ state: 'met' });

	it('goes out what is still wanted', () => {
		expect(stillWanted({ ...needless, along: [told] }, stored(state))).toEqual(told);
		expect(stillWanted({ ...told, along: [needless] }, stored(state))).toEqual(told);
		expect(stillWanted({ ...told, along: [told] }, stored(state))).toEqual({ ...told, along: [told] });
	});
	it('goes out nothing where none is, for the reason of the first', () => {
		const notice = mail('memo', { clock: firstClock.id });
		const never = clocked({ ...neverRan, id: firstClock.id });
		expect(stillWanted({ ...needless, along: [notice] }, stored(never))).toEqual({ pointless: 'the clock has ended' });
	});
});
