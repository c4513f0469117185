import { describe, expect, it } from '@jest/globals';
import type { Case, Hold, Undelivered } from '../../../domain/case/model/case.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import { startsByMail, undelivered } from '../../../domain/case/state/evolve-undelivered.ts';
import { heldAfter } from '../../../domain/case/state/holds.ts';
import { event } from '../../support/made-events.ts';
import { part } from '../../support/made-rules.ts';
import { ended, inStage, text } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

const [earlier, now] = [time('12.03 10:30'), time('12.03 12:00')];
const told = event<'PartsCompleted'>({ type: 'PartsCompleted' }, now);
const hold = (at: number, role: Hold['role'], units: readonly string[] = [], stage: Hold['stage'] = 'draft'): Hold => ({
	at,
	role,
	units,
	stage,
});
const inDraft = (change: Partial<Case> = {}) =>
	inStage('draft', { held: [hold(earlier, 'nobody')], ...change }, 'executor');
const mine = (unit: string, handedAt: number | null = earlier) => part(unit, { handedAt });
const lost = (unit: string, again = false): Undelivered => ({
	number: 1,
	to: 'executor',
	unit,
	person: null,
	handedAt: earlier,
	why: 'bounced',
	othersTold: false,
	takenBack: [],
	again,
});
/** What is added where the case has become this one. */
const added = (before: Case, change: Partial<Case>, what: CaseEvent = told) =>
	heldAfter(before, { ...before, ...change }, what).slice(before.held.length);

describe('G-39: with whom a case has lain', () => {
	it('with whoever is awaited; of units with those that have their mail, by their names', () => {
		const nobodyYet = inDraft({ assignments: [] });
		expect(added(nobodyYet, { assignments: [mine('roads'), mine('parks'), mine('water', null)] })).toEqual([
			hold(now, 'executor', ['parks', 'roads']),
		]);
		expect(added(nobodyYet, { status: inStage('check').status })).toEqual([hold(now, 'coordinator', [], 'check')]);
		expect(added(nobodyYet, { assignments: [mine('roads', null)] })).toEqual([]);
		expect(added(nobodyYet, { status: ended.status })).toEqual([]);
	});

	it('with the coordinator where a unit is to be chosen, or asked in another way', () => {
		const before = inDraft({ assignments: [mine('roads', null), mine('parks', null)] });
		const isHis = [hold(now, 'coordinator')];
		expect(added(before, { toReassign: true })).toEqual(isHis);
		expect(added(before, { undelivered: [lost('roads')] })).toEqual(isHis);
		expect(added(before, { undelivered: [lost('water')] })).toEqual([]);
		expect(added(before, { undelivered: [lost('roads', true)] })).toEqual([]);
	});

	it('a new entry for another role, stage, or other units, and for nothing else', () => {
		const at = (role: 'executor' | 'coordinator', units: readonly string[], stage: Hold['stage'] = 'draft') => ({
			...inDraft({ assignments: [mine('roads')] }),
			held: [hold(earlier, role, units, stage)],
		});
		const again = { assignments: [mine('roads')] };
		expect(added(at('executor', ['roads']), again)).toEqual([]);
		expect(added(at('coordinator', ['roads']), again)).toHaveLength(1);
		expect(added(at('executor', ['parks']), again)).toHaveLength(1);
		expect(added(at('executor', ['roads'], 'rework'), again)).toHaveLength(1);
		const toRework = inStage('rework', { assignments: [mine('roads'), mine('parks')], held: [] }, 'executor');
		const both = { ...toRework, draft: text('final', 'roads') };
		expect(added(both, { draft: text('final', 'parks') })).toEqual([hold(now, 'executor', ['parks'], 'rework')]);
	});

	it('never before the entry that it follows, whenever it is heard', () => {
		const late = { ...inDraft(), held: [hold(now + 5, 'nobody')] };
		expect(added(late, { status: inStage('check').status })).toEqual([hold(now + 5, 'coordinator', [], 'check')]);
		const first = { ...inDraft(), held: [] };
		expect(added(first, { status: inStage('check').status })).toEqual([hold(now, 'coordinator', [], 'check')]);
	});

	it('G-8: a unit whose mail came back never had it, since that mail', () => {
		const cameBack = (change: Partial<Extract<CaseEvent, { type: 'MailUndelivered' }>> = {}): CaseEvent => ({
			at: now,
			by: null,
			type: 'MailUndelivered',
			number: 1,
			to: 'executor',
			unit: 'roads',
			person: null,
			handedAt: earlier,
			why: 'bounced',
			othersTold: false,
			untold: true,
			takenBack: [],
			...change,
		});
		const held = [
			hold(earlier - 1, 'executor', ['roads']),
			hold(earlier, 'executor', ['roads', 'parks']),
			hold(earlier + 1, 'executor', ['parks']),
			hold(earlier + 2, 'coordinator', []),
			hold(earlier + 3, 'executor', ['roads']),
		];
		const before = { ...inDraft({ assignments: [mine('roads')], undelivered: [] }), held };
		const heard = (what: CaseEvent) => heldAfter(before, { ...before, undelivered: [lost('roads')] }, what);
		expect(heard(cameBack())).toEqual([
			held[0],
			hold(earlier, 'executor', ['parks']),
			held[2],
			held[3],
			hold(earlier + 3, 'nobody', []),
			hold(now, 'executor', ['roads']),
		]);
		expect(heard(cameBack({ othersTold: true }))).toEqual(held);
		expect(heard(cameBack({ untold: false }))).toEqual(held);
		expect(heard(cameBack({ unit: null }))).toEqual(held);
		expect(heard(cameBack({ handedAt: null }))).toEqual(held);
	});
});

describe('G-8: a mail that came back', () => {
	const moments = { 'handed-over': 9, 'handed-over:new': 9, submit: 4, 'not-handed-over:new': 5 };
	const heard = (assignments: Case['assignments'], change: Partial<Undelivered & { untold: boolean }> = {}) =>
		undelivered(inStage('draft', { assignments, moments }), {
			at: now,
			by: null,
			type: 'MailUndelivered',
			...lost('roads'),
			untold: true,
			...change,
		});

	it('is forgotten as the unit’s handing over; of the moment what the other units make of it stays', () => {
		const one = heard([mine('roads'), mine('parks', 7), mine('water', 8), mine('lights', null)]);
		expect(one.assignments.map(({ handedAt }) => handedAt)).toEqual([null, 7, 8, null]);
		expect(one.moments).toEqual({ ...moments, 'handed-over': 8, 'handed-over:new': 8 });
		const alone = heard([mine('roads')]);
		expect(alone.moments).toEqual({ submit: 4, 'not-handed-over:new': 5 });
		expect(heard([mine('roads'), mine('parks', 7)]).moments).toMatchObject({ 'handed-over': 7 });
	});

	it('changes nothing of another mail, and nothing where somebody of the unit was told', () => {
		const state = (assignments: Case['assignments'], change: Partial<Undelivered & { untold: boolean }> = {}) => {
			const after = heard(assignments, change);
			return [after.moments, after.assignments];
		};
		const roads = [mine('roads'), mine('parks', 7)];
		expect(state(roads, { untold: false })).toEqual([moments, roads]);
		expect(state(roads, { unit: null })).toEqual([moments, roads]);
		const anew = [mine('roads', 11), mine('parks', earlier)];
		expect(state(anew)).toEqual([moments, anew]);
		expect(heard(roads).undelivered).toEqual([lost('roads')]);
	});

	it('is one that a unit’s clocks start by where it says so', () => {
		expect(['handed-over', 'handed-over:new', 'submit', 'x:handed-over:'].map(startsByMail)).toEqual([
			true,
			true,
			false,
			false,
		]);
	});
});
