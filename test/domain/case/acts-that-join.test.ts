import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { World } from '../../../domain/case/model/world.ts';
import type { ExplanationRule } from '../../../domain/regulation/regulation.ts';
import { by, coordinator } from '../../support/commands.ts';
import { outcomeOf, standing, there } from '../../support/made-acts.ts';
import { handed, wrote } from '../../support/made-events.ts';
import { clock, part, rule } from '../../support/made-rules.ts';
import { time } from '../../support/play.ts';

type Of<Do extends Command['do']> = Extract<Command, { do: Do }>;

const completed = { type: 'PartsCompleted' };
const promise = { at: time('20.03 18:00'), wholeDay: false };
const roads = wrote('roads', handed(1));
const parks = wrote('parks', handed(2));

describe('G-31: the parts of several are joined', () => {
	const joining = (change: Partial<Case> = {}) =>
		standing('consolidation', { assignments: [roads, parks], drafts: 2, ...change });
	const joins = (change: Partial<Of<'consolidate'>> = {}, of: Case = joining(), world?: World) =>
		outcomeOf(of, { do: 'consolidate', by: coordinator, text: 'Здравствуйте!', ...change }, world);
	const joined = {
		type: 'DraftConsolidated',
		version: 3,
		unit: 'roads',
		answer: 'final',
		promisedBy: null,
		clause: 'consolidate',
	};

	it('P-19: of the units by the one that was named, and for itself', () => {
		const ofUnit = (unit: string | null) => by('executor', 'somebody', unit);
		const named = joining({ jointAuthor: 'parks' });
		expect(joins({ by: ofUnit('roads') }, named)).toBe('not-yours (consolidate)');
		expect(joins({ by: ofUnit('parks'), unit: 'roads' }, named)).toBe('not-yours (consolidate)');
		for (const writer of [ofUnit('parks'), ofUnit(null)])
			expect(joins({ by: writer }, named)).toEqual([{ ...joined, unit: 'parks' }]);
		expect(joins({ by: ofUnit('parks'), unit: 'parks' }, named)).toEqual([{ ...joined, unit: 'parks' }]);
		// The coordinator may all the same, and for whom he likes.
		expect(joins({}, named)).toEqual([joined]);
		expect(joins({ unit: 'roads' }, named)).toEqual([joined]);
		expect(joins({ by: by('coordinator', 'c', 'roads') }, named)).toEqual([joined]);
	});

	it('with words, for a unit that is asked; else for the first whose part is in, and for nobody’s where nobody is', () => {
		expect(joins({ text: ' ' })).toBe('text-missing text (consolidate)');
		expect(joins({ unit: 'zoo' })).toBe('unknown-unit unit (consolidate)');
		expect(joins({ unit: 'water' })).toBe('unit-not-asked unit (consolidate)');
		expect(joins({ unit: 'parks' })).toEqual([{ ...joined, unit: 'parks' }]);
		expect(joins({ unit: null })).toEqual([joined]);
		const declined = joining({ assignments: [part('water', { part: 'declined' }), parks] });
		expect(joins({ unit: 'water' }, declined)).toBe('unit-not-asked unit (consolidate)');
		expect(joins({}, joining({ assignments: [part('water'), parks] }))).toMatchObject([{ unit: 'parks' }, completed]);
		expect(joins({}, joining({ assignments: [part('water'), part('lights'), parks] }))).toMatchObject([
			{ unit: 'parks' },
			completed,
		]);
		expect(joins({}, joining({ assignments: [] }))).toEqual([{ ...joined, unit: null }]);
	});

	it('M-2: whose part is out is not waited for any more', () => {
		const without = joining({ assignments: [roads, part('water')] });
		expect(joins({}, without)).toEqual([joined, completed]);
		expect(joins({}, joining({ toReassign: true }))).toEqual([joined, completed]);
		expect(joins({}, joining())).toEqual([joined]);
	});

	it('perm 2.1.2: as an interim answer where a part is one, or where he says so and somebody owes the final one', () => {
		const interim = { promisedBy: promise, reason: null };
		expect(joins({ interim: null })).toEqual([joined]);
		expect(joins({ interim })).toEqual([{ ...joined, answer: 'interim', promisedBy: promise.at }]);
		expect(joins({ interim: { promisedBy: null, reason: null } })).toEqual([{ ...joined, answer: 'interim' }]);
		const open = joining({ assignments: [wrote('roads', handed(1, 'interim', promise.at)), parks] });
		expect(joins({}, open)).toEqual([{ ...joined, answer: 'interim' }]);
		const over = [part('roads', { part: 'posted' }), part('parks', { part: 'declined' })];
		expect(joins({ interim }, joining({ assignments: over }))).toBe('interim-not-allowed kind (interim)');
		expect(joins({ interim }, joining({ assignments: [...over, parks] }))).toMatchObject([{ answer: 'interim' }]);
		expect(joins({ interim }, joining({ assignments: over }), there({ interim: null }))).toBe(
			'interim-not-allowed kind (consolidate)',
		);
		expect(joins({}, joining({ assignments: over }))).toMatchObject([{ answer: 'final' }]);
		const wants = there({ interim: { clause: 'interim', promisedBy: true, notAfter: null } });
		expect(joins({ interim: { promisedBy: null, reason: null } }, joining(), wants)).toBe(
			'promise-missing promisedBy (interim)',
		);
		expect(joins({}, joining(), wants)).toEqual([joined]);
	});

	it('G-38: which is marked where it promises later than the curator’s date', () => {
		const interim = { promisedBy: promise, reason: null };
		const dated = (due: number) => joining({ deadline: due });
		expect(joins({ interim }, dated(promise.at))).toEqual([{ ...joined, answer: 'interim', promisedBy: promise.at }]);
		expect(joins({}, dated(promise.at - 1))).toEqual([joined]);
		expect(joins({ interim }, dated(promise.at - 1))).toMatchObject([{ promiseTooLate: true }]);
	});

	it('M-15: a unit that is bound by a term beside it owes its part still', () => {
		const world = there({
			interim: { clause: 'interim', promisedBy: false, notAfter: null, apart: ['own'] },
			terms: [rule('own')],
		});
		const clocks = [clock('own', '14.03 12:00', { unit: 'water' })];
		const bound = joining({ assignments: [roads, part('water')], phase: 'final', clocks });
		expect(joins({}, bound, world)).toMatchObject([{ keeps: ['water'] }, completed]);
	});
});

describe('okha 3.7: a text that explains', () => {
	const explanation = (category: string, change: Partial<ExplanationRule> = {}): ExplanationRule => ({
		category,
		clause: `3.7 ${category}`,
		title: category,
		competentBody: false,
		earlierAnswers: 0,
		anywhere: false,
		...change,
	});
	const world = there({
		explanations: [
			explanation('demand'),
			explanation('court', { when: [{ importance: ['high'] }] }),
			explanation('body', { competentBody: true }),
		],
	});
	const explains = (change: Partial<Of<'explain'>> = {}, ...assignments: Case['assignments']) =>
		outcomeOf(
			standing('draft', { assignments, drafts: 2 }),
			{
				do: 'explain',
				by: coordinator,
				unit: null,
				category: 'demand',
				text: 'Здравствуйте!',
				competentBody: null,
				...change,
			},
			world,
		);
	const explained = {
		type: 'DraftSubmitted',
		version: 3,
		unit: null,
		answer: 'explanation',
		promisedBy: null,
		category: 'demand',
		clause: '3.7 demand',
	};

	it('what the regulation explains in such a case, whose it is where it asks for that, and in words', () => {
		expect(explains({ category: 'weather' })).toBe('unknown-category category (explain)');
		expect(explains({ category: 'court' })).toBe('unknown-category category (explain)');
		expect(explains({ category: 'body' })).toBe('competent-body-missing competentBody (3.7 body)');
		expect(explains({ category: 'body', competentBody: ' ' })).toBe('competent-body-missing competentBody (3.7 body)');
		expect(explains({ category: 'body', competentBody: 'Дорожный фонд' })).toMatchObject([
			{ category: 'body', clause: '3.7 body' },
			completed,
		]);
		expect(explains({ text: ' ' })).toBe('text-missing text (explain)');
	});

	it('for everybody where nobody’s part is out, else for the unit that is meant', () => {
		expect(explains()).toEqual([explained, completed]);
		expect(explains({}, roads)).toEqual([explained, completed]);
		expect(explains({}, part('water'))).toEqual([{ ...explained, unit: 'water' }, completed]);
		expect(explains({}, part('water'), part('lights'))).toBe('unit-not-asked unit (explain)');
		expect(explains({ unit: 'water' }, part('water'), part('parks'))).toEqual([{ ...explained, unit: 'water' }]);
		expect(explains({ unit: 'roads' }, roads, part('water'))).toBe('part-already-in unit (explain)');
		expect(explains({ unit: 'zoo' }, part('water'))).toBe('unknown-unit unit (explain)');
	});
});
