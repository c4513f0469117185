import { describe, expect, it } from '@jest/globals';
import { changeImportance } from '../../../domain/case/clocks/change-importance.ts';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import type { TermRule } from '../../../domain/regulation/regulation.ts';
import { term } from '../../support/calendars.ts';
import { clock, on, part, received, rule, told } from '../../support/made-rules.ts';
import { time } from '../../support/play.ts';

describe('G-14: when importance changes', () => {
	function changed(
		why: 'raised' | 'lowered',
		at: string,
		terms: readonly TermRule[],
		clocks: readonly Clock[],
		change: Partial<Case> = {},
	) {
		const incident = { ...received.incident, importance: why === 'raised' ? ('high' as const) : ('normal' as const) };
		const moments = { ...received.moments, consent: time('12.03 10:00'), ...(why === 'raised' && { raise: time(at) }) };
		const context = on(at, terms, clocks, { incident, moments, ...change });
		changeImportance(context, why);
		return told(context);
	}
	const high: TermRule['when'] = [{ importance: ['high'] }];
	const normal: TermRule['when'] = [{ importance: ['normal'] }];

	it('lowered to a shorter term a clock falls due by that, even where it lies behind; raised never before now', () => {
		const longer = rule('one', { limit: { term: term('30 WM') }, high: { limit: { term: term('2 WH') } } });
		const clocks = [clock('one', '12.03 12:00')];
		expect(changed('lowered', '12.03 11:00', [longer], clocks)).toEqual(['one-1 due 12.03 10:30 because lowered']);
		const shorter = rule('one', { limit: { term: term('2 WH') }, high: { limit: { term: term('30 WM') } } });
		expect(changed('raised', '12.03 11:00', [shorter], clocks)).toEqual(['one-1 due 12.03 11:00 because raised']);
	});
	it('what is counted backward moves once, when its base has moved', () => {
		const terms = [
			rule('base', { stage: 'overall', limit: { term: term('4 WH') }, high: 'half' }),
			rule('cutoff', {
				limit: { before: ['base'], term: term('30 WM') },
				high: { limit: { before: ['base'], term: term('15 WM') } },
			}),
		];
		const clocks = [clock('cutoff', '12.03 14:30'), clock('base', '12.03 15:00')];
		expect(changed('raised', '12.03 10:30', terms, clocks)).toEqual([
			'base-1 due 12.03 12:00 because raised',
			'cutoff-1 due 12.03 11:45 because raised',
		]);
	});
	it('a term of this importance alone opens: raised never due before now, lowered by its own start', () => {
		const at = '12.03 11:30';
		expect(changed('raised', at, [rule('one', { when: high })], [])).toEqual([
			'one-1 starts 12.03 10:00 due 12.03 11:30',
		]);
		expect(changed('lowered', at, [rule('one', { when: normal })], [])).toEqual([
			'one-1 starts 12.03 10:00 due 12.03 11:00',
		]);
		expect(changed('raised', at, [rule('one', { when: normal })], [])).toEqual([]);
	});
	it('also where importance stands in one of its conditions only; a term that it says nothing of does not', () => {
		const either: TermRule['when'] = [...(high ?? []), { kind: ['publication'] }];
		expect(changed('raised', '12.03 10:30', [rule('one', { when: either })], [])).toHaveLength(1);
		expect(changed('raised', '12.03 10:30', [rule('one', { when: [{ kind: ['incident'] }] })], [])).toEqual([]);
		expect(changed('raised', '12.03 10:30', [rule('one')], [])).toEqual([]);
	});
	it('not where its start has not come, nor where what ends it came with its start or since', () => {
		const one = (change: Partial<TermRule>, moments: Partial<Record<string, string>>) => {
			const known = Object.entries(moments).map(([name, at]) => [name, time(at ?? '')] as const);
			return changed('raised', '12.03 10:30', [rule('one', { when: high, ...change })], [], {
				moments: { ...received.moments, ...Object.fromEntries(known) },
			});
		};
		expect(one({}, { consent: '12.03 10:00' })).toHaveLength(1);
		expect(one({}, { consent: '12.03 10:00', forward: '12.03 09:59' })).toHaveLength(1);
		expect(one({}, { consent: '12.03 10:00', forward: '12.03 10:00' })).toEqual([]);
		expect(one({ voids: ['reject'] }, { consent: '12.03 10:00', reject: '12.03 10:01' })).toEqual([]);
		expect(one({ ends: [] }, {})).toEqual([]);
	});
	it('nor where it was judged since its start: one breach is not made two', () => {
		const terms = [rule('one', { when: high }), rule('two')];
		const breached = clock('one', '12.03 11:00', { state: 'breached' });
		const runs = clock('two', '12.03 18:00');
		const opened = (one: Clock) => changed('raised', '12.03 11:30', terms, [runs, one]);
		expect(opened(breached)).toEqual([]);
		expect(opened({ ...breached, startedAt: time('12.03 09:59') })).toEqual([
			'one-2 starts 12.03 10:00 due 12.03 11:30',
		]);
		expect(opened({ ...breached, state: 'void', endedAt: time('12.03 10:20') })).toHaveLength(1);
	});
	it('of units for each whose part is out and who was told, what was judged of another says nothing of it', () => {
		const terms = [rule('one', { when: high, perUnit: true })];
		const assignments = [
			part('roads', { handedAt: time('12.03 10:00') }),
			part('parks', { handedAt: time('12.03 10:05') }),
			part('water', { handedAt: null }),
			part('heating', { part: 'submitted', handedAt: time('12.03 10:00') }),
		];
		const breached = (unit: string, began: string) =>
			clock('one', '12.03 11:00', { state: 'breached', unit, endedAt: null, startedAt: time(began) });
		const opened = (one: Clock) => changed('raised', '12.03 11:30', terms, [one], { assignments });
		expect(opened(breached('roads', '12.03 10:00'))).toEqual(['one-2 starts 12.03 10:05 due 12.03 11:30']);
		expect(opened(breached('parks', '12.03 10:05'))).toEqual(['one-2 starts 12.03 10:00 due 12.03 11:30']);
	});
});
