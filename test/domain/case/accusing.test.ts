import { describe, expect, it } from '@jest/globals';
import {
	accusationDue,
	accusesAt,
	beforeRaising,
	isAccountedFor,
	secondPersonAt,
	startRead,
} from '../../../domain/case/clocks/accusing.ts';
import type { Case, Clock, Hold } from '../../../domain/case/model/case.ts';
import type { Reading, Regulation, TermPatch, TermRule } from '../../../domain/regulation/regulation.ts';
import { term } from '../../support/calendars.ts';
import { standing, there } from '../../support/made-acts.ts';
import { at, part, received, rule, runs, why } from '../../support/made-rules.ts';
import { ended, proposedIn } from '../../support/made-stages.ts';
import { local } from '../../support/play.ts';

describe('G-40: from when on a breach accuses somebody', () => {
	const reading = (terms: Readonly<Record<string, TermPatch>>, impossible = false): Reading => ({
		id: 'X',
		clause: '1',
		gist: '',
		question: '',
		decision: '',
		by: '',
		on: '',
		alternatives: [{ id: 'a', says: '', shadow: false, terms, ...(impossible && { impossible: true as const }) }],
	});
	const breach = { clause: '3.2', tell: 'head', by: 'approver' } as const;
	const accuses = ({
		of = {},
		ruled = { breach },
		state = {},
		readings = [],
		escalates = [],
	}: {
		readonly of?: Partial<Clock>;
		readonly ruled?: Partial<TermRule>;
		readonly state?: Partial<Case>;
		readonly readings?: readonly Reading[];
		readonly escalates?: Regulation['escalates'];
	} = {}) => {
		const one = runs('one', '11:00', of);
		const terms = [rule('one', ruled), rule('two')];
		const instant = accusesAt(standing('draft', { clocks: [one], ...state }), one, rule('one', ruled), {
			...there({ terms, readings, escalates }),
		});
		return Number.isFinite(instant) ? local(instant)?.slice(6) : instant;
	};
	const longer = reading({ one: { limit: { term: term('2 WH') } } });

	it('its own due time, and where it was raised the one that it had before', () => {
		expect(accuses()).toBe('11:00');
		expect(accuses({ of: { dueAt: null } })).toBe(Number.NEGATIVE_INFINITY);
		expect(accuses({ of: { history: [why('raised', '11:30')] } })).toBe('11:30');
		expect(accuses({ of: { history: [why('raised', '10:30')] } })).toBe('11:00');
		expect(accuses({ of: { history: [why('raised', '11:30'), why('lowered', '11:10')] } })).toBe('11:00');
		for (const kind of ['INTERNAL', 'EXTERNAL'] as const)
			expect(accuses({ of: { kind, history: [why('raised', '11:30')] }, readings: [longer] })).toBe('11:00');
	});

	it('once it is broken under every reading that is possible, where anybody would be accused at all', () => {
		expect(accuses({ readings: [longer] })).toBe('12:00');
		expect(accuses({ readings: [longer, reading({ one: { limit: { term: term('3 WH') } } })] })).toBe('13:00');
		expect(accuses({ readings: [reading({ one: { limit: { term: term('30 WM') } } })] })).toBe('11:00');
		expect(accuses({ readings: [reading({ one: { limit: { term: term('2 WH') } } }, true)] })).toBe('11:00');
		expect(accuses({ readings: [reading({ two: { limit: { term: term('2 WH') } } })] })).toBe('11:00');
		expect(accuses({ readings: [reading({ one: { limit: { none: true } } })] })).toBe('11:00');
		// A reading that leads beyond the calendar's data says nothing.
		expect(accuses({ readings: [reading({ one: { limit: { term: term('900 WD') } } })] })).toBe('11:00');
		expect(accuses({ readings: [longer], of: { history: [why('raised', '12:30')] } })).toBe('12:30');
		const nobody = { readings: [longer], ruled: { breach: null } };
		expect(accuses(nobody)).toBe('11:00');
		expect(accuses({ ...nobody, escalates: [{ to: 'head', clause: '9' }] })).toBe('12:00');
		expect(accuses({ readings: [longer], of: { startedAt: at('09:00') } })).toBe('11:00');
		const paused = [{ from: at('10:10'), until: at('10:30') }];
		expect(accuses({ readings: [longer], of: { pauses: paused } })).toBe('12:20');
		const high = { incident: { ...received.incident, importance: 'high' as const } };
		expect(accuses({ readings: [longer], state: high, ruled: { breach, high: 'half' } })).toBe('11:00');
	});

	it('a reading about the start counts from that moment', () => {
		const moments = { moments: { consent: at('10:20'), route: at('10:40') } };
		expect(accuses({ readings: [reading({ one: { from: 'route' } })], state: moments })).toBe('11:40');
		const rules = rule('one', { starts: ['consent'] });
		const starts = (patch: TermPatch, of: Partial<Clock> = {}, state: Partial<Case> = moments) => {
			const read = { ...rules, ...(patch.starts !== undefined && { starts: patch.starts }) };
			const instant = startRead(standing('draft', state), runs('one', '11:00', of), read, patch);
			return local(instant)?.slice(6) ?? null;
		};
		expect(starts({ limit: { none: true } })).toBeNull();
		expect(starts({ from: 'route' })).toBe('10:40');
		expect(starts({ from: 'withdraw' })).toBeNull();
		expect(starts({ starts: ['consent', 'route'] })).toBe('10:40');
		expect(starts({ starts: ['route', 'consent'] })).toBe('10:40');
		const asked = {
			...moments,
			assignments: [part('parks', { routedAt: at('10:05') }), part('roads', { routedAt: at('10:10') })],
		};
		expect(starts({ from: 'route' }, { unit: 'roads' }, asked)).toBe('10:10');
		expect(starts({ from: 'consent' }, { unit: 'roads' }, asked)).toBe('10:20');
		expect(starts({ from: 'route' }, { unit: 'water' }, asked)).toBe('10:40');
	});

	it('G-35, G-39: where it fell due while a second person thought about an end it is his', () => {
		const hold = (since: string, stage: Hold['stage'], role: Hold['role'] = 'approver'): Hold => ({
			at: at(since),
			role,
			stage,
			units: [],
		});
		const second = (...held: readonly Hold[]) => secondPersonAt({ ...received, held }, at('11:00'));
		expect(second()).toBeNull();
		expect(second(hold('10:00', 'confirmation'))).toBe('approver');
		expect(second(hold('11:00', 'confirmation'))).toBeNull();
		expect(second(hold('10:00', 'confirmation'), hold('10:30', 'draft'))).toBeNull();
		expect(second(hold('10:00', 'draft'), hold('10:30', 'confirmation'))).toBe('approver');
		expect(second(hold('10:00', 'confirmation', 'nobody'))).toBeNull();
		const accounted = (change: Partial<TermRule>) => isAccountedFor(rule('one', change));
		expect([accounted({ stage: 'overall' }), accounted({ stage: 'final' }), accounted({})]).toEqual([
			true,
			true,
			false,
		]);
		expect(accounted({ limit: { before: ['two'], term: term('1 WH') } })).toBe(true);
	});

	it('the due time that raising took away, unless it was given back', () => {
		const taken = (...history: Clock['history']) => beforeRaising(runs('one', '11:00', { history }));
		expect(taken()).toBeNull();
		expect(taken(why('raised', '12:00'), why('calendar', '12:30'))).toBe(at('12:00'));
		expect(taken(why('raised', '12:00'), why('lowered', '11:00'))).toBeNull();
		expect(taken(why('lowered', '11:00'), why('raised', '12:00'), why('raised', '13:00'))).toBe(at('13:00'));
		expect(taken(why('calendar', '12:00'))).toBeNull();
	});

	it('while the act has not come, the case goes on and nobody thinks about an end', () => {
		const late = { state: 'breached' as const, accusesAt: at('12:00') };
		const due = (of: Partial<Clock> = {}, state: Partial<Case> = {}) =>
			accusationDue(standing('draft', state), runs('one', '11:00', { ...late, ...of }));
		expect(due()).toBe(at('12:00'));
		expect(due({ state: 'running' })).toBeNull();
		expect(due({ endedAt: at('11:30') })).toBeNull();
		expect(due({}, { status: ended.status })).toBeNull();
		expect(due({}, { proposal: proposedIn('draft') })).toBeNull();
		expect(due({ accusesAt: null })).toBeNull();
	});
});
