import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import type { Case, HandedIn } from '../../../domain/case/model/case.ts';
import { handed, heardAt, parts, wrote } from '../../support/made-events.ts';
import { part } from '../../support/made-rules.ts';
import { inStage, question, text } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

const heard = (state: Case, ...bare: readonly BareEvent[]) => heardAt(time('12.03 12:00'), state, ...bare);

describe('what events make of a joint text and of its parts', () => {
	it('G-38: marks are added to those that stand', () => {
		const out = { type: 'AnswerPublished', version: 9, answer: 'interim', generalInterest: false } as const;
		const marked = (marks?: readonly string[]) =>
			heard(inStage('publication', { marks: ['one'] }), { ...out, ...(marks && { marks }) }).marks;
		expect([marked(), marked(['two'])]).toEqual([['one'], ['one', 'two']]);
	});
	it('perm M-15: a final answer that others owe beside stands online with what is in; without any of them it is the whole', () => {
		const state = inStage('publication', { assignments: [wrote('roads', handed(1)), part('parks')] });
		const stand = (keeps?: readonly string[], answer: HandedIn['answer'] = 'final') =>
			parts(
				heard(state, {
					type: 'AnswerPublished',
					version: 9,
					answer,
					generalInterest: false,
					...(keeps && { keeps }),
				}),
			);
		expect(stand(['parks'])).toEqual(['roads posted', 'parks awaited']);
		expect(stand()).toEqual(['roads submitted', 'parks awaited']);
		expect(stand(['parks'], 'explanation')).toEqual(['roads submitted', 'parks awaited']);
	});
	it('a joint text that a unit rewords stays none of its parts; its own that it mends is', () => {
		const assignments = [wrote('roads', handed(1)), wrote('parks', handed(2))];
		const mends = (unit: string, joined: number) =>
			heard(inStage('rework', { assignments, draft: text('final', null, joined) }), {
				type: 'DraftSubmitted',
				version: 9,
				unit,
				answer: 'final',
				promisedBy: null,
				category: null,
			}).assignments.map(({ handedIn }) => handedIn?.version);
		expect(mends('parks', 5)).toEqual([1, 2]);
		expect(mends('parks', 2)).toEqual([1, 9]);
		expect(mends('roads', 2)).toEqual([1, 2]);
		expect(mends('trams', 5)).toEqual([1, 2]);
	});
	it('one that comes back from the approver goes to whose it is, and a unit that declined is asked nothing by it', () => {
		const returns = { type: 'DraftReturned', version: 1, answer: 'final', reason: 'other' } as const;
		const assignments = [wrote('roads', handed(1)), part('parks', { part: 'declined' })];
		const back = (unit: string | null, answer: HandedIn['answer'] = 'final') =>
			parts(heard(inStage('approval', { assignments, draft: text(answer, unit) }), returns));
		expect(back('roads')).toEqual(['roads awaited', 'parks declined']);
		expect(back(null)).toEqual(['roads submitted', 'parks declined']);
		expect(back(null, 'explanation')).toEqual(['roads awaited', 'parks declined']);
		const given = question({ givenUp: true });
		const state = inStage('approval', { assignments, draft: text('final', 'roads'), questions: [given] });
		expect(heard(state, returns).questions).toEqual([given]);
	});
	it('G-38: a joint text with no text before it and no part that promises anything promises nothing', () => {
		const joined = heard(inStage('consolidation', { assignments: [wrote('roads', handed(1))], draft: null }), {
			type: 'DraftConsolidated',
			version: 2,
			unit: null,
			answer: 'final',
			promisedBy: null,
		});
		expect(joined.draft?.promisedBy).toBeNull();
	});
	it('G-38: a joint text promises what was named for it, else the latest of its parts, else what it promised before', () => {
		const promises = (promisedBy: number | null, ofParts: number | null, before: number | null) =>
			heard(
				inStage('consolidation', {
					assignments: [wrote('roads', handed(1, 'interim', ofParts))],
					draft: { ...text('interim'), promisedBy: before },
				}),
				{ type: 'DraftConsolidated', version: 2, unit: null, answer: 'interim', promisedBy },
			).draft?.promisedBy;
		expect([promises(7, 5, 3), promises(null, 5, 3), promises(null, null, 3), promises(null, null, null)]).toEqual([
			7,
			5,
			3,
			null,
		]);
	});
	it('approved it is until it is stopped; where there is none, there is none', () => {
		const approves = { type: 'DraftApproved', version: 1, answer: 'final' } as const;
		const recalls = { type: 'DraftRecalled', version: 1, answer: 'final' } as const;
		const state = inStage('approval', { draft: text('final') });
		expect(heard(state, approves).draft?.approved).toBe(true);
		expect(heard(state, approves, recalls).draft?.approved).toBe(false);
		expect(heard(inStage('approval'), approves).draft).toBeNull();
		expect(heard(inStage('approval'), recalls).draft).toBeNull();
	});
});
