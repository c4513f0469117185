import { describe, expect, it } from '@jest/globals';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import { awaiting, chooser, joiner } from '../../../domain/case/turn/awaiting.ts';
import { coordinator, receive, tick } from '../../support/commands.ts';
import { clock, part, received } from '../../support/made-rules.ts';
import { act, ended, inStage, question, ruled, stage, text } from '../../support/made-stages.ts';
import { playIn, shipped, time } from '../../support/play.ts';
import { mailsIn } from '../../support/take.ts';

const consolidate = act('2', { by: ['coordinator'] });
const regulation = ruled({ draft: stage('1', { consolidate }, [{ role: 'executor' }]) });
const [roads, parks] = [part('roads'), part('parks', { part: 'submitted' })];
const later = time('12.03 11:00');

describe('a part that is late holds nobody up: whoever joins the parts is awaited as well', () => {
	it.each(['anapa', 'plastunovskaya', 'perm', 'okha'])(
		'%s: from the breach of a unit on, which tells him the way (A-18, P-10, 2.1.2b, O-18)',
		async (town) => {
			const there = await shipped(town);
			// In the morning of that town, two hours after the posting.
			const hour = town === 'okha' ? '02' : '10';
			const posted = time(`12.03 ${hour}:00`) - 7_200_000;
			const facts = { publishedAt: posted, detectedAt: posted + 60_000, sentAt: posted + 120_000 };
			const units = there.units.slice(0, 2);
			const late = playIn(
				there,
				[`12.03 ${hour}:00`, receive(facts)],
				[`12.03 ${hour}:10`, { do: 'route', by: coordinator, units, photoRequired: false, selfPosting: false }],
				['14.03 12:00', tick],
			);
			expect(awaiting(late.case, there.regulation)).toContainEqual({
				role: 'coordinator',
				unit: null,
				stage: 'consolidation',
			});
			const ways = mailsIn(late.last.consequences).filter(
				({ template, to, unit, stage: leads }) =>
					template === 'breach' && to === 'coordinator' && unit !== null && leads === 'consolidation',
			);
			expect(ways).not.toEqual([]);
		},
	);

	/** Whether he is, where this clock stands among others and these parts are out or in. */
	const joins = (change: Partial<Clock>, more: Partial<Case> = {}, others: readonly Clock[] = []) => {
		const clocks = [clock('one', '12.03 10:30', { startedAt: received.receivedAt, ...change }), ...others];
		return joiner(inStage('draft', { assignments: [roads, parks], clocks, ...more }), regulation).length > 0;
	};

	it('where a term, or our target where the text has none, is broken by a unit whose part is out, in this phase', () => {
		const late: Partial<Clock> = { unit: 'roads', stage: 'draft', state: 'breached' };
		expect(joins(late)).toBe(true);
		expect(joins({ ...late, state: 'running' })).toBe(false);
		expect(joins({ ...late, endedAt: later })).toBe(false);
		// A target of ours presses nobody beside a term of the text; where it gives none, it does (Kislovodsk 7, K-18).
		const ofText = clock('own', '12.03 12:00', { unit: 'roads' });
		expect(joins({ ...late, kind: 'INTERNAL' }, {}, [ofText])).toBe(false);
		expect(joins({ ...late, kind: 'INTERNAL' }, {}, [{ ...ofText, endedAt: later }])).toBe(true);
		expect(joins({ ...late, kind: 'INTERNAL' })).toBe(true);
		expect(joins({ ...late, unit: 'parks' })).toBe(false);
		expect(joins({ ...late, unit: null })).toBe(false);
		// Okha 3.2 runs from the posting on.
		expect(joins({ ...late, startedAt: received.receivedAt - 1 })).toBe(true);
		expect(joins(late, { moments: { 'publish:interim': later } })).toBe(false);
		expect(joins(late, { moments: { 'publish:interim': received.receivedAt } })).toBe(true);
	});

	it('where what is in is to be posted by a time of its own (Perm 3.5)', () => {
		expect(joins({ unit: null, stage: 'publication' })).toBe(true);
		expect(joins({ unit: 'parks', stage: 'publication' })).toBe(true);
		expect(joins({ unit: null, stage: 'publication', kind: 'INTERNAL' })).toBe(false);
		expect(joins({ unit: 'roads', stage: 'publication' })).toBe(false);
	});

	it('where the final answer cannot wait for those that are out, for their own terms end later (Perm 3.4, 3.6)', () => {
		const final: Partial<Clock> = { unit: null, stage: 'final' };
		const own = (due: string | null, change: Partial<Clock> = {}) => clock('own', due, { unit: 'roads', ...change });
		expect(joins(final, {}, [own('12.03 10:31')])).toBe(true);
		expect(joins(final, {}, [own('12.03 10:30')])).toBe(false);
		expect(joins(final, {}, [own('12.03 10:29')])).toBe(false);
		expect(joins(final, {}, [own(null)])).toBe(false);
		expect(joins({ ...final, dueAt: null }, {}, [own('12.03 10:31')])).toBe(false);
		expect(joins(final, {}, [own('12.03 10:31', { kind: 'INTERNAL' })])).toBe(false);
		expect(joins(final, {}, [own('12.03 10:31', { endedAt: later })])).toBe(false);
		expect(joins(final, {}, [own('12.03 10:31', { unit: 'parks' })])).toBe(false);
		expect(joins(final)).toBe(false);
		expect(joins({ ...final, unit: 'parks' }, {}, [own('12.03 10:31')])).toBe(false);
		const noneIn = { assignments: [roads] };
		expect(joins(final, noneIn, [own('12.03 10:31')])).toBe(false);
		expect(joins(final, { assignments: [parks] }, [own('12.03 10:31')])).toBe(false);
		const twoOut = { assignments: [roads, part('water'), parks] };
		expect(joins(final, twoOut, [own('12.03 10:31')])).toBe(false);
		expect(joins(final, twoOut, [own('12.03 10:31'), own('12.03 10:31', { unit: 'water' })])).toBe(true);
	});

	it('and only where drafts are written, and somebody may join them', () => {
		const late = clock('one', '12.03 10:30', { unit: 'roads', state: 'breached', startedAt: received.receivedAt });
		const state = { assignments: [roads, parks], clocks: [late] };
		const everywhere = ruled({ draft: stage('1', {}) }, { consolidate });
		expect(joiner(inStage('draft', state), everywhere)).toHaveLength(1);
		expect(joiner(inStage('check', state), everywhere)).toEqual([]);
		expect(joiner({ ...ended, ...state }, everywhere)).toEqual([]);
		expect(joiner(inStage('draft', state), ruled({ draft: stage('1', {}) }))).toEqual([]);
	});
});

describe('beside whom the stage awaits', () => {
	it('plastunovskaya 11b: whoever screens chooses another for a part that was declined, but not where he is awaited for that', () => {
		const route = act('2', { by: ['coordinator'] });
		const rules = ruled({ screening: stage('1', { route }), draft: stage('3', { route }) });
		expect(chooser(inStage('draft', { toReassign: true }), rules)).toEqual([
			{ role: 'coordinator', unit: null, stage: 'screening' },
		]);
		expect(chooser(inStage('draft'), rules)).toEqual([]);
		expect(chooser(inStage('screening', { toReassign: true }), rules)).toEqual([]);
		expect(chooser(inStage('check', { toReassign: true }), rules)).toEqual([]);
		expect(chooser({ ...ended, toReassign: true }, rules)).toEqual([]);
	});

	it('plastunovskaya 13: units hand in beside a question on its way, and beside nothing else', () => {
		const submit = act('2', { by: ['executor'] });
		const units = (state: Case, rules = ruled({ check: stage('1', {}) }, { submit })) =>
			awaiting(state, rules).flatMap((one) => (one.unit === null ? [] : [`${one.stage} ${one.unit}`]));
		const asking = { assignments: [roads, parks], questions: [question({ of: 'author' })] };
		expect(units(inStage('check', { ...asking, draft: text('question') }))).toEqual(['draft roads']);
		expect(units(inStage('check', { ...asking, draft: text('final') }))).toEqual([]);
		expect(units(inStage('check', { ...asking, draft: text('question') }), ruled({ check: stage('1', {}) }))).toEqual(
			[],
		);
	});

	it('whoever is asked something that can be answered still, once', () => {
		const clarified = act('2', { by: ['curator'] });
		const asked = (state: Case, rules: Parameters<typeof awaiting>[1]) =>
			awaiting(state, rules).map(({ role, stage: where }) => `${where} ${role}`);
		const state = inStage('check', { questions: [question(), question({ number: 2 })] });
		const here = ruled({ check: stage('1', {}) }, { clarified });
		expect(asked(state, here)).toEqual(['check coordinator', 'clarification curator']);
		expect(asked(state, ruled({ check: stage('1', {}) }))).toEqual(['check coordinator']);
		const gone = ruled({ check: stage('1', {}), clarification: stage('3', { clarified }) }, { clarified });
		expect(asked(state, gone)).toEqual(['check coordinator']);
		const waits = { ...state, ...inStage('clarification', { questions: state.questions }, 'curator') };
		const asks = ruled({ clarification: stage('3', { clarified }, [{ role: 'curator' }]) });
		expect(asked(waits, asks)).toEqual(['clarification curator']);
		expect(asked({ ...waits, questions: [] }, asks)).toEqual(['clarification curator']);
		const author = { ...waits, questions: [question({ of: 'author' })] };
		expect(asked(author, asks)).toEqual(['clarification curator', 'clarification author']);
		expect(asked({ ...ended, questions: state.questions }, here)).toEqual([]);
	});
});
