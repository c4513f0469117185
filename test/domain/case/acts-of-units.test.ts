import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Agreement, Command } from '../../../domain/case/model/commands.ts';
import type { World } from '../../../domain/case/model/world.ts';
import type { ExplanationRule } from '../../../domain/regulation/regulation.ts';
import { by, coordinator, submit } from '../../support/commands.ts';
import { outcomeOf, standing, there } from '../../support/made-acts.ts';
import { handed, wrote } from '../../support/made-events.ts';
import { part } from '../../support/made-rules.ts';

type Of<Do extends Command['do']> = Extract<Command, { do: Do }>;

const parks = wrote('parks', handed(1));
/** The part of the parks is in, that of the roads is out. */
const state = standing('draft', { assignments: [parks, part('roads')], routings: 3 });
const completed = { type: 'PartsCompleted' };

describe('G-29: an assignment is taken away', () => {
	const reassign = (change: Partial<Of<'reassign'>>, of: Case = state) =>
		outcomeOf(of, { do: 'reassign', by: coordinator, unit: 'roads', to: 'water', reason: 'Молчат', ...change });

	it('from a unit whose part is out, for one that is not asked, and with a reason', () => {
		expect(reassign({ unit: 'zoo' })).toBe('unknown-unit unit (reassign)');
		expect(reassign({ unit: 'water', to: null })).toBe('unit-not-asked unit (reassign)');
		expect(reassign({ unit: 'parks' })).toBe('part-already-in unit (reassign)');
		expect(reassign({ to: 'zoo' })).toBe('unknown-unit to (reassign)');
		expect(reassign({ to: 'roads' })).toBe('unit-asked-already to (reassign)');
		expect(reassign({ to: 'parks' })).toBe('unit-asked-already to (reassign)');
		expect(reassign({ reason: ' ' })).toBe('reason-missing reason (reassign)');
	});

	it('another unit is asked in a round of its own; the coordinator himself in none, and what is in is all', () => {
		const taken = { type: 'CaseReassigned', unit: 'roads', clause: 'reassign' };
		expect(reassign({})).toEqual([{ ...taken, to: 'water', round: 4 }]);
		expect(reassign({ to: null })).toEqual([{ ...taken, to: null, round: 3 }, completed]);
		const alone = standing('draft', { assignments: [part('roads')], routings: 1 });
		expect(reassign({ to: null }, alone)).toEqual([{ ...taken, to: null, round: 1 }]);
	});

	it('nothing is complete while somebody is to be chosen for a part that was declined', () => {
		const handsIn = (toReassign: boolean) =>
			outcomeOf(standing('draft', { assignments: [parks, part('roads')], toReassign }), submit());
		expect(handsIn(true)).toMatchObject([{ type: 'DraftSubmitted' }]);
		expect(handsIn(false)).toMatchObject([{ type: 'DraftSubmitted' }, completed]);
	});

	it('nor where all that is left was declined', () => {
		const declined = standing('draft', { assignments: [part('parks', { part: 'declined' }), part('roads')] });
		expect(reassign({ to: null }, declined)).toMatchObject([{ type: 'CaseReassigned' }]);
	});

	it('a unit that has declined may be asked in its place', () => {
		const declined = standing('draft', { assignments: [part('water', { part: 'declined' }), part('roads')] });
		expect(reassign({}, declined)).toMatchObject([{ to: 'water' }]);
	});
});

describe('G-31: units are asked besides, and routed to', () => {
	type Asked = Pick<Of<'route'>, 'units' | 'agreed'>;
	const plain = { photoRequired: false, selfPosting: false };
	const add = (asked: Asked, world?: World) =>
		outcomeOf(state, { do: 'add-units', by: coordinator, reason: null, ...plain, ...asked }, world);
	const fresh = standing('screening', { routings: 1 });
	const route = (change: Partial<Of<'route'>>, world?: World, of: Case = fresh) =>
		outcomeOf(of, { do: 'route', by: coordinator, units: ['roads'], ...plain, ...change }, world);
	const routed = { type: 'CaseRouted', units: ['roads'], round: 2, ...plain, repeatOf: null, clause: 'route' };

	it('some that the town has, each once, and none that is asked already', () => {
		expect(add({ units: [] })).toBe('no-unit unit (add-units)');
		expect(add({ units: ['zoo'] })).toBe('unknown-unit unit (add-units)');
		expect(add({ units: ['water', 'zoo'] })).toBe('unknown-unit unit (add-units)');
		expect(add({ units: ['roads'] })).toBe('unit-asked-already unit (add-units)');
		expect(add({ units: ['water', 'roads'] })).toBe('unit-asked-already unit (add-units)');
		expect(add({ units: ['water'] }, there({ severalUnits: false }))).toBe('one-unit-only unit (add-units)');
		expect(add({ units: ['water', 'water'] })).toEqual([
			{ type: 'UnitsAdded', units: ['water'], round: 4, ...plain, clause: 'add-units' },
		]);
	});

	it('a message goes to some units, to one where the regulation knows one alone', () => {
		expect(route({ units: [] })).toBe('no-unit unit (route)');
		expect(route({ units: ['roads', 'zoo'] })).toBe('unknown-unit unit (route)');
		const one = there({ severalUnits: false });
		expect(route({ units: ['roads', 'parks'] }, one)).toBe('one-unit-only unit (route)');
		expect(route({ units: ['roads', 'roads'] }, one)).toEqual([routed]);
		expect(route({ units: ['roads', 'parks'] })).toEqual([{ ...routed, units: ['roads', 'parks'] }]);
	});

	it('what is agreed with one of them otherwise than with the rest is said of that one', () => {
		const agreed = (own: Readonly<Record<string, Agreement>>) => route({ agreed: own });
		expect(agreed({ roads: plain })).toEqual([routed]);
		expect(agreed({ parks: { photoRequired: true, selfPosting: true } })).toEqual([routed]);
		for (const own of [
			{ photoRequired: true, selfPosting: false },
			{ photoRequired: false, selfPosting: true },
		]) {
			expect(agreed({ roads: own })).toEqual([{ ...routed, agreed: { roads: own } }]);
		}
	});

	it('kislovodsk 14: it stays the repeat that it is until it is said to be another or none', () => {
		const repeat = standing('screening', { routings: 1, repeatOf: 'case-1' });
		expect(route({}, undefined, repeat)).toEqual([{ ...routed, repeatOf: 'case-1' }]);
		expect(route({ repeatOf: null }, undefined, repeat)).toEqual([routed]);
		expect(route({ repeatOf: 'case-2' }, undefined, repeat)).toEqual([{ ...routed, repeatOf: 'case-2' }]);
	});

	it('okha 3.7: what the regulation explains may be put on that track, and taken off it', () => {
		const rule = (category: string): ExplanationRule => ({
			category,
			clause: '3.7',
			title: category,
			competentBody: false,
			earlierAnswers: 0,
			anywhere: false,
		});
		const world = there({
			explanations: [rule('demand'), { ...rule('court'), when: [{ importance: ['high'] }] }],
		});
		expect(route({ explanation: 'weather' }, world)).toBe('unknown-category explanation (route)');
		expect(route({ explanation: 'court' }, world)).toBe('unknown-category explanation (route)');
		expect(route({ explanation: 'demand' }, world)).toEqual([{ ...routed, explanation: 'demand' }]);
		expect(route({ explanation: null }, world)).toEqual([routed]);
		const tracked = standing('screening', { routings: 1, track: 'demand' });
		expect(route({}, world, tracked)).toEqual([routed]);
		expect(route({ explanation: 'demand' }, world, tracked)).toEqual([routed]);
		expect(route({ explanation: null }, world, tracked)).toEqual([{ ...routed, explanation: null }]);
	});
});

describe('G-31, P-19: what is agreed with a unit later', () => {
	it('photographs belong to an answer that is out, after all or no longer', () => {
		const photo = (change: Partial<Of<'require-photo'>>) =>
			outcomeOf(standing('draft', { assignments: [{ ...parks, photoRequired: true }, part('roads')] }), {
				do: 'require-photo',
				by: coordinator,
				unit: 'roads',
				required: true,
				reason: 'Яма',
				...change,
			});
		expect(photo({ unit: 'zoo' })).toBe('unknown-unit unit (require-photo)');
		expect(photo({ unit: 'water' })).toBe('unit-not-asked unit (require-photo)');
		expect(photo({ unit: 'parks', required: false })).toBe('part-already-in unit (require-photo)');
		expect(photo({ required: false })).toBe('photo-unchanged required (require-photo)');
		expect(photo({ reason: '' })).toBe('reason-missing reason (require-photo)');
		expect(photo({})).toEqual([{ type: 'PhotoAgreed', unit: 'roads', required: true, clause: 'require-photo' }]);
	});

	it('whoever has handed in may be named to join the parts, once', () => {
		const name = (unit: string, jointAuthor: string | null = null) =>
			outcomeOf(
				standing('consolidation', { assignments: [parks, part('roads'), wrote('water', handed(2))], jointAuthor }),
				{ do: 'name-author', by: coordinator, unit, reason: null },
			);
		expect(name('zoo')).toBe('unknown-unit unit (name-author)');
		expect(name('roads')).toBe('unit-not-asked unit (name-author)');
		expect(name('parks', 'parks')).toBe('unit-asked-already unit (name-author)');
		expect(name('parks', 'water')).toEqual([{ type: 'JointAuthorNamed', unit: 'parks', clause: 'name-author' }]);
	});

	it('a unit declines what it is asked, with a reason, and may name another one of the town', () => {
		const declined = (change: Partial<Of<'decline'>>) =>
			outcomeOf(standing('draft', { assignments: [part('roads'), part('parks', { part: 'submitted' })] }), {
				do: 'decline',
				by: by('executor', 'roads-1', 'roads'),
				unit: 'roads',
				reason: 'Не наша дорога',
				suggested: null,
				...change,
			});
		const event = { type: 'AssignmentDeclined', unit: 'roads', reason: 'other', suggested: null, clause: 'decline' };
		expect(declined({ unit: 'zoo' })).toBe('unknown-unit unit (decline)');
		expect(declined({ unit: 'water' })).toBe('unit-not-asked unit (decline)');
		expect(declined({ unit: 'parks' })).toBe('part-already-in unit (decline)');
		expect(declined({ reason: ' ' })).toBe('reason-missing reason (decline)');
		expect(declined({})).toEqual([event]);
		expect(declined({ suggested: 'zoo' })).toEqual([event]);
		expect(declined({ suggested: 'water' })).toEqual([{ ...event, suggested: 'water' }]);
	});
});
