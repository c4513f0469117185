import { describe, expect, it } from '@jest/globals';
import type { Assignment, Case } from '../../../domain/case/model/case.ts';
import {
	askingUnit,
	declineRefusal,
	holderOf,
	isJoint,
	isPartBesideRework,
	isQuestionOnItsWay,
	isToMendQuestion,
	partRefusal,
	questionsOut,
	takeAwayRefusal,
	unitsAsked,
} from '../../../domain/case/turn/questions.ts';
import type { Role, StageKind } from '../../../domain/regulation/regulation.ts';
import { part, received } from '../../support/made-rules.ts';
import { ended, inStage, proposedIn, question, reworded, text } from '../../support/made-stages.ts';

const of = (unit: string | null) => question({ of: 'author', unit });

const wrote = (unit: string, version: number, change: Partial<Assignment> = {}) =>
	part(unit, { part: 'submitted', handedIn: { version, answer: 'final', promisedBy: null }, ...change });
describe('a question goes the way of an answer', () => {
	it('from the check to its posting, and while a second person thinks about an end where it was', () => {
		const isOn = (stage: StageKind, from: StageKind | null = null) =>
			isQuestionOnItsWay(
				inStage(stage, { draft: text('question'), proposal: from === null ? null : proposedIn(from) }),
			);
		const on = (['check', 'approval', 'rework', 'publication'] as const).map((stage) => isOn(stage));
		expect(on).toEqual([true, true, true, true]);
		expect([isOn('draft'), isOn('consolidation')]).toEqual([false, false]);
		// A question that was not sent on is still the last text there is (Plastunovskaya 13).
		expect([isOn('confirmation', 'draft'), isOn('confirmation', 'approval')]).toEqual([false, true]);
		// A return that would end the case proposes nothing (Plastunovskaya 14.3).
		expect(isOn('confirmation')).toBe(true);
		expect(isQuestionOnItsWay({ ...ended, draft: text('question') })).toBe(false);
	});

	it('and is its unit’s, the coordinator’s or nobody’s', () => {
		expect(askingUnit({ ...received, questions: [of('roads'), of('parks')] })).toBe('parks');
		expect(askingUnit({ ...received, questions: [of('roads'), of(null)] })).toBeNull();
		expect(askingUnit(received)).toBeNull();
	});

	it('plastunovskaya 13, 19.2: only while it is reworded, and of no unit but the others, a part comes in beside it', () => {
		expect(isPartBesideRework(reworded('roads'), 'parks')).toBe(true);
		expect(isPartBesideRework(reworded('roads'), 'roads')).toBe(false);
		expect(isPartBesideRework(reworded('roads'), null)).toBe(false);
		expect(isPartBesideRework(reworded(null), 'parks')).toBe(false);
		expect(isPartBesideRework(reworded('roads', { draft: text('final', 'roads') }), 'parks')).toBe(false);
		expect(
			isPartBesideRework(inStage('check', { ...reworded('roads'), status: inStage('check').status }), 'parks'),
		).toBe(false);
	});

	it('G-29: it is taken from whoever is to mend it, and from nobody else', () => {
		const assignments = [part('roads'), part('parks')];
		const mends = (state: Case, ...units: readonly string[]) => units.map((unit) => isToMendQuestion(state, unit));
		expect(mends(reworded('roads', { assignments }), 'roads', 'parks', 'water')).toEqual([true, false, false]);
		expect(mends(reworded(null, { assignments }), 'roads', 'parks', 'water')).toEqual([true, true, false]);
		const answer = reworded('roads', { assignments, draft: text('final', 'roads') });
		expect(mends(answer, 'roads', 'parks')).toEqual([false, false]);
		const sent = { ...reworded('roads', { assignments }), status: inStage('check').status };
		expect(mends(sent, 'roads')).toEqual([false]);
	});
});

describe('whose text is wanted', () => {
	const wanted = (state: Case) => unitsAsked(state).map(({ unit }) => unit);
	const [roads, parks, water] = [part('roads'), part('parks'), wrote('water', 1)];

	it('of a text that came back its unit’s alone, although others owe their parts', () => {
		expect(wanted(inStage('rework', { draft: text('final', 'roads'), assignments: [roads, parks] }))).toEqual([
			'roads',
		]);
	});

	it('of nobody’s answer that came back whoever owes a part, whoever asked something before', () => {
		const state = inStage('rework', {
			draft: text('final', null),
			assignments: [parks, water],
			questions: [of('water')],
		});
		expect(wanted(state)).toEqual(['parks']);
		expect(wanted({ ...state, draft: null })).toEqual(['parks']);
	});

	it('of a question that came back whoever asked it, its part being in or not', () => {
		expect(wanted(reworded('water', { assignments: [parks, water] }))).toEqual(['water']);
		expect(wanted(reworded(null, { assignments: [parks, water] }))).toEqual(['parks']);
	});

	it('P-19: where parts are joined, of whoever was named to join them', () => {
		const state = inStage('consolidation', { assignments: [parks, water], jointAuthor: 'water' });
		expect(wanted(state)).toEqual(['water']);
		expect(wanted({ ...state, jointAuthor: null })).toEqual([]);
		expect(wanted({ ...ended, assignments: [parks, water] })).toEqual(['parks']);
	});

	it('what was joined from several is no single unit’s', () => {
		expect(isJoint(inStage('check', { draft: text('final', 'roads', 3), assignments: [wrote('roads', 1)] }))).toBe(
			true,
		);
		expect(isJoint(inStage('check', { draft: text('final', 'roads', 1), assignments: [wrote('roads', 1)] }))).toBe(
			false,
		);
		const [one, other] = [wrote('roads', 1), wrote('parks', 2)];
		expect(isJoint(inStage('check', { draft: text('final', 'roads', 2), assignments: [one, other] }))).toBe(false);
	});
});

describe('why a unit may not', () => {
	const parts = [
		part('roads'),
		wrote('parks', 1),
		part('water', { part: 'declined' }),
		part('lights', { part: 'left-out' }),
		part('posted', { part: 'posted' }),
	];
	const units = ['roads', 'parks', 'water', 'lights', 'posted', 'zoo'];
	const none = 'unit-not-asked';
	const already = 'part-already-in';

	it('hand in: it was not asked, its part is in, or what came back is another’s', () => {
		const hands = (state: Case) => units.map((unit) => partRefusal({ ...state, assignments: parts }, unit));
		expect(hands(inStage('draft'))).toEqual([null, already, none, none, already, none]);
		// Beside a question that is reworded a part is a part.
		expect(hands(reworded('water'))).toEqual([null, already, none, none, already, none]);
		expect(hands(reworded('water', { draft: text('question', 'water') }))).toEqual([
			null,
			already,
			none,
			none,
			already,
			none,
		]);
		expect(hands(inStage('rework', { draft: text('final', 'parks') }))).toEqual([
			'not-now',
			null,
			none,
			none,
			'not-now',
			none,
		]);
		// A joint text is mended by any of its authors, and by nobody whose part never came in.
		expect(hands(inStage('rework', { draft: text('final', 'water', 7) }))).toEqual([
			'not-now',
			null,
			none,
			none,
			'not-now',
			none,
		]);
	});

	it('decline: nor while nobody else could reword the question that is on its way', () => {
		const declines = (state: Case) => units.map((unit) => declineRefusal({ ...state, assignments: parts }, unit));
		expect(declines(inStage('draft'))).toEqual([null, already, none, none, already, none]);
		expect(declines(reworded('roads'))[0]).toBe('not-now');
		expect(declines(reworded('parks'))[0]).toBeNull();
		expect(declines(reworded(null, { draft: text('question', 'roads') }))[0]).toBe('not-now');
		expect(declines({ ...reworded('roads'), draft: null })[0]).toBeNull();
	});

	it('G-29: have its assignment taken away: it owes nothing', () => {
		const taken = (state: Case) => units.map((unit) => takeAwayRefusal({ ...state, assignments: parts }, unit));
		expect(taken(inStage('draft'))).toEqual([null, already, none, none, already, none]);
		expect(taken(reworded('parks'))).toEqual([null, null, none, none, already, none]);
	});
});

describe('G-39: in whose hands a term is', () => {
	const term = (holder: Role, unit: string | null = null) => ({ holder, unit });
	const passesOn = { passesOn: true };
	it('a unit’s is the unit’s, one of all executors’ whoever’s the case awaits', () => {
		const check = inStage('check');
		expect(holderOf(check, term('executor'))).toBe('coordinator');
		expect(holderOf(check, term('executor', 'roads'))).toBe('executor');
		expect(holderOf(check, term('curator'))).toBe('curator');
		expect(holderOf(ended, term('executor'))).toBe('executor');
	});
	it('plastunovskaya 15: over the hops of a rework it is whoever has the text, and no other term is', () => {
		const rework = inStage('rework', {}, 'executor');
		expect(holderOf(rework, term('coordinator'), passesOn)).toBe('executor');
		expect(holderOf(rework, term('coordinator'), { passesOn: false })).toBe('coordinator');
		expect(holderOf(rework, term('coordinator'))).toBe('coordinator');
		expect(holderOf(inStage('check', {}, 'executor'), term('coordinator'), passesOn)).toBe('coordinator');
		expect(holderOf(ended, term('coordinator'), passesOn)).toBe('coordinator');
	});
	it('okha 3.8: once the author agrees to an appeal it is whoever registers it', () => {
		expect(holderOf(inStage('registration', {}, 'coordinator'), term('executor', 'roads'))).toBe('coordinator');
	});
});

describe('a question of nobody’s unit that is on its way', () => {
	const asks = (...assignments: readonly Assignment[]) =>
		inStage('check', { draft: text('question'), questions: [of(null)], assignments });
	const [roads, parks] = [part('roads'), part('parks')];
	it('could come back to the only unit that still answers, so that nothing is taken away from it nor given back by it', () => {
		for (const refusal of [takeAwayRefusal, declineRefusal]) {
			expect(refusal(asks(roads), 'roads')).toBe('not-now');
			expect(refusal(asks(roads, parks), 'roads')).toBeNull();
			expect(refusal(asks(roads, { ...parks, part: 'submitted' }), 'roads')).toBeNull();
			expect(refusal(asks(roads, { ...parks, part: 'declined' }), 'roads')).toBe('not-now');
			expect(refusal(asks(roads, { ...parks, part: 'left-out' }), 'roads')).toBe('not-now');
		}
	});
	it('has not reached whom it asks; those before it have', () => {
		const waiting = [1, 2, 3].map((number) => question({ of: 'author', number, answeredAt: null }));
		const out = (draft: Case['draft']) =>
			questionsOut(inStage('check', { draft, questions: waiting })).map(({ number }) => number);
		expect(out(text('question'))).toEqual([1, 2]);
		expect(out(text('final'))).toEqual([1, 2, 3]);
	});
	it('G-29: what one unit wrote, and what came back, no other mends, though its own part is in', () => {
		const assignments = [wrote('roads', 1), wrote('parks', 2)];
		const mends = (draft: Case['draft'], unit: string) => partRefusal(inStage('rework', { draft, assignments }), unit);
		expect([mends(text('final', 'roads', 1), 'roads'), mends(text('final', 'roads', 1), 'parks')]).toEqual([
			null,
			'not-now',
		]);
		expect([mends(text('final', null, 3), 'roads'), mends(text('final', null, 3), 'parks')]).toEqual([null, null]);
	});
});
