import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import type { Assignment, Case } from '../../../domain/case/model/case.ts';
import { handed, heardAt, parts, wrote } from '../../support/made-events.ts';
import { part, received } from '../../support/made-rules.ts';
import { ended, inStage, question, text } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

const now = time('12.03 12:00');
const heard = (state: Case, ...bare: readonly BareEvent[]) => heardAt(now, state, ...bare);
const declined = (unit: string, refusals: number) => part(unit, { part: 'declined', refusals });
const refusals = ({ assignments }: Case) => assignments.map(({ unit, refusals: times }) => `${unit} ${times}`);
const asking = { photoRequired: false, selfPosting: false };
const drafting = (assignments: readonly Assignment[], change: Partial<Case> = {}) =>
	inStage('draft', { assignments, ...change }, 'executor');

describe('a unit gives its part back', () => {
	it('P-4, A-6: it has declined once more, and the part that was declined most counts for the case', () => {
		const once = heard(drafting([part('roads', { refusals: 1 }), declined('parks', 1), part('water')]), {
			type: 'AssignmentDeclined',
			unit: 'roads',
			reason: 'other',
			suggested: null,
		});
		expect(refusals(once)).toEqual(['roads 2', 'parks 1', 'water 0']);
		expect(parts(once)).toEqual(['roads declined', 'parks declined', 'water awaited']);
		expect([once.declines, once.toReassign]).toEqual([2, true]);
	});
});

describe('units are asked', () => {
	const routes = (units: readonly string[], more: object = {}) =>
		({ type: 'CaseRouted', units, ...asking, round: 2, repeatOf: null, ...more }) as const;

	it('whoever is chosen takes a part that was declined, the one that was declined most first', () => {
		const state = drafting([declined('roads', 1), declined('parks', 3), part('lights', { refusals: 7 })]);
		const routed = heard(state, routes(['water', 'heating', 'trams']));
		expect(refusals(routed)).toEqual(['roads 0', 'parks 0', 'lights 7', 'water 3', 'heating 1', 'trams 0']);
		expect(routed.toReassign).toBe(false);
		const refused = heard(drafting([declined('roads', 0), declined('parks', 1)]), routes(['water', 'heating']));
		expect(refusals(refused).slice(2)).toEqual(['water 1', 'heating 0']);
	});
	it('whoever is asked anew begins again, and the others stay as they are', () => {
		const again = heard(drafting([wrote('roads', handed(1)), wrote('parks', handed(2))]), routes(['roads']));
		expect(parts(again)).toEqual(['parks submitted', 'roads awaited']);
		expect(again.assignments.map(({ handedIn }) => handedIn?.version)).toEqual([2, undefined]);
	});
	it('Okha 3.7: for an explanation of this category, of none, or as before where nothing is said of it', () => {
		const track = (more: object) => heard(drafting([], { track: 'before' }), routes(['roads'], more)).track;
		expect([track({}), track({ explanation: 'new' }), track({ explanation: null })]).toEqual(['before', 'new', null]);
	});
	it('G-31: what is agreed with one of them otherwise binds that one', () => {
		const agreed = { roads: { photoRequired: true, selfPosting: true } };
		const { assignments } = heard(drafting([]), routes(['roads', 'parks'], { agreed }));
		expect(assignments.map(({ photoRequired, selfPosting }) => [photoRequired, selfPosting])).toEqual([
			[true, true],
			[false, false],
		]);
		const photos = heard(drafting([part('roads'), part('parks')]), {
			type: 'PhotoAgreed',
			unit: 'parks',
			required: true,
		});
		expect(photos.assignments.map(({ photoRequired }) => photoRequired)).toEqual([false, true]);
	});
	it('P-19: who joins the parts is waited for where the case stands; of one that has ended nobody is', () => {
		const named = { type: 'JointAuthorNamed', unit: 'roads' } as const;
		expect(heard(inStage('consolidation'), named)).toMatchObject({
			jointAuthor: 'roads',
			status: { stage: 'consolidation', awaits: 'executor' },
		});
		expect(heard(ended, named)).toMatchObject({ jointAuthor: null, status: ended.status });
	});
});

describe('an assignment is taken away (G-29)', () => {
	const takes = (unit: string, to: string | null) => ({ type: 'CaseReassigned', unit, to, round: 2 }) as const;
	const both = [wrote('roads', handed(1)), part('parks', { refusals: 2, photoRequired: true })];

	it('whoever is asked in its place takes the part under what was agreed, and no place is left without one', () => {
		const moved = heard(drafting(both), takes('parks', 'water'));
		expect(parts(moved)).toEqual(['roads submitted', 'water awaited']);
		expect(moved.assignments[1]).toMatchObject({ refusals: 2, photoRequired: true, round: 2 });
		expect(moved.takenAway).toMatchObject([{ unit: 'parks' }]);
		expect(parts(heard(drafting(both), takes('parks', null)))).toEqual(['roads submitted']);
	});
	it('of a unit that is not asked nothing is', () => {
		expect(parts(heard(drafting(both), takes('trams', 'water')))).toEqual(parts(drafting(both)));
	});
	it('its text is none of the answer: the last of the others stands; what somebody else wrote stays', () => {
		const texts = [wrote('roads', handed(1)), wrote('parks', handed(3))];
		const stands = (draft: Case['draft'], unit = 'parks') => heard(drafting(texts, { draft }), takes(unit, null)).draft;
		expect(stands(text('final', 'parks', 3))).toStrictEqual(text('final', 'roads', 1));
		expect(stands(text('final', 'roads', 1))).toStrictEqual(text('final', 'roads', 1));
		expect(stands(null)).toStrictEqual(text('final', 'roads', 1));
		// A question that is on its way goes on.
		expect(stands(text('question', 'parks', 3))).toStrictEqual(text('question', 'parks', 3));
	});
	it('its question that came back is given up with it, the last one', () => {
		const questions = [question({ number: 1 }), question({ number: 2, of: 'author', unit: 'roads' })];
		const asked = {
			draft: text('question', 'roads', 3),
			questions,
			assignments: [part('roads'), wrote('parks', handed(2))],
		};
		const given = heard(inStage('rework', asked, 'executor'), takes('roads', null));
		expect(given.questions.map(({ givenUp }) => givenUp)).toEqual([false, true]);
		expect(given.draft).toStrictEqual(text('final', 'parks', 2));
		const goesOn = heard(inStage('check', asked), takes('roads', null));
		expect(goesOn.questions.map(({ givenUp }) => givenUp)).toEqual([false, false]);
		expect(goesOn.draft).toStrictEqual(text('question', 'roads', 3));
	});
});

describe('an end is proposed (G-33, G-35)', () => {
	const proposer = { role: 'coordinator', unit: null, person: 'a' } as const;
	const before = inStage('publication', { pendingReason: 'earlier', proposedBy: proposer });
	it('the case remembers where it stood, and goes back to that without the second person’s word', () => {
		const noAnswer = heard(before, { type: 'NoAnswerProposed', reason: 'threat' });
		const since = before.status.is === 'open' ? before.status.since : null;
		expect(noAnswer).toMatchObject({ pendingReason: 'threat', proposedBy: null });
		const remembered = { at: now, stage: 'publication', since, formerReason: 'earlier', formerlyBy: proposer };
		expect(noAnswer.proposal).toEqual({ ...remembered, end: 'no-answer' });
		const nowhere = heard(before, { type: 'UnpublishableProposed', kind: 'deleted' });
		expect(nowhere.proposal).toEqual({ ...remembered, end: 'unpublishable' });
		expect(nowhere.pendingReason).toBe('deleted');
		for (const type of ['ProposalWithdrawn', 'OutcomeRejected'] as const) {
			const back: BareEvent = type === 'OutcomeRejected' ? { type, reason: 'threat' } : { type };
			expect(heard(noAnswer, back)).toMatchObject({ pendingReason: 'earlier', proposedBy: proposer, proposal: null });
			expect(heard(received, back)).toMatchObject({ pendingReason: null, proposedBy: null, proposal: null });
		}
	});
});
