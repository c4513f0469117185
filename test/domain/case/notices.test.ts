import { describe, expect, it } from '@jest/globals';
import { begin } from '../../../domain/case/clocks/decision-context.ts';
import {
	acknowledgersOf,
	demandLapseNotice,
	demandNotices,
	noticesWaiting,
} from '../../../domain/case/clocks/notices.ts';
import type { Notice } from '../../../domain/case/model/case.ts';
import type { MomentName } from '../../../domain/case/state/moment-names.ts';
import type { NoticeRule } from '../../../domain/regulation/regulation.ts';
import { at, received } from '../../support/made-rules.ts';
import { act } from '../../support/made-stages.ts';
import { local, time, world } from '../../support/play.ts';

const rule = (id: string, change: Partial<NoticeRule> = {}): NoticeRule => ({
	id,
	clause: id,
	kind: 'LEGAL',
	on: 'raise',
	to: 'curator',
	acknowledge: true,
	title: id,
	...change,
});
const notice = (name: string, demanded: string, change: Partial<Notice> = {}): Notice => ({
	notice: name,
	to: 'curator',
	unit: null,
	clause: '1',
	memoOf: null,
	demandedAt: time(demanded),
	acknowledgedAt: null,
	...change,
});
/** Noon, under these notices alone, of which these stand. */
const noon = (notices: readonly NoticeRule[], standing: readonly Notice[] = []) =>
	begin(
		{ ...received, notices: standing },
		{ ...world, regulation: { ...world.regulation, notices }, now: at('12:00') },
		null,
	);
const said = ({ events }: ReturnType<typeof noon>) =>
	events.flatMap((event) =>
		event.type === 'NoticeDemanded' ? [[event.notice, ...(event.unit === null ? [] : [event.unit])].join(' ')] : [],
	);
/** What is demanded when this comes. */
function demanded(
	name: MomentName,
	notices: readonly NoticeRule[],
	standing: readonly Notice[] = [],
	unit: string | null = null,
) {
	const context = noon(notices, standing);
	demandNotices(context, { name, at: at('12:00'), source: 'act', unit });
	return said(context);
}

describe('Plastunovskaya 10, 24: a notice is due when its moment comes', () => {
	it('its own and no other, each that names it, where its conditions hold', () => {
		expect(demanded('raise', [rule('threat'), rule('late', { on: 'lower' }), rule('too')])).toEqual([
			'threat-1',
			'too-1',
		]);
		expect(demanded('raise', [rule('threat', { when: [{ kind: ['publication'] }] })])).toEqual([]);
	});
	it('each bears the number after those of its own rule, whoever they were for', () => {
		const earlier = [notice('threat-1', '11.03 10:00', { unit: 'roads' }), notice('late-1', '11.03 10:00')];
		expect(demanded('raise', [rule('threat')], earlier)).toEqual(['threat-2']);
		expect(demanded('raise', [rule('late')], earlier)).toEqual(['late-2']);
		expect(demanded('raise', [rule('other')], earlier)).toEqual(['other-1']);
	});
	it.each(['raise', 'lower', 'set-deadline'] as const)(
		'what the curator’s system turns to and fro within ten minutes (%s) was told when it first came',
		(on) => {
			const again = (...standing: readonly Notice[]) => demanded(on, [rule('threat', { on })], standing);
			expect(again(notice('threat-1', '12.03 11:50:00.001'))).toEqual([]);
			expect(again(notice('threat-1', '12.03 11:50'))).toEqual(['threat-2']);
			expect(again(notice('late-1', '12.03 11:59'))).toEqual(['threat-1']);
		},
	);
	it('of several the last counts, and of those of a unit its own alone', () => {
		const again = (unit: string | null, ...standing: readonly Notice[]) =>
			demanded('raise', [rule('threat')], standing, unit);
		expect(again(null, notice('threat-1', '12.03 10:00'), notice('threat-2', '12.03 11:59'))).toEqual([]);
		expect(again('roads', notice('threat-1', '12.03 11:59', { unit: 'water' }))).toEqual(['threat-2 roads']);
		expect(again('roads', notice('threat-1', '12.03 11:59', { unit: 'roads' }))).toEqual([]);
	});
	it('any other moment demands it each time', () => {
		const on = { on: 'reassign' } as const;
		expect(demanded('reassign', [rule('moved', on)], [notice('moved-1', '12.03 11:59')])).toEqual(['moved-2']);
	});
});

describe('G-18: a notice that takes the place of a breach', () => {
	const lapsed = (id: string, ...notices: readonly NoticeRule[]) => {
		const context = noon(notices);
		demandLapseNotice(context, id, { unit: 'roads', at: at('11:00') });
		return context.events.map((event) => [...said({ ...context, events: [event] }), local(event.at)].join(' '));
	};
	it('is demanded by its id, at the time that passed, where its conditions hold', () => {
		expect(lapsed('late', rule('threat'), rule('late'))).toEqual(['late-1 roads 12.03 11:00']);
		expect(lapsed('late', rule('late', { when: [{ kind: ['publication'] }] }))).toEqual([]);
		expect(lapsed('late', rule('threat'))).toEqual([]);
	});
});

describe('who acknowledges a notice', () => {
	it('whom it tells; a memo whoever the regulation has tell of the breach (A-15)', () => {
		const { regulation } = world;
		const by = (anytime: typeof regulation.anytime, memoOf: string | null = 'one-1') =>
			acknowledgersOf(notice('threat-1', '12.03 10:00', { memoOf }), { ...regulation, anytime });
		expect(by({ acknowledge: act('1', { by: ['coordinator'] }) }, null)).toEqual(['curator']);
		expect(by({ acknowledge: act('1', { by: ['coordinator'] }) })).toEqual(['coordinator']);
		expect(by({ acknowledge: act('1') })).toEqual([]);
		expect(by({})).toEqual([]);
	});
});

describe('Plastunovskaya 24: the notices that wait for a word', () => {
	const waiting = (standing: Partial<Notice>, asks = true, knows = true) => {
		const { regulation } = world;
		const notices = [rule('other', { acknowledge: !asks }), rule('threat', { acknowledge: asks })];
		const anytime = knows ? { acknowledge: act('1', { by: ['curator', 'unit-head'] }) } : {};
		const one = notice('threat-1', '12.03 10:00', standing);
		return noticesWaiting({ ...received, notices: [one] }, { ...regulation, notices, anytime }).map(({ role, unit }) =>
			[role, unit ?? 'all'].join(' '),
		);
	};
	it('those whose own rule asks for one, until it comes', () => {
		expect(waiting({})).toEqual(['curator all']);
		expect(waiting({}, false)).toEqual([]);
		expect(waiting({ acknowledgedAt: at('11:00') })).toEqual([]);
		expect(waiting({}, true, false)).toEqual([]);
	});
	it('a memo always, of whoever may send it on; of a unit’s head that of his own unit', () => {
		expect(waiting({ memoOf: 'one-1', unit: 'roads' }, false)).toEqual(['curator all', 'unit-head roads']);
		expect(waiting({ to: 'unit-head', unit: 'roads' })).toEqual(['unit-head roads']);
		expect(waiting({ to: 'coordinator' })).toEqual([]);
	});
});
