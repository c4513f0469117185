import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../domain/case/model/case.ts';
import { anyHolds, holds, isPageOwed, isSiteOwed, type Weighing } from '../../../domain/case/turn/conditions.ts';
import { mayBeNeedless } from '../../../domain/case/turn/questions.ts';
import type { When } from '../../../domain/regulation/regulation.ts';
import { part, received } from '../../support/made-rules.ts';
import { ended, inStage, proposedIn, text } from '../../support/made-stages.ts';

const incidentOf = (change: Partial<Case['incident']>): Partial<Case> => ({
	incident: { ...received.incident, ...change },
});
const asked = (...parts: readonly Parameters<typeof part>[1][]): Partial<Case> => ({
	assignments: parts.map((change, at) => part(['roads', 'parks', 'water'][at] ?? '', change)),
});
const out = { part: 'awaited' } as const;
const isIn = { part: 'submitted' } as const;
const declined = { part: 'declined' } as const;
const is = (when: When, change: Partial<Case>, weighing?: Weighing) => holds(when, inStage('draft', change), weighing);

/** A condition, a case in which it holds, and cases in which it does not. */
const rows: readonly (readonly [When, Partial<Case>, ...Partial<Case>[]])[] = [
	[{ kind: ['incident'] }, incidentOf({ kind: 'incident' }), incidentOf({ kind: 'publication' })],
	[{ importance: ['high'] }, incidentOf({ importance: 'high' }), incidentOf({ importance: 'normal' })],
	[{ venue: ['direct'] }, incidentOf({ venue: 'direct' }), incidentOf({ venue: 'feed' })],
	[{ page: ['none'] }, incidentOf({ page: null }), incidentOf({ page: 'head' })],
	[{ answer: ['interim'] }, { draft: text('interim') }, { draft: text('final') }, { draft: null }],
	[{ phase: ['final'] }, { phase: 'final' }, { phase: 'first' }],
	[{ reason: ['threat'] }, { pendingReason: 'threat' }, { pendingReason: 'other' }, { pendingReason: null }],
	[
		{ category: ['one'] },
		{ draft: { ...text('explanation'), category: 'one' } },
		{ draft: { ...text('explanation'), category: 'two' } },
		{ draft: text('explanation') },
		{ draft: null },
	],
	[{ units: 'none' }, asked(declined), asked(out)],
	[{ units: 'one' }, asked(out, declined), asked(out, isIn), { ...asked(out, declined), toReassign: true }, asked()],
	[{ units: 'several' }, asked(out, isIn), asked(out), asked()],
	[{ units: 'several' }, { ...asked(out, declined), toReassign: true }, { ...asked(declined), toReassign: true }],
	[
		{ own: true },
		{ draft: text('final') },
		{ draft: text('final', 'roads') },
		{ draft: text('question') },
		{ draft: null },
	],
	[{ own: false }, { draft: text('final', 'roads') }, { draft: text('final') }],
	[{ track: true }, { track: 'one' }, { track: null }],
	[{ track: false }, { track: null }, { track: 'one' }],
	[
		{ proposed: ['no-answer'] },
		{ proposal: proposedIn('draft') },
		{ proposal: { ...proposedIn('draft'), end: 'unpublishable' } },
		{ proposal: null },
	],
	[{ declines: 2 }, { declines: 2 }, { declines: 1 }],
	[{ declines: 2 }, { declines: 3 }, { declines: 0 }],
	[{ returns: 2 }, { returns: 2 }, { returns: 1 }],
	[{ returns: 2 }, { returns: 3 }, { returns: 0 }],
	[{ interimAgreed: true }, { interimAgreed: true }, { interimAgreed: false }],
	[{ interimAgreed: false }, { interimAgreed: false }, { interimAgreed: true }],
	[{ partsIn: true }, asked(isIn, declined), asked(isIn, out), asked(declined), asked()],
	[{ partsIn: false }, asked(isIn, out), asked(isIn, declined)],
	[{ partsOut: true }, asked(isIn, out), asked(isIn, declined), asked()],
	[{ partsOut: false }, asked(isIn), asked(out)],
	[{ authorNamed: true }, { jointAuthor: 'roads' }, { jointAuthor: null }],
	[{ authorNamed: false }, { jointAuthor: null }, { jointAuthor: 'roads' }],
	[{ generalInterest: true }, { generalInterest: true }, { generalInterest: false }],
	[{ generalInterest: false }, { generalInterest: false }, { generalInterest: true }],
	[
		{ pageOwed: true },
		{ generalInterest: true, ...incidentOf({ venue: 'direct' }) },
		{ generalInterest: true, ...incidentOf({ venue: 'feed' }) },
		{ generalInterest: false, ...incidentOf({ venue: 'direct' }) },
		{ generalInterest: true, ...incidentOf({ venue: 'direct' }), moments: { 'publish@site-publication': 1 } },
	],
	[{ siteOwed: true }, { generalInterest: true }, { generalInterest: true, moments: { 'publish-site': 1 } }, {}],
	[
		{ photo: true },
		asked({ photoRequired: true }),
		asked({ photoRequired: false }),
		asked({ photoRequired: true, ...declined }),
	],
	[{ selfPosting: true }, asked({ selfPosting: true }), asked({ selfPosting: false }), asked()],
];

describe('a condition of a regulation', () => {
	it.each(rows)('%j holds of its own cases alone', (when, holding, ...others) => {
		expect(is(when, holding)).toBe(true);
		expect(others.map((change) => is(when, change))).toEqual(others.map(() => false));
	});
	it('holds with all of its fields, and always where there is none', () => {
		const both: When = { phase: ['final'], returns: 1 };
		expect(is(both, { phase: 'final', returns: 1 })).toBe(true);
		expect([is(both, { phase: 'first', returns: 1 }), is(both, { phase: 'final', returns: 0 })]).toEqual([
			false,
			false,
		]);
		expect([is({}, {}), holds(undefined, received)]).toEqual([true, true]);
	});
	it('one of several is enough, and no list always is', () => {
		const any = (conditions?: readonly When[]) => anyHolds(conditions, inStage('draft', { phase: 'final' }));
		expect(any()).toBe(true);
		expect(any([{ phase: ['first'] }, { phase: ['final'] }])).toBe(true);
		expect([any([{ phase: ['first'] }]), any([])]).toEqual([false, false]);
	});
	it('weighs what the act at hand says before what the case holds', () => {
		const draft = { ...text('interim'), category: 'one' };
		expect(is({ answer: ['final'] }, { draft }, { answer: 'final' })).toBe(true);
		expect(is({ answer: ['interim'] }, { draft }, { answer: 'final' })).toBe(false);
		expect(is({ category: ['two'] }, { draft }, { category: 'two' })).toBe(true);
		expect(is({ category: ['one'] }, { draft }, { category: 'two' })).toBe(false);
		expect(is({ reason: ['threat'] }, { pendingReason: 'other' }, { reason: 'threat' })).toBe(true);
		expect(is({ reason: ['other'] }, { pendingReason: 'other' }, { reason: 'threat' })).toBe(false);
		expect(is({ generalInterest: true }, { generalInterest: false }, { generalInterest: true })).toBe(true);
		expect(is({ generalInterest: true }, { generalInterest: true }, { generalInterest: false })).toBe(false);
		expect([is({ of: ['author'] }, {}, { of: 'author' }), is({ of: ['author'] }, {}, { of: 'curator' })]).toEqual([
			true,
			false,
		]);
		expect(is({ of: ['author'] }, {})).toBe(true);
	});
	it('Perm 3.4: what was agreed on with one unit says nothing of another', () => {
		const photos = asked({ photoRequired: false }, { photoRequired: true });
		const posts = asked({ selfPosting: true }, { selfPosting: false });
		const of = (unit: string, when: When, change: Partial<Case>) => is(when, change, { unit });
		expect([of('roads', { photo: true }, photos), of('parks', { photo: true }, photos)]).toEqual([false, true]);
		expect([of('roads', { selfPosting: true }, posts), of('parks', { selfPosting: true }, posts)]).toEqual([
			true,
			false,
		]);
		expect(of('roads', { photo: false }, photos)).toBe(true);
	});
	it('Okha 3.5: what is owed on the page and the site is asked of the case alone, too', () => {
		const of = (change: Partial<Case>): Case => ({ ...received, generalInterest: true, ...change });
		expect([isPageOwed(of(incidentOf({ venue: 'direct' }))), isPageOwed(of({}))]).toEqual([true, false]);
		expect([isSiteOwed(of({})), isSiteOwed(of({ generalInterest: false }))]).toEqual([true, false]);
	});
});

describe('G-26: whether the act of a term may turn out not to be needed', () => {
	const needless = (term: { optional: boolean; passesOn: boolean }, state: Case) => mayBeNeedless(state, term);
	const [optional, passedOn, owed] = [
		{ optional: true, passesOn: false },
		{ optional: false, passesOn: true },
		{ optional: false, passesOn: false },
	];
	it('where the file says so; of one that is passed on while a final text lies before it, or in rework', () => {
		const [draft, final, rework] = [inStage('draft'), inStage('check', { draft: text('final') }), inStage('rework')];
		expect([draft, final, rework].map((state) => needless(optional, state))).toEqual([true, true, true]);
		expect([draft, final, rework].map((state) => needless(passedOn, state))).toEqual([false, true, true]);
		expect(needless(passedOn, inStage('check', { draft: text('interim') }))).toBe(false);
		expect([draft, final, rework].map((state) => needless(owed, state))).toEqual([false, false, false]);
		expect(needless(passedOn, ended)).toBe(false);
	});
});
