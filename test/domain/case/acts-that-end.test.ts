import { describe, expect, it } from '@jest/globals';
import { endCase } from '../../../domain/case/acts/ending.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Actor, Command } from '../../../domain/case/model/commands.ts';
import type { World } from '../../../domain/case/model/world.ts';
import type { ActRule, Regulation } from '../../../domain/regulation/regulation.ts';
import { by, clarified, clarify, confirm, coordinator, noAnswer, returnToCurator } from '../../support/commands.ts';
import { open, outcomeOf, standing, there } from '../../support/made-acts.ts';
import { clock, on, part, rule, runs } from '../../support/made-rules.ts';
import { act, proposedIn, question, text } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

type Of<Do extends Command['do']> = Extract<Command, { do: Do }>;

/** The open regulation, with this rule for one act. */
const ruling = (name: keyof Regulation['anytime'], change: Partial<ActRule>): World =>
	there({ anytime: { ...open.anytime, [name]: { ...open.anytime[name], ...act(name), ...change } } });

const executor = (unit: string | null) => by('executor', 'executor-1', unit);

describe('an end is proposed', () => {
	const screening = standing('screening');

	it('for a reason of the list, which the event names; words are content', () => {
		expect(outcomeOf(screening, noAnswer(' '))).toBe('reason-missing reason (no-answer)');
		expect(outcomeOf(screening, returnToCurator(''))).toBe('reason-missing reason (return-to-curator)');
		const items = ['spam', 'threat', 'repeat'].map((code) => ({ code, title: code }));
		const listed = there({ reasons: { 'no-answer': { clause: '2', closed: false, items } } });
		const proposed = { type: 'NoAnswerProposed', clause: 'no-answer' };
		expect(outcomeOf(screening, noAnswer(' '), listed)).toBe('unknown-reason reason (no-answer)');
		expect(outcomeOf(screening, noAnswer('threat'), listed)).toEqual([{ ...proposed, reason: 'threat' }]);
		expect(outcomeOf(screening, noAnswer('Угрожает'), listed)).toEqual([{ ...proposed, reason: 'other' }]);
		expect(outcomeOf(screening, returnToCurator())).toEqual([
			{ type: 'CaseReturnedToCurator', reason: 'other', clause: 'return-to-curator' },
		]);
	});

	it('G-33: by whoever posts, with the kind of obstacle and with words', () => {
		const says = (change: Partial<Of<'unpublishable'>>, of = standing('draft', { assignments: [part('roads')] })) =>
			outcomeOf(of, { do: 'unpublishable', by: coordinator, kind: 'deleted', reason: 'Удалён', ...change });
		const proposed = { type: 'UnpublishableProposed', kind: 'deleted', clause: 'unpublishable' };
		expect(says({})).toEqual([proposed]);
		expect(says({ kind: null })).toBe('unknown-reason kind (unpublishable)');
		expect(says({ reason: ' ' })).toBe('reason-missing reason (unpublishable)');
		expect(says({ by: executor('roads') })).toEqual([proposed]);
		expect(says({ by: executor('parks') })).toBe('not-yours (unpublishable)');
		expect(says({ by: executor(null) })).toBe('not-yours (unpublishable)');
		expect(says({ by: executor('roads') }, standing('check', { assignments: [part('roads')] }))).toBe(
			'not-yours (unpublishable)',
		);
		expect(says({ by: by('coordinator', 'c', 'parks') })).toEqual([proposed]);
	});

	it('G-34, G-37: an appeal has a number, or its author was told; an incident is taken back with a reason', () => {
		const appeals = (number: string | null, told: boolean) =>
			outcomeOf(screening, { do: 'appeal', by: coordinator, number, told });
		const recognised = (registered: boolean) => [{ type: 'AppealRecognised', registered, clause: 'appeal' }];
		expect([appeals(null, false), appeals(' ', false)]).toEqual(Array(2).fill('number-missing number (appeal)'));
		expect([appeals('5', false), appeals('5', true)]).toEqual(Array(2).fill(recognised(true)));
		expect([appeals(null, true), appeals(' ', true)]).toEqual(Array(2).fill(recognised(false)));
		const withdraws = (reason: string) => outcomeOf(screening, { do: 'withdraw', by: by('curator'), reason });
		expect(withdraws(' ')).toBe('reason-missing reason (withdraw)');
		expect(withdraws('Дубль')).toEqual([{ type: 'IncidentWithdrawn', clause: 'withdraw' }]);
	});
});

describe('G-35: a second person’s word on an end', () => {
	const proposer = by('coordinator', 'c-1');
	const thought = (change: Partial<Case> = {}) =>
		standing('confirmation', {
			proposal: proposedIn('check'),
			proposedBy: proposer,
			pendingReason: 'threat',
			...change,
		});
	const reject = (actor: Actor): Command => ({ do: 'reject', by: actor });

	it('is of somebody else; whoever proposed may still say no', () => {
		const confirmed = [{ type: 'OutcomeConfirmed', reason: 'threat', clause: 'confirm' }];
		expect(outcomeOf(thought(), confirm(proposer))).toBe('same-person (confirm)');
		expect(outcomeOf(thought(), confirm(by('approver')))).toEqual(confirmed);
		expect(outcomeOf(thought({ proposedBy: null }), confirm(proposer))).toEqual(confirmed);
		expect(outcomeOf(thought({ pendingReason: null }), confirm(by('approver')))).toMatchObject([{ reason: '' }]);
		expect(outcomeOf(thought(), reject(proposer))).toEqual([
			{ type: 'OutcomeRejected', reason: 'threat', clause: 'reject' },
		]);
		expect(outcomeOf(thought({ pendingReason: null }), reject(proposer))).toMatchObject([{ reason: '' }]);
	});

	it('G-33: cites no clause where proposing is our own order, and its own where nothing is proposed', () => {
		const ours = ruling('no-answer', { kind: 'INTERNAL', by: ['coordinator'] });
		expect(outcomeOf(thought(), reject(proposer), ours)).toEqual([{ type: 'OutcomeRejected', reason: 'threat' }]);
		expect(outcomeOf(thought({ proposal: null }), reject(proposer), ours)).toMatchObject([{ clause: 'reject' }]);
		const { 'no-answer': _none, ...others } = open.anytime;
		expect(outcomeOf(thought(), reject(proposer), there({ anytime: others }))).toMatchObject([{ clause: 'reject' }]);
		expect(outcomeOf(thought(), reject(proposer), ruling('reject', { kind: 'INTERNAL', by: ['coordinator'] }))).toEqual(
			[{ type: 'OutcomeRejected', reason: 'threat' }],
		);
	});

	it('whoever proposed takes it back, with a reason, and nobody in his place', () => {
		const takesBack = (actor: Actor, change: Partial<Case> = {}, reason = 'Видео не об этом') =>
			outcomeOf(thought(change), { do: 'withdraw-proposal', by: actor, reason });
		const withdrawn = [{ type: 'ProposalWithdrawn', clause: 'withdraw-proposal' }];
		expect(takesBack(proposer)).toEqual(withdrawn);
		expect(takesBack(proposer, {}, ' ')).toBe('reason-missing reason (withdraw-proposal)');
		expect(takesBack(proposer, { proposal: null })).toBe('not-now (withdraw-proposal)');
		expect(takesBack(proposer, { proposedBy: null })).toBe('not-now (withdraw-proposal)');
		expect(takesBack(by('coordinator', 'c-2'))).toBe('not-yours (withdraw-proposal)');
		// Of an integration and of whoever came by its key nobody knows the person.
		expect(takesBack(by('coordinator', null))).toEqual(withdrawn);
		expect(takesBack(by('coordinator', 'c-2'), { proposedBy: by('coordinator', null) })).toEqual(withdrawn);
		const ofUnit = { proposedBy: executor('roads') };
		expect(takesBack(executor('roads'), ofUnit)).toEqual(withdrawn);
		expect(takesBack(by('executor', 'executor-1', 'parks'), ofUnit)).toBe('not-yours (withdraw-proposal)');
		expect(takesBack(by('coordinator', 'c-1', 'parks'), { proposedBy: by('coordinator', 'c-1', 'roads') })).toEqual(
			withdrawn,
		);
	});

	it('G-33: what posting would have ended is met where the text was ready before its term fell due', () => {
		const terms = [
			rule('answer', { ends: ['publish:final'] }),
			rule('any', { ends: ['publish'] }),
			rule('here', { ends: ['publish@publication'] }),
			rule('other', { ends: ['publish:interim'] }),
		];
		const clocks = terms.map(({ id }) => clock(id, '12.03 13:00'));
		const met = (change: Partial<Case>, since = '12.03 11:00') => {
			const proposal = { ...proposedIn('publication'), end: 'unpublishable' as const, since: time(since) };
			const told = outcomeOf(thought({ clocks, proposal, ...change }), confirm(by('approver')), there({ terms }));
			return typeof told === 'string'
				? told
				: told.flatMap((event) => (event.type === 'ClockMet' ? [event.id.replace('-1', '')] : []));
		};
		expect(met({ draft: text('final') })).toEqual(['answer', 'any', 'here']);
		expect(met({})).toEqual(['answer', 'any', 'here']);
		expect(met({ draft: text('interim') })).toEqual(['any', 'here', 'other']);
		expect(met({ draft: text('question') })).toEqual([]);
		const proposal = { ...proposedIn('publication'), since: time('12.03 11:00') };
		expect(met({ proposal })).toEqual([]);
		expect(met({ proposal: { ...proposal, end: 'unpublishable', stage: 'check' } })).toEqual([]);
		expect(met({ proposal: null })).toEqual([]);
	});
});

describe('a question', () => {
	const drafting = standing('draft', {
		assignments: [part('roads'), part('parks', { part: 'declined' }), part('lights', { part: 'left-out' })],
	});
	const asks = (change: Partial<Of<'clarify'>> = {}, of: Case = drafting, world?: World) =>
		outcomeOf(of, clarify({ of: 'author', ...change }), world);
	const asked = {
		type: 'ClarificationAsked',
		question: 1,
		of: 'author',
		stage: 'draft',
		unit: null,
		pauses: false,
		clause: 'clarify',
	};

	it('is of a unit that answers, or of the coordinator, in words', () => {
		const has = (unit: string) => there({}, { units: ['roads', 'parks', 'lights', unit] });
		expect(asks()).toEqual([asked]);
		expect(asks({ by: executor('roads') })).toEqual([{ ...asked, unit: 'roads' }]);
		expect(asks({ by: executor('zoo') })).toBe('unknown-unit unit (clarify)');
		for (const unit of ['parks', 'lights', 'water'])
			expect(asks({ by: executor(unit) }, drafting, has(unit))).toBe('unit-not-asked unit (clarify)');
		expect(asks({ text: ' ' })).toBe('text-missing text (clarify)');
		expect(asks({ text: 'а'.repeat(10_001) })).toBe('text-too-long text (clarify)');
		expect(asks({ text: 'а'.repeat(10_000) })).toEqual([asked]);
		const second = standing('draft', { ...drafting, questions: [question()] });
		expect(asks({}, second)).toMatchObject([{ question: 2 }]);
	});

	it('is asked of whom the regulation has asked now, and where it leads to a check goes the way of an answer', () => {
		const when = { of: ['curator' as const] };
		expect(asks({}, drafting, ruling('clarify', { by: ['coordinator'], when: [when] }))).toBe('not-now of (clarify)');
		expect(asks({}, drafting, ruling('clarify', { by: ['coordinator'], exits: [{ when, to: 'check' }] }))).toBe(
			'not-now of (clarify)',
		);
		const types = (exits: ActRule['exits']) => {
			const told = asks({}, drafting, ruling('clarify', { by: ['coordinator'], exits }));
			return typeof told === 'string' ? told : told.map(({ type }) => type);
		};
		const draft = { type: 'DraftSubmitted', version: 1, unit: null, answer: 'question', promisedBy: null };
		for (const to of ['check', 'approval'] as const) {
			const told = asks({}, drafting, ruling('clarify', { by: ['coordinator'], exits: [{ to }] }));
			expect(told).toMatchObject([asked, { ...draft, category: null, clause: 'clarify' }, { stage: to }]);
		}
		expect(types([{ to: 'check' }, { to: 'clarification' }])).toContain('DraftSubmitted');
		expect(types([{ to: 'clarification' }])).toEqual(['ClarificationAsked', 'StageOpened']);
		expect(types([{ ends: 'answered' }])).toEqual(['ClarificationAsked', 'CaseEnded']);
	});

	const askedAt = time('12.03 11:00');
	const waiting = (...changes: readonly Parameters<typeof question>[0][]) =>
		standing('clarification', {
			questions: changes.map((change, at) => question({ number: at + 1, of: 'author', askedAt, ...change })),
		});
	const replies = (of: Case, change: Partial<Of<'clarified'>> = {}) => outcomeOf(of, clarified(change));
	const answered = { type: 'ClarificationAnswered', question: 1, repliedAt: time('12.03 12:00'), clause: 'clarified' };

	it('is answered in words, in its network, and not ahead of time nor before it was asked', () => {
		const one = waiting({});
		expect(replies(standing('clarification'))).toBe('no-question-open (clarified)');
		expect(replies(waiting({ answeredAt: askedAt }))).toBe('no-question-open (clarified)');
		expect(replies(one)).toEqual([answered]);
		expect(replies(one, { text: ' ' })).toBe('text-missing text (clarified)');
		expect(replies(one, { permalink: null })).toEqual([answered]);
		expect(replies(one, { permalink: 'https://vk.com/wall-1_2?reply=3' })).toEqual([answered]);
		expect(replies(one, { permalink: 'https://ok.ru/topic/1' })).toBe('wrong-network permalink (clarified)');
		const at = (local: string) => replies(one, { repliedAt: time(local) });
		expect(at('12.03 12:01')).toBe('time-ahead repliedAt (clarified)');
		expect(at('12.03 12:00')).toEqual([answered]);
		expect(at('12.03 11:30')).toEqual([{ ...answered, repliedAt: time('12.03 11:30') }]);
		expect(at('12.03 10:30')).toEqual([{ ...answered, repliedAt: askedAt }]);
	});

	it('R-06: is named where it is not the only one that is waited for, or the only one at all', () => {
		const two = waiting({}, {});
		expect(replies(two)).toBe('which-question question (clarified)');
		expect(replies(two, { question: 3 })).toBe('which-question question (clarified)');
		expect(replies(two, { question: 2 })).toMatchObject([{ question: 2 }]);
		// K-6: one without whose reply the case went on may still be answered, and waits for nobody.
		expect(replies(waiting({ decidedAt: askedAt }, {}))).toMatchObject([{ question: 2 }]);
		expect(replies(waiting({ decidedAt: askedAt }))).toMatchObject([{ question: 1 }]);
		expect(replies(waiting({ decidedAt: askedAt }, { decidedAt: askedAt }))).toBe(
			'which-question question (clarified)',
		);
	});
});

describe('a case that ends', () => {
	it('what stood aside for a proposal was needless, and what still runs, such as the second person’s own term, is so now', () => {
		const clocks = [
			runs('one', '11:00'),
			runs('two', '13:00', { stage: 'confirmation' }),
			runs('one', '10:00', { id: 'one-0', state: 'met' }),
		];
		const context = on('12.03 12:00', [rule('one'), rule('two')], clocks, {
			proposal: { ...proposedIn('draft'), at: time('12.03 10:30') },
		});
		endCase(context, { type: 'CaseEnded', outcome: 'no-answer' });
		const said = context.events.map((event) => [event.type, ...('id' in event ? [event.id] : [])].join(' '));
		expect(said).toEqual(['ClockVoided one-1', 'CaseEnded', 'ClockVoided two-1']);
		expect(context.state.clocks.map(({ state }) => state)).toEqual(['void', 'void', 'met']);
	});
});
