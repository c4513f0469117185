import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import { followUps } from '../../../domain/case/follow-ups/follow-ups.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Role } from '../../../domain/regulation/regulation.ts';
import { acted, executors, follow, opens, say } from '../../support/followed.ts';
import { now, open, standing } from '../../support/made-acts.ts';
import { clock, part, rule } from '../../support/made-rules.ts';
import { ended, inStage, question, stage, text } from '../../support/made-stages.ts';

const [roads, parks] = [part('roads', { handedAt: null }), part('parks', { handedAt: null })];

describe('what the machines are told', () => {
	it('a new case starts, the stage that it was in is over, and a wake that is nearer is watched for', () => {
		const state = standing('draft');
		expect(follow(state, [], null)).toEqual(['start case at draft']);
		expect(follow({ ...ended, clocks: [] }, [], null)).toEqual([]);
		expect(follow(state, [])).toEqual([]);
		expect(
			follow(inStage('check', { clocks: [], status: { ...state.status, visit: 2 } as Case['status'] }), [], state),
		).toEqual(['signal draft 1']);
		expect(follow({ ...ended, clocks: [] }, [], state)).toEqual(['signal draft 1']);
		expect(follow({ ...ended, clocks: [] }, [], { ...ended, clocks: [] })).toEqual([]);
		const wakes = (until: number, watched: number | null, of = state) =>
			followUps(state, [], { ...of, rest: { since: 1, until } }, open, watched).map(say);
		expect([wakes(50, null), wakes(50, 51)]).toEqual([['start clock'], ['start clock']]);
		expect([wakes(50, 50), wakes(50, 49)]).toEqual([[], []]);
		expect(followUps(state, [], state, open, null)).toEqual([]);
		expect(
			followUps({ ...state, rest: { since: 1, until: 50 } }, [], { ...state, rest: { since: 1, until: 50 } }, open),
		).toEqual([]);
	});
});

describe('a stage that opens', () => {
	it('is told to whoever it awaits, and to whoever is asked as well', () => {
		expect(follow(standing('check'), [opens('check')])).toEqual(['stage-opened coordinator check']);
		const both = { ...open.stages, check: stage('check', {}, [{ role: 'coordinator', and: 'approver' }]) };
		expect(follow(standing('check'), [opens('check')], undefined, { ...open, stages: both })).toEqual([
			'stage-opened coordinator check',
			'stage-opened approver check',
		]);
		for (const kind of ['draft', 'rework', 'consolidation'] as const)
			expect(follow(standing(kind, { assignments: [roads] }), [opens(kind)])).toEqual([
				`stage-opened coordinator ${kind}`,
			]);
		// One that is over within the same decision awaited whom its event names.
		expect(follow(standing('draft'), [opens('check', 'curator')])).toEqual(['stage-opened curator check']);
		expect(follow({ ...ended, clocks: [] }, [opens('check', 'curator')])).toEqual(['stage-opened curator check']);
		expect(follow(executors('publication', { assignments: [roads] }), [opens('publication', 'executor')])).toEqual([
			'stage-opened executor publication',
		]);
	});

	it('of a question asks whoever it awaits by that question', () => {
		const asked = (...questions: Case['questions']) =>
			follow(standing('clarification', { questions }), [opens('clarification', 'curator')]);
		expect(asked(question({ number: 0 }), question({ number: 1 }), question({ number: 2 }))).toEqual([
			'stage-opened curator question-2 clarification',
		]);
		expect(asked()).toEqual([]);
	});

	it('of drafts tells each unit that is new; where a text comes back or is asked for again all that are asked', () => {
		const told = part('water');
		const state = executors('draft', { assignments: [roads, told], routings: 1 });
		const assigned = (unit: string, because = '') => `assignment executor ${unit} draft${because && ` ${because}`}`;
		expect(follow(state, [opens('draft', 'executor')])).toEqual([assigned('roads')]);
		expect(follow({ ...state, routings: 2 }, [opens('draft', 'executor')])).toEqual([]);
		const back: BareEvent = { type: 'DraftReturned', version: 1, answer: 'final', reason: 'other' };
		expect(follow(state, [back, opens('draft', 'executor')])).toEqual([
			assigned('roads', 'returned'),
			assigned('water', 'returned'),
		]);
		const reassigned = (to: string | null): BareEvent => ({ type: 'CaseReassigned', unit: 'lights', to, round: 2 });
		const two = { ...state, assignments: [{ ...roads, round: 2 }, told], routings: 2 };
		expect(follow(two, [reassigned('roads'), opens('draft', 'executor')])).toEqual([
			assigned('roads', 'reassigned'),
			assigned('water'),
		]);
		expect(follow(two, [reassigned(null), opens('draft', 'executor')])).toEqual([assigned('roads'), assigned('water')]);
		const rework = executors('rework', { assignments: [roads, told], draft: text('final', 'water') });
		expect(follow(rework, [back, opens('rework', 'executor')])).toEqual(['assignment executor water rework returned']);
		const joins = executors('consolidation', { assignments: [roads, told], jointAuthor: 'water' });
		expect(follow(joins, [opens('consolidation', 'executor')])).toEqual(['stage-opened executor water consolidation']);
	});

	it('says why it opened again', () => {
		const because = (bare: BareEvent) =>
			follow(standing('check'), [bare, opens('check')])[0]
				?.split(' ')
				.at(-1);
		const draft = { version: 1, answer: 'final' as const };
		const reasons: readonly (readonly [BareEvent, string])[] = [
			[{ type: 'DraftReturned', ...draft, reason: 'other' }, 'returned'],
			[{ type: 'DraftRecalled', ...draft }, 'recalled'],
			[{ type: 'AssignmentDeclined', unit: 'roads', reason: 'other', suggested: null }, 'declined'],
			[{ type: 'CaseReassigned', unit: 'roads', to: null, round: 1 }, 'taken-over'],
			[{ type: 'CaseReassigned', unit: 'roads', to: 'parks', round: 1 }, 'reassigned'],
			[{ type: 'OutcomeRejected', reason: 'threat' }, 'rejected'],
			[{ type: 'ProposalWithdrawn' }, 'proposal-withdrawn'],
			[{ type: 'ConsentWithdrawn' }, 'consent-withdrawn'],
			[{ type: 'ClarificationAnswered', question: 1, repliedAt: now }, 'answered'],
			[{ type: 'DraftApproved', ...draft }, 'approved'],
			[{ type: 'AnswerPublished', ...draft, answer: 'interim', generalInterest: false }, 'interim-published'],
			[{ type: 'AnswerPublished', ...draft, answer: 'question', generalInterest: false }, 'question-published'],
			[{ type: 'AnswerPublished', ...draft, generalInterest: false }, 'check'],
			[{ type: 'DraftForwarded', ...draft, answer: 'question' }, 'check'],
			[{ type: 'DraftForwarded', ...draft, answer: 'interim' }, 'check'],
			[{ type: 'PartsCompleted' }, 'check'],
		];
		expect(reasons.map(([bare]) => because(bare))).toEqual(reasons.map(([, why]) => why));
	});
});

describe('what time and absences bring', () => {
	const late = clock('one', '12.03 11:00', { state: 'breached', stage: 'overall', unit: 'roads' });
	const regulation = {
		...open,
		terms: [rule('one', { optional: true })],
		escalates: [{ to: 'head' as const, clause: '9' }],
	};
	const state = standing('check', { clocks: [late] });
	const breached: BareEvent = { type: 'ClockBreached', id: 'one-1', dueAt: now, attribution: 'executor', clause: '1' };

	it('G-40: a breach is the coordinator’s alone to know until it accuses somebody', () => {
		const [first, then] = ['breach coordinator roads one-1 check', 'breach head roads one-1'];
		expect(follow(state, [breached], state, regulation)).toEqual([first, then]);
		expect(follow(state, [{ ...breached, accusesAt: now }], state, regulation)).toEqual([first]);
		const confirmed: BareEvent = { type: 'BreachConfirmed', id: 'one-1', attribution: 'executor', clause: '1' };
		expect(follow(state, [confirmed], state, regulation)).toEqual([then]);
		const before = standing('check', { clocks: [{ ...late, state: 'running' }] });
		expect(follow(state, [{ type: 'ClockMetLate', id: 'one-1' }], before, regulation)).toEqual([first, then]);
	});

	it('plastunovskaya 7.2: whoever acts for somebody else gets what the case awaits there, by a way of his own', () => {
		const since = (at: number, to: Role, unit: string | null, ...persons: readonly string[]) =>
			followUps(
				state,
				[acted({ type: 'StepPassedOn', to, unit, absent: 'c-1', from: [], persons, change: now + 1, since: at })],
				executors('draft', { assignments: [{ ...roads, handedAt: now }, parks], toReassign: true }),
				open,
			).flatMap((one) => (one.is === 'mail' ? [`${say(one)} ${one.mail.person}`] : []));
		const passed = (...whom: readonly [Role, string | null, ...string[]]) => since(now + 1, ...whom);
		expect(passed('executor', 'roads', 'r-2')).toEqual(['assignment executor roads draft stands-in r-2']);
		expect(passed('coordinator', null, 'c-1', 'c-2')).toEqual([
			'stage-opened coordinator screening back c-1',
			'stage-opened coordinator screening stands-in c-2',
		]);
		expect(passed('curator', null, 'k-1')).toEqual([]);
		expect(passed('executor', null, 'r-2')).toEqual([]);
		// What he was asked after that has found him already, as the decision says too.
		expect(since(now, 'executor', 'roads', 'r-2')).toEqual([]);
	});
});
