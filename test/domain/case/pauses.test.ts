import { describe, expect, it } from '@jest/globals';
import { begin, type DecisionContext } from '../../../domain/case/clocks/decision-context.ts';
import { pauseRunning, resumePaused, wouldPause } from '../../../domain/case/clocks/pauses.ts';
import type { Case, Clock, Question } from '../../../domain/case/model/case.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import type { MomentName } from '../../../domain/case/state/moment-names.ts';
import type { PauseRule, TermRule } from '../../../domain/regulation/regulation.ts';
import { term } from '../../support/calendars.ts';
import { at, received, rule, runs } from '../../support/made-rules.ts';
import { question } from '../../support/made-stages.ts';
import { local, world } from '../../support/play.ts';

const pause: PauseRule = {
	clause: '10b',
	reading: 'K-7',
	from: 'clarify:author',
	until: 'clarified:author',
	endsBy: ['publish'],
	silence: 'wait',
	cutoff: 'cutoff',
	terms: ['base', 'cutoff'],
};
/** Four working hours from ten on, so until three; the last question half an hour before it. */
const base = rule('base', { limit: { term: term('4 WH') }, high: { limit: { term: term('1 WH') } } });
const cutoff = rule('cutoff', { limit: { before: ['base'], term: term('30 WM') } });
const terms = [base, cutoff, rule('wait'), rule('free')];

const ran = (due = '15:00', change: Partial<Clock> = {}) => runs('base', due, change);
const stands = (from = '10:30', change: Partial<Clock> = {}) =>
	ran('15:00', { state: 'paused', dueAt: null, pauses: [{ from: at(from), until: null }], ...change });
/** A question to the author of this hour that suspends terms, and when its reply came. */
const asked = (from: string, until: string | null, change: Partial<Question> = {}) =>
	question({ of: 'author', pauses: true, askedAt: at(from), answeredAt: until === null ? null : at(until), ...change });

function on(
	now: string,
	clocks: readonly Clock[],
	questions: readonly Question[] = [],
	{ ruled = pause, under = terms, ...change }: Partial<Case> & { ruled?: PauseRule | null; under?: TermRule[] } = {},
): DecisionContext {
	const regulation = { ...world.regulation, terms: under, pause: ruled, notices: [] };
	const state: Case = { ...received, ...change, clocks, questions };
	return begin(state, { ...world, regulation, now: at(now) }, null);
}

const moscow = (time: string) => Date.parse(`${time}+03:00`);
const hour = (instant: number | null) => (instant === null ? '…' : (local(instant)?.replace('12.03 ', '') ?? ''));
function said({ events }: DecisionContext): readonly string[] {
	return events.flatMap((event) => {
		if (event.type === 'ClockPaused') return [`${event.id} stands from ${hour(event.from)}`];
		if (event.type !== 'ClockResumed' && event.type !== 'ClockMoved') return [];
		const stood = event.pauses?.map(({ from, until }) => `${hour(from)}–${hour(until)}`).join(' ') ?? 'as before';
		const because = event.type === 'ClockResumed' ? `runs on by ${event.because}` : `moves, ${event.why}`;
		return [`${event.id} ${because}: ${stood || 'never stood'}, due ${hour(event.dueAt)}`];
	});
}

/** What clocks hear of this moment at this hour. */
function heard(context: DecisionContext, name: MomentName = 'clarified:author', now = '12:00'): readonly string[] {
	const event: CaseEvent = { type: 'ConsentRecorded', at: at(now), by: null };
	resumePaused(context, event, [
		{ name: 'clarified', at: at(now), source: 'act', unit: null },
		{ name, at: at(now), source: 'act', unit: null },
	]);
	return said(context);
}

describe('Kislovodsk 10b: a question to the author lets the terms stand still', () => {
	const questionOf = (pauses: boolean) =>
		({
			type: 'ClarificationAsked',
			question: 1,
			of: 'author',
			stage: 'draft',
			unit: null,
			pauses,
			clause: '10a',
			at: at('11:00'),
			by: null,
		}) as const;
	const paused = (clocks: readonly Clock[], event: CaseEvent, ruled: PauseRule | null = pause) => {
		const context = on('11:00', clocks, [], { ruled });
		pauseRunning(context, event);
		return said(context);
	};
	it('those that it names, while they run', () => {
		const clocks = [ran(), runs('free', '15:00'), runs('cutoff', '14:30', { state: 'met', endedAt: at('10:30') })];
		expect(paused(clocks, questionOf(true))).toEqual(['base-1 stands from 11:00']);
		expect(paused([runs('cutoff', '14:30'), ...clocks.slice(0, 1)], questionOf(true))).toEqual([
			'cutoff-1 stands from 11:00',
			'base-1 stands from 11:00',
		]);
	});
	it('not one that suspends nothing, nor under a regulation that knows no pause', () => {
		expect(paused([ran()], questionOf(false))).toEqual([]);
		expect(paused([ran()], questionOf(true), null)).toEqual([]);
		expect(paused([ran()], { type: 'ConsentRecorded', at: at('11:00'), by: null })).toEqual([]);
	});
});

describe('K-5: a question suspends up to the cut-off, which is itself in time', () => {
	const suspends = (
		now: string,
		clocks: readonly Clock[],
		moment = 'clarify:author',
		ruled: PauseRule | null = pause,
	) => wouldPause(on(now, clocks, [], { ruled }), moment);
	it('half an hour before the overall term', () => {
		expect(suspends('14:29', [ran()])).toBe(true);
		expect(suspends('14:30', [ran()])).toBe(true);
		expect(suspends('14:31', [ran()])).toBe(false);
	});
	it('beyond it only while an earlier one does', () => {
		expect(suspends('14:31', [ran(), runs('free', null, { state: 'paused' })])).toBe(true);
		expect(suspends('14:31', [ran(), runs('free', '15:00', { state: 'met' })])).toBe(false);
	});
	it('of no other question, and nowhere else', () => {
		expect(suspends('11:00', [ran()], 'clarify:curator')).toBe(false);
		expect(suspends('11:00', [ran()], 'clarify:author', null)).toBe(false);
	});
	it('where there is nothing that it could be too late for, none is in time', () => {
		expect(suspends('11:00', [])).toBe(false);
		expect(suspends('11:00', [ran('15:00', { state: 'met', endedAt: at('10:30') })])).toBe(false);
	});
	it('R-21: where the calendar does not know it yet: half an hour before its data end, and what comes later is refused', () => {
		const unknown = ran('15:00', { dueAt: null, awaitsCalendar: true });
		const asked = (day: string, one = unknown, under = terms) => {
			const now = moscow(day);
			const there = on('11:00', [one], [], { under });
			const context = { ...there, world: { ...there.world, now } };
			return [wouldPause(context, 'clarify:author'), context.fault?.fault ?? null];
		};
		expect(asked('2025-03-12T11:00')).toEqual([true, null]);
		expect(asked('2027-12-30T17:30')).toEqual([true, null]);
		expect(asked('2027-12-30T17:31')).toEqual([false, 'no-data-for-year']);
		const forward = [base, rule('cutoff', { limit: { term: term('1 WH') } })];
		expect(asked('2027-12-30T17:31', unknown, forward)).toEqual([true, null]);
		const first = ran('15:00', { dueAt: moscow('2019-01-09T09:15') });
		expect(asked('2019-01-09T09:05', first)).toEqual([false, 'no-data-for-year']);
	});
});

describe('K-6: the terms run on from the reply', () => {
	it('as long as they stood they fall due later, the pause once in each', () => {
		const clocks = [stands(), stands('10:30', { id: 'cutoff-1', term: 'cutoff' })];
		expect(heard(on('12:00', clocks, [asked('10:30', '12:00')]))).toEqual([
			'base-1 runs on by reply: 10:30–12:00, due 16:30',
			'cutoff-1 runs on by reply: 10:30–12:00, due 16:00',
		]);
	});
	it('a reply alone ends it, or what the text names beside it: then it is the decision that does', () => {
		expect(heard(on('12:00', [stands()], [asked('10:30', '12:00')]), 'consent')).toEqual([]);
		expect(heard(on('12:00', [stands()], [asked('10:30', null)]))).toEqual([]);
		expect(heard(on('12:00', [stands()], [asked('10:30', null)]), 'publish')).toEqual([
			'base-1 runs on by decision: 10:30–12:00, due 16:30',
		]);
		expect(heard(on('12:00', [stands()], [asked('10:30', '12:00')], { ruled: null }))).toEqual([]);
	});
	it('K-6: whichever came first, the reply or the decision without it', () => {
		const decided = (answered: string | null, decidedAt: string) =>
			heard(on('12:00', [stands()], [asked('10:30', answered, { decidedAt: at(decidedAt) })]));
		expect(decided(null, '11:00')).toEqual(['base-1 runs on by reply: 10:30–11:00, due 15:30']);
		expect(decided('12:00', '11:00')).toEqual(['base-1 runs on by reply: 10:30–11:00, due 15:30']);
		expect(decided('11:00', '12:00')).toEqual(['base-1 runs on by reply: 10:30–11:00, due 15:30']);
	});
	it('a reply that was written down after the decision moves what runs', () => {
		const ran12 = (pauses: Clock['pauses']) => [ran('16:30', { pauses })];
		const stood = (from: string, until: string) => [{ from: at(from), until: at(until) }];
		const late = (pauses: Clock['pauses'], ...questions: readonly Question[]) =>
			heard(on('14:00', ran12(pauses), questions));
		expect(late(stood('10:30', '12:00'), asked('10:30', '11:00'))).toEqual([
			'base-1 moves, replied: 10:30–11:00, due 15:30',
		]);
		expect(late(stood('10:30', '12:00'), asked('11:00', '12:00'))).toEqual([
			'base-1 moves, replied: 11:00–12:00, due 16:00',
		]);
		expect(late(stood('10:30', '12:00'), asked('10:30', '12:00'))).toEqual([]);
		expect(late([], asked('10:30', '12:00'))).toEqual(['base-1 moves, replied: 10:30–12:00, due 16:30']);
		expect(late(stood('10:30', '12:00'))).toEqual(['base-1 moves, replied: never stood, due 15:00']);
	});
	it('what began while the others stood still never stood; what began with the question did', () => {
		const began = (from: string) =>
			heard(on('12:00', [ran('15:45', { startedAt: at(from) })], [asked('10:30', '12:00')]));
		expect(began('10:45')).toEqual([]);
		expect(began('10:30')).toEqual(['base-1 moves, replied: 10:30–12:00, due 17:00']);
	});
	it('only what the text suspends, and what is over stays so', () => {
		const [free, met] = [runs('free', '15:00'), ran('15:00', { state: 'met', endedAt: at('11:00') })];
		expect(heard(on('12:00', [free, met], [asked('10:30', '12:00')]))).toEqual([]);
	});
	it('a question that suspended nothing lets nothing stand still', () => {
		for (const until of [null, '11:00']) {
			expect(heard(on('12:00', [ran()], [asked('10:30', until, { pauses: false })]))).toEqual([]);
		}
	});
});

describe('K-7: pauses that overlap are one', () => {
	const stood = (...questions: readonly Question[]) =>
		heard(on('12:45', [stands('10:10')], questions), 'clarified:author', '12:45')[0]?.replace(
			/^.*reply: |, due.*$/g,
			'',
		);
	it('each of those that do not counts on its own', () => {
		expect(stood(asked('10:10', '10:20'), asked('10:30', '10:40'), asked('11:00', '11:30'))).toBe(
			'10:10–10:20 10:30–10:40 11:00–11:30',
		);
	});
	it('the last ends with the later reply, one that begins with the earlier’s reply among them', () => {
		expect(stood(asked('10:10', '11:00'), asked('10:30', '12:00'))).toBe('10:10–12:00');
		expect(stood(asked('10:10', '12:00'), asked('10:30', '11:00'))).toBe('10:10–12:00');
		expect(stood(asked('10:10', '11:00'), asked('11:00', '12:00'))).toBe('10:10–12:00');
		expect(stood(asked('10:10', '10:20'), asked('10:30', '11:30'), asked('11:00', '12:00'))).toBe(
			'10:10–10:20 10:30–12:00',
		);
		expect(
			stood(asked('10:10', '10:20'), asked('10:30', '10:40'), asked('10:50', '11:30'), asked('11:00', '12:00')),
		).toBe('10:10–10:20 10:30–10:40 10:50–12:00');
	});
	it('a reply that is older than its question takes nothing away', () => {
		expect(stood(asked('10:10', '10:20'), asked('11:00', '10:50'))).toBe('10:10–10:20 11:00–11:00');
	});
});

describe('K-5: what was asked before an earlier reply was written down', () => {
	/** The reply to the first question, and what was asked at 15:10, beyond the cut-off as it stood at first. */
	const both = (replied: string, change: Partial<Question> = {}, more: Parameters<typeof on>[3] = {}) =>
		heard(
			on(
				'16:00',
				[stands('14:20')],
				[asked('14:20', replied), asked('15:10', '15:40', { beforeReply: true, ...change })],
				more,
			),
			'clarified:author',
			'16:00',
		)[0]?.replace(/^.*reply: |, due.*$/g, '');
	it('is in time where the first still stood then or the cut-off had moved so far, and else suspends nothing', () => {
		// The cut-off, half past two, moves by as long as the first one stood.
		expect(both('15:15')).toBe('14:20–15:40');
		expect(both('15:00')).toBe('14:20–15:00 15:10–15:40');
		expect(both('14:59')).toBe('14:20–14:59');
		expect(both('14:30')).toBe('14:20–14:30');
	});
	it('what nobody doubted when it was asked stays in time, whatever the cut-off is now', () => {
		expect(both('14:30', { beforeReply: false })).toBe('14:20–14:30 15:10–15:40');
		const raised = { incident: { ...received.incident, importance: 'high' as const } };
		expect(both('15:15', {}, raised)).toBe('14:20–15:40');
	});
	it('only what is suspended and still live moves the cut-off', () => {
		const others = (...clocks: readonly Clock[]) =>
			heard(
				on(
					'16:00',
					[...clocks, stands('14:20', { id: 'cutoff-1', term: 'cutoff' })],
					[asked('14:20', '15:00'), asked('15:10', '15:40', { beforeReply: true })],
				),
				'clarified:author',
				'16:00',
			)
				.at(-1)
				?.replace(/^.*reply: |, due.*$/g, '');
		expect(others(stands('14:20'))).toBe('14:20–15:00 15:10–15:40');
		// A breach that stands was due when it was due.
		expect(others(ran('15:00', { state: 'breached' }))).toBe('14:20–15:00');
		const beside: TermRule[] = [
			base,
			{ ...cutoff, limit: { before: ['free'], term: term('30 WM') } },
			rule('free', { limit: base.limit }),
		];
		const context = on(
			'16:00',
			[stands('14:20'), runs('free', '15:00')],
			[asked('14:20', '15:00'), asked('15:10', '15:40', { beforeReply: true })],
			{ under: beside },
		);
		expect(heard(context, 'clarified:author', '16:00')[0]).toContain('14:20–15:00, due');
	});
});

describe('R-21: where the calendar cannot say whether a question suspends anything', () => {
	const unsaid = (one: Clock, ...asked: readonly Question[]) => {
		const context = on('16:00', [one], asked);
		return [...heard(context, 'clarified:author', '16:00'), context.fault?.fault];
	};
	const second = asked('15:10', '15:40', { beforeReply: true });
	it('nothing is decided', () => {
		const late = { ...second, askedAt: moscow('2027-12-30T17:31'), answeredAt: moscow('2027-12-30T17:40') };
		const unknown = ran('15:00', { dueAt: null, awaitsCalendar: true, startedAt: moscow('2027-12-30T12:00') });
		expect(unsaid(unknown, late)).toEqual(['no-data-for-year']);
		const began = stands('14:20', { startedAt: moscow('2018-06-01T12:00') });
		expect(unsaid(began, asked('14:20', '15:00'), second)).toEqual(['no-data-for-year']);
	});
});
