import { describe, expect, it } from '@jest/globals';
import { asTimeLeft, judgeClocks, remind, settleSetAside } from '../../../domain/case/clocks/breaches.ts';
import { begin } from '../../../domain/case/clocks/decision-context.ts';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import type { Regulation, TermRule } from '../../../domain/regulation/regulation.ts';
import { term } from '../../support/calendars.ts';
import { standing, there } from '../../support/made-acts.ts';
import { at, part, rule, runs, why } from '../../support/made-rules.ts';
import { proposedIn, text } from '../../support/made-stages.ts';
import { local } from '../../support/play.ts';

describe('G-5: what time has done to a case by an instant', () => {
	const breach = { clause: '3.2', tell: 'head', by: 'approver' } as const;
	const context = (
		clocks: readonly Clock[],
		terms: readonly TermRule[] = [],
		state: Partial<Case> = {},
		regulation: Partial<Regulation> = {},
	) => {
		const known = ['one', 'two'].map((id) => rule(id)).filter(({ id }) => terms.every((one) => one.id !== id));
		return begin(standing('draft', { clocks, ...state }), there({ terms: [...terms, ...known], ...regulation }), null);
	};
	const say = ({ events }: ReturnType<typeof context>) =>
		events.map((event) => {
			const of = 'id' in event ? event.id : 'clock' in event && typeof event.clock === 'string' ? event.clock : '';
			const whose = 'attribution' in event ? ` ${event.attribution}` : 'owed' in event ? ` ${event.owed}` : '';
			return `${event.type} ${of}${whose} ${local(event.at)?.slice(6)}`;
		});
	const judged = (until: string, ...given: Parameters<typeof context>) => {
		const made = context(...given);
		judgeClocks(made, at(until));
		return say(made);
	};

	it('whatever was due before it is broken, the earlier first; at the due instant an act is in time', () => {
		const clocks = [runs('one', '11:00'), runs('two', '10:30')];
		expect(judged('11:00', clocks)).toEqual(['ClockBreached two-1 coordinator 10:30']);
		expect(judged('11:01', clocks)).toEqual([
			'ClockBreached two-1 coordinator 10:30',
			'ClockBreached one-1 coordinator 11:00',
		]);
		expect(judged('11:01', [runs('one', null), runs('two', '10:30', { state: 'paused' })])).toEqual([]);
		expect(judged('11:01', [runs('two', '10:30', { state: 'met' })])).toEqual([]);
	});

	it('A-15: and the memo of it is prepared where it accuses whoever holds the term', () => {
		const memo = [rule('one', { breach })];
		const one = runs('one', '11:00');
		expect(judged('11:01', [one], memo)).toEqual(['ClockBreached one-1 coordinator 11:00', 'MemoPrepared one-1 11:00']);
		const curators = runs('two', '10:00', { state: 'breached', attribution: 'curator', endedAt: at('10:30') });
		expect(judged('11:01', [curators, one], memo)).toContain('MemoPrepared one-1 11:00');
		const second = {
			held: [{ at: at('10:00'), role: 'approver' as const, stage: 'confirmation' as const, units: [] }],
		};
		const executors = runs('one', '11:00', { holder: 'executor', unit: 'roads' });
		expect(judged('11:01', [executors], [rule('one', { breach, holder: 'executor' })], second)).toEqual([
			'ClockBreached one-1 approver 11:00',
		]);
		// A step of the coordinator's own is what his proposal has cost him.
		expect(judged('11:01', [one], [rule('one', { holder: 'coordinator' })], second)).toEqual([
			'ClockBreached one-1 coordinator 11:00',
		]);
		expect(judged('11:01', [one], [rule('one', { holder: 'coordinator', stage: 'overall' })], second)).toEqual([
			'ClockBreached one-1 approver 11:00',
		]);
	});

	it('G-14, G-40: raised, it accuses nobody until the due time that it had has passed, too', () => {
		const raised = runs('one', '11:00', { history: [why('raised', '11:30')] });
		const memo = [rule('one', { breach })];
		expect(judged('11:01', [raised], memo)).toEqual(['ClockBreached one-1 RECLASSIFIED 11:00']);
		expect(judged('11:30', [raised], memo)).toEqual(['ClockBreached one-1 RECLASSIFIED 11:00']);
		const all = [
			'ClockBreached one-1 RECLASSIFIED 11:00',
			'BreachConfirmed one-1 coordinator 11:30',
			'MemoPrepared one-1 11:30',
		];
		expect(judged('11:31', [raised], memo)).toEqual(all);
		const early = runs('one', '11:00', { history: [why('raised', '11:00')] });
		expect(judged('11:01', [early], memo)[0]).toBe('ClockBreached one-1 coordinator 11:00');
		const longer = { id: 'a', says: '', shadow: false, terms: { one: { limit: { term: term('2 WH') } } } };
		const reading = {
			id: 'X',
			clause: '1',
			gist: '',
			question: '',
			decision: '',
			by: '',
			on: '',
			alternatives: [longer],
		};
		const late = judged('12:00', [runs('one', '11:00')], memo, {}, { readings: [reading] });
		expect(late).toEqual(['ClockBreached one-1 coordinator 11:00']);
		const booked = runs('one', '11:00', { state: 'breached', attribution: 'curator', accusesAt: at('11:30') });
		expect(judged('11:31', [booked], memo)).toEqual(['BreachConfirmed one-1 curator 11:30']);
		const unbooked = { ...booked, attribution: null };
		expect(judged('11:31', [unbooked], memo)).toEqual([
			'BreachConfirmed one-1 coordinator 11:30',
			'MemoPrepared one-1 11:30',
		]);
	});

	it('an act that concerns a clock finds it so, also before others may judge it', () => {
		const left = (one: Clock) => {
			const made = context([runs('two', '10:00'), one]);
			const is = asTimeLeft(made, one);
			return [is.state, ...say(made)];
		};
		expect(left(runs('one', '12:00'))).toEqual(['running']);
		expect(left(runs('one', '11:59'))).toEqual(['breached', 'ClockBreached one-1 coordinator 11:59']);
		const booked = { state: 'breached' as const, attribution: 'coordinator' as const };
		expect(left(runs('one', '11:00', { ...booked, accusesAt: at('12:00') }))).toEqual(['breached']);
		expect(left(runs('one', '11:00', { ...booked, accusesAt: at('11:59') }))).toEqual([
			'breached',
			'BreachConfirmed one-1 coordinator 11:59',
		]);
		expect(left(runs('one', '11:00', { history: [why('raised', '11:30')] }))).toEqual([
			'breached',
			'ClockBreached one-1 RECLASSIFIED 11:00',
			'BreachConfirmed one-1 coordinator 11:30',
		]);
	});

	it('G-26: of an act that may not be needed it is void, and of whom it would have been is said where that is another', () => {
		const optional = [rule('one', { optional: true })];
		expect(judged('11:01', [runs('one', '11:00')], optional)).toEqual(['ClockVoided one-1 11:00']);
		const joint = runs('one', '11:00', { holder: 'executor' });
		expect(judged('11:01', [joint], optional)).toEqual(['ClockVoided one-1 coordinator 11:00']);
		const onward = [rule('one', { passesOn: true })];
		expect(judged('11:01', [runs('one', '11:00')], onward, { draft: text('final') })).toEqual([
			'ClockVoided one-1 11:00',
		]);
		expect(judged('11:01', [runs('one', '11:00')], onward)).toEqual(['ClockBreached one-1 coordinator 11:00']);
		// G-26′: of the alternatives of one duty the last is broken.
		const duty = ['one', 'two'].map((id) => rule(id, { optional: true, oneOf: 'duty' }));
		expect(judged('11:01', [runs('one', '11:00'), runs('two', '10:30')], duty)).toEqual([
			'ClockVoided two-1 10:30',
			'ClockBreached one-1 coordinator 11:00',
		]);
	});

	it('or a notice takes its place, where that is to be given now', () => {
		const notice = (id: string) => ({
			id,
			clause: '3.7',
			kind: 'LEGAL' as const,
			on: 'consent' as const,
			to: 'curator' as const,
			acknowledge: false,
			title: id,
		});
		const lapse = [rule('one', { lapse: 'word' })];
		const notices = [notice('other'), notice('word')];
		expect(judged('11:01', [runs('one', '11:00')], lapse, {}, { notices })).toEqual([
			'ClockVoided one-1 11:00',
			'NoticeDemanded  11:00',
		]);
		const made = context([runs('one', '11:00', { unit: 'roads' })], lapse, {}, { notices });
		judgeClocks(made, at('11:01'));
		expect(made.events.at(-1)).toMatchObject({ notice: 'word-1', to: 'curator', unit: 'roads', clause: '3.7' });
		const never = [{ ...notice('word'), when: [{ importance: ['high' as const] }] }];
		expect(judged('11:01', [runs('one', '11:00')], lapse, {}, { notices: never })).toEqual(['ClockVoided one-1 11:00']);
		expect(judged('11:01', [runs('one', '11:00')], lapse, {}, { notices: [] })).toEqual(['ClockVoided one-1 11:00']);
	});

	it('the unit is accused of nothing that was over when it was asked, and of its own delay', () => {
		const ofRoads = (routedAt: string, change: Partial<Clock> = {}) =>
			judged('11:01', [runs('one', '11:00', { unit: 'roads', holder: 'executor', ...change })], [], {
				assignments: [part('parks'), part('roads', { routedAt: at(routedAt) })],
			});
		expect(ofRoads('11:00')).toEqual(['ClockBreached one-1 coordinator 11:00']);
		expect(ofRoads('10:59')).toEqual(['ClockBreached one-1 executor 11:00']);
		const begun = { startedAt: at('11:00:00.001'), holder: 'coordinator' as const };
		expect(ofRoads('10:30', begun)).toEqual(['ClockBreached one-1 executor 11:00']);
		expect(ofRoads('10:30', { ...begun, startedAt: at('11:00') })).toEqual(['ClockBreached one-1 coordinator 11:00']);
		const nobodys = [runs('one', '11:00', { startedAt: at('11:30') })];
		expect(judged('11:01', nobodys, [rule('one', { passesOn: true })])).toEqual(['ClockBreached one-1 executor 11:00']);
		expect(judged('11:01', nobodys)).toEqual(['ClockBreached one-1 coordinator 11:00']);
	});

	it('G-39: what was over when the message came is the curator’s, unless we have found it ourselves', () => {
		const whose = (receivedAt: string, found: boolean) =>
			judged('11:01', [runs('one', '11:00')], [], { receivedAt: at(receivedAt), found });
		expect(whose('11:00', false)).toEqual(['ClockBreached one-1 curator 11:00']);
		expect(whose('11:30', false)).toEqual(['ClockBreached one-1 curator 11:00']);
		expect(whose('10:59', false)).toEqual(['ClockBreached one-1 coordinator 11:00']);
		expect(whose('11:30', true)).toEqual(['ClockBreached one-1 coordinator 11:00']);
	});

	it('A-9: what the curator’s own date left no time for is his', () => {
		const cutoff = [rule('one', { limit: { before: ['two'], term: term('1 WH') } })];
		const dated = { deadline: at('12:00'), moments: { 'set-deadline': at('11:00') } };
		const clocks = [runs('one', '11:00'), runs('two', '12:00')];
		expect(judged('11:01', clocks, cutoff, dated)).toEqual(['ClockBreached one-1 curator 11:00']);
		expect(judged('11:01', clocks, cutoff, { deadline: at('12:00') })).toEqual([
			'ClockBreached one-1 coordinator 11:00',
		]);
		const earlier = { ...dated, moments: { 'set-deadline': at('10:59') } };
		expect(judged('11:01', clocks, cutoff, earlier)).toEqual(['ClockBreached one-1 coordinator 11:00']);
	});

	it('G-35: what is set aside is neither judged nor reminded of until the word is there', () => {
		const proposal = { ...proposedIn('draft'), at: at('10:30') };
		const clocks = [runs('one', '11:00', { remindAt: at('10:40') }), runs('two', '13:00', { stage: 'confirmation' })];
		expect(judged('11:01', clocks, [], { proposal })).toEqual([]);
		expect(judged('11:01', clocks, [rule('one', { optional: true })], { proposal })).toEqual([
			'ClockVoided one-1 11:00',
		]);
		const duty = [rule('one', { optional: true, oneOf: 'duty' })];
		expect(judged('11:01', clocks, duty, { proposal })).toEqual([]);
		const settled = (becomes: 'needless' | 'needed', due = '11:00', change: Partial<Clock> = {}) => {
			const made = context([runs('one', due, change), ...clocks.slice(1)], [], { proposal });
			settleSetAside(made, becomes);
			return say(made);
		};
		expect(settled('needless')).toEqual(['ClockVoided one-1 12:00']);
		expect(settled('needed')).toEqual(['ClockBreached one-1 coordinator 11:00']);
		expect(settled('needed', '12:00')).toEqual([]);
		expect(settled('needless', '11:00', { state: 'met' })).toEqual([]);
		expect(settled('needless', '11:00', { dueAt: null })).toEqual([]);
		const reminded = (state: Partial<Case>, change: Partial<Clock> = {}) => {
			const made = context([runs('one', '13:00', { remindAt: at('12:00'), ...change })], [], state);
			remind(made);
			return say(made);
		};
		expect(reminded({})).toEqual(['ReminderGiven one-1 12:00']);
		expect(reminded({ proposal })).toEqual([]);
		expect(reminded({}, { remindAt: at('12:01') })).toEqual([]);
		expect(reminded({}, { reminded: true })).toEqual([]);
	});
});
