import { describe, expect, it } from '@jest/globals';
import { isBound, marksOf, orderOf, unitsOn, waitingOf } from '../../../domain/worklist/place.ts';
import { coordinator, receive, submit } from '../../support/commands.ts';
import { finalAwaited, routed } from '../../support/openings.ts';
import { type Played, play, type Step, shipped, time, world } from '../../support/play.ts';
import { take } from '../../support/take.ts';

const { regulation } = world;
const desksOf = ({ case: state }: Pick<Played, 'case'>) => waitingOf(state, regulation).map(({ desk }) => desk);
const ended = { is: 'ended', outcome: 'answered', at: time('12.03 11:00') } as const;

describe('a case stands in the worklists of those it awaits', () => {
	it('stands in the coordinator’s while it is screened, then in the unit’s', () => {
		expect(desksOf(play(['10:00', receive()]))).toEqual(['coordinator']);
		expect(desksOf(play(...routed))).toEqual(['executor#roads']);
	});
	it('stands in that of each unit whose part is out, until it is in; of both it counts as theirs', () => {
		const units = ['roads', 'parks'];
		const steps: readonly Step[] = [
			['10:00', receive()],
			['10:10', { do: 'route', by: coordinator, units, photoRequired: false, selfPosting: false }],
		];
		expect(desksOf(play(...steps))).toEqual(['executor#parks', 'executor#roads']);
		const later = play(...steps, ['10:20', submit()]);
		expect(desksOf(later)).toEqual(['executor#parks']);
		expect(unitsOn(later.case)).toEqual(['roads', 'parks']);
		expect(marksOf(later.case, '2025-03-12')).toEqual(['unit=roads', 'unit=parks', 'from=2025-03-12']);
	});
	it('stands in none once it has ended', () => {
		const open = play(...routed).case;
		expect(desksOf({ case: { ...open, status: ended } })).toEqual([]);
		expect(unitsOn({ ...open, status: ended })).toEqual([]);
	});
	it('stands in each in the order of what is told there: the coordinator’s by Anapa 2.3, an hour', () => {
		expect(waitingOf(play(['10:00', receive()]).case, regulation)).toEqual([
			{ desk: 'coordinator', order: time('12.03 11:00') },
		]);
	});
});

describe('what a mail asks beside the next step stands in the list of whom it asks', () => {
	const memo = (unit: string | null, to: 'head' | 'deputy', id: string, memoOf: string | null) => ({
		notice: id,
		to,
		unit,
		clause: '3.2',
		memoOf,
		demandedAt: time('12.03 11:00'),
		acknowledgedAt: null,
	});
	it('A-15, Anapa 3.2: a memo in that of whoever sends it on, after the end as well, until it is sent', () => {
		const open = { ...play(...routed).case, notices: [memo(null, 'head', 'memo-1', 'overall-1')] };
		expect(desksOf({ case: open })).toEqual(['approver', 'executor#roads']);
		expect(desksOf({ case: { ...open, status: ended } })).toEqual(['approver']);
		const sent = { ...open, notices: open.notices.map((one) => ({ ...one, acknowledgedAt: time('12.03 12:00') })) };
		expect(desksOf({ case: { ...sent, status: ended } })).toEqual([]);
	});
	it('Plastunovskaya 24: a notice that asks for a word in that of whom it tells; one that only tells in nobody’s', async () => {
		const there = (await shipped('plastunovskaya')).regulation;
		const open = play(...routed).case;
		const [asking] = there.notices.filter(({ acknowledge }) => acknowledge);
		const [telling] = regulation.notices.filter(({ acknowledge }) => !acknowledge);
		if (asking === undefined || telling === undefined) throw new Error('no such notices');
		const told = { ...memo('roads', 'deputy', `${asking.id}-1`, null), to: asking.to };
		const unit = asking.to === 'unit-head' ? '#roads' : '';
		const state = { ...open, status: ended, notices: [told] };
		expect(waitingOf(state, there).map(({ desk }) => desk)).toEqual([`${asking.to}${unit}`]);
		const only = { ...open, status: ended, notices: [{ ...told, notice: `${telling.id}-1`, to: telling.to }] };
		expect(desksOf({ case: only })).toEqual([]);
	});
	it('G-8, R-23: who was not reached, while the case waits for him and nobody else of his unit was: the coordinator’s', () => {
		const open = play(...routed).case;
		const one = {
			number: 1,
			to: 'executor',
			unit: 'roads',
			person: null,
			handedAt: null,
			why: 'bounced',
			othersTold: false,
			takenBack: [],
			again: false,
		} as const;
		const withOne = (changes: object) => desksOf({ case: { ...open, undelivered: [{ ...one, ...changes }] } });
		expect(withOne({})).toEqual(['coordinator', 'executor#roads']);
		for (const changes of [{ again: true }, { othersTold: true }, { unit: 'parks' }])
			expect(withOne(changes)).toEqual(['executor#roads']);
	});
	it('G-27: a case that lies still for somebody else, in the coordinator’s', () => {
		const open = { ...play(...routed).case, rest: { since: time('12.03 10:00'), until: time('13.03 10:00') } };
		expect(desksOf({ case: open })).toEqual(['coordinator', 'executor#roads']);
	});
});

describe('a case is ordered by the first term that binds whoever must act next, or the whole', () => {
	it('Anapa 2.3: by the hour of screening, then by that of the draft', () => {
		expect(orderOf(play(['10:00', receive()]).case, regulation)).toBe(time('12.03 11:00'));
		const next = play(...routed).case;
		const draft = next.clocks.find(
			({ stage, endedAt, kind }) => stage === 'draft' && endedAt === null && kind !== 'INTERNAL',
		);
		expect(orderOf(next, regulation)).toBe(draft?.dueAt ?? time('13.03 10:00'));
		expect(orderOf(next, regulation)).toBeLessThanOrEqual(time('13.03 10:00'));
	});
	it('by the whole where that ends first', () => {
		const { clocks, ...state } = play(['10:00', receive()]).case;
		const sooner = clocks.map((one) => (one.stage === 'overall' ? { ...one, dueAt: time('12.03 10:05') } : one));
		expect(orderOf({ ...state, clocks: sooner }, regulation)).toBe(time('12.03 10:05'));
	});
	it('Anapa 2.10: by the term of the final answer once the interim one is out', () => {
		expect(orderOf(play(...finalAwaited).case, regulation)).toBe(time('21.03 18:00'));
	});
	it('what no term binds stands after all that has one, and is never late', () => {
		const state = { ...play(['10:00', receive()]).case, clocks: [] };
		const later = { ...state, receivedAt: state.receivedAt + 1 };
		expect(orderOf(state, regulation)).toBeLessThan(orderOf(later, regulation));
		expect(isBound(orderOf(state, regulation))).toBe(false);
		expect(isBound(Date.UTC(9_999, 0))).toBe(true);
	});
	it('our own targets order nothing', () => {
		const { clocks, ...state } = play(['10:00', receive()]).case;
		const own = clocks.map((one) => ({ ...one, kind: 'INTERNAL' as const }));
		expect(isBound(orderOf({ ...state, clocks: own }, regulation))).toBe(false);
	});
	it.each(['kislovodsk', 'plastunovskaya', 'perm', 'okha'])(
		'by a term of the regulation in %s as well',
		async (town) => {
			const there = await shipped(town);
			const taken = take(null, receive(), { ...there, now: time('12.03 10:00') });
			const state = taken.ok ? taken.value.after : null;
			const order = state === null ? 0 : orderOf(state, there.regulation);
			expect(state?.clocks.map(({ dueAt }) => dueAt)).toContain(order);
			expect(order).toBeGreaterThan(time('12.03 10:00'));
		},
	);
});
