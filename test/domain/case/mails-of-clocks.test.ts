import { describe, expect, it } from '@jest/globals';
import {
	breachMails,
	escalationMails,
	lateMails,
	movedMails,
	reminderMail,
} from '../../../domain/case/follow-ups/clock-mails.ts';
import type { MailOrder } from '../../../domain/case/follow-ups/follow-up.ts';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { now, open, standing } from '../../support/made-acts.ts';
import { event } from '../../support/made-events.ts';
import { clock, part, rule } from '../../support/made-rules.ts';
import { inStage } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

/** "breach coordinator roads one-1 draft along two-1": whom, for which unit, of which clock, with which way on. */
const said = (mails: readonly MailOrder[]) =>
	mails.map(({ template, to, unit, clock: of, stage, along }) =>
		[template, to, unit, of, stage, along === undefined ? null : `along ${along.map((one) => one.clock).join(' ')}`]
			.filter((word) => word !== null)
			.join(' '),
	);

const under = (change: Partial<Regulation> = {}): Regulation => ({
	...open,
	terms: [rule('one'), rule('two')],
	...change,
});
const late = (of: string, change: Partial<Clock> = {}) =>
	clock(of, '12.03 11:00', { state: 'breached', stage: 'overall', holder: 'coordinator', ...change });
/** Somebody else than the coordinator is awaited. */
const elsewhere = (change: Partial<Case>) => ({ ...inStage('draft', { clocks: [], ...change }, 'executor') });

describe('a breach is told', () => {
	const told = (change: Partial<Case>, regulation = under(), accuses?: boolean) =>
		said(breachMails('one-1', standing('draft', change), regulation, accuses));

	it('to the coordinator, with the way to the stage that waits for him', () => {
		expect(told({ clocks: [late('one')] })).toEqual(['breach coordinator one-1 draft']);
		expect(said(breachMails('one-1', elsewhere({ clocks: [late('one')] }), under()))).toEqual([
			'breach coordinator one-1',
		]);
		// He is awaited in another stage alone.
		const chooses = elsewhere({ clocks: [late('one')], assignments: [part('roads')], toReassign: true });
		expect(said(breachMails('one-1', chooses, under()))).toEqual(['breach coordinator one-1']);
		expect(told({ clocks: [late('two')] })).toEqual([]);
	});

	it('of a unit’s part, of posting and of the final answer with the way to go on without who is late', () => {
		const assignments = [part('roads')];
		const ofUnit = late('two', { unit: 'roads' });
		expect(told({ assignments, clocks: [late('one', { unit: 'roads' })] })).toEqual([
			'breach coordinator roads one-1 consolidation',
		]);
		expect(told({ assignments, clocks: [late('one', { stage: 'publication' })] })).toEqual([
			'breach coordinator one-1 consolidation',
		]);
		expect(told({ assignments, clocks: [late('one', { stage: 'final' }), ofUnit] })).toEqual([
			'breach coordinator one-1 consolidation',
		]);
		expect(told({ assignments, clocks: [late('one'), ofUnit] })).toEqual(['breach coordinator one-1 draft']);
		const escalates = [{ to: 'head' as const, clause: '9' }];
		expect(told({ assignments, clocks: [late('one', { unit: 'roads' })] }, under({ escalates }))).toEqual([
			'breach coordinator roads one-1 consolidation',
			'breach head roads one-1',
		]);
	});

	it('G-15: of a term of somebody outside to the coordinator, of our own target to whom the file names', () => {
		expect(told({ clocks: [late('one', { kind: 'EXTERNAL' })] })).toEqual(['breach coordinator one-1']);
		const ours = { clocks: [late('one', { kind: 'INTERNAL' })] };
		expect(told(ours)).toEqual([]);
		expect(told(ours, under({ terms: [rule('one', { tell: 'head' })] }))).toEqual(['breach head one-1']);
		expect(told(ours, under({ terms: [rule('one', { tell: 'coordinator' })] }))).toEqual([
			'breach coordinator one-1 draft',
		]);
		expect(told(ours, under({ terms: [] }))).toEqual([]);
		const units = elsewhere({ ...ours, assignments: [part('roads')] });
		expect(said(breachMails('one-1', units, under({ terms: [rule('one', { tell: 'executor' })] })))).toEqual([
			'breach executor one-1',
		]);
	});

	const escalates = [
		{ to: 'head' as const, clause: '9' },
		{ to: 'unit-head' as const, clause: '9' },
	];

	it('G-40: to those whom the regulation names besides once it accuses somebody', () => {
		const clocks = [late('one')];
		const assignments = [part('roads'), part('parks', { part: 'submitted' })];
		const all = ['breach head one-1', 'breach unit-head roads one-1'];
		expect(told({ clocks, assignments }, under({ escalates }))).toEqual(['breach coordinator one-1 draft', ...all]);
		expect(told({ clocks, assignments }, under({ escalates }), false)).toEqual(['breach coordinator one-1 draft']);
		expect(said(escalationMails('one-1', standing('draft', { clocks, assignments }), under({ escalates })))).toEqual(
			all,
		);
		expect(escalationMails('one-2', standing('draft', { clocks, assignments }), under({ escalates }))).toEqual([]);
		const ofParks = { clocks: [late('one', { unit: 'parks' })], assignments };
		expect(said(escalationMails('one-1', standing('draft', ofParks), under({ escalates })))).toEqual([
			'breach head parks one-1',
			'breach unit-head parks one-1',
		]);
	});

	it('G-35: to no head of a unit where a second person thought about an end when it fell due', () => {
		const held = (at: string) => [
			{ at: time(at), role: 'approver' as const, units: [], stage: 'confirmation' as const },
		];
		const heads = (at: string, dueAt: string | null = '12.03 11:00') =>
			said(
				escalationMails(
					'one-1',
					standing('draft', {
						clocks: [late('one', { dueAt: dueAt === null ? null : time(dueAt) })],
						assignments: [part('roads')],
						held: held(at),
					}),
					under({ escalates }),
				),
			);
		expect(heads('12.03 10:59')).toEqual(['breach head one-1']);
		expect(heads('12.03 11:00')).toEqual(['breach head one-1', 'breach unit-head roads one-1']);
		expect(heads('12.03 10:59', null)).toEqual(['breach head one-1', 'breach unit-head roads one-1']);
	});

	it('ADR 0031: what waits for the next mail goes along with it to the coordinator, and at once to everybody else', () => {
		const due = (of: string, hour: string) => late(of, { dueAt: time(`12.03 ${hour}`) });
		const clocks = [due('two', '10:00'), due('one', '11:00'), due('three', '15:00')];
		const mails = (id: string) =>
			said(
				breachMails(
					id,
					standing('draft', { clocks, actedAt: time('12.03 09:00') }),
					under({ escalates: [{ to: 'head', clause: '9' }], terms: ['one', 'two', 'three'].map((of) => rule(of)) }),
				),
			);
		expect(mails('one-1')).toEqual(['breach head one-1']);
		expect(mails('three-1')).toEqual(['breach coordinator three-1 draft along one-1', 'breach head three-1']);
		expect(mails('two-1')).toEqual(['breach coordinator two-1 draft', 'breach head two-1']);
	});

	it('okha 3.2, O-4′: of one lateness of units and of the whole by the mail of the units alone', () => {
		const ofUnit = late('two', { unit: 'roads', clause: 'one' });
		const beside = (change: Partial<Clock>, own: Partial<Clock> = {}) =>
			told(
				{ clocks: [late('one', own), { ...ofUnit, ...change }] },
				under({ escalates: [{ to: 'head', clause: '9' }] }),
			);
		expect(beside({})).toEqual([]);
		const pair = standing('draft', { clocks: [late('one'), ofUnit] });
		expect(escalationMails('one-1', pair, under({ escalates }))).toEqual([]);
		const both = ['breach coordinator one-1 draft', 'breach head one-1'];
		for (const other of [
			{ state: 'running' as const },
			{ clause: 'two' },
			{ dueAt: time('12.03 11:01') },
			{ kind: 'INTERP' as const },
			{ unit: null },
		])
			expect(beside(other)).toEqual(both);
		expect(beside({}, { unit: 'parks' })).toEqual(both.map((mail) => mail.replace(' one-1', ' parks one-1')));
	});

	it('G-26: by the late act itself where it might not have been needed, and was not told before', () => {
		const after = standing('draft', { clocks: [late('one')] });
		const before = standing('draft', { clocks: [late('one', { state: 'running' })] });
		const mails = (change: Parameters<typeof rule>[1], was: Case | null = before, events: readonly CaseEvent[] = []) =>
			said(lateMails('one-1', was, events, after, under({ terms: [rule('one', change)] })));
		const one = ['breach coordinator one-1 draft'];
		expect(mails({ optional: true })).toEqual(one);
		expect(mails({ passesOn: true })).toEqual(one);
		expect(mails({})).toEqual([]);
		const others = standing('draft', { clocks: [late('two'), late('one', { state: 'running' })] });
		expect(mails({ optional: true }, others)).toEqual(one);
		expect(mails({ optional: true }, before, [event({ type: 'ReminderGiven', id: 'one-1' }, now)])).toEqual(one);
		expect(mails({ optional: true }, null)).toEqual(one);
		expect(mails({ optional: true }, after)).toEqual([]);
		const breached = (id: string) =>
			event({ type: 'ClockBreached', id, dueAt: now, attribution: 'coordinator', clause: '1' }, now);
		expect(mails({ optional: true }, before, [breached('one-1')])).toEqual([]);
		expect(mails({ optional: true }, before, [breached('two-1')])).toEqual(one);
		expect(lateMails('two-1', before, [], after, under())).toEqual([]);
	});
});

describe('a reminder', () => {
	const runs = (of: string, change: Partial<Clock> = {}) =>
		clock(of, '12.03 13:00', { holder: 'coordinator', reminders: [], ...change });
	const given = (id: string, at = now) => event({ type: 'ReminderGiven', id }, at);
	const reminds = (change: Partial<Case>, regulation = under(), events = [given('one-1')], id = 'one-1') =>
		said(reminderMail(id, events, standing('draft', { lastAt: now, ...change }), regulation));

	it('goes to whoever holds the term, or each unit at work on what no single one has', () => {
		expect(reminds({ clocks: [runs('one')] })).toEqual(['reminder coordinator one-1 draft']);
		expect(reminds({ clocks: [] })).toEqual([]);
		expect(reminds({ clocks: [runs('one')] }, under({ terms: [] }))).toEqual([]);
		const joint = { clocks: [runs('one', { holder: 'executor' })], assignments: [part('roads'), part('parks')] };
		expect(said(reminderMail('one-1', [given('one-1')], elsewhere(joint), under()))).toEqual([
			'reminder executor roads one-1 draft',
			'reminder executor parks one-1 draft',
		]);
		expect(reminds({ clocks: [runs('one', { holder: 'executor', unit: 'roads' })] })).toEqual([
			'reminder executor roads one-1 draft',
		]);
	});

	it('leads to going on without a part that is late', () => {
		const clocks = [runs('one', { stage: 'publication' })];
		expect(reminds({ clocks })).toEqual(['reminder coordinator one-1 consolidation']);
	});

	it('G-26′: of alternatives of one duty comes once; of what may not be needed where its stage is at hand', () => {
		const clocks = [runs('one'), runs('two')];
		const two = [given('one-1'), given('two-1')];
		const duty = under({ terms: [rule('one', { oneOf: 'duty' }), rule('two', { oneOf: 'duty' })] });
		expect(reminds({ clocks }, duty, two)).toEqual(['reminder coordinator one-1 draft']);
		expect(reminds({ clocks }, duty, two, 'two-1')).toEqual([]);
		expect(reminds({ clocks }, duty, [], 'two-1')).toEqual(['reminder coordinator two-1 draft']);
		const told = event({ type: 'DueTimeTold', id: 'one-1', byCurator: false }, time('12.03 10:00'));
		expect(reminds({ clocks }, duty, [told, ...two], 'two-1')).toEqual([]);
		expect(reminds({ clocks }, under(), two, 'two-1')).toEqual(['reminder coordinator two-1 draft']);
		const apart = under({ terms: [rule('one', { oneOf: 'duty' }), rule('two', { oneOf: 'other' })] });
		expect(reminds({ clocks }, apart, two, 'two-1')).toEqual(['reminder coordinator two-1 draft']);
		const optional = (stage: string) => under({ terms: [rule('one', { optional: true, stage })] });
		expect(reminds({ clocks: [runs('one')] }, optional('check'))).toEqual([]);
		expect(reminds({ clocks: [runs('one')] }, optional('draft'))).toEqual(['reminder coordinator one-1 draft']);
	});

	it('is counted from the first of the decision at hand, else from the last event of the case', () => {
		const earlier = time('12.03 10:00');
		const clocks = [runs('one'), runs('two', { reminders: [{ at: earlier, dueAt: null }] })];
		const acted = { clocks, actedAt: time('12.03 09:00') };
		expect(reminds(acted)).toEqual([]);
		const told = event({ type: 'DueTimeTold', id: 'one-1', byCurator: false }, earlier);
		expect(reminds(acted, under(), [told, given('one-1')])).toEqual([]);
		expect(reminds(acted, under(), [given('one-1', earlier)])).toEqual(['reminder coordinator one-1 draft']);
		expect(reminds({ ...acted, lastAt: earlier }, under(), [])).toEqual(['reminder coordinator one-1 draft']);
		expect(reminds(acted, under(), [])).toEqual([]);
	});
});

describe('G-4: a due time that moved', () => {
	const moved = (id: string, tell?: 'later') =>
		event(
			{
				type: 'ClockMoved',
				id,
				dueAt: now,
				remindAt: null,
				calendar: 'c',
				why: 'raised',
				clause: '1',
				kind: 'LEGAL',
				...(tell !== undefined && { tell }),
			},
			now,
		);
	const dated = event({ type: 'DeadlineSet', due: now }, now);
	const tells = (events: readonly CaseEvent[], clocks: readonly Clock[], change: Partial<Case> = {}) =>
		said(movedMails(events, elsewhere({ clocks, assignments: [part('roads')], ...change })));
	const [one, two] = [late('one'), late('two')];

	it('is told once to each who holds a clock that did, and to nobody of our own targets', () => {
		expect(tells([moved('one-1'), moved('two-1')], [one, two])).toEqual(['clock-moved coordinator one-1']);
		expect(tells([moved('one-1'), moved('two-1')], [one, { ...two, holder: 'curator' }])).toEqual([
			'clock-moved coordinator one-1',
			'clock-moved curator two-1',
		]);
		const ofUnits = [
			{ ...one, holder: 'executor' as const, unit: 'roads' },
			{ ...two, holder: 'executor' as const, unit: 'parks' },
		];
		expect(tells([moved('one-1'), moved('two-1')], ofUnits)).toEqual([
			'clock-moved executor roads one-1',
			'clock-moved executor parks two-1',
		]);
		expect(tells([moved('one-1')], [{ ...one, kind: 'INTERNAL' }])).toEqual([]);
		expect(tells([moved('one-1')], [two])).toEqual([]);
		expect(tells([moved('one-1', 'later')], [one])).toEqual([]);
	});

	it('A-9: by the curator’s date to the units at work as well, also where a clock starts by it', () => {
		const both = ['clock-moved coordinator one-1', 'clock-moved executor roads one-1'];
		expect(tells([dated, moved('one-1')], [one])).toEqual(both);
		const starts = (tell?: 'now' | 'later') =>
			event({ type: 'ClockStarted', clock: one, ...(tell !== undefined && { tell }) }, now);
		expect(tells([dated, starts('now')], [one])).toEqual(both);
		expect(tells([starts('now')], [one])).toEqual(['clock-moved coordinator one-1']);
		expect(tells([starts()], [one])).toEqual([]);
		expect(tells([starts('later')], [one])).toEqual([]);
		const told = (byCurator: boolean) => event({ type: 'DueTimeTold', id: 'one-1', byCurator }, now);
		expect(tells([told(true)], [one])).toEqual(both);
		expect(tells([told(false)], [one])).toEqual(['clock-moved coordinator one-1']);
		expect(tells([told(true)], [one], { status: standing('check').status })).toEqual(['clock-moved coordinator one-1']);
	});
});
