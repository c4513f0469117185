import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import { handed, heardAt, parts, wrote } from '../../support/made-events.ts';
import { part, received } from '../../support/made-rules.ts';
import { ended, inStage, proposedIn, question, reworded, text } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

const now = time('12.03 12:00');

describe('whom a case asks', () => {
	const heard = (state: Case, ...bare: readonly BareEvent[]) => heardAt(now, state, ...bare);
	const routed = (units: readonly string[]): BareEvent => ({
		type: 'CaseRouted',
		units,
		round: 2,
		photoRequired: false,
		selfPosting: false,
		repeatOf: null,
	});
	const refusals = ({ assignments }: Case) => assignments.map(({ unit, refusals: times }) => `${unit} ${times}`);
	const declined = (unit: string, times: number) => part(unit, { part: 'declined', refusals: times });

	it('P-4, A-6: refusals are counted for a part, and whoever takes it begins with them', () => {
		const state = inStage('screening', {
			assignments: [declined('roads', 1), part('water', { refusals: 4 }), declined('parks', 2)],
		});
		const again = heard(state, routed(['lights', 'housing', 'zoo']));
		expect(refusals(again)).toEqual(['roads 0', 'water 4', 'parks 0', 'lights 2', 'housing 1', 'zoo 0']);
		expect(again.toReassign).toBe(false);
		// What nobody declined is no part that waits.
		expect(
			refusals(
				heard(inStage('screening', { assignments: [declined('roads', 0), declined('parks', 1)] }), routed(['zoo'])),
			),
		).toEqual(['roads 0', 'parks 0', 'zoo 1']);
		const refused = heard(inStage('draft', { assignments: [part('roads', { refusals: 1 }), declined('parks', 1)] }), {
			type: 'AssignmentDeclined',
			unit: 'roads',
			reason: 'other',
			suggested: null,
		});
		expect(refused).toMatchObject({ declines: 2, toReassign: true });
		expect(refusals(refused)).toEqual(['roads 2', 'parks 1']);
	});

	it('G-29: what is taken from a unit is none of the answer, and its question that came back is given up with it', () => {
		const taken = (state: Case, to: string | null = null) =>
			heard(state, { type: 'CaseReassigned', unit: 'roads', to, round: 3 });
		const [roads, parks] = [wrote('roads', handed(3)), wrote('parks', handed(2))];
		const own = inStage('rework', { assignments: [roads, parks], draft: text('final', 'roads', 3) });
		expect(taken(own).draft).toMatchObject({ unit: 'parks', version: 2 });
		const others = inStage('draft', { assignments: [part('roads'), parks], draft: text('final', 'parks', 2) });
		expect(taken(others).draft).toBe(others.draft);
		expect(taken({ ...others, draft: null }).draft).toMatchObject({ unit: 'parks' });
		const questions = [question({ number: 1 }), question({ number: 2, of: 'author', unit: 'roads' })];
		const asking = reworded('roads', { assignments: [part('roads'), parks], questions });
		expect(taken(asking).questions.map(({ givenUp }) => givenUp)).toEqual([false, true]);
		expect(taken(asking).draft).toMatchObject({ unit: 'parks' });
		const sent = inStage('check', {
			assignments: [part('roads'), parks],
			questions,
			draft: text('question', 'roads', 5),
		});
		expect(taken(sent)).toMatchObject({ draft: sent.draft, questions });
		expect(parts(taken(others, 'water'))).toEqual(['parks submitted', 'water awaited']);
		expect(taken(others, 'water').takenAway).toEqual([others.assignments[0]]);
		expect(heard(inStage('draft'), { type: 'CaseReassigned', unit: 'roads', to: null, round: 3 })).toMatchObject({
			takenAway: [],
			assignments: [],
		});
	});

	it('G-35: an end that is proposed remembers what it stood in place of, and what is taken back is as it was', () => {
		const stood = inStage('check', {
			pendingReason: 'other',
			proposedBy: { role: 'curator', person: null, unit: null },
		});
		const silent = heard(stood, { type: 'NoAnswerProposed', reason: 'threat' });
		expect(silent).toMatchObject({
			pendingReason: 'threat',
			proposedBy: null,
			proposal: { end: 'no-answer', stage: 'check' },
		});
		const gone = heard(stood, { type: 'UnpublishableProposed', kind: 'deleted' });
		expect(gone).toMatchObject({
			pendingReason: 'deleted',
			proposal: { end: 'unpublishable', at: now, since: received.receivedAt },
		});
		const back = heard(gone, { type: 'ProposalWithdrawn' });
		expect(back).toMatchObject({ pendingReason: 'other', proposedBy: stood.proposedBy, proposal: null });
		const nothing = heard(inStage('confirmation', { pendingReason: '14.3' }), {
			type: 'OutcomeRejected',
			reason: '14.3',
		});
		expect(nothing).toMatchObject({ pendingReason: null, proposedBy: null, proposal: null });
		expect(heard(ended, { type: 'NoAnswerProposed', reason: 'threat' }).proposal).toMatchObject({
			stage: 'screening',
			since: now,
		});
	});

	it('okha 3.8: a consent remembers where the case stood, of what is registered or thought about where it stood before', () => {
		const from = (state: Case) => heard(state, { type: 'ConsentRecorded' }).consentIn;
		expect(from(inStage('check'))).toBe('check');
		expect(from(inStage('registration', { consentIn: 'draft' }))).toBe('draft');
		expect(from(inStage('confirmation', { proposal: proposedIn('approval') }))).toBe('approval');
		expect(from(inStage('confirmation'))).toBeNull();
		expect(from(ended)).toBeNull();
	});
});
