import { describe, expect, it } from '@jest/globals';
import { carryOut, decide, staysForParts } from '../../../domain/case/decide.ts';
import type { Assignment, Case, Notice } from '../../../domain/case/model/case.ts';
import type { Actor, Command } from '../../../domain/case/model/commands.ts';
import type { World } from '../../../domain/case/model/world.ts';
import { allowsInterim, clauseOfStage, isFirstWordGiven, ruleFor } from '../../../domain/case/turn/allowed.ts';
import { everHasAsides, isAside } from '../../../domain/case/turn/asides.ts';
import { holds } from '../../../domain/case/turn/conditions.ts';
import { textMended } from '../../../domain/case/turn/mending.ts';
import { asksAuthor, unitsAsked } from '../../../domain/case/turn/questions.ts';
import { targetOf, wayBack } from '../../../domain/case/turn/way-back.ts';
import type { Regulation, StageKind, StageRule } from '../../../domain/regulation/regulation.ts';
import { approve, by, clarify, receive, route } from '../../support/commands.ts';
import { clock, on, part, received, rule } from '../../support/made-rules.ts';
import { play, time, world } from '../../support/play.ts';

const { regulation } = world;
const inStage = (stage: StageKind, change: Partial<Case> = {}): Case => ({
	...received,
	status: { is: 'open', stage, visit: 1, since: received.receivedAt, awaits: 'coordinator' },
	...change,
});
const ended: Partial<Case> = { status: { is: 'ended', outcome: 'answered', at: time('12.03 11:00') } };
const draft = {
	version: 1,
	unit: 'roads',
	answer: 'final' as const,
	promisedBy: null,
	approved: false,
	category: null,
};

describe('a notice that waits to be acknowledged', () => {
	const notice = (id: string, unit: string | null = null): Notice => ({
		notice: id,
		to: 'executor',
		unit,
		clause: '2.7',
		memoOf: null,
		demandedAt: time('12.03 10:20'),
		acknowledgedAt: null,
	});
	const overdue = clock('one', '12.03 10:30');
	function acknowledged(notices: readonly Notice[], actor: Actor, id: string, change: Partial<World> = {}) {
		const there = on('12.03 11:00', [rule('one')], [overdue], { notices });
		const command: Command = { do: 'acknowledge', by: actor, notice: id };
		const decided = decide(there.state, command, { ...there.world, ...change });
		return decided.ok ? decided.value : decided.refusal.code;
	}
	const ofRoads = by('executor', 'roads-1', 'roads');
	const acknowledgedIn = (events: ReturnType<typeof acknowledged>) =>
		typeof events === 'string'
			? events
			: events.flatMap((event) => (event.type === 'NoticeAcknowledged' ? [event.notice] : []));

	it('is that of its number, of its own unit and of no other', () => {
		const notices = [notice('word-1', 'roads'), notice('word-2', 'parks'), notice('word-3')];
		expect(acknowledgedIn(acknowledged(notices, ofRoads, 'word-1'))).toEqual(['word-1']);
		expect(acknowledgedIn(acknowledged(notices, ofRoads, 'word-2'))).toBe('not-yours');
		expect(acknowledgedIn(acknowledged(notices, by('executor', 'parks-1', 'parks'), 'word-2'))).toEqual(['word-2']);
		expect(acknowledgedIn(acknowledged(notices, ofRoads, 'word-3'))).toEqual(['word-3']);
		expect(acknowledgedIn(acknowledged(notices, by('executor', 'any-1'), 'word-1'))).toEqual(['word-1']);
		expect(acknowledgedIn(acknowledged(notices, by('curator'), 'word-1'))).toBe('not-yours');
		expect(acknowledgedIn(acknowledged(notices, ofRoads, 'word-4'))).toBe('unknown-notice');
	});
	it('R-12: its acknowledging finds judged what had fallen due, as far as that may be judged', () => {
		const notices = [notice('word-1')];
		const types = (events: ReturnType<typeof acknowledged>) =>
			typeof events === 'string' ? [] : events.map(({ type }) => type).filter((type) => /^Clock|^Notice/.test(type));
		expect(types(acknowledged(notices, ofRoads, 'word-1'))).toEqual(['ClockBreached', 'NoticeAcknowledged']);
		const until = (judgeBefore: string) =>
			types(acknowledged(notices, ofRoads, 'word-1', { judgeBefore: time(judgeBefore) }));
		expect(until('12.03 10:31')).toEqual(['ClockBreached', 'NoticeAcknowledged']);
		expect(until('12.03 10:30')).toEqual(['NoticeAcknowledged']);
	});
});

describe('what passes the gate of every act', () => {
	it('G-4: a new calendar finds judged what had fallen due under the old one', () => {
		const { state, world: there } = on('12.03 11:00', [rule('one')], [clock('one', '12.03 10:30')]);
		const decided = decide(state, { do: 'recalendar' }, there);
		expect(decided.ok && decided.value.map(({ type }) => type)).toContain('ClockBreached');
	});
	it('a refusal names a field where one is at fault, and none where none is', () => {
		const refused = play(['10:00', receive()], ['10:10', approve()]).refusal;
		expect(Object.keys(refused ?? {}).toSorted()).toEqual(['allowed', 'clause', 'code']);
	});
	it('Perm 2.1.4: the stage of drafts waits on while a part is out, save for what nobody’s unit explains', () => {
		const assignments = [part('roads'), part('parks', { part: 'submitted' })];
		const stays = (change: Partial<Case>, act: Parameters<typeof staysForParts>[1], stage: StageKind = 'draft') =>
			staysForParts(inStage(stage, { assignments, ...change }), act);
		expect(stays({ draft }, 'explain')).toBe(true);
		expect(stays({ draft: null }, 'explain')).toBe(true);
		expect(stays({ draft: { ...draft, unit: null } }, 'explain')).toBe(false);
		expect(stays({ draft: { ...draft, unit: null } }, 'submit')).toBe(true);
		expect(stays({}, 'publish')).toBe(true);
		expect(stays({}, 'decline')).toBe(true);
		expect(stays({}, 'forward')).toBe(false);
		expect(stays({}, 'submit', 'rework')).toBe(false);
		const allIn = { assignments: [part('parks', { part: 'submitted' as const })] };
		expect(stays(allIn, 'submit')).toBe(false);
		expect(stays({ assignments: [part('roads', { part: 'declined' })] }, 'decline')).toBe(false);
		expect(staysForParts({ ...received, ...ended, assignments }, 'submit')).toBe(false);
	});
	it('an ended case can be told nothing of which the regulation does not say so', () => {
		const withRule = (acts: Regulation['anytime']): Regulation => ({ ...regulation, anytime: acts });
		const over = { ...received, ...ended };
		const act = { clause: '1', exits: [] };
		expect(ruleFor(over, withRule({ correct: { ...act, ended: true } }), 'correct')).toBeDefined();
		expect(ruleFor(over, withRule({ correct: act }), 'correct')).toBeUndefined();
		const never = [{ importance: ['high' as const] }];
		expect(ruleFor(over, withRule({ correct: { ...act, ended: true, when: never } }), 'correct')).toBeUndefined();
		expect(ruleFor(over, withRule({}), 'correct')).toBeUndefined();
	});
});

describe('what is asked of whom', () => {
	const stage = (change: Partial<StageRule>): Regulation => {
		const screening = regulation.stages[regulation.start];
		if (screening === undefined) throw new Error('there is a first stage');
		return { ...regulation, stages: { [regulation.start]: { ...screening, clause: '7', ...change } } };
	};
	const here = inStage(regulation.start);
	it('by the clause of whoever is awaited, else by that of the stage, and by none once it is over', () => {
		expect(clauseOfStage(here, stage({ awaits: [{ role: 'coordinator', clause: '8' }] }))).toBe('8');
		expect(clauseOfStage(here, stage({ awaits: [{ role: 'coordinator' }] }))).toBe('7');
		expect(clauseOfStage({ ...received, ...ended }, stage({}))).toBeUndefined();
	});
	it('A-11, M-6: an interim answer by the one unit, or of a text for several by any of them', () => {
		const may = (of: Regulation['interim'], unit: string | null, assignments: readonly Assignment[] = []) =>
			allowsInterim(inStage('draft', { assignments }), { ...regulation, interim: of }, unit);
		const rules = { clause: '1', promisedBy: false, notAfter: null };
		const photo = { ...rules, when: [{ photo: true }] };
		expect(may(null, null)).toBe(false);
		expect(may(rules, null)).toBe(true);
		const units = [part('roads'), part('parks', { photoRequired: true })];
		expect(may(photo, 'roads', units)).toBe(false);
		expect(may(photo, 'parks', units)).toBe(true);
		expect(may(photo, null, units)).toBe(true);
		expect(may(photo, null, [part('roads')])).toBe(false);
		expect(may(photo, null)).toBe(false);
		// Perm 3.4, 3.6: of a text for both the one without a photo may be given more time.
		expect(may({ ...rules, when: [{ photo: false }] }, null, units)).toBe(true);
	});
	it('the first word is given once', () => {
		expect(isFirstWordGiven(received)).toBe(false);
		expect(isFirstWordGiven({ ...received, moments: { 'first-word': 1 } })).toBe(true);
	});
	it('what the act at hand says goes before what the case has', () => {
		const state = { ...received, draft: { ...draft, category: 'court' } };
		const of = (category?: string) => holds({ category: ['court'] }, state, { category });
		expect([of(), of('court'), of('demand')]).toEqual([true, true, false]);
		const general = (said?: boolean) => holds({ generalInterest: true }, received, { generalInterest: said });
		expect([general(), general(true), general(false)]).toEqual([false, true, false]);
	});
	it('okha 3.5: only what interests many is owed to the page and the site', () => {
		const incident = { ...received.incident, venue: 'direct' as const };
		const owed = (generalInterest: boolean) =>
			(['pageOwed', 'siteOwed'] as const).map((what) =>
				holds({ [what]: true }, { ...received, incident, generalInterest }),
			);
		expect([owed(true), owed(false)]).toEqual([
			[true, true],
			[false, false],
		]);
	});
	it('what was agreed with a unit that has declined is agreed with nobody', () => {
		const photo = (...assignments: readonly Assignment[]) => holds({ photo: true }, { ...received, assignments });
		expect(photo(part('roads', { photoRequired: true }))).toBe(true);
		expect(photo(part('roads', { photoRequired: true, part: 'declined' }), part('parks'))).toBe(false);
	});
	it('no text is nobody’s own', () => {
		expect(holds({ own: true }, received)).toBe(false);
		expect(holds({ own: false }, received)).toBe(true);
	});
	it('G-38: what came back is mended by its unit where drafts are written, and by everybody in a rework', () => {
		const handedIn = { version: 1, answer: 'interim' as const, promisedBy: 7 };
		const assignments = [part('roads', { handedIn }), part('parks', { handedIn, part: 'submitted' })];
		const mends = (stage: StageKind, unit: string | null) => textMended(inStage(stage, { assignments, draft }), unit);
		expect(mends('draft', 'roads')).toBe(handedIn);
		expect([mends('draft', 'parks'), mends('draft', 'water'), mends('draft', null)]).toEqual([null, null, null]);
		expect(mends('check', 'roads')).toBeNull();
		expect(mends('rework', 'parks')).toBe(draft);
		expect(textMended({ ...received, ...ended, assignments, draft }, 'roads')).toBeNull();
	});
	it('a return counts for a condition from the number on that it names', () => {
		const isSo = (returns: number) => holds({ returns: 2 }, { ...received, returns });
		expect([1, 2, 3].map(isSo)).toEqual([false, true, true]);
	});
	it('a question is the author’s or the curator’s, by its number', () => {
		const [question] = play(['10:00', receive()], ['10:10', clarify()]).case.questions;
		if (question === undefined) throw new Error('there is a question');
		const questions = [
			{ ...question, number: 1, of: 'curator' as const },
			{ ...question, number: 2, of: 'author' as const },
		];
		expect([1, 2, 3, null].map((number) => asksAuthor({ ...received, questions }, number))).toEqual([
			false,
			true,
			false,
			false,
		]);
	});
	it('in a rework of the coordinator’s question whoever owes a part, where nobody does all that have not declined', () => {
		const [question] = play(['10:00', receive()], ['10:10', clarify()]).case.questions;
		if (question === undefined) throw new Error('there is a question');
		const asked = (...assignments: readonly Assignment[]) =>
			unitsAsked(
				inStage('rework', {
					assignments,
					questions: [{ ...question, of: 'author' }],
					draft: { ...draft, unit: null, answer: 'question' },
				}),
			).map(({ unit }) => unit);
		const [roads, parks, water] = [
			part('roads', { part: 'submitted' }),
			part('parks', { part: 'declined' }),
			part('water'),
		];
		expect(asked(roads, parks, water)).toEqual(['water']);
		expect(asked(roads, parks)).toEqual(['roads']);
	});
});

describe('G-35: the way back', () => {
	const proposal: Case['proposal'] = {
		at: 0,
		end: 'no-answer',
		stage: 'check',
		since: 0,
		formerReason: null,
		formerlyBy: null,
	};
	const start = { start: regulation.start };
	it('is where the case stood, from a question to somebody where the path starts', () => {
		const back = (stage: StageKind) => wayBack({ proposal: { ...proposal, stage }, consentIn: 'draft' }, start);
		expect(back('check')).toBe('check');
		expect(back('clarification')).toBe(regulation.start);
		expect(wayBack({ proposal: null, consentIn: 'check' }, start)).toBe('check');
		expect(wayBack({ proposal: null, consentIn: null }, start)).toBe(regulation.start);
	});
	it('an exit leads back, to a stage or to an end', () => {
		const before = { proposal, consentIn: null };
		expect(targetOf({ back: true }, before, start)).toBe('check');
		expect(targetOf({ to: 'draft' }, before, start)).toBe('draft');
		expect(targetOf({ ends: 'answered' }, before, start)).toBe('answered');
	});
});

describe('what stands last in a form', () => {
	it('is what stops, dates or corrects a case, and nothing that it waits for', () => {
		expect((['recall', 'set-deadline', 'first-word', 'reassign'] as const).map(isAside)).toEqual([
			true,
			true,
			true,
			true,
		]);
		expect((['submit', 'route', 'publish'] as const).map(isAside)).toEqual([false, false, false]);
	});
	it('somebody has such acts who may do one at any time, in a stage that names or awaits him, or beside another stage', () => {
		const [screening] = Object.values(regulation.stages);
		if (screening === undefined) throw new Error('there is a stage');
		const act = { clause: '1', exits: [] };
		const plain = { ...screening, acts: {}, awaits: [{ role: 'coordinator' as const }] };
		const has = (
			anytime: Regulation['anytime'],
			stages: Regulation['stages'],
			role: Parameters<typeof everHasAsides>[2],
		) => everHasAsides(received, { ...regulation, anytime, stages }, role);
		expect(has({ recall: { ...act, by: ['approver'] } }, { screening: plain }, 'approver')).toBe(true);
		expect(has({ recall: { ...act, by: ['approver'] } }, { screening: plain }, 'coordinator')).toBe(false);
		expect(has({ recall: act }, { screening: plain }, 'coordinator')).toBe(false);
		expect(has({ route: { ...act, by: ['approver'] } }, { screening: plain }, 'approver')).toBe(false);
		expect(has({}, { screening: { ...plain, acts: { recall: act } } }, 'coordinator')).toBe(true);
		expect(has({}, { screening: { ...plain, acts: { recall: act } } }, 'approver')).toBe(false);
		expect(
			has({}, { screening: { ...plain, acts: { recall: { ...act, by: ['curator', 'approver'] } } } }, 'approver'),
		).toBe(true);
		expect(has({}, { screening: { ...plain, acts: { recall: { ...act, by: ['approver'] } } } }, 'coordinator')).toBe(
			false,
		);
		const also = { ...plain, acts: { recall: { ...act, by: ['curator' as const], also: 'approval' as const } } };
		const approval = { ...plain, awaits: [{ role: 'approver' as const }] };
		expect(has({}, { screening: also, approval }, 'approver')).toBe(true);
		expect(has({}, { screening: plain, approval, check: also }, 'approver')).toBe(true);
		expect(has({}, { screening: plain, approval }, 'approver')).toBe(false);
	});
});

describe('a case begins once', () => {
	it('before it was received nothing can be done to it, and it is not received again', () => {
		expect(carryOut(null, route(), { ...world, now: time('12.03 10:00') })).toMatchObject({
			ok: false,
			refusal: { code: 'unknown-case' },
		});
		const again = decide(received, receive(), { ...world, now: time('12.03 10:00') });
		expect(again).toMatchObject({ ok: false, refusal: { code: 'already-received' } });
	});
});
