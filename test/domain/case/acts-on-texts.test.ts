import { describe, expect, it } from '@jest/globals';
import { longRemarkIn, textFault } from '../../../domain/case/acts/text-faults.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { World } from '../../../domain/case/model/world.ts';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { coordinator, submit } from '../../support/commands.ts';
import { outcomeOf, standing, there } from '../../support/made-acts.ts';
import { handed, wrote } from '../../support/made-events.ts';
import { clock, part, rule } from '../../support/made-rules.ts';
import { question, text } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

type Of<Do extends Command['do']> = Extract<Command, { do: Do }>;

const at = (local: string, wholeDay = false) => ({ at: time(local), wholeDay });
const completed = { type: 'PartsCompleted' };
const parks = wrote('parks', handed(1));
/** The part of the parks is in, that of the roads is out. */
const drafting = standing('draft', { assignments: [parks, part('roads')], drafts: 1 });
const final = { type: 'DraftSubmitted', version: 2, unit: 'roads', answer: 'final', promisedBy: null, category: null };
const interimRule = { clause: 'interim', promisedBy: false, notAfter: null };
/** An interim answer of nobody is allowed. */
const noInterim = { interim: { ...interimRule, when: [{ importance: ['high' as const] }] } };

describe('a text to a citizen', () => {
	it('has something to be read, and at most ten thousand characters', () => {
		const faults = [' ', 'а', 'а'.repeat(10_000), 'а'.repeat(10_001)].map(textFault);
		expect(faults).toEqual(['text-missing', null, null, 'text-too-long']);
	});

	it('R-06: what colleagues say to each other is shorter, wherever in a command it stands', () => {
		const long = 'а'.repeat(2_001);
		expect(outcomeOf(drafting, submit({ measures: long }))).toBe('remark-too-long measures (submit)');
		expect(outcomeOf(drafting, submit({ measures: 'а'.repeat(2_000) }))).toEqual([
			{ ...final, clause: 'submit' },
			completed,
		]);
		expect(longRemarkIn({ beside: { reason: long }, comment: null })).toBe('reason');
		expect(longRemarkIn({ beside: { text: long }, comment: null })).toBeNull();
		expect(outcomeOf(drafting, submit({ text: long }))).toEqual([{ ...final, clause: 'submit' }, completed]);
	});
});

describe('a unit hands in a text', () => {
	const handsIn = (change: Partial<Of<'submit'>> = {}, of: Case = drafting, world?: World) =>
		outcomeOf(of, submit(change), world);

	it('whose part is out, with words, and where the question was dealt with before with what was done since', () => {
		expect(handsIn({ unit: 'zoo' })).toBe('unknown-unit unit (submit)');
		expect(handsIn({ unit: 'water' })).toBe('unit-not-asked unit (submit)');
		expect(handsIn({ unit: 'parks' })).toBe('part-already-in unit (submit)');
		expect(handsIn({ text: '' })).toBe('text-missing text (submit)');
		expect(handsIn()).toEqual([{ ...final, clause: 'submit' }, completed]);
		const again = standing('draft', { ...drafting, repeatOf: 'case-1' });
		const asks = there({ repeat: { clause: '14' } });
		expect(handsIn({}, again, asks)).toBe('measures-missing measures (14)');
		expect(handsIn({ measures: ' ' }, again, asks)).toBe('measures-missing measures (14)');
		expect(handsIn({ measures: 'Засыпали' }, again, asks)).toMatchObject([final, completed]);
		expect(handsIn({}, drafting, asks)).toMatchObject([final, completed]);
		expect(handsIn({}, again)).toMatchObject([final, completed]);
	});

	const promise = at('20.03 18:00');
	const given = { kind: 'interim' as const, promisedBy: promise };
	const interim = { ...final, answer: 'interim', promisedBy: promise.at };

	it('M-6: as an interim one where the regulation knows one, with a promise where it wants one', () => {
		expect(handsIn(given)).toMatchObject([interim, completed]);
		expect(handsIn({ ...given, promisedBy: null })).toMatchObject([{ ...interim, promisedBy: null }, completed]);
		expect(handsIn(given, drafting, there({ interim: null }))).toBe('interim-not-allowed kind (submit)');
		expect(handsIn(given, drafting, there(noInterim))).toBe('interim-not-allowed kind (interim)');
		const wants = there({ interim: { ...interimRule, promisedBy: true } });
		expect(handsIn({ ...given, promisedBy: null }, drafting, wants)).toBe('promise-missing promisedBy (interim)');
		expect(handsIn(given, drafting, wants)).toMatchObject([interim, completed]);
		expect(handsIn({}, drafting, there(noInterim))).toMatchObject([final, completed]);
		// A final one promises nothing, whatever was filled in.
		expect(handsIn({ promisedBy: promise }, drafting, wants)).toMatchObject([final, completed]);
	});

	it('M-8: which promises no later than what its own term leaves, the last day of it included', () => {
		const within = (regulation: Partial<Regulation>, promisedBy: ReturnType<typeof at>) =>
			handsIn({ kind: 'interim', promisedBy }, drafting, there(regulation));
		const bound = { interim: { ...interimRule, notAfter: 'draft' }, terms: [rule('draft')] };
		expect(within(bound, at('12.03 13:00'))).toMatchObject([{ promisedBy: time('12.03 13:00') }, completed]);
		expect(within(bound, at('12.03 13:00:01'))).toBe('promise-too-late promisedBy (interim)');
		expect(within(bound, at('13.03 00:00', true))).toMatchObject([{ answer: 'interim' }, completed]);
		expect(within(bound, at('13.03 00:00'))).toBe('promise-too-late promisedBy (interim)');
		expect(handsIn({ kind: 'interim' }, drafting, there(bound))).toMatchObject([{ promisedBy: null }, completed]);
		expect(within({ ...bound, terms: [] }, at('20.03 13:00'))).toMatchObject([{ answer: 'interim' }, completed]);
	});

	it('G-38: a promise that is later than the curator’s date is marked; a final answer makes none', () => {
		const dated = standing('draft', { ...drafting, deadline: promise.at });
		const late = { kind: 'interim' as const, promisedBy: at('20.03 18:01') };
		expect(handsIn(given, dated)).toEqual([{ ...interim, clause: 'submit' }, completed]);
		expect(handsIn(late, dated)).toMatchObject([{ promiseTooLate: true }, completed]);
		expect(handsIn({ ...late, kind: 'final' }, dated)).toEqual([{ ...final, clause: 'submit' }, completed]);
	});

	it('G-38: what is mended keeps its promise, unless another is made or it is final now', () => {
		const back = part('roads', { handedIn: handed(1, 'interim', promise.at) });
		const mends = standing('draft', { assignments: [back], drafts: 1 });
		expect(handsIn({ kind: 'interim' }, mends)).toMatchObject([interim, completed]);
		expect(handsIn({ kind: 'interim', promisedBy: at('21.03 18:00') }, mends)).toMatchObject([
			{ promisedBy: time('21.03 18:00') },
			completed,
		]);
		expect(handsIn({}, mends)).toMatchObject([final, completed]);
	});

	it('O-8′: a question that comes back is reworded, an answer may become another', () => {
		const rework = (change: Partial<Case>) =>
			standing('rework', { assignments: [part('roads'), parks], drafts: 1, ...change });
		const asked = rework({ draft: text('question', 'roads'), questions: [question({ of: 'author', unit: 'roads' })] });
		expect(handsIn({}, asked)).toMatchObject([{ unit: 'roads', answer: 'question' }]);
		// Plastunovskaya 13, 19.2: the part of another unit is no rewording.
		const others = rework({ draft: text('question'), questions: [question({ of: 'author', unit: 'parks' })] });
		expect(handsIn({}, others)).toMatchObject([{ unit: 'roads', answer: 'final' }, completed]);
		expect(handsIn({}, rework({ draft: text('explanation', 'roads') }))).toMatchObject([
			{ answer: 'final' },
			completed,
		]);
		// A question of before is none that comes back now.
		const drafts = standing('draft', { ...drafting, draft: text('question') });
		expect(handsIn({}, drafts)).toMatchObject([{ answer: 'final' }, completed]);
	});

	it('P-19: whoever of its authors mends a joint text mends it for the unit that answers for it', () => {
		const wrotes = [wrote('roads', handed(1)), wrote('parks', handed(2))];
		const joint = (unit: string | null, version = 3) =>
			standing('rework', { assignments: wrotes, drafts: 3, draft: text('final', unit, version) });
		const writer = (of: Case) => handsIn({ unit: 'parks' }, of);
		expect(writer(joint('roads'))).toMatchObject([{ unit: 'roads', version: 4 }, completed]);
		expect(writer(joint(null))).toMatchObject([{ unit: 'parks' }, completed]);
		expect(writer(joint('parks', 2))).toMatchObject([{ unit: 'parks' }, completed]);
		const beside = standing('draft', {
			assignments: [part('roads'), parks],
			drafts: 5,
			draft: text('final', 'parks', 5),
		});
		expect(handsIn({}, beside)).toMatchObject([{ unit: 'roads' }, completed]);
	});
});

describe('G-30: the coordinator writes the answer himself', () => {
	const writes = (change: Partial<Of<'submit'>> = {}, of: Case = drafting, world?: World) =>
		outcomeOf(of, submit({ by: coordinator, unit: null, ...change }), world);
	const own = { ...final, unit: null };

	it('with words, and what was done since; whose part is out is not waited for any more', () => {
		expect(writes({ text: ' ' })).toBe('text-missing text (write)');
		const again = standing('draft', { ...drafting, repeatOf: 'case-1' });
		expect(writes({}, again, there({ repeat: { clause: '14' } }))).toBe('measures-missing measures (14)');
		expect(writes({ measures: 'Засыпали' }, again, there({ repeat: { clause: '14' } }))).toMatchObject([
			own,
			completed,
		]);
		expect(writes()).toEqual([{ ...own, clause: 'write' }, completed]);
		expect(writes({}, standing('draft', { assignments: [parks], drafts: 1 }))).toEqual([{ ...own, clause: 'write' }]);
	});

	const promise = at('20.03 18:00');
	const given = { kind: 'interim' as const, promisedBy: promise };
	const interim = { ...own, answer: 'interim', promisedBy: promise.at };

	it('as an interim one where somebody owes the final one then', () => {
		const by = (...assignments: Case['assignments']) => standing('draft', { assignments, drafts: 1 });
		const posted = part('roads', { part: 'posted' });
		const declined = part('water', { part: 'declined' });
		expect(writes(given, by(posted, declined))).toBe('interim-not-allowed kind (interim)');
		expect(writes(given, by(posted), there({ interim: null }))).toBe('interim-not-allowed kind (write)');
		expect(writes({}, by(posted))).toMatchObject([own]);
		for (const all of [by(posted, parks), by(declined), by()]) expect(writes(given, all)).toMatchObject([interim]);
		const wants = there({ interim: { ...interimRule, promisedBy: true } });
		expect(writes({ kind: 'interim' }, drafting, wants)).toBe('promise-missing promisedBy (interim)');
		expect(writes(given, drafting, there(noInterim))).toBe('interim-not-allowed kind (interim)');
		expect(writes({ promisedBy: promise }, drafting, there(noInterim))).toMatchObject([own, completed]);
	});

	it('G-38: with a promise, or that of the text that he mends, marked where it is too late', () => {
		const dated = standing('draft', { ...drafting, deadline: promise.at });
		const late = { kind: 'interim' as const, promisedBy: at('20.03 18:01') };
		expect(writes(given, dated)).toEqual([{ ...interim, clause: 'write' }, completed]);
		expect(writes(late, dated)).toMatchObject([{ promiseTooLate: true }, completed]);
		expect(writes({ ...late, kind: 'final' }, dated)).toEqual([{ ...own, clause: 'write' }, completed]);
		const draft = { ...text('interim'), promisedBy: promise.at };
		const mends = standing('rework', { assignments: [parks], drafts: 1, draft });
		expect(writes({ kind: 'interim' }, mends)).toMatchObject([interim]);
		expect(writes({ kind: 'interim', promisedBy: at('21.03 18:00') }, mends)).toMatchObject([
			{ promisedBy: time('21.03 18:00') },
		]);
		expect(writes({ kind: 'interim' }, standing('rework', { assignments: [parks], drafts: 1 }))).toMatchObject([
			{ promisedBy: null },
		]);
	});

	it('M-12, M-15: units that may be given no interim answer, or have a term of their own beside it, owe their parts still', () => {
		const photo = part('water', { photoRequired: true });
		const several = standing('draft', { assignments: [part('roads'), photo, parks], drafts: 1 });
		const withPhoto = there({ interim: { ...interimRule, when: [{ photo: true }] } });
		expect(writes(given, several, withPhoto)).toMatchObject([{ keeps: ['roads'] }, completed]);
		expect(writes({}, several, withPhoto)).toEqual([{ ...own, clause: 'write' }, completed]);
		const apart = there({ interim: { ...interimRule, apart: ['own'] }, terms: [rule('own'), rule('other')] });
		const bound = (change: Partial<Case>) =>
			standing('draft', { assignments: [part('roads'), part('water'), parks], drafts: 1, phase: 'final', ...change });
		const clocks = [
			clock('own', '14.03 12:00', { unit: 'roads' }),
			clock('other', '14.03 12:00', { unit: 'water' }),
			clock('own', '14.03 12:00', { unit: 'water', state: 'met' }),
		];
		expect(writes({}, bound({ clocks }), apart)).toMatchObject([{ keeps: ['roads'] }, completed]);
		const none = [{ ...own, clause: 'write' }, completed];
		expect(writes({}, bound({ clocks, phase: 'first' }), apart)).toEqual(none);
		expect(writes({}, bound({ clocks }), there({ terms: [rule('own'), rule('other')] }))).toEqual(none);
		expect(writes({}, bound({ clocks }), there({ interim: null, terms: [rule('own'), rule('other')] }))).toEqual(none);
	});

	it('G-34: that the question is not ours, and says so also where he mends it', () => {
		const redirect = (words: string, of: Case = drafting) =>
			outcomeOf(of, { do: 'not-ours', by: coordinator, text: words });
		expect(redirect(' ')).toBe('text-missing text (not-ours)');
		const said = { ...own, category: 'not-ours', clause: 'not-ours' };
		expect(redirect('Дорога краевая')).toEqual([said, completed]);
		expect(redirect('Дорога краевая', standing('draft', { assignments: [parks], drafts: 1 }))).toEqual([said]);
		const draft = { ...text('final'), category: 'not-ours' };
		const mends = (stage: 'rework' | 'publication' | 'draft', category: string | null = 'not-ours') =>
			writes({}, standing(stage, { drafts: 1, draft: { ...draft, category } }));
		expect(mends('rework')).toMatchObject([{ category: 'not-ours' }]);
		expect(mends('publication')).toMatchObject([{ category: 'not-ours' }]);
		expect(mends('rework', 'demand')).toMatchObject([{ category: null }]);
		expect(mends('draft')).toMatchObject([{ category: null }]);
		expect(writes({}, standing('rework', { drafts: 1 }))).toMatchObject([{ category: null }]);
	});
});
