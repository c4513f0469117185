import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FollowUp, type MailOrder, mailTemplates } from '../../../domain/case/follow-ups/follow-up.ts';
import { asOneMail, joined, onlyTells, partsOf, withWaiting } from '../../../domain/case/follow-ups/join.ts';
import { steps, tell } from '../../support/story.ts';
import { mailsIn } from '../../support/take.ts';
import { mailOf, viewOf } from '../../support/views.ts';

const { case: state } = tell([steps.receive]);
const order = (given: Parameters<typeof mailOf>[1]): MailOrder => mailOf(viewOf(state), given).order;
const ordered = (...mails: readonly MailOrder[]): readonly FollowUp[] => mails.map((mail) => ({ is: 'mail', mail }));
const join = (...mails: readonly MailOrder[]) => mailsIn(joined(ordered(...mails)));

const late = order({ template: 'breach', to: 'coordinator', clock: 'overall-1' });
const later = order({ template: 'breach', to: 'coordinator', clock: 'publication-1' });
const asked = order({ template: 'stage-opened', to: 'coordinator', stage: 'check', visit: 3 });
const assignment = order({ template: 'assignment', to: 'executor', unit: 'roads', stage: 'draft', round: 1 });
const moved = order({ template: 'clock-moved', to: 'executor', unit: 'roads', clock: 'draft-1' });

describe('of one decision one person gets one mail', () => {
	it('what only tells goes along with what asks, whichever was ordered first', () => {
		expect(join(late, asked, later)).toEqual([{ ...asked, along: [late, later] }]);
	});

	it('of several that only tell the first takes the others', () => {
		expect(join(late, later)).toEqual([{ ...late, along: [later] }]);
	});

	it('G-8: the mail that starts a unit’s clock stays that mail, and takes along what else its people are told', () => {
		expect(join(moved, assignment)).toEqual([{ ...assignment, along: [moved] }]);
	});

	it('to another role, or to another unit, a mail stays its own', () => {
		const other = order({ template: 'clock-moved', to: 'executor', unit: 'parks', clock: 'draft-2' });
		const curator = order({ template: 'breach', to: 'curator', clock: 'overall-1' });
		expect(join(moved, other, late, curator)).toEqual([moved, other, late, curator]);
	});

	it('what leads elsewhere stays its own: its link would be lost', () => {
		const elsewhere = order({ template: 'breach', to: 'coordinator', clock: 'overall-1', stage: 'consolidation' });
		expect(join(asked, elsewhere)).toEqual([asked, elsewhere]);
	});

	it('two that ask stay two', () => {
		const memo = order({ template: 'memo', to: 'coordinator', notice: 'memo-1', clock: 'draft-1' });
		expect(join(asked, memo)).toEqual([asked, memo]);
	});

	it('whatever is ordered, nothing is lost and nothing is said twice', () => {
		const any = fc.record({
			template: fc.constantFrom(...mailTemplates),
			to: fc.constantFrom('coordinator', 'executor'),
			unit: fc.constantFrom('roads', 'parks', null),
			stage: fc.constantFrom('draft', 'check', null),
			clock: fc.constantFrom('draft-1', 'overall-1', null),
		});
		fc.assert(
			fc.property(fc.array(any, { maxLength: 9 }), (given) => {
				const mails = given.map((one) => order(one as Parameters<typeof order>[0]));
				const parts = join(...mails).flatMap(partsOf);
				const sorted = (all: readonly MailOrder[]) => all.map((one) => JSON.stringify(one)).toSorted();
				expect(sorted(parts)).toEqual(sorted(mails));
				expect(join(...mails).filter(({ template }) => template === 'assignment')).toHaveLength(
					mails.filter(({ template }) => template === 'assignment').length,
				);
			}),
		);
	});

	it('what is left of the parts is a mail again', () => {
		const [both] = join(asked, late);
		expect(asOneMail(partsOf(both ?? asked))).toEqual(both);
		expect(asOneMail([late])).toEqual(late);
		expect(asOneMail([])).toBeNull();
	});
});

describe('13: what waits of the same minute goes out with this decision (ADR 0036)', () => {
	const over = () => false;
	const carry = (own: readonly MailOrder[], waiting: readonly MailOrder[], isAwaited = over) => {
		const { orders, carried } = withWaiting(ordered(...own), waiting, isAwaited);
		return { mails: mailsIn(orders), carried };
	};

	it('a lateness goes into what asks, and that mail waits for no other', () => {
		expect(carry([asked], [late, moved])).toEqual({
			mails: [{ ...asked, along: [late], hasWaited: true }],
			carried: [0],
		});
	});

	it('a way that the case still waits for keeps a mail apart; one that is over is left out', () => {
		const elsewhere = order({ template: 'breach', to: 'coordinator', clock: 'overall-1', stage: 'draft', visit: 2 });
		expect(carry([asked], [elsewhere], () => true)).toEqual({ mails: [asked], carried: [] });
		const [mail] = carry([asked], [elsewhere]).mails;
		expect(mail?.along).toEqual([{ ...elsewhere, stage: null, visit: null }]);
	});

	it('G-8, R-24: whatever waits, nothing is lost, nothing doubled, and no mail that asks or starts a clock is carried', () => {
		const any = fc.record({
			template: fc.constantFrom(...mailTemplates),
			to: fc.constantFrom('coordinator', 'executor'),
			unit: fc.constantFrom('roads', null),
			stage: fc.constantFrom('draft', 'check', null),
			clock: fc.constantFrom('draft-1', 'overall-1', null),
		});
		const some = fc.array(any, { maxLength: 5 });
		fc.assert(
			fc.property(some, some, (given, before) => {
				const [own, waiting] = [given, before].map((list) =>
					list.map((one) => order(one as Parameters<typeof order>[0])),
				);
				const { mails, carried } = carry(own ?? [], waiting ?? [], () => true);
				const left = (waiting ?? []).filter((_, place) => !carried.includes(place));
				const sorted = (all: readonly MailOrder[]) =>
					all.map(({ hasWaited: _, ...one }) => JSON.stringify(one)).toSorted();
				expect(sorted([...mails.flatMap(partsOf), ...left])).toEqual(sorted([...(own ?? []), ...(waiting ?? [])]));
				expect(carried.every((place) => onlyTells(waiting?.[place] ?? asked))).toBe(true);
			}),
		);
	});
});
