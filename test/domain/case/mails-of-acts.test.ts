import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import { followUps } from '../../../domain/case/follow-ups/follow-ups.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import type { Role } from '../../../domain/regulation/regulation.ts';
import { acted, executors, follow, opens, say } from '../../support/followed.ts';
import { now, open, standing } from '../../support/made-acts.ts';
import { handed, wrote } from '../../support/made-events.ts';
import { part } from '../../support/made-rules.ts';
import { act, ended, inStage, question, text } from '../../support/made-stages.ts';

const [roads, parks] = [part('roads', { handedAt: null }), part('parks', { handedAt: null })];

describe('who is asked', () => {
	const asks = { photoRequired: false, selfPosting: false };

	it('hears of it: of a routing and of more units those of that round, once', () => {
		const state = executors('draft', { assignments: [roads, { ...parks, round: 2 }], routings: 2 });
		const routed: BareEvent = { type: 'CaseRouted', units: ['parks'], round: 2, repeatOf: null, ...asks };
		const added: BareEvent = { type: 'UnitsAdded', units: ['parks'], round: 2, ...asks };
		for (const asked of [routed, added]) {
			expect(follow(state, [asked])).toEqual(['assignment executor parks draft']);
			expect(follow(state, [asked, opens('draft', 'executor')])).toEqual(['assignment executor parks draft']);
		}
	});

	it('G-29: whoever an assignment is taken from is told if it was told of it, and the other one is asked', () => {
		const taken = (to: string | null): BareEvent => ({ type: 'CaseReassigned', unit: 'roads', to, round: 2 });
		const state = executors('draft', { assignments: [{ ...parks, round: 2 }], routings: 2 });
		const was = (handedAt: number | null) =>
			executors('draft', { assignments: [part('roads', { handedAt }), part('water')] });
		expect(follow(state, [taken('parks')], was(1))).toEqual([
			'withdrawn executor roads reassigned',
			'assignment executor parks draft reassigned',
		]);
		expect(follow(state, [taken('parks')], was(null))).toEqual(['assignment executor parks draft reassigned']);
		expect(follow(state, [taken(null)], was(1))).toEqual(['withdrawn executor roads taken-over']);
		expect(follow(state, [taken('parks'), opens('check')], was(null))).toEqual([
			'stage-opened coordinator check reassigned',
		]);
		expect(follow({ ...state, assignments: [parks] }, [taken('parks')], was(null))).toEqual([]);
		expect(follow(state, [taken('parks')], executors('draft', { assignments: [part('water')] }))).toEqual([
			'assignment executor parks draft reassigned',
		]);
	});

	it('P-19: the unit that joins, and the one that does no longer unless it wrote', () => {
		const state = executors('consolidation', { assignments: [roads, parks], jointAuthor: 'parks' });
		const named: BareEvent = { type: 'JointAuthorNamed', unit: 'parks' };
		expect(follow(state, [named], { ...state, jointAuthor: null })).toEqual([
			'stage-opened executor parks consolidation author-named',
		]);
		expect(follow(state, [named], { ...state, jointAuthor: 'roads' })).toEqual([
			'stage-opened executor parks consolidation author-named',
			'withdrawn executor roads author-named',
		]);
		const joined = (unit: string): CaseEvent =>
			acted(
				{ type: 'DraftConsolidated', version: 1, unit: 'parks', answer: 'final', promisedBy: null },
				{ role: 'executor', person: 'p', unit },
			);
		const done = { ...standing('check'), assignments: [roads, parks], jointAuthor: null };
		expect(followUps(state, [joined('parks')], done, open).map(say)).toEqual([]);
		expect(followUps(state, [joined('roads')], done, open).map(say)).toEqual(['withdrawn executor parks author-named']);
		const others = acted({ type: 'PartsCompleted' }, { role: 'executor', person: 'p', unit: 'parks' });
		expect(followUps(state, [joined('parks'), others], done, open).map(say)).toEqual([]);
		expect(followUps(state, [others], done, open).map(say)).toEqual(['withdrawn executor parks author-named']);
		expect(follow(done, [{ type: 'PartsCompleted' }], state)).toEqual(['withdrawn executor parks author-named']);
	});

	it('G-31: photographs are agreed on with whoever was told; whoever is still to be told hears it with the rest', () => {
		const state = executors('draft', { assignments: [part('roads'), parks, part('water')] });
		const agreed = (unit: string, required: boolean): BareEvent => ({ type: 'PhotoAgreed', unit, required });
		expect(follow(state, [agreed('roads', true)])).toEqual(['assignment executor roads draft photo-demanded']);
		expect(follow(state, [agreed('roads', false)])).toEqual(['assignment executor roads draft photo-waived']);
		expect(follow(state, [agreed('parks', true)])).toEqual([]);
	});

	it('plastunovskaya 11b: whoever chooses another unit, while the rest work on', () => {
		const declined: BareEvent = { type: 'AssignmentDeclined', unit: 'roads', reason: 'other', suggested: null };
		const state = executors('draft', { assignments: [parks], toReassign: true });
		expect(follow(state, [declined])).toEqual(['stage-opened coordinator screening declined']);
		expect(follow(state, [declined, opens('check')])).toEqual(['stage-opened coordinator check declined']);
	});

	it('a question goes to whom it asks; the author’s to the coordinator, who writes down the reply', () => {
		const asked = (of: 'curator' | 'author'): BareEvent => ({
			type: 'ClarificationAsked',
			question: 3,
			of,
			stage: 'draft',
			unit: null,
			pauses: false,
		});
		expect(follow(standing('draft'), [asked('curator')])).toEqual(['stage-opened curator question-3 clarification']);
		expect(follow(standing('draft'), [asked('author')])).toEqual(['stage-opened coordinator question-3 clarification']);
		expect(follow(standing('check'), [asked('author'), opens('check')])).toEqual(['stage-opened coordinator check']);
		const posted: BareEvent = { type: 'AnswerPublished', version: 1, answer: 'question', generalInterest: false };
		const questions = [question({ number: 0 }), question({ number: 1 }), question({ number: 2 })];
		expect(follow(standing('draft', { questions }), [posted])).toEqual([
			'stage-opened coordinator question-2 clarification',
		]);
		expect(follow(standing('draft'), [posted])).toEqual([]);
		expect(follow(standing('draft', { questions }), [{ ...posted, answer: 'final' }])).toEqual([]);
	});

	it('perm M-13: a unit that posted an interim answer of its own is asked for the final one', () => {
		const state = executors('draft', { assignments: [roads, parks] });
		const posted = (answer: 'interim' | 'final', unit?: string): BareEvent => ({
			type: 'AnswerPublished',
			version: 1,
			answer,
			generalInterest: false,
			...(unit !== undefined && { unit }),
		});
		expect(follow(state, [posted('interim', 'roads')])).toEqual(['assignment executor roads draft interim-published']);
		expect(follow(state, [posted('final', 'roads')])).toEqual([]);
		expect(follow(state, [posted('interim')])).toEqual([]);
	});

	it('a reply goes to the units at work, else the curator’s to whoever else is awaited', () => {
		const answered: BareEvent = { type: 'ClarificationAnswered', question: 1, repliedAt: now };
		const of = (whose: 'curator' | 'author') => ({ questions: [question({ number: 1, of: whose, answeredAt: now })] });
		const drafting = executors('draft', { assignments: [roads, wrote('parks', handed(1))], ...of('author') });
		expect(follow(drafting, [answered])).toEqual(['assignment executor roads draft answered']);
		expect(follow(drafting, [answered, opens('draft', 'executor')])).toEqual([
			'assignment executor roads draft answered',
		]);
		expect(follow(standing('check', of('curator')), [answered])).toEqual(['stage-opened coordinator check answered']);
		expect(follow(standing('check', of('author')), [answered])).toEqual([]);
		expect(follow(inStage('approval', { clocks: [], ...of('curator') }, 'curator'), [answered])).toEqual([]);
		expect(follow({ ...ended, clocks: [], ...of('curator') }, [answered])).toEqual([]);
		const others = { questions: [question({ number: 2, of: 'curator' }), question({ number: 1, of: 'author' })] };
		expect(follow(standing('check', others), [answered])).toEqual([]);
	});
});

describe('who hears', () => {
	it('G-30: whose text went on in other words: the one unit that answers for it, or all whose parts are in it', () => {
		const corrected: BareEvent = { type: 'DraftCorrected', version: 3, corrects: 2, answer: 'final' };
		const assignments = [wrote('roads', handed(3)), wrote('parks', handed(2)), part('water')];
		const of = (draft: Case['draft']) => follow(standing('check', { assignments, draft }), [corrected]);
		expect(of(text('final', 'roads', 3))).toEqual(['corrected executor roads']);
		expect(of(text('final', 'roads', 9))).toEqual(['corrected executor roads', 'corrected executor parks']);
		expect(of(text('final', null, 3))).toEqual(['corrected executor roads', 'corrected executor parks']);
		const own = (answer: 'final' | 'question', unit: string | null): BareEvent => ({
			type: 'DraftSubmitted',
			version: 3,
			unit,
			answer,
			promisedBy: null,
			category: null,
		});
		const written = (bare: BareEvent) =>
			follow(standing('check', { assignments, draft: text('final', null, 3) }), [bare]);
		expect(written(own('final', null))).toEqual(['corrected executor roads', 'corrected executor parks']);
		expect(written(own('final', 'roads'))).toEqual([]);
		expect(written(own('question', null))).toEqual([]);
	});

	it('M-2: that its part is not waited for any more, if it was told and an interim answer does not ask it again', () => {
		const left = (unit: string) => part(unit, { part: 'left-out' });
		const before = standing('draft', { assignments: [part('roads'), parks, wrote('water', handed(1))] });
		const out = standing('check', { assignments: ['roads', 'parks', 'water'].map(left), draft: text('final') });
		expect(follow(out, [], before)).toEqual(['withdrawn executor roads']);
		expect(follow({ ...out, draft: text('interim') }, [], before)).toEqual([]);
		expect(follow({ ...out, draft: null }, [], before)).toEqual(['withdrawn executor roads']);
		expect(follow(standing('check', { assignments: [part('roads')] }), [], before)).toEqual([]);
		expect(follow(out, [], null)).toEqual(['start case at check']);
	});

	it('A-15: of a memo whoever is to send it, of a notice whom it is for, and once a memo is confirmed whom it tells', () => {
		const memo: BareEvent = { type: 'MemoPrepared', notice: 'memo-1', clock: 'one-1', to: 'head', sender: 'approver' };
		expect(follow(standing('draft'), [memo])).toEqual(['memo approver memo-1 one-1']);
		const notice: BareEvent = {
			type: 'NoticeDemanded',
			notice: 'word-1',
			to: 'executor',
			unit: 'roads',
			acknowledge: true,
		};
		expect(follow(standing('draft'), [notice])).toEqual(['notice executor roads word-1']);
		const told = (id: string, memoOf: string | null) => ({
			notice: id,
			to: 'head' as const,
			unit: null,
			clause: '',
			memoOf,
			demandedAt: now,
			acknowledgedAt: now,
		});
		const state = standing('draft', { notices: [told('word-1', null), told('memo-1', 'one-1')] });
		const acknowledged = (id: string) => follow(state, [{ type: 'NoticeAcknowledged', notice: id }]);
		expect(acknowledged('memo-1')).toEqual(['notice head memo-1 one-1']);
		expect(acknowledged('word-1')).toEqual([]);
		expect(acknowledged('memo-2')).toEqual([]);
		expect(follow(standing('draft'), [{ type: 'IncidentWithdrawn' }])).toEqual(['withdrawn coordinator']);
	});

	it('G-27: that a case lies still, the coordinator, with the stage that waits for himself', () => {
		const rests: BareEvent = { type: 'RestTold', until: now };
		expect(follow(standing('check', { actedAt: 7 }), [rests])).toEqual(['rest coordinator rest-7 check']);
		const chooses = { toReassign: true, actedAt: 7, clocks: [] };
		expect(follow(standing('check', chooses), [rests])).toEqual(['rest coordinator rest-7 check']);
		expect(follow(inStage('approval', chooses, 'curator'), [rests])).toEqual(['rest coordinator rest-7 screening']);
		const elsewhere = executors('draft', { assignments: [roads], actedAt: 7 });
		expect(follow(elsewhere, [rests])).toEqual(['rest coordinator rest-7']);
		expect(follow({ ...elsewhere, toReassign: true }, [rests])).toEqual(['rest coordinator rest-7 screening']);
		const anytime = { ...open.anytime, route: act('route', { except: ['draft'] }) };
		expect(follow({ ...elsewhere, toReassign: true }, [rests], undefined, { ...open, anytime })).toEqual([
			'rest coordinator rest-7',
		]);
	});

	it('how a case ended: coordinator, those whose texts were in and the curator; whose work is not wanted, that', () => {
		const over: BareEvent = { type: 'CaseEnded', outcome: 'answered' };
		const assignments = [
			part('roads'),
			parks,
			wrote('water', handed(1)),
			wrote('lights', handed(2), { handedAt: null }),
			part('zoo', { part: 'declined' }),
		];
		const state = { ...ended, clocks: [], assignments };
		const all = ['result coordinator', 'result executor water', 'result curator'];
		expect(follow(state, [over])).toEqual(['withdrawn executor roads', ...all]);
		const { curator: _none, ...roles } = open.roles;
		expect(follow(state, [over], undefined, { ...open, roles })).toEqual([
			'withdrawn executor roads',
			...all.slice(0, 2),
		]);
		expect(follow(state, [{ type: 'IncidentWithdrawn' }, over])).toEqual([
			'withdrawn coordinator',
			'withdrawn executor roads',
			'result executor water',
		]);
		const notice = (to: Role): BareEvent => ({
			type: 'NoticeDemanded',
			notice: 'n-1',
			to,
			unit: null,
			acknowledge: false,
		});
		expect(follow(state, [notice('curator'), over])).toEqual([
			'notice curator n-1',
			'withdrawn executor roads',
			...all.slice(0, 2),
		]);
		const memo: BareEvent = { type: 'MemoPrepared', notice: 'm-1', clock: 'one-1', to: 'curator', sender: 'approver' };
		expect(follow(state, [memo, over])).toEqual(['memo approver m-1 one-1', 'withdrawn executor roads', ...all]);
		expect(follow(state, [notice('executor'), over])).toEqual([
			'notice executor n-1',
			'withdrawn executor roads',
			...all,
		]);
	});
});
