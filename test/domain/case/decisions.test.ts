import { describe, expect, it } from '@jest/globals';
import { ruleIn } from '../../../domain/case/clocks/decision-context.ts';
import { carryOut, decide, staysForParts } from '../../../domain/case/decide.ts';
import type { Assignment, Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { StageKind } from '../../../domain/regulation/regulation.ts';
import {
	by,
	clarify,
	coordinator,
	forward,
	giveBack,
	raise,
	receive,
	route,
	submit,
	tick,
} from '../../support/commands.ts';
import { part, received } from '../../support/made-rules.ts';
import { routed } from '../../support/openings.ts';
import { clocks, play, playIn, type Step, shipped, standing, time, world } from '../../support/play.ts';

const plastunovskaya = await shipped('plastunovskaya');
const typesOf = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);

describe('time is judged before an act, and the act is nobody else’s', () => {
	it('G-5: an act after a due instant finds the breach recorded', () => {
		const { last } = play(...routed, ['13.03 10:30', submit()]);
		const types = typesOf(last.events);
		expect(types[0]).toBe('ClockBreached');
		expect(types.lastIndexOf('ClockBreached')).toBeLessThan(types.indexOf('DraftSubmitted'));
	});

	it('a clock of which the regulation knows no term is a bug, and nothing is decided of it', () => {
		expect(() => ruleIn(world.regulation, { id: 'one-1', term: 'one' })).toThrow('one-1');
	});

	it('G-8: that a mail was handed over is nobody’s act, and of a case that has ended no clock starts', () => {
		const asked = carryOut(received, route(), { ...world, now: time('12.03 10:10') });
		if (!asked.ok) throw new Error(asked.refusal.code);
		const handOver: Command = { do: 'hand-over', unit: 'roads', round: 1, handedAt: time('12.03 10:11') };
		const at = { ...world, now: time('12.03 10:20') };
		const handed = decide(asked.value.after, handOver, at);
		expect(handed.ok && handed.value.find(({ type }) => type === 'MailHandedOver')?.by).toBeNull();
		const over = carryOut(asked.value.after, { do: 'withdraw', by: by('curator'), reason: 'Дубль' }, at);
		if (!over.ok) throw new Error(over.refusal.code);
		expect(over.value.after.status.is).toBe('ended');
		expect(decide(over.value.after, handOver, at)).toMatchObject({ ok: false, refusal: { code: 'unit-not-asked' } });
	});

	it('G-27: of a case that lies still the coordinator is told by time alone', () => {
		const silent: readonly Step[] = [...routed, ['13.03 10:00:01', tick]];
		expect(typesOf(play(...silent, ['14.03 09:30', tick]).last.events)).toEqual(['RestTold']);
		expect(play(...silent, ['14.03 09:30', { do: 'recalendar' }]).last.events).toEqual([]);
	});

	it('P-7: what fell due while a word was waited for is late once rework is needed after all, whatever else may be judged', () => {
		const returned: readonly Step[] = [
			['10:00', receive({ detectedAt: time('12.03 10:00'), sentAt: time('12.03 10:00') })],
			['10:10', route()],
			['10:20', submit()],
			['10:30', forward()],
			['10:40', giveBack({ reason: '14.3' })],
		];
		const judgeBefore = time('12.03 10:40');
		const rejected = playIn({ ...plastunovskaya, judgeBefore }, ...returned, [
			'12:00',
			{ do: 'reject', by: coordinator },
		]);
		expect(clocks(rejected, '15')).toEqual(['15 LEGAL due 12.03 11:40 breached by coordinator']);
	});
});

describe('where an act leads', () => {
	it('plastunovskaya 14.1–14.5, 14a: a stage is opened under the clause by which somebody is awaited there, else under its own', () => {
		const opened = (...steps: readonly Step[]) =>
			playIn(plastunovskaya, ...steps).last.events.flatMap((event) =>
				event.type === 'StageOpened' ? [`${event.stage} ${event.clause}`] : [],
			);
		const sent: readonly Step[] = [
			['10:00', receive({ detectedAt: time('12.03 10:00'), sentAt: time('12.03 10:00') })],
			['10:10', route()],
			['10:20', submit()],
			['10:30', forward()],
		];
		expect(opened(...sent)).toEqual(['approval 14a']);
		expect(opened(...sent, ['10:40', giveBack({ reason: '14.3' })])).toEqual(['confirmation 14.1–14.5']);
	});

	it('G-29: a part that is taken away beside another unit’s question leaves that where it is reworded', () => {
		const asking: readonly Step[] = [
			['10:00', receive({ detectedAt: time('12.03 10:00'), sentAt: time('12.03 10:00') })],
			[
				'10:10',
				{ do: 'route', by: coordinator, units: ['roads', 'housing'], photoRequired: false, selfPosting: false },
			],
			['10:20', clarify({ by: by('executor', 'roads-1', 'roads'), of: 'author' })],
			['10:30', forward()],
			['10:40', giveBack({ reason: '14.1' })],
		];
		const taken: Command = { do: 'reassign', by: coordinator, unit: 'housing', to: null, reason: 'Молчат' };
		expect(standing(playIn(plastunovskaya, ...asking))).toBe('rework awaits executor');
		expect(standing(playIn(plastunovskaya, ...asking, ['10:50', taken]))).toBe('rework awaits executor');
	});

	it('G-29: after an assignment was taken away the stage waits on for whoever works, of one that declined beside others alone', () => {
		const stays = (assignments: readonly Assignment[], toReassign: boolean, stage: StageKind = 'draft') => {
			const state: Case = {
				...received,
				status: { is: 'open', stage, visit: 1, since: received.receivedAt, awaits: 'coordinator' },
				assignments,
				toReassign,
			};
			return staysForParts(state, 'reassign');
		};
		const [isIn, isOut, declined] = [
			part('roads', { part: 'submitted' }),
			part('roads'),
			part('roads', { part: 'declined' }),
		];
		expect(stays([isOut], false)).toBe(true);
		expect(stays([isIn], true)).toBe(true);
		expect(stays([isIn], false)).toBe(false);
		expect(stays([declined], true)).toBe(false);
		expect(stays([], true)).toBe(false);
	});

	it('G-36: to a case that has ended nothing else is done, whatever its file allows at any time', () => {
		const status = { is: 'ended' as const, outcome: 'answered' as const, at: time('12.03 11:00') };
		const { regulation } = world;
		const anytime = {
			...regulation.anytime,
			raise: { clause: '2.13', by: ['curator' as const], ended: true as const, exits: [] },
		};
		const at = { ...world, regulation: { ...regulation, anytime }, now: time('12.03 12:00') };
		expect(decide({ ...received, status }, raise(), at)).toMatchObject({ ok: false, refusal: { code: 'ended' } });
	});
});
