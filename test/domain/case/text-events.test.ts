import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import type { Assignment, Case, HandedIn } from '../../../domain/case/model/case.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import { isInterim, lastPart, latestPromise } from '../../../domain/case/state/evolve-drafts.ts';
import { handed, heardAt, parts, wrote } from '../../support/made-events.ts';
import { part, received } from '../../support/made-rules.ts';
import { inStage, reworded, text } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

const now = time('12.03 12:00');
const heard = (state: Case, ...bare: readonly BareEvent[]) => heardAt(now, state, ...bare);

describe('an answer that is out', () => {
	const published = (change: Partial<Extract<CaseEvent, { type: 'AnswerPublished' }>> = {}) =>
		({ type: 'AnswerPublished', version: 9, answer: 'final', generalInterest: false, ...change }) as const;

	it('is counted, a question to the author is not', () => {
		const posted = (answer: HandedIn['answer'], unit?: string) =>
			heard(
				inStage('publication', { posted: 2, assignments: [part('roads')] }),
				published({ answer, ...(unit && { unit }) }),
			).posted;
		expect([posted('final'), posted('interim'), posted('explanation'), posted('question')]).toEqual([3, 3, 3, 2]);
		expect(posted('final', 'roads')).toBe(3);
	});

	it('perm M-13: a unit’s own interim answer asks that unit for the final one, and nobody else for anything', () => {
		const state = inStage('draft', {
			assignments: [wrote('roads', handed(1)), wrote('parks', handed(2))],
			returns: 2,
			draft: text('final', 'parks', 2),
		});
		const after = heard(state, published({ answer: 'interim', unit: 'roads', promisedBy: 77 }));
		expect(parts(after)).toEqual(['roads awaited', 'parks submitted']);
		expect(after).toMatchObject({ phase: 'final', promised: 77, returns: 0, drafts: 9, draft: state.draft });
		expect(after.assignments[0]).toMatchObject({ handedAt: null, handedIn: null });
		expect(heard(state, published({ answer: 'interim', unit: 'roads' })).promised).toBeNull();
	});

	it('perm 2.1.4: once a unit has posted its own, what others handed in is still to be posted', () => {
		const state = inStage('draft', { assignments: [part('roads'), wrote('parks', handed(2))] });
		const after = heard(state, published({ unit: 'roads' }));
		expect(parts(after)).toEqual(['roads posted', 'parks submitted']);
		expect(after.draft).toMatchObject({ unit: 'parks', version: 2 });
		const own = text('final', 'parks', 5);
		expect(heard({ ...state, draft: own }, published({ unit: 'roads' })).draft).toBe(own);
	});

	it('leaves no text on its way, save what ends the case; after a question the parts stand again', () => {
		const state = inStage('publication', { draft: text('final', null, 3), assignments: [wrote('parks', handed(2))] });
		const draftAfter = (answer: HandedIn['answer']) => heard(state, published({ answer })).draft;
		expect(draftAfter('final')).toBe(state.draft);
		expect(draftAfter('explanation')).toBe(state.draft);
		expect(draftAfter('interim')).toBeNull();
		expect(draftAfter('question')).toMatchObject({ unit: 'parks', version: 2 });
	});

	it('okha 3.5: interests many once it was said, by whomever and whenever', () => {
		const interests = (before: boolean, said: boolean) =>
			heard(inStage('publication', { generalInterest: before }), published({ generalInterest: said })).generalInterest;
		expect([interests(false, false), interests(true, false), interests(false, true)]).toEqual([false, true, true]);
	});

	it('M-12: an interim one asks again whoever was left out or owes a final part; where nobody does, all that wrote', () => {
		const asksAgain = (assignments: readonly Assignment[], draft = text('interim', null, 3)) =>
			heard(
				inStage('publication', { assignments, draft: { ...draft, promisedBy: 88 } }),
				published({ answer: 'interim' }),
			);
		const [final, half, out, left] = [
			wrote('roads', handed(1)),
			wrote('parks', handed(2, 'interim')),
			part('water'),
			part('lights', { part: 'left-out' }),
		];
		expect(parts(asksAgain([final, half]))).toEqual(['roads submitted', 'parks awaited']);
		expect(parts(asksAgain([final, out]))).toEqual(['roads submitted', 'water awaited']);
		expect(parts(asksAgain([final, left]))).toEqual(['roads submitted', 'lights awaited']);
		expect(parts(asksAgain([final, part('zoo', { part: 'declined' })]))).toEqual(['roads awaited', 'zoo declined']);
		expect(parts(asksAgain([wrote('roads', handed(1)), part('zoo', { part: 'posted' })]))).toEqual([
			'roads awaited',
			'zoo posted',
		]);
		expect(asksAgain([half]).assignments[0]).toMatchObject({ handedAt: null, handedIn: null });
		expect(asksAgain([half])).toMatchObject({ promised: 88, phase: 'final', interimAgreed: false, returns: 0 });
		const without = heard(
			inStage('publication', { assignments: [half], draft: null }),
			published({ answer: 'interim' }),
		);
		expect(without.promised).toBeNull();
	});
});

describe('a text that is handed in', () => {
	const submitted = (change: Partial<Extract<CaseEvent, { type: 'DraftSubmitted' }>> = {}) =>
		({
			type: 'DraftSubmitted',
			version: 4,
			unit: 'roads',
			answer: 'final',
			promisedBy: null,
			category: null,
			...change,
		}) as const;
	const late = { promiseTooLate: true as const };

	it('G-30: of nobody’s unit leaves out whoever owes a part, save those whose terms it leaves alone (M-12)', () => {
		const state = inStage('draft', {
			assignments: [part('roads'), part('parks'), wrote('water', handed(1))],
			toReassign: true,
		});
		const own = heard(state, submitted({ unit: null, keeps: ['parks'], answer: 'interim', promisedBy: 7, ...late }));
		expect(parts(own)).toEqual(['roads left-out', 'parks awaited', 'water submitted']);
		expect(own).toMatchObject({ toReassign: false, drafts: 4 });
		expect(own.draft).toStrictEqual({
			version: 4,
			unit: null,
			answer: 'interim',
			promisedBy: 7,
			...late,
			approved: false,
			category: null,
		});
		expect(heard(state, submitted({ unit: null })).draft).toStrictEqual(text('final', null, 4));
	});

	it('is its unit’s part, and the text on its way; a question to the author is neither', () => {
		const state = inStage('draft', { assignments: [part('roads'), part('parks')] });
		const one = heard(state, submitted({ promisedBy: 7 }));
		expect(parts(one)).toEqual(['roads submitted', 'parks awaited']);
		expect(one.assignments[0]?.handedIn).toStrictEqual(handed(4, 'final', 7));
		expect(one.draft).toStrictEqual({ ...text('final', 'roads', 4), promisedBy: 7 });
		const tooLate = heard(state, submitted({ answer: 'interim', promisedBy: 7, ...late }));
		expect(tooLate.assignments[0]?.handedIn).toStrictEqual({ ...handed(4, 'interim', 7), ...late });
		expect(tooLate.draft).toStrictEqual({ ...text('interim', 'roads', 4), promisedBy: 7, ...late });
		const asked = heard(state, submitted({ unit: 'roads', answer: 'question' }));
		expect(parts(asked)).toEqual(['roads awaited', 'parks awaited']);
		expect(asked.draft?.answer).toBe('question');
	});

	it('plastunovskaya 13: beside a question on its way is a part, and the question stays on it', () => {
		const state = reworded('parks', { assignments: [part('roads'), part('parks')] });
		const after = heard(state, submitted());
		expect(after).toMatchObject({ drafts: 4, draft: state.draft });
		expect(parts(after)).toEqual(['roads submitted', 'parks awaited']);
		expect(heard(state, submitted({ unit: 'parks', answer: 'question' })).draft).toMatchObject({
			version: 4,
			unit: 'parks',
		});
	});

	it('M-2: beside an interim part is an interim answer, which promises what the last of them does', () => {
		const half = (promisedBy: number) => wrote('parks', handed(1, 'interim', promisedBy));
		const after = heard(inStage('draft', { assignments: [part('roads'), half(50)] }), submitted());
		expect(after.draft).toMatchObject({ answer: 'interim', promisedBy: 50 });
		const both = heard(
			inStage('draft', { assignments: [part('roads'), half(50)] }),
			submitted({ answer: 'interim', promisedBy: 40 }),
		);
		expect(both.draft).toMatchObject({ answer: 'interim', promisedBy: 50 });
		const explained = heard(
			inStage('draft', { assignments: [part('roads'), half(50)] }),
			submitted({ answer: 'explanation' }),
		);
		expect(explained.draft).toMatchObject({ answer: 'explanation', promisedBy: null });
	});

	it('of one who rewords a joint text is not his part, and promises what it says', () => {
		const joint = {
			draft: text('interim', 'roads', 3),
			assignments: [wrote('roads', handed(1, 'interim', 50)), wrote('parks', handed(2))],
		};
		const mended = heard(inStage('rework', joint), submitted({ answer: 'interim', promisedBy: 40 }));
		expect(mended.assignments[0]?.handedIn).toStrictEqual(handed(1, 'interim', 50));
		expect(mended.draft).toMatchObject({ version: 4, promisedBy: 40 });
		const own = heard(
			inStage('rework', { ...joint, draft: text('interim', 'roads', 1) }),
			submitted({ answer: 'interim', promisedBy: 40 }),
		);
		expect(own.assignments[0]?.handedIn).toStrictEqual(handed(4, 'interim', 40));
		const anew = heard(inStage('draft', joint), submitted({ answer: 'interim', promisedBy: 40 }));
		expect(anew.assignments[0]?.handedIn).toStrictEqual(handed(4, 'interim', 40));
		const noText = heard(
			inStage('rework', { ...joint, draft: null }),
			submitted({ answer: 'interim', promisedBy: 40 }),
		);
		expect(noText.assignments[0]?.handedIn).toStrictEqual(handed(4, 'interim', 40));
		const first = { ...joint, assignments: [part('roads'), wrote('parks', handed(2))] };
		expect(heard(inStage('rework', first), submitted()).assignments[0]?.handedIn).toStrictEqual(handed(4));
	});

	it('okha 3.7: an explanation for everybody waits for nobody to be chosen; one for a unit’s part does', () => {
		const waits = (unit: string | null, answer: HandedIn['answer'] = 'explanation') =>
			heard(inStage('draft', { assignments: [part('roads')], toReassign: true }), submitted({ unit, answer }))
				.toReassign;
		expect([waits(null), waits('roads'), waits('roads', 'final'), waits(null, 'question')]).toEqual([
			false,
			true,
			true,
			true,
		]);
	});

	it('corrected by whoever sent it on is that text in other words, and its unit’s part', () => {
		const state = inStage('check', {
			draft: text('final', 'roads', 1),
			assignments: [wrote('roads', handed(1)), wrote('parks', handed(2))],
		});
		const after = heard(state, { type: 'DraftCorrected', version: 3, corrects: 1, answer: 'final' });
		expect(after.draft).toStrictEqual(text('final', 'roads', 3));
		expect(after.assignments.map(({ handedIn }) => handedIn?.version)).toEqual([3, 2]);
		expect(
			heard({ ...state, draft: null }, { type: 'DraftCorrected', version: 3, corrects: 9, answer: 'final' }).draft,
		).toBeNull();
	});

	it('joined from several promises what it says, else the last of theirs, else what was on its way', () => {
		const joined = (
			assignments: readonly Assignment[],
			promisedBy: number | null,
			change: { readonly promiseTooLate?: true } = {},
		) =>
			heard(inStage('consolidation', { assignments, draft: { ...text('interim'), promisedBy: 30 } }), {
				type: 'DraftConsolidated',
				version: 4,
				unit: 'roads',
				answer: 'interim',
				promisedBy,
				...change,
			}).draft;
		const [one, other] = [
			wrote('roads', handed(1, 'interim', 50)),
			wrote('parks', { ...handed(2, 'interim', 60), ...late }),
		];
		const draft = { ...text('interim', 'roads', 4) };
		expect(joined([one], 40)).toStrictEqual({ ...draft, promisedBy: 40 });
		expect(joined([one], null)).toStrictEqual({ ...draft, promisedBy: 50 });
		expect(joined([wrote('roads', handed(1))], null)).toStrictEqual({ ...draft, promisedBy: 30 });
		// G-38: each part may promise too late, and so may what is promised for all.
		expect(joined([one, other], null)).toStrictEqual({ ...draft, promisedBy: 60, ...late });
		expect(joined([one, { ...other, part: 'left-out' }], null)).toStrictEqual({ ...draft, promisedBy: 50 });
		expect(joined([one, other], 40)).toStrictEqual({ ...draft, promisedBy: 40 });
		expect(joined([one], 40, late)).toStrictEqual({ ...draft, promisedBy: 40, ...late });
	});

	it('the last part in is that of the highest version, of those that are in', () => {
		const [one, other] = [wrote('roads', handed(5)), wrote('parks', handed(2, 'interim', 9))];
		expect(lastPart({ ...received, assignments: [one, other] })).toStrictEqual(text('final', 'roads', 5));
		expect(lastPart({ ...received, assignments: [{ ...one, part: 'left-out' }, other] })?.unit).toBe('parks');
		expect(lastPart({ ...received, assignments: [part('roads', { part: 'submitted' })] })).toBeNull();
		expect(latestPromise({ ...received, assignments: [other, wrote('water', handed(3, 'interim', 4))] })).toBe(9);
		expect(latestPromise({ ...received, assignments: [{ ...other, part: 'awaited' }] })).toBeNull();
		expect(isInterim({ ...received, assignments: [one, other] })).toBe(true);
		expect(isInterim({ ...received, assignments: [one, { ...other, part: 'left-out' }] })).toBe(false);
	});
});
