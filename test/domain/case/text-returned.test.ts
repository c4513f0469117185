import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import type { Case, HandedIn } from '../../../domain/case/model/case.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import { evolve } from '../../../domain/case/state/evolve.ts';
import { by } from '../../support/commands.ts';
import { handed, heardAt, parts, wrote } from '../../support/made-events.ts';
import { part, received } from '../../support/made-rules.ts';
import { ended, inStage, question, text } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

const now = time('12.03 12:00');
const heard = (state: Case, ...bare: readonly BareEvent[]) => heardAt(now, state, ...bare);

describe('a text that comes back', () => {
	const returned = (change: { readonly unit?: string; readonly answer?: HandedIn['answer'] } = {}) =>
		({ type: 'DraftReturned', version: 1, answer: 'final', reason: 'other', ...change }) as const;
	const assignments = [
		wrote('roads', handed(1)),
		wrote('parks', handed(2)),
		part('water'),
		part('lights', { part: 'left-out' }),
	];

	it('is out again with its unit; a joint one with all that wrote or were left out, a part that was chosen with its own', () => {
		const isBack = (stage: 'check' | 'approval' | 'consolidation', unit: string | null, chosen?: string) =>
			parts(
				heard(
					inStage(stage, { draft: text('final', unit, 1), assignments }),
					returned(chosen === undefined ? {} : { unit: chosen }),
				),
			);
		const as = (...of: readonly string[]) =>
			['roads', 'parks', 'water', 'lights'].map((unit, at) => `${unit} ${of[at]}`);
		expect(isBack('check', 'roads')).toEqual(as('awaited', 'submitted', 'awaited', 'left-out'));
		expect(isBack('check', null)).toEqual(as('awaited', 'awaited', 'awaited', 'awaited'));
		expect(isBack('consolidation', 'roads', 'parks')).toEqual(as('submitted', 'awaited', 'awaited', 'left-out'));
		// G-30: the coordinator's own text comes back from the approver to the coordinator alone.
		expect(isBack('approval', null)).toEqual(as('submitted', 'submitted', 'awaited', 'left-out'));
	});

	it('is not approved any more, and the part that was chosen is the one that stands', () => {
		const approved = { ...text('final', 'roads', 1), approved: true };
		const state = inStage('consolidation', { draft: approved, assignments, returns: 1 });
		expect(heard(state, returned())).toMatchObject({
			returns: 2,
			pendingReason: 'other',
			draft: { ...approved, approved: false },
		});
		expect(heard(state, returned({ unit: 'parks' })).draft).toStrictEqual(text('final', 'parks', 2));
		expect(heard({ ...state, draft: null }, returned()).draft).toBeNull();
	});

	it('plastunovskaya 13: a question that is not sent on is given up, and the last part stands; one that comes back is reworded', () => {
		const questions = [question({ number: 1 }), question({ number: 2 })];
		const asking = { draft: text('question', null, 7), questions, assignments };
		const given = heard(inStage('check', asking), returned({ answer: 'question' }));
		expect(given.questions.map(({ givenUp }) => givenUp)).toEqual([false, true]);
		expect(given.draft).toStrictEqual(text('final', 'parks', 2));
		expect(parts(given)).toEqual(parts({ ...received, assignments }));
		const back = heard(inStage('approval', asking), returned({ answer: 'question' }));
		expect(back.questions.map(({ givenUp }) => givenUp)).toEqual([false, false]);
		expect(back.draft).toStrictEqual(text('question', null, 7));
		const answer = heard(inStage('check', { ...asking, draft: text('final', 'roads', 1) }), returned());
		expect(answer.questions.map(({ givenUp }) => givenUp)).toEqual([false, false]);
		expect(heard({ ...ended, ...asking, status: ended.status }, returned()).draft).toStrictEqual(
			text('question', null, 7),
		);
	});
});

describe('G-18: who has had a text in hand', () => {
	const acted = (
		state: Case,
		type: 'forwarded' | 'consolidated' | 'corrected' | 'submitted' | 'approved' | 'published',
		actor = by('coordinator'),
	) => {
		const common = { at: now, by: actor, version: 1, answer: 'final' as const };
		const events: Readonly<Record<typeof type, CaseEvent>> = {
			forwarded: { ...common, type: 'DraftForwarded' },
			consolidated: { ...common, type: 'DraftConsolidated', unit: null, promisedBy: null },
			corrected: { ...common, type: 'DraftCorrected', corrects: 1 },
			submitted: { ...common, type: 'DraftSubmitted', unit: null, promisedBy: null, category: null },
			approved: { ...common, type: 'DraftApproved' },
			published: { ...common, type: 'AnswerPublished', generalInterest: false },
		};
		return evolve(state, events[type]);
	};
	it('is each once: whoever writes, joins, corrects or sends it on; not whoever approves', () => {
		const state = inStage('check', { draft: text('final') });
		for (const what of ['forwarded', 'consolidated', 'corrected', 'submitted'] as const)
			expect(acted(state, what).authors).toEqual([by('coordinator')]);
		expect(acted(state, 'approved').authors).toEqual([]);
		const known = acted(state, 'submitted');
		expect(acted(known, 'forwarded').authors).toEqual([by('coordinator')]);
		const others = [
			by('executor', 'coordinator-1'),
			by('coordinator', 'coordinator-2'),
			by('coordinator', 'coordinator-1', 'roads'),
		];
		for (const other of others) expect(acted(known, 'forwarded', other).authors).toEqual([by('coordinator'), other]);
		expect(acted(known, 'published').authors).toEqual([]);
		expect(heard(known, { type: 'DraftForwarded', version: 1, answer: 'final' }).authors).toEqual([by('coordinator')]);
	});
});
