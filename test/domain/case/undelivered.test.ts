import { describe, expect, it } from '@jest/globals';
import { nextWake } from '../../../domain/case/clocks/next-wake.ts';
import type { Assignment } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import {
	acknowledge,
	approve,
	forward,
	interim,
	publish,
	receive,
	route,
	submit,
	tick,
} from '../../support/commands.ts';
import { outcomeOf, standing } from '../../support/made-acts.ts';
import { part } from '../../support/made-rules.ts';
import { question } from '../../support/made-stages.ts';
import { clocks, play, type Step, time } from '../../support/play.ts';
import { mailsIn } from '../../support/take.ts';

type Undeliverable = Extract<Command, { do: 'undeliverable' }>;

/** The mail of the routing at 10:10 did not reach the one executor of the unit. */
function bounce(changes: Partial<Undeliverable> = {}): Undeliverable {
	return {
		do: 'undeliverable',
		to: 'executor',
		unit: 'roads',
		round: 1,
		person: 'roads-1',
		handedAt: time('12.03 10:10'),
		why: 'bounced',
		others: [],
		...changes,
	};
}

const again: Command = { do: 'deliver-again', whom: [{ to: 'executor', unit: 'roads', person: 'roads-1' }] };
const routed: readonly Step[] = [
	['10:00', receive()],
	['10:10', route()],
];
const other = (at: string) => ({ person: 'roads-3', handedAt: time(`12.03 ${at}`) });
const mails = (...steps: readonly Step[]) =>
	mailsIn(play(...steps).last.consequences).map(({ template, to, unit }) =>
		[template, to, unit].filter(Boolean).join(' '),
	);

describe('G-8: a mail that came back started nothing', () => {
	it('anapa 2.7: the clock of the unit is void from its start on, the overall one runs on, and nothing wakes for it', () => {
		const played = play(...routed, ['11:00', bounce()]);
		expect(clocks(played, '2.7')).toEqual(['2.7 LEGAL of roads due 12.03 14:10 void 12.03 10:10']);
		expect(clocks(played, '2.2')).toEqual(['2.2 INTERP due 13.03 10:00 running']);
		expect(nextWake(played.case)).not.toBe(time('12.03 13:40'));
		expect(played.case.assignments).toMatchObject([{ unit: 'roads', part: 'awaited', handedAt: null }]);
	});

	it('the coordinator is told, once, however often the same is heard', () => {
		expect(mails(...routed, ['11:00', bounce()])).toEqual(['undelivered coordinator roads']);
		expect(play(...routed, ['11:00', bounce()], ['11:01', bounce()]).last.events).toEqual([]);
		expect(mails(...routed, ['11:00', bounce()], ['11:01', bounce({ person: 'roads-2' })])).toEqual([
			'undelivered coordinator roads',
		]);
	});

	it('anapa 2.7, 3.2: a breach that was booked meanwhile is taken back visibly, with its memo, and told to whoever heard of it', () => {
		const steps: readonly Step[] = [...routed, ['14:10:01', tick], ['14:30', bounce()]];
		const played = play(...steps);
		expect(clocks(played, '2.7')).toEqual(['2.7 LEGAL of roads due 12.03 14:10 void 12.03 10:10']);
		expect(played.last.events).toMatchObject([
			{ type: 'MailUndelivered', untold: true, takenBack: ['draft-1'] },
			{ type: 'ClockVoided', id: 'draft-1', fromStart: true },
		]);
		expect(played.case.notices).toEqual([]);
		expect(mails(...steps)).toEqual(['undelivered coordinator roads', 'breach-undone approver']);
	});

	it('anapa 3.2: whom the memo was passed on to hears of it, too', () => {
		const steps: readonly Step[] = [
			...routed,
			['14:10:01', tick],
			['14:20', acknowledge('memo-draft-1')],
			['14:30', bounce()],
		];
		expect(mails(...steps)).toEqual(['undelivered coordinator roads', 'breach-undone approver', 'breach-undone head']);
	});

	it('the clock stays where another of the unit had been told by the same moment or before', () => {
		const played = play(...routed, ['11:00', bounce({ handedAt: time('12.03 10:11'), others: [other('10:10')] })]);
		expect(clocks(played, '2.7')).toEqual(['2.7 LEGAL of roads due 12.03 14:10 running']);
		expect(played.case.undelivered).toMatchObject([{ person: 'roads-1', othersTold: true }]);
	});

	it('where another was told later, the clock runs from then', () => {
		const played = play(...routed, ['11:00', bounce({ others: [other('10:12'), other('10:15')] })]);
		expect(clocks(played, '2.7')).toEqual([
			'2.7 LEGAL of roads due 12.03 14:10 void 12.03 10:10',
			'2.7 LEGAL of roads due 12.03 14:12 running',
		]);
	});

	it.each([
		['the first copy first', ['10:10', '10:12']],
		['the later copy first', ['10:12', '10:10']],
	])(
		'when all copies come back nobody was told, in whatever order that is heard, each without knowing of the other: %s',
		(_, order) => {
			const people: Readonly<Record<string, string>> = { '10:10': 'roads-1', '10:12': 'roads-3' };
			const heard = order.map((at): Command => {
				const others = Object.entries(people).flatMap(([moment, person]) =>
					moment === at ? [] : [{ person, handedAt: time(`12.03 ${moment}`) }],
				);
				return bounce({ person: people[at] ?? '', handedAt: time(`12.03 ${at}`), others });
			});
			const played = play(...routed, ...heard.map((command, minute): Step => [`11:0${minute}`, command]));
			expect(played.case.assignments).toMatchObject([{ handedAt: null }]);
			expect(played.case.clocks.filter(({ term, state }) => term === 'draft' && state !== 'void')).toEqual([]);
		},
	);

	it('what the unit did meanwhile shows that it knew: its clock stays as it ended', () => {
		const played = play(...routed, ['10:20', submit()], ['10:30', bounce()]);
		expect(clocks(played, '2.7')).toEqual(['2.7 LEGAL of roads due 12.03 14:10 met 12.03 10:20']);
	});

	it('what it asked since shows it as well; what it asked before, or another unit did, does not', () => {
		const untold = (unit: string | null, askedAt: string, asked: Partial<Assignment> = {}) => {
			const state = standing('draft', {
				assignments: [part('roads', asked)],
				questions: [question({ unit, askedAt: time(`12.03 ${askedAt}`) })],
			});
			return outcomeOf(state, bounce());
		};
		const never = [expect.objectContaining({ type: 'MailUndelivered', untold: true })];
		const knew = [expect.objectContaining({ type: 'MailUndelivered', untold: false })];
		expect(untold('roads', '10:10')).toEqual(knew);
		expect(untold('roads', '10:09')).toEqual(never);
		expect(untold('parks', '10:20')).toEqual(never);
		expect(untold(null, '10:20')).toEqual(never);
		expect(untold(null, '10:20', { part: 'left-out' })).toEqual(never);
		expect(untold(null, '10:20', { part: 'posted' })).toEqual(knew);
		expect(untold(null, '10:20', { handedIn: { version: 1, answer: 'final', promisedBy: null } })).toEqual(knew);
	});

	it('a mail of an earlier handing over voids nothing of the present one', () => {
		const steps: readonly Step[] = [
			...routed,
			['10:20', interim()],
			['10:30', forward()],
			['10:40', approve()],
			['10:50', publish()],
		];
		const before = play(...steps);
		const played = play(...steps, ['11:00', bounce()]);
		expect(played.case.clocks).toEqual(before.case.clocks);
	});

	it('after the end of the case nobody is to do anything, but a breach does not stay', () => {
		const ended: readonly Step[] = [...routed, ['10:20', submit()], ['10:30', forward()], ['10:40', approve()]];
		const steps: readonly Step[] = [...ended, ['10:50', publish()]];
		expect(mails(...steps, ['11:00', bounce()])).toEqual([]);
	});
});

describe('R-23: what waited is written again once the address is another', () => {
	it('anapa 2.7: the unit is written to again, and its clock starts by that mail', () => {
		const steps: readonly Step[] = [...routed, ['11:00', bounce()], ['12:00', again]];
		expect(mails(...steps)).toEqual(['assignment executor roads']);
		const played = play(...steps);
		expect(clocks(played, '2.7')).toEqual([
			'2.7 LEGAL of roads due 12.03 14:10 void 12.03 10:10',
			'2.7 LEGAL of roads due 12.03 16:00 running',
		]);
		expect(play(...steps, ['12:01', again]).last.events).toEqual([]);
	});

	it('when it comes back from there as well, the coordinator is told again', () => {
		const steps: readonly Step[] = [...routed, ['11:00', bounce()], ['12:00', again]];
		expect(mails(...steps, ['12:30', bounce({ handedAt: time('12.03 12:00') })])).toEqual([
			'undelivered coordinator roads',
		]);
	});

	it('nobody is written to twice: not where others were told, and not once the case has gone on', () => {
		const told = bounce({ handedAt: time('12.03 10:11'), others: [other('10:10')] });
		expect(mails(...routed, ['11:00', told], ['12:00', again])).toEqual([]);
		expect(mails(...routed, ['10:20', submit()], ['11:00', bounce()], ['12:00', again])).toEqual([]);
	});

	it('a curator who was not reached is told of, and asked again for what the case awaits of him', () => {
		const lost: Command = bounce({ to: 'curator', unit: null, round: null, person: 'curator-1', handedAt: null });
		const steps: readonly Step[] = [...routed, ['10:20', submit()], ['10:30', forward()], ['10:40', lost]];
		expect(mails(...steps)).toEqual(['undelivered coordinator']);
		const curator: Command = { do: 'deliver-again', whom: [{ to: 'curator', unit: null, person: 'curator-1' }] };
		expect(mails(...steps, ['11:00', curator])).toEqual(['stage-opened curator']);
	});
});
