import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import type { World } from '../../../domain/case/model/world.ts';
import { replayed } from '../../../domain/case/replayed.ts';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { term } from '../../support/calendars.ts';
import {
	acknowledge,
	approve,
	by,
	confirm,
	coordinator,
	forward,
	giveBack,
	lower,
	noAnswer,
	publish,
	raise,
	receive,
	reject,
	rework,
	route,
	setDeadline,
	submit,
	tick,
} from '../../support/commands.ts';
import { finalAwaited, routed } from '../../support/openings.ts';
import { local, playIn, type Step, shipped, time, world } from '../../support/play.ts';

/** Nobody is reminded: time alone changes no case before a term is over. */
const anapa: Omit<World, 'now'> = { ...world, remindBefore: null };
const plastunovskaya: Omit<World, 'now'> = { ...(await shipped('plastunovskaya')), remindBefore: null };

interface Stored {
	readonly log: readonly (readonly CaseEvent[])[];
	readonly state: Case;
	readonly until: number;
}

/** What a store holds after these steps, a decision for each of them, and when the last was made. */
function stored(there: Omit<World, 'now'>, ...steps: readonly Step[]): Stored {
	const upTo = steps.map((_, index) => playIn(there, ...steps.slice(0, index + 1)));
	const log = upTo.map(({ events }, index) => events.slice(upTo[index - 1]?.events.length ?? 0));
	const last = upTo.at(-1)?.case;
	if (last === undefined) throw new Error('a play begins with a receipt');
	return { log, state: last, until: Math.max(...log.flat().map(({ at }) => at)) };
}
const under = (there: Omit<World, 'now'>, change: Partial<Regulation>): Omit<World, 'now'> => ({
	...there,
	regulation: { ...there.regulation, ...change },
});
const typesOf = (made: ReturnType<typeof replayed>) => made.flatMap(({ events }) => events.map(({ type }) => type));
const last = (made: ReturnType<typeof replayed>): Case | null => made.at(-1)?.after ?? null;

const answered: readonly Step[] = [
	...routed,
	['10:20', submit()],
	['10:30', forward()],
	['10:40', approve()],
	['10:50', publish()],
];
const unpublishable: Step = ['10:50', { do: 'unpublishable', by: coordinator, kind: 'deleted', reason: 'Пост удалён' }];

describe('a stored case that is replayed under its own regulation and calendar comes out as it is stored', () => {
	it.each<[string, Omit<World, 'now'>, readonly Step[]]>([
		['that was answered', anapa, answered],
		['whose due times have passed', anapa, [...routed, ['13.03 10:30', submit()], ['15:00', forward()]]],
		['that was raised and lowered', anapa, [...routed, ['10:20', raise()], ['10:40', lower()]]],
		['that ended without an answer', anapa, [...routed, ['10:20', noAnswer()], ['10:30', confirm()]]],
		['whose no-answer was refused too late', anapa, [...routed, ['10:20', noAnswer()], ['14.03 10:30', reject()]]],
		[
			'that was reworked',
			anapa,
			[...answered.slice(0, 4), ['10:35', giveBack()], ['10:45', rework()], ['10:55', forward()]],
		],
		[
			'that lay still and was told of (G-27)',
			anapa,
			[
				['12.03 10:00', receive({ detectedAt: time('12.03 10:00') })],
				['10:10', route()],
				['13.03 10:00:01', tick],
				['14.03 09:00', tick],
				['14.03 15:20', submit()],
				['14.03 15:30', forward()],
			],
		],
		['that got a date', anapa, [...finalAwaited, ['11:00', setDeadline(time('14.03 12:00'))], ['11:30', submit()]]],
		[
			'that ended without an answer though one was ready',
			anapa,
			[...answered.slice(0, 5), ['10:50', noAnswer()], ['14.03 10:55', confirm()]],
		],
		[
			'whose return was not confirmed until rework was late (P-7)',
			plastunovskaya,
			[
				['10:00', receive({ detectedAt: time('12.03 10:00'), sentAt: time('12.03 10:00') })],
				['10:10', route()],
				['10:20', submit()],
				['10:30', forward()],
				['10:40', giveBack({ reason: '14.3' })],
				['12:00', { do: 'reject', by: coordinator }],
			],
		],
		['whose answer can stand nowhere', anapa, [...answered.slice(0, 5), unpublishable, ['14.03 10:55', confirm()]]],
		[
			'whose notices were acknowledged',
			plastunovskaya,
			[
				['10:00', receive()],
				['10:05', raise()],
			],
		],
	])('one %s', (_, there, steps) => {
		const { log, state, until } = stored(there, ...steps);
		expect(log.filter((events) => events.length === 0)).toEqual([]);
		const made = replayed(log, there, until);
		expect(last(made)).toStrictEqual(state);
		expect(made[0]?.before).toBeNull();
		expect(made.filter(({ events }) => events.length === 0)).toEqual([]);
		expect(made.slice(1).map(({ before }) => before)).toEqual(made.slice(0, -1).map(({ after }) => after));
	});
});

describe('under another regulation people did what they did, and clocks are reckoned anew', () => {
	const shorter = (id: string, length: string) =>
		under(anapa, {
			version: 'another',
			terms: anapa.regulation.terms.map((one) => (one.id === id ? { ...one, limit: { term: term(length) } } : one)),
		});
	/** When the overall term is broken where it has this length, time passing until then. */
	const overallBreaches = (log: Stored['log'], length: string, until: string) =>
		replayed(log, shorter('overall', length), time(until)).flatMap(({ events }) =>
			events.flatMap((event) => (event.type === 'ClockBreached' && event.id === 'overall-1' ? [local(event.at)] : [])),
		);
	it('the case pins the regulation that it is played under', () => {
		const { log, until } = stored(anapa, ...routed);
		const made = replayed(log, shorter('overall', '1 WH'), until);
		expect(last(made)?.regulation).toEqual({ id: 'anapa', version: 'another' });
		expect(made[0]?.events[0]).toMatchObject({ type: 'CaseReceived', regulation: { version: 'another' } });
	});
	it('what a shorter term broke is broken before the act that came later, and by time alone up to the end', () => {
		const { log } = stored(anapa, ...routed, ['11:30', submit()]);
		const breaches = (until: string, length = '1 WH') => overallBreaches(log, length, until);
		expect(breaches('12.03 11:30')).toEqual(['12.03 11:00']);
		const made = replayed(log, shorter('overall', '1 WH'), time('12.03 11:30')).map(({ events }) => events[0]?.type);
		expect(made.slice(-2)).toEqual(['ClockBreached', 'DraftSubmitted']);
		expect(breaches('12.03 11:30', '2 WH')).toEqual([]);
		expect(breaches('12.03 12:00', '2 WH')).toEqual([]);
		expect(breaches('12.03 12:01', '2 WH')).toEqual(['12.03 12:00']);
		// Time does not go back behind what was done.
		expect(breaches('12.03 10:00')).toEqual(['12.03 11:00']);
	});
	it('a decision of time alone is none of what people did', () => {
		const { log, state, until } = stored(anapa, ...routed, ['13.03 10:00:00.001', tick]);
		expect(last(replayed(log, anapa, until))).toStrictEqual(state);
		expect(overallBreaches(log, '24 WH', '13.03 10:01')).toEqual([]);
		expect(replayed([[]], anapa, until)).toEqual([]);
	});
	it('what follows an act at once is decided with it: what had run out before, and that the case lies still (G-27)', () => {
		const late = stored(anapa, ['13.03 12:00', receive({ sentAt: time('12.03 10:00') })]);
		const silent = stored(anapa, ...routed, ['13.03 10:00:01', tick], ['14.03 15:20', submit()]);
		for (const { log, until } of [late, silent]) {
			expect(typesOf(replayed(log, anapa, until).slice(-1))).toEqual(log.at(-1)?.map(({ type }) => type));
		}
		expect(typesOf(replayed(late.log, anapa, late.until))).toContain('ClockBreached');
		expect(typesOf(replayed(silent.log, anapa, silent.until).slice(-1))).toContain('RestBegan');
	});
	it('whom a stage awaits, and by which clause, says that regulation, where it has the stage', () => {
		const { log, until } = stored(anapa, ...routed);
		const { draft, ...others } = anapa.regulation.stages;
		if (draft === undefined) throw new Error('Anapa drafts');
		const opened = (stages: Regulation['stages']) =>
			replayed(log, under(anapa, { stages }), until).flatMap(({ events }) =>
				events.flatMap((event) =>
					event.type === 'StageOpened' && event.stage === 'draft' ? [`${event.awaits} ${event.clause}`] : [],
				),
			);
		const other = { ...draft, clause: '9.9' };
		const never = { when: { kind: ['publication' as const] }, role: 'approver' as const };
		expect(opened({ ...others, draft: { ...other, awaits: [never, { role: 'curator', clause: '9.8' }] } })).toEqual([
			'curator 9.8',
		]);
		expect(opened({ ...others, draft: { ...other, awaits: [{ role: 'curator' }, { role: 'approver' }] } })).toEqual([
			'curator 9.9',
		]);
		expect(opened(others)).toEqual([`executor ${draft.clause}`]);
	});
	it('a notice that is not demanded there is not acknowledged either', () => {
		const { log } = stored(plastunovskaya, ['10:00', receive()], ['10:05', raise()]);
		const notice = log.flat().find((event) => event.type === 'NoticeDemanded');
		if (notice?.type !== 'NoticeDemanded') throw new Error('raising is told of');
		const seen = stored(
			plastunovskaya,
			['10:00', receive()],
			['10:05', raise()],
			['10:06', acknowledge(notice.notice, by(notice.to))],
		);
		const acknowledged = (there: Omit<World, 'now'>) =>
			typesOf(replayed(seen.log, there, seen.until)).filter((type) => type === 'NoticeAcknowledged').length;
		expect(acknowledged(plastunovskaya)).toBe(1);
		expect(acknowledged(under(plastunovskaya, { notices: [] }))).toBe(0);
		const others = plastunovskaya.regulation.notices.map((one) => ({ ...one, id: `other-${one.id}` }));
		expect(acknowledged(under(plastunovskaya, { notices: others }))).toBe(0);
		expect(last(replayed(seen.log, plastunovskaya, seen.until))).toStrictEqual(seen.state);
	});
	it('a date keeps the act that it is for, and whether one more interim answer is agreed to', () => {
		const { log, until } = stored(anapa, ...finalAwaited);
		const dated = (more: object) => {
			const fact: BareEvent = { type: 'DeadlineSet', due: time('14.03 12:00'), ...more };
			const made = replayed([...log, [{ by: null, at: time('12.03 11:00'), ...fact }]], anapa, until);
			const { dates, deadline, interimAgreed } = last(made) ?? {};
			return [dates?.map(({ key }) => key), local(deadline ?? null), interimAgreed];
		};
		expect(dated({})).toEqual([[], '14.03 12:00', false]);
		expect(dated({ interim: true })).toEqual([[], '14.03 12:00', true]);
		expect(dated({ for: '11a' })).toEqual([['11a'], null, false]);
		const said = (events: readonly CaseEvent[]) => events.filter(({ type }) => type === 'DeadlineSet');
		const own = stored(anapa, ...finalAwaited, ['11:00', setDeadline(time('14.03 12:00'))]);
		const again = replayed(own.log, anapa, own.until).flatMap(({ events }) => said(events));
		expect(again).toStrictEqual(said(own.log.flat()));
		const nobodys = own.log.map((events) => events.map((event) => ({ ...event, by: null })));
		expect(replayed(nobodys, anapa, own.until).flatMap(({ events }) => said(events))).toMatchObject([{ by: null }]);
	});
	it('whom a mail did not reach, to whom it went again, and who acts for somebody is as it was', () => {
		const { log } = stored(anapa, ...routed);
		const handedAt = time('12.03 10:10');
		const one = { number: 1, to: 'executor', unit: 'roads', person: null, handedAt, why: 'bounced' } as const;
		const lost = {
			type: 'MailUndelivered',
			...one,
			othersTold: false,
			untold: true,
			takenBack: [],
			again: false,
		} as const;
		const passed = { to: 'coordinator', unit: null, absent: 'a', from: ['a'], persons: ['b'], change: 5 } as const;
		const bare: readonly BareEvent[] = [
			lost,
			{ type: 'MailOrderedAgain', number: 1 },
			{ type: 'StepPassedOn', ...passed },
		];
		const later = bare.map((fact, minute) => [{ by: null, at: time(`12.03 10:1${minute + 1}`), ...fact }]);
		const after = last(replayed([...log, ...later], anapa, time('12.03 10:20')));
		expect(after?.undelivered).toMatchObject([{ number: 1, unit: 'roads', again: true }]);
		expect(Object.values(after?.passedOn ?? {})).toEqual([5]);
		expect(after?.assignments.map(({ handedAt: told }) => told)).toEqual([null]);
	});
	it('a log that does not begin with a receipt is broken', () => {
		const { log, until } = stored(anapa, ...routed);
		expect(() => replayed(log.slice(1), anapa, until)).toThrow('receipt');
	});
});
