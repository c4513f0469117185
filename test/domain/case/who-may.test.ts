import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../domain/case/model/case.ts';
import {
	awaitedAt,
	awaitedHere,
	clauseFor,
	clauseOf,
	rolesFor,
	ruleFor,
	usualRole,
} from '../../../domain/case/turn/allowed.ts';
import type { Act, ActRule, Regulation, Role, StageRule } from '../../../domain/regulation/regulation.ts';
import { by } from '../../support/commands.ts';
import { part, received } from '../../support/made-rules.ts';
import { act, ended, inStage, proposedIn, reworded, ruled, stage } from '../../support/made-stages.ts';

// Who may do what, when and under which clause, under rules of no town.

/** The question of the roads came back, and the parks still owe a part. */
const beside = reworded('roads', { assignments: [part('roads'), part('parks')] });

describe('the rule of an act', () => {
	const clause = (state: Case, regulation: Regulation, what: Act, unit: string | null = null) =>
		ruleFor(state, regulation, what, unit)?.clause ?? null;

	it('is its stage’s, and where that does not hold the one for any time', () => {
		const high = [{ importance: ['high' as const] }];
		const both = ruled({ screening: stage('1', { route: act('2') }) }, { route: act('3') });
		const first = ruled({ screening: stage('1', { route: act('2', { when: high }) }) }, { route: act('3') });
		const neither = ruled(
			{ screening: stage('1', { route: act('2', { when: high }) }) },
			{ route: act('3', { when: high }) },
		);
		const here = inStage('screening');
		expect([both, first, neither].map((regulation) => clause(here, regulation, 'route'))).toEqual(['2', '3', null]);
		expect(clause(inStage('check'), both, 'route')).toBe('3');
		expect(clause(here, ruled({}), 'route')).toBeNull();
	});

	it('G-35: of whoever proposed an end holds while one is proposed', () => {
		const regulation = ruled({ confirmation: stage('1', { 'withdraw-proposal': act('2', { proposer: true }) }) });
		expect(clause(inStage('confirmation', { proposal: proposedIn('draft') }), regulation, 'withdraw-proposal')).toBe(
			'2',
		);
		expect(clause(inStage('confirmation'), regulation, 'withdraw-proposal')).toBeNull();
	});

	it('of any time is barred in the stages that it names, and for a text while an end is thought about (G-35)', () => {
		const regulation = ruled(
			{ draft: stage('1', { submit: act('2') }) },
			{ raise: act('3', { except: ['confirmation'] }), submit: act('4'), lower: act('5') },
		);
		expect(clause(inStage('confirmation'), regulation, 'raise')).toBeNull();
		expect(clause(inStage('check'), regulation, 'raise')).toBe('3');
		const proposed = inStage('confirmation', { proposal: proposedIn('draft') });
		expect(clause(proposed, regulation, 'submit')).toBeNull();
		expect(clause(proposed, regulation, 'lower')).toBe('5');
		expect(clause(inStage('confirmation'), regulation, 'submit')).toBe('4');
		for (const what of ['route', 'submit', 'decline', 'write', 'not-ours', 'reassign'] as const)
			expect(clause(proposed, ruled({}, { [what]: act('6') }), what)).toBeNull();
	});

	it('plastunovskaya 13, 19.2: of a part beside a question that is reworded is the one for any time', () => {
		const acts = { submit: act('2'), decline: act('2'), reassign: act('2'), clarify: act('2') };
		const always = { submit: act('3'), decline: act('3'), reassign: act('3'), clarify: act('3') };
		const regulation = ruled({ rework: stage('1', acts) }, always);
		const of = (unit: string | null) =>
			(['submit', 'decline', 'reassign', 'clarify'] as const).map((what) => clause(beside, regulation, what, unit));
		expect(of('parks')).toEqual(['3', '3', '3', '2']);
		expect(of('roads')).toEqual(['2', '2', '2', '2']);
		expect(of(null)).toEqual(['2', '2', '2', '2']);
	});

	it('of a unit hears what was agreed with that unit', () => {
		const regulation = ruled({ draft: stage('1', { publish: act('2', { when: [{ selfPosting: true }] }) }) });
		const state = inStage('draft', { assignments: [part('roads'), part('parks', { selfPosting: true })] });
		expect([clause(state, regulation, 'publish', 'roads'), clause(state, regulation, 'publish', 'parks')]).toEqual([
			null,
			'2',
		]);
		const late = ruled({}, { publish: act('2', { when: [{ selfPosting: true }], ended: true }) });
		const over = { ...ended, assignments: state.assignments };
		expect([clause(over, late, 'publish', 'roads'), clause(over, late, 'publish', 'parks')]).toEqual([null, '2']);
	});
});

describe('the clause of an act', () => {
	const never = { importance: ['high' as const] };
	const always = { importance: ['normal' as const] };

	it('is that by which whoever does it is awaited, else that of such a case, else the rule’s', () => {
		const of = (rule: ActRule, awaits?: StageRule['awaits']) =>
			clauseFor(inStage('screening'), ruled({ screening: stage('1', { route: rule }, awaits) }), 'route');
		const instead = [
			{ when: never, clause: '4' },
			{ when: always, clause: '5' },
		];
		expect(of(act('2'))).toBe('2');
		expect(of(act('2', { instead }))).toBe('5');
		expect(of(act('2', { instead: [{ when: never, clause: '4' }] }))).toBe('2');
		expect(of(act('2', { instead }), [{ role: 'coordinator', clause: '3' }])).toBe('3');
		expect(of(act('2'), [{ when: never, role: 'coordinator', clause: '3' }, { role: 'coordinator' }])).toBe('2');
	});

	it('of one for any time is not that by which somebody is awaited, and of none there is none', () => {
		const awaits = [{ role: 'coordinator' as const, clause: '3' }];
		const regulation = ruled({ screening: stage('1', { route: act('2') }, awaits) }, { raise: act('6') });
		expect(clauseFor(inStage('screening'), regulation, 'raise')).toBe('6');
		expect(clauseFor(inStage('screening'), regulation, 'lower')).toBeUndefined();
		expect(clauseFor(ended, ruled({}, { correct: act('7', { ended: true }) }), 'correct')).toBe('7');
	});

	it('plastunovskaya 13, 19.2: of a part beside a question is that of parts', () => {
		const regulation = ruled({ rework: stage('1', { submit: act('2') }) }, { submit: act('3') });
		expect(clauseFor(beside, regulation, 'submit', 'parks')).toBe('3');
	});

	it('wherever it stands is first that of its reasons, then the first stage’s, then that for any time', () => {
		const stages = {
			draft: stage('1', {}),
			check: stage('1', { return: act('2') }),
			approval: stage('1', { return: act('3') }),
		};
		const reasons = (clause: string) => ({ return: { clause, closed: false, items: [] } });
		const of = (regulation: Regulation, what: Act = 'return') => clauseOf(regulation, what);
		expect(of(ruled(stages, {}, { reasons: reasons('3') }))).toBe('3');
		expect(of(ruled(stages, {}, { reasons: reasons('9') }))).toBe('2');
		expect(of(ruled(stages, {}, { reasons: {} }))).toBe('2');
		expect(of(ruled({}, { return: act('4') }))).toBe('4');
		expect(of(ruled({}))).toBeNull();
		const ofAnother = { decline: { clause: '3', closed: false, items: [] } };
		expect(of(ruled(stages, {}, { reasons: ofAnother }))).toBe('2');
	});
});

describe('whose an act is', () => {
	const awaits: StageRule['awaits'] = [{ role: 'coordinator', and: 'approver' }];
	const stages = {
		screening: stage('1', {}, awaits),
		approval: stage('2', {}, [{ when: { kind: ['publication'] }, role: 'approver' }, { role: 'curator' }]),
		publication: stage('3', { publish: act('4', { by: ['executor', 'coordinator'] }) }, [{ role: 'coordinator' }]),
	};
	const regulation = ruled(stages);
	const of = (state: Case, change: Partial<ActRule>) => rolesFor(state, regulation, act('9', change));
	const here = inStage('screening');

	it('whom the rule names, else whom the stage awaits and whoever is asked as well', () => {
		expect(of(here, { by: ['curator'] })).toEqual(['curator']);
		expect(of(here, {})).toEqual(['coordinator', 'approver']);
		expect(of(inStage('screening', {}, 'executor'), {})).toEqual(['executor']);
		expect(of(ended, {})).toEqual([]);
	});

	it('whom another stage would await, in place of these or as well', () => {
		expect(of(here, { as: 'approval' })).toEqual(['curator']);
		expect(of(here, { by: ['deputy'], also: 'approval' })).toEqual(['deputy', 'curator']);
		expect(of(here, { by: ['curator'], also: 'approval' })).toEqual(['curator']);
		expect(of(here, { by: ['deputy'], also: 'consolidation' })).toEqual(['deputy']);
	});

	it('G-33: and whoever posts an answer here', () => {
		const posting = inStage('publication');
		expect(of(posting, { by: ['deputy'], posts: true })).toEqual(['deputy', 'executor', 'coordinator']);
		expect(of(posting, { by: ['coordinator'], posts: true })).toEqual(['coordinator', 'executor']);
		expect(of(here, { by: ['deputy'], posts: true })).toEqual(['deputy']);
		expect(of(posting, { by: ['deputy'] })).toEqual(['deputy']);
	});

	it('G-35: whoever proposed, where that is what it asks for, and nobody where nobody has', () => {
		expect(of({ ...here, proposedBy: by('executor') }, { by: ['deputy'], proposer: true })).toEqual(['executor']);
		expect(of(here, { by: ['deputy'], proposer: true })).toEqual([]);
	});

	it('who is awaited is told by the first of the stage’s entries that holds', () => {
		expect(awaitedAt(here, regulation, 'approval')).toStrictEqual(['curator']);
		const publication = inStage('screening', { incident: { ...received.incident, kind: 'publication' } });
		expect(awaitedAt(publication, regulation, 'approval')).toEqual(['approver']);
		expect(awaitedAt(here, regulation, 'consolidation')).toEqual([]);
		expect(awaitedHere(here, regulation)).toEqual(['coordinator', 'approver']);
		expect(awaitedHere(inStage('screening', {}, 'executor'), regulation)).toEqual(['executor']);
		expect(awaitedHere(ended, regulation)).toEqual([]);
	});

	it('who usually does it is whoever is awaited, if it is his, else the first whose it is', () => {
		const usual = (roles: readonly Role[] | undefined) =>
			usualRole(here, ruled({ screening: stage('1', { route: act('2', roles && { by: roles }) }) }), 'route');
		expect(usual(['curator', 'coordinator'])).toBe('coordinator');
		expect(usual(['curator', 'approver'])).toBe('curator');
		expect(usual(undefined)).toBe('coordinator');
		expect(usualRole(here, ruled({}), 'route')).toBeUndefined();
		const late = ruled({}, { correct: act('1', { by: ['approver', 'coordinator'], ended: true }) });
		expect(usualRole(ended, late, 'correct')).toBe('approver');
	});
});
