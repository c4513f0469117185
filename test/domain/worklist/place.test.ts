import { describe, expect, it } from '@jest/globals';
import { desksOf, orderOf } from '../../../domain/worklist/place.ts';
import { coordinator, receive, submit } from '../../support/commands.ts';
import { finalAwaited, routed } from '../../support/openings.ts';
import { play, type Step, shipped, time, world } from '../../support/play.ts';
import { take } from '../../support/take.ts';

const { regulation } = world;

describe('a case stands in the worklists of those it awaits', () => {
	it('stands in the coordinator’s while it is screened, then in the unit’s', () => {
		expect(desksOf(play(['10:00', receive()]).case, regulation)).toEqual(['coordinator']);
		expect(desksOf(play(...routed).case, regulation)).toEqual(['executor#roads']);
	});
	it('stands in that of each unit whose part is out, until it is in', () => {
		const units = ['roads', 'parks'];
		const steps: readonly Step[] = [
			['10:00', receive()],
			['10:10', { do: 'route', by: coordinator, units, photoRequired: false, selfPosting: false }],
		];
		expect(desksOf(play(...steps).case, regulation)).toEqual(['executor#parks', 'executor#roads']);
		expect(desksOf(play(...steps, ['10:20', submit()]).case, regulation)).toEqual(['executor#parks']);
	});
	it('stands in none once it has ended', () => {
		const open = play(...routed).case;
		const status = { is: 'ended', outcome: 'answered', at: time('12.03 11:00') } as const;
		expect(desksOf({ ...open, status }, regulation)).toEqual([]);
	});
});

describe('a case is ordered by when the whole of it is due', () => {
	it('Anapa 2.2: by the eight working hours, whoever is awaited meanwhile', () => {
		expect(orderOf(play(['10:00', receive()]).case)).toBe(time('13.03 10:00'));
		expect(orderOf(play(...routed).case)).toBe(time('13.03 10:00'));
	});
	it('Anapa 2.10: by the term of the final answer once the interim one is out', () => {
		expect(orderOf(play(...finalAwaited).case)).toBe(time('21.03 18:00'));
	});
	it.each(['kislovodsk', 'plastunovskaya', 'perm', 'okha'])(
		'by a term of the regulation in %s as well',
		async (town) => {
			const taken = take(null, receive(), { ...(await shipped(town)), now: time('12.03 10:00') });
			const state = taken.ok ? taken.value.after : null;
			expect(state?.clocks.map(({ dueAt }) => dueAt)).toContain(state === null ? null : orderOf(state));
			expect(state === null ? 0 : orderOf(state)).toBeGreaterThan(time('12.03 10:00'));
		},
	);
});
