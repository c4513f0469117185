import { describe, expect, it } from '@jest/globals';
import type { Assignment, Case, Notice } from '../../../domain/case/model/case.ts';
import { actNamed, allowedActs, isAllowed, postsItself } from '../../../domain/case/turn/allowed.ts';
import type { Act, Regulation, Role, StageKind } from '../../../domain/regulation/regulation.ts';
import { part, received } from '../../support/made-rules.ts';
import { act, ended, inStage, question, ruled, stage } from '../../support/made-stages.ts';

describe('what is allowed', () => {
	/** Whether an act is open here to this role and unit, whose file names these roles for it. */
	const open = (
		what: Act,
		state: Case,
		{ roles, role, unit }: { roles?: readonly Role[]; role?: Role; unit?: string | null } = {},
		change: Partial<Regulation> = {},
	) => {
		const status = state.status.is === 'open' ? state.status.stage : 'screening';
		const rule = act('2', roles && { by: roles });
		return isAllowed(state, ruled({ [status]: stage('1', { [what]: rule }) }, {}, change), what, role, unit);
	};
	const mine = (assignments: readonly Assignment[], name: StageKind = 'draft', change: Partial<Case> = {}) =>
		inStage(name, { assignments, ...change });

	it('is asked of anybody, or of one role', () => {
		const here = inStage('screening');
		expect(open('withdraw', here)).toBe(true);
		expect(open('withdraw', here, { roles: ['curator'], role: 'curator' })).toBe(true);
		expect(open('withdraw', here, { roles: ['curator'], role: 'coordinator' })).toBe(false);
		expect(isAllowed(here, ruled({}), 'withdraw')).toBe(false);
	});

	it('a text of nobody’s unit is the coordinator’s own, and he may submit where he may write (G-30)', () => {
		expect(actNamed({ do: 'submit', unit: null })).toBe('write');
		expect(actNamed({ do: 'submit', unit: 'roads' })).toBe('submit');
		expect(actNamed({ do: 'submit' })).toBe('submit');
		expect(actNamed({ do: 'route', unit: null })).toBe('route');
		const regulation = ruled({ draft: stage('1', { write: act('2'), withdraw: act('2', { by: ['curator'] }) }) });
		const town = { regulation, units: ['roads'] };
		expect(allowedActs(inStage('draft'), town)).toEqual(['submit', 'withdraw']);
		expect(allowedActs(inStage('draft'), town, 'coordinator')).toEqual(['submit']);
		expect(allowedActs(inStage('draft'), town, 'curator')).toEqual(['withdraw']);
	});

	it('a part is handed in, declined, taken away or asked a photo of only where one is out, and of the unit in question', () => {
		const one = mine([part('roads', { part: 'submitted' }), part('parks')]);
		for (const what of ['submit', 'decline', 'reassign', 'require-photo'] as const) {
			expect(open(what, one)).toBe(true);
			expect(open(what, one, { unit: 'parks' })).toBe(true);
			expect(open(what, one, { unit: 'roads' })).toBe(false);
			expect(open(what, mine([part('roads', { part: 'submitted' })]))).toBe(false);
			expect(open(what, mine([]))).toBe(false);
		}
	});

	it('and only where the act is that unit’s by what was agreed with it', () => {
		const regulation = ruled({ draft: stage('1', { submit: act('2', { when: [{ photo: true }] }) }) });
		const state = mine([part('roads'), part('parks', { part: 'submitted', photoRequired: true })]);
		expect(isAllowed(state, regulation, 'submit')).toBe(false);
	});

	it('further units are asked where a regulation has several answer', () => {
		expect(open('add-units', inStage('draft'), {}, { severalUnits: true })).toBe(true);
		expect(open('add-units', inStage('draft'), {}, { severalUnits: false })).toBe(false);
	});

	it('P-19: somebody is named to join the parts where one who has written was not named yet', () => {
		const named = (assignments: readonly Assignment[], jointAuthor: string | null = null) =>
			open('name-author', mine(assignments, 'consolidation', { jointAuthor }));
		const [roads, parks] = [part('roads', { part: 'submitted' }), part('parks', { part: 'submitted' })];
		expect(named([roads])).toBe(true);
		expect(named([part('roads')])).toBe(false);
		expect(named([roads], 'roads')).toBe(false);
		expect(named([roads, parks], 'roads')).toBe(true);
		expect(named([roads, part('parks')], 'roads')).toBe(false);
	});

	it('P-19: of the units only the one that was named joins the parts', () => {
		const roles: readonly Role[] = ['executor', 'coordinator'];
		const joins = (jointAuthor: string | null, role: Role, unit: string | null = null) =>
			open('consolidate', mine([part('roads')], 'consolidation', { jointAuthor }), { roles, role, unit });
		expect(open('consolidate', mine([part('roads')], 'consolidation'), { roles })).toBe(true);
		expect(joins(null, 'coordinator')).toBe(true);
		expect(joins(null, 'executor')).toBe(false);
		expect(joins('roads', 'executor')).toBe(true);
		expect(joins('roads', 'executor', 'roads')).toBe(true);
		expect(joins('roads', 'executor', 'parks')).toBe(false);
		expect(joins('roads', 'coordinator', 'parks')).toBe(true);
	});

	it('perm 2.1.4: among drafts an answer is posted by a unit whose part is out, elsewhere by whoever posts', () => {
		const submitted = part('roads', { part: 'submitted' });
		expect(open('publish', mine([part('roads')]))).toBe(true);
		expect(open('publish', mine([submitted]))).toBe(false);
		expect(open('publish', mine([submitted], 'publication'))).toBe(true);
	});

	it('okha 3.7: a unit explains while its part is out, whoever is none for everybody', () => {
		const explains = (role: Role, asked: readonly Assignment[]) =>
			open('explain', mine(asked), { roles: ['executor', 'coordinator'], role });
		expect(explains('executor', [part('roads')])).toBe(true);
		expect(explains('executor', [part('roads', { part: 'submitted' })])).toBe(false);
		expect(explains('coordinator', [])).toBe(true);
		expect(open('explain', mine([]), { roles: ['executor', 'coordinator'] })).toBe(true);
		expect(open('explain', mine([]), { roles: ['executor'] })).toBe(false);
	});

	it('G-36: a link is corrected where an answer stands online', () => {
		expect(open('correct', inStage('publication', { posted: 1 }))).toBe(true);
		expect(open('correct', inStage('publication'))).toBe(false);
	});

	it('G-33: that an answer can stand nowhere is a unit’s to say where it posts its own', () => {
		const regulation = ruled(
			{ draft: stage('1', { publish: act('2', { by: ['executor'], when: [{ selfPosting: true }] }) }) },
			{ unpublishable: act('3', { by: ['coordinator'], posts: true }) },
		);
		const says = (role: Role | undefined, unit: string | null, asked: readonly Assignment[]) =>
			isAllowed(mine(asked), regulation, 'unpublishable', role, unit);
		const [roads, parks] = [part('roads', { selfPosting: true }), part('parks')];
		expect(says('executor', 'roads', [roads, parks])).toBe(true);
		expect(says('executor', null, [parks, roads])).toBe(true);
		expect(says('executor', 'parks', [roads, parks])).toBe(false);
		expect(says('executor', 'roads', [{ ...roads, part: 'submitted' }, parks])).toBe(false);
		expect(says('coordinator', null, [parks])).toBe(true);
		expect(says(undefined, null, [])).toBe(true);
		expect(open('unpublishable', mine([parks]), { roles: ['executor', 'coordinator'] })).toBe(true);
		const posts = (state: Case, unit: string) => postsItself(state, regulation, unit);
		expect(posts(mine([roads, parks]), 'roads')).toBe(true);
		expect(posts(mine([roads, parks]), 'parks')).toBe(false);
		expect(posts(mine([{ ...roads, part: 'submitted' }]), 'roads')).toBe(false);
		const later = ruled({ publication: stage('1', { publish: act('2') }) });
		expect(postsItself(mine([roads], 'publication'), later, 'roads')).toBe(false);
		expect(
			postsItself({ ...ended, assignments: [roads] }, ruled({}, { publish: act('2', { ended: true }) }), 'roads'),
		).toBe(false);
	});

	it('a reply is taken down where a question is open, a first word given once', () => {
		expect(open('clarified', inStage('clarification', { questions: [question()] }))).toBe(true);
		expect(open('clarified', inStage('clarification', { questions: [question({ answeredAt: 1 })] }))).toBe(false);
		expect(open('first-word', inStage('draft'))).toBe(true);
		expect(open('first-word', inStage('draft', { moments: { 'first-word': 1 } }))).toBe(false);
	});

	it('importance is raised of an incident that is not high, and lowered of what is', () => {
		const of = (what: 'raise' | 'lower', incident: Partial<Case['incident']>) =>
			open(what, inStage('draft', { incident: { ...received.incident, ...incident } }));
		expect(of('raise', {})).toBe(true);
		expect(of('raise', { importance: 'high' })).toBe(false);
		expect(of('raise', { kind: 'publication' })).toBe(false);
		expect(of('lower', { importance: 'high' })).toBe(true);
		expect(of('lower', {})).toBe(false);
	});

	it('a notice is confirmed where one waits, by whom it tells', () => {
		const notice = (change: Partial<Notice> = {}): Notice => ({
			notice: 'word-1',
			to: 'deputy',
			unit: null,
			clause: '24',
			memoOf: null,
			demandedAt: 0,
			acknowledgedAt: null,
			...change,
		});
		const confirms = (role: Role, ...notices: readonly Notice[]) =>
			open('acknowledge', inStage('draft', { notices }), { roles: ['deputy', 'unit-head'], role });
		expect(confirms('deputy', notice())).toBe(true);
		expect(confirms('unit-head', notice())).toBe(false);
		expect(confirms('deputy', notice({ acknowledgedAt: 1 }))).toBe(false);
		expect(confirms('unit-head', notice(), notice({ to: 'unit-head' }))).toBe(true);
		expect(confirms('deputy')).toBe(false);
		// A memo is passed on by any of those whom the regulation has tell of a breach.
		const roles: readonly Role[] = ['coordinator', 'approver'];
		const tell = { anytime: { acknowledge: act('3.2', { by: roles }) } };
		const memo = inStage('draft', { notices: [notice({ memoOf: 'draft-1' })] });
		expect(open('acknowledge', memo, { roles, role: 'coordinator' }, tell)).toBe(true);
		expect(open('acknowledge', memo, { roles: ['deputy'], role: 'deputy' }, tell)).toBe(false);
	});
});
