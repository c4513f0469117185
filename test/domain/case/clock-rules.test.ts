import { describe, expect, it } from '@jest/globals';
import { type BareEvent, begin } from '../../../domain/case/clocks/decision-context.ts';
import { happen, meetReady } from '../../../domain/case/clocks/record.ts';
import type { Assignment, Case, Clock } from '../../../domain/case/model/case.ts';
import type { PauseRule, TermRule } from '../../../domain/regulation/regulation.ts';
import { term } from '../../support/calendars.ts';
import { clock, consent, heard, on, part, receipt, received, rule, told } from '../../support/made-rules.ts';
import { local, time } from '../../support/play.ts';

const question = (unit: string | null) =>
	({ type: 'ClarificationAsked', question: 1, of: 'curator', stage: 'draft', unit, pauses: false }) as const;

describe('which units a term of units starts for', () => {
	const starts: TermRule['starts'] = [
		'consent',
		'route:again',
		'add-units',
		'handed-over',
		'publish:interim',
		'return:final',
	];
	const each = [rule('each', { perUnit: true, starts })];
	const started = (event: BareEvent, assignments: readonly Assignment[], change: Partial<Case> = {}) => {
		const context = on('12.03 11:00', each, [], { assignments, ...change });
		happen(context, event);
		return context.events.flatMap((one) => (one.type === 'ClockStarted' ? [one.clock.unit] : []));
	};
	const units = [
		part('roads'),
		part('parks', { part: 'submitted' }),
		part('heating', { part: 'declined', handedAt: null }),
		part('water', { part: 'posted' }),
	];
	const draft = {
		version: 1,
		unit: 'parks',
		answer: 'final' as const,
		promisedBy: null,
		approved: false,
		category: null,
	};
	it('whoever has a part out or in, none that declined or has posted', () => {
		expect(started(consent, units)).toEqual(['roads', 'parks']);
	});
	it('also while a text of one of them is on its way: that is theirs alone where it is returned', () => {
		expect(started(consent, units, { draft })).toEqual(['roads', 'parks']);
		const returned: BareEvent = { type: 'DraftReturned', version: 1, answer: 'final', reason: 'other' };
		expect(started(returned, units, { draft })).toEqual(['parks']);
		expect(started(returned, units, { draft: { ...draft, unit: null } })).toEqual(['roads', 'parks']);
	});
	it('G-8: a mail that was handed over to one starts its own', () => {
		expect(started({ type: 'MailHandedOver', unit: 'parks', round: 1 }, units)).toEqual(['parks']);
	});
	it('G-31: units that are added are asked alone, whatever is out of others', () => {
		const asked = { units: ['water'], photoRequired: false, selfPosting: false, round: 2 };
		expect(started({ type: 'UnitsAdded', ...asked }, [part('roads')], { routings: 1 })).toEqual(['water']);
	});
	it('a routing asks those of its own round', () => {
		const again: BareEvent = {
			type: 'CaseRouted',
			units: ['water'],
			photoRequired: false,
			selfPosting: false,
			round: 2,
			repeatOf: null,
		};
		expect(started(again, [part('roads'), part('parks', { part: 'submitted' })], { routings: 1 })).toEqual(['water']);
	});
	it('G-8: an interim answer asks again whoever owes the final one and was not told of it yet', () => {
		const interim: BareEvent = { type: 'AnswerPublished', version: 1, answer: 'interim', generalInterest: false };
		const handedIn = { version: 1, answer: 'interim' as const, promisedBy: null };
		const parts = [
			part('parks', { part: 'submitted', handedIn }),
			part('roads', { handedAt: time('12.03 10:20') }),
			part('heating', { part: 'declined', handedAt: null }),
		];
		expect(started(interim, parts)).toEqual(['parks']);
	});
});

describe('where a term starts', () => {
	it('G-7: at the first of several moments that come together, and with its source', () => {
		const terms = [rule('one', { starts: ['sent', 'received'], ends: [] })];
		expect(heard(on('12.03 10:00', terms, []), receipt)).toEqual(['one-1 starts 12.03 09:30 due 12.03 10:30']);
	});
	it('Okha 3.2: at the earlier moment that it is counted from, of a receipt with the source of that', () => {
		const starts = (from: string) => {
			const context = on('12.03 11:00', [rule('one', { from })], [], {
				incident: { ...received.incident, publishedAt: time('12.03 09:10') },
				moments: { ...received.moments, posted: time('12.03 09:10'), route: time('12.03 10:20') },
			});
			happen(context, consent);
			return context.events.flatMap((event) =>
				event.type === 'ClockStarted' ? [`${local(event.clock.startedAt)} ${event.clock.source}`] : [],
			);
		};
		expect(starts('posted')).toEqual(['12.03 09:10 network']);
		expect(starts('route')).toEqual(['12.03 10:20 act']);
		expect(starts('confirm')).toEqual(['12.03 11:00 act']);
	});
	it('G-8: at the mail of the unit itself where it is counted from one, and not at that of another', () => {
		const assignments = [
			part('water', { handedAt: time('12.03 10:40') }),
			part('roads', { handedAt: time('12.03 10:20') }),
		];
		const context = on('12.03 11:00', [rule('one', { perUnit: true, from: 'handed-over' })], [], {
			assignments,
			moments: { ...received.moments, 'handed-over': time('12.03 10:40') },
		});
		happen(context, consent);
		const started = context.events.flatMap((event) =>
			event.type === 'ClockStarted'
				? [`${event.clock.unit} ${local(event.clock.startedAt)} ${event.clock.source}`]
				: [],
		);
		expect(started).toEqual(['water 12.03 10:40 mail', 'roads 12.03 10:20 mail']);
		const moments = { ...received.moments, route: time('12.03 10:15') };
		const routed = rule('one', { perUnit: true, from: 'route' });
		expect(heard(on('12.03 11:00', [routed], [], { assignments, moments }), consent)).toEqual([
			'one-1 starts 12.03 10:15 due 12.03 11:15',
			'one-2 starts 12.03 10:15 due 12.03 11:15',
		]);
	});
	it('Anapa 2.10: every clock that the curator’s date opens is told to those at work, no other is', () => {
		const terms = [rule('one', { starts: ['set-deadline'] }), rule('two', { starts: ['set-deadline', 'consent'] })];
		const tells = (event: BareEvent) => {
			const context = on('12.03 11:00', terms, []);
			happen(context, event);
			return context.events.flatMap((one) => (one.type === 'ClockStarted' ? [one.tell] : []));
		};
		expect(tells({ type: 'DeadlineSet', due: time('14.03 12:00') })).toEqual(['now', 'now']);
		expect(tells(consent)).toEqual([undefined]);
	});
	it('what runs already is not counted anew by its start alone, save a date that the curator names', () => {
		const running = clock('one', '12.03 12:34');
		expect(heard(on('12.03 11:00', [rule('one')], [running]), consent)).toEqual([]);
		const given = [rule('one', { limit: { given: true, notAfter: 'final' } })];
		expect(heard(on('12.03 11:00', given, [running], { deadline: time('12.03 15:00') }), consent)).toEqual([
			'one-1 due 12.03 15:00 because deadline-set',
		]);
	});
	it('Perm M-12: nor save a term that falls due with another', () => {
		const clocks = [clock('one', '12.03 12:34'), clock('base', '12.03 15:00')];
		const shared = [rule('one', { limit: { sameAs: ['base'] } }), rule('base', { starts: [] })];
		expect(heard(on('12.03 11:00', shared, clocks), consent)).toEqual(['one-1 due 12.03 15:00 because base-moved']);
		const [one, base] = clocks;
		if (one === undefined || base === undefined) throw new Error('there are two');
		const met = { ...one, dueAt: base.dueAt, state: 'met', endedAt: time('12.03 10:30') } as const;
		expect(heard(on('12.03 11:00', shared, [met, base]), consent)).toEqual([]);
		const own = [rule('one'), rule('base', { starts: [] })];
		expect(heard(on('12.03 11:00', own, clocks), consent)).toEqual([]);
	});
});

describe('a term whose end is told in the same breath as its start (Plastunovskaya 9)', () => {
	const ended = (limit: TermRule['limit'], ends: TermRule['ends'] = ['received']) => {
		const terms = [rule('one', { starts: ['sent'], ends, limit })];
		return heard(on('12.03 10:00', terms, []), receipt).slice(1);
	};
	it('G-5: is met up to its due time itself, late after it, and met where it has none', () => {
		expect(ended({ term: term('31 WM') })).toEqual(['one-1 ClockMet 12.03 10:00']);
		expect(ended({ term: term('30 WM') })).toEqual(['one-1 ClockMet 12.03 10:00']);
		expect(ended({ term: term('29 WM') })).toEqual(['one-1 ClockMetLate 12.03 10:00']);
		expect(ended({ none: true })).toEqual(['one-1 ClockMet 12.03 10:00']);
	});
	it('where its conditions do not hold as both come there is none of it', () => {
		const never = rule('one', { starts: ['received'], ends: ['sent'], when: [{ kind: ['publication'] }] });
		expect(heard(on('12.03 10:00', [never], []), receipt)).toEqual([]);
	});
	it('not where both are one act: that begins it, and another has to end it', () => {
		const terms = [rule('one', { starts: ['clarify'], ends: ['clarify:curator'] })];
		expect(heard(on('12.03 10:00', terms, []), question(null))).toEqual(['one-1 starts 12.03 10:00 due 12.03 11:00']);
	});
	it('by the first of several ends', () => {
		expect(ended({ term: term('30 WM') }, ['sent', 'received'])).toEqual(['one-1 ClockMet 12.03 09:30']);
	});
});

describe('what ends', () => {
	it('G-26′: a breach that ended late stays as it is, in whatever way the duty is done again', () => {
		const terms = [
			rule('one', { oneOf: 'duty', voids: ['consent'] }),
			rule('two', { oneOf: 'duty', ends: ['consent'] }),
		];
		const breached = clock('one', '12.03 10:30', { state: 'breached' });
		expect(heard(on('12.03 11:00', terms, [breached]), consent)).toContain('one-1 ClockMetLate 12.03 11:00');
		const over = { ...breached, endedAt: time('12.03 10:45') };
		expect(heard(on('12.03 11:00', terms, [over]), consent)).not.toContain('one-1 ClockMetLate 12.03 11:00');
		const asked = [
			rule('one', { oneOf: 'duty', starts: [], voids: ['clarify'] }),
			rule('two', { oneOf: 'duty', starts: [], ends: ['clarify:curator'] }),
		];
		expect(heard(on('12.03 11:00', asked, [breached]), question(null))).toEqual(['one-1 ClockMetLate 12.03 11:00']);
	});
	it('G-26′: a breach ends late by its own act once, and not at all by what makes it needless', () => {
		const terms = [rule('one', { starts: [], ends: ['consent'] })];
		const breached = clock('one', '12.03 10:30', { state: 'breached' });
		expect(heard(on('12.03 11:00', terms, [breached]), consent)).toEqual(['one-1 ClockMetLate 12.03 11:00']);
		expect(heard(on('12.03 11:00', terms, [{ ...breached, endedAt: time('12.03 10:45') }]), consent)).toEqual([]);
		expect(
			heard(on('12.03 11:00', terms, [{ ...breached, state: 'met', endedAt: time('12.03 10:45') }]), consent),
		).toEqual([]);
		const needless = [rule('one', { starts: [], voids: ['consent'] })];
		expect(heard(on('12.03 11:00', needless, [breached]), consent)).toEqual([]);
	});
	it('Plastunovskaya 13: a unit’s term hears its own acts and what concerns all units, never what concerns no unit at all', () => {
		const terms = [rule('one', { starts: [], ends: ['consent', 'clarify'] })];
		const ended = (event: BareEvent) =>
			heard(on('12.03 10:30', terms, [clock('one', '12.03 11:00', { unit: 'roads' })]), event);
		const met = ['one-1 ClockMet 12.03 10:30'];
		expect(ended(consent)).toEqual(met);
		expect(ended(question('roads'))).toEqual(met);
		expect(ended(question('parks'))).toEqual([]);
		expect(ended(question(null))).toEqual([]);
		// Nor is what a unit owes taken away by any act that is its own.
		const owed = on('12.03 10:30', [rule('one')], [clock('one', '12.03 11:00', { unit: 'roads' })]);
		expect(heard(owed, question('roads'))).toEqual([]);
	});
	it('G-5: by its act it is met up to its due time itself, late after it, and met where it has none', () => {
		const terms = [rule('one', { starts: [], ends: ['consent'] })];
		const ended = (due: string | null) => heard(on('12.03 11:00', terms, [clock('one', due)]), consent);
		expect(ended('12.03 11:00')).toEqual(['one-1 ClockMet 12.03 11:00']);
		expect(ended('12.03 10:59')).toEqual(['one-1 ClockMetLate 12.03 11:00']);
		expect(ended(null)).toEqual(['one-1 ClockMet 12.03 11:00']);
	});
	it('G-33: what was ready in time is met then, up to its due time itself; nothing of a term that began later', () => {
		const ready = time('12.03 10:30');
		const met = (change: Partial<Clock>, ends: TermRule['ends'] = ['forward']) => {
			const context = on('12.03 12:00', [rule('one', { ends })], [clock('one', '12.03 10:30', change)]);
			meetReady(context, ['forward'], ready);
			return told(context);
		};
		const then = ['one-1 ClockMet 12.03 10:30'];
		expect(met({})).toEqual(then);
		expect(met({ dueAt: null })).toEqual(then);
		expect(met({ dueAt: ready - 1 })).toEqual([]);
		expect(met({ startedAt: ready })).toEqual(then);
		expect(met({ startedAt: ready + 1, dueAt: time('12.03 11:30') })).toEqual([]);
		expect(met({}, ['approve'])).toEqual([]);
		expect(met({}, ['approve', 'forward'])).toEqual(then);
		for (const state of ['met', 'void', 'breached'] as const) expect(met({ state })).toEqual([]);
	});
});

describe('Kislovodsk 10b: a question that suspends terms is heard by them, and so is its reply', () => {
	it('they stand still from the one to the other', () => {
		const context = on('12.03 10:30', [rule('one', { starts: [] })], [clock('one', '12.03 11:00')]);
		const pause: PauseRule = {
			clause: '10b',
			reading: 'K-7',
			from: 'clarify:author',
			until: 'clarified:author',
			endsBy: [],
			silence: 'wait',
			cutoff: 'cutoff',
			terms: ['one'],
		};
		const at = (hour: string, state: Case) => {
			const regulation = { ...context.world.regulation, pause };
			return begin(state, { ...context.world, regulation, now: time(`12.03 ${hour}`) }, context.by);
		};
		const asking = at('10:30', context.state);
		happen(asking, { ...question(null), of: 'author', pauses: true });
		expect(asking.state.clocks).toMatchObject([{ state: 'paused', dueAt: null }]);
		const answering = at('11:45', asking.state);
		happen(answering, { type: 'ClarificationAnswered', question: 1, repliedAt: time('12.03 11:40') });
		expect(answering.state.clocks).toMatchObject([{ state: 'running', dueAt: time('12.03 12:10') }]);
	});
});
