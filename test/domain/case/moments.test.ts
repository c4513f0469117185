import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import { isOfReceipt, momentsOf, receiptMoment, receiptMoments } from '../../../domain/case/state/moments.ts';
import { handed, wrote } from '../../support/made-events.ts';
import { part, received } from '../../support/made-rules.ts';
import { ended, inStage, question, reworded, text } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

const now = time('12.03 12:00');
const brought = (bare: BareEvent, before: Case | null) => momentsOf({ at: now, by: null, ...bare }, before);
/** The names of the moments, each with the unit that it concerns. */
const names = (bare: BareEvent, before: Case | null) =>
	brought(bare, before).map(({ name, unit }) => (unit === null ? name : `${name} ${unit}`));

describe('the moments that an event brings', () => {
	it('G-29: an assignment that is taken away: whose, who is asked instead, or that the coordinator has it himself', () => {
		const taken = (before: Case | null, to: string | null) =>
			names({ type: 'CaseReassigned', unit: 'roads', to, round: 2 }, before);
		const [roads, parks, water] = [part('roads'), part('parks'), wrote('water', handed(1))];
		const draft = (assignments: Case['assignments'], change: Partial<Case> = {}) =>
			inStage('draft', { assignments, ...change });
		expect(taken(draft([roads]), 'parks')).toEqual(['reassign roads', 'reassign:other parks']);
		expect(taken(draft([roads]), null)).toEqual(['reassign roads', 'reassign:own']);
		expect(taken(draft([roads, parks]), null)).toEqual(['reassign roads']);
		expect(taken(draft([roads, water]), null)).toEqual(['reassign roads', 'reassign:own']);
		expect(taken(draft([roads, water], { toReassign: true }), null)).toEqual(['reassign roads']);
		expect(taken(draft([roads, part('zoo', { part: 'declined' })], { toReassign: true }), null)).toEqual([
			'reassign roads',
			'reassign:own',
		]);
		expect(taken(reworded('roads', { assignments: [roads] }), 'parks')).toEqual([
			'reassign roads',
			'reassign:question',
			'reassign:other parks',
		]);
		expect(taken(null, null)).toEqual(['reassign roads', 'reassign:own']);
	});

	it('G-31: of a photo a unit hears once it was told', () => {
		const agreed = (required: boolean, before: Case | null) =>
			names({ type: 'PhotoAgreed', unit: 'roads', required }, before);
		const [told, untold] = [part('roads', { handedAt: 5 }), part('roads', { handedAt: null })];
		const other = part('parks', { handedAt: 5 });
		const draft = (...assignments: Case['assignments']) => inStage('draft', { assignments });
		expect(agreed(true, draft(told))).toEqual(['require-photo roads', 'require-photo:demanded roads']);
		expect(agreed(false, draft(told))).toEqual(['require-photo roads', 'require-photo:waived roads']);
		expect(agreed(true, draft(other, untold))).toEqual(['require-photo roads']);
		expect(agreed(true, null)).toEqual(['require-photo roads']);
	});

	it('P-19: whoever was named to join the parts, and who was before', () => {
		const named = (jointAuthor: string | null) =>
			names({ type: 'JointAuthorNamed', unit: 'parks' }, inStage('consolidation', { jointAuthor }));
		expect(named(null)).toEqual(['name-author parks']);
		expect(named('roads')).toEqual(['name-author parks', 'name-author:another roads']);
		expect(names({ type: 'JointAuthorNamed', unit: 'parks' }, null)).toEqual(['name-author parks']);
	});

	it('G-8: a mail to a unit that was chosen, not one that asks it again after its interim answer', () => {
		const handedOver = (routedAt: number, moments: Case['moments'] = {}) =>
			names(
				{ type: 'MailHandedOver', unit: 'roads', round: 1 },
				inStage('draft', { assignments: [part('roads', { routedAt })], moments }),
			);
		expect(handedOver(5)).toEqual(['handed-over roads', 'handed-over:new roads']);
		expect(handedOver(5, { 'publish:interim': 4 })).toEqual(['handed-over roads', 'handed-over:new roads']);
		expect(handedOver(5, { 'publish:interim': 5 })).toEqual(['handed-over roads']);
		expect(names({ type: 'MailHandedOver', unit: 'zoo', round: 1 }, inStage('draft'))).toEqual(['handed-over zoo']);
		expect(names({ type: 'MailHandedOver', unit: 'zoo', round: 1 }, null)).toEqual(['handed-over zoo']);
	});

	it('plastunovskaya 13: a question of the coordinator’s is no unit’s, and units’ clocks do not hear it', () => {
		const asked = (unit: string | null) =>
			brought(
				{ type: 'ClarificationAsked', question: 1, of: 'author', stage: 'draft', unit, pauses: false },
				inStage('draft'),
			);
		expect(asked('roads').map(({ name, nobodys }) => [name, nobodys])).toEqual([
			['clarify', undefined],
			['clarify:author', undefined],
			['clarify@draft', undefined],
		]);
		expect(asked(null).map(({ nobodys }) => nobodys)).toEqual([true, true, true]);
	});

	it('K-6: a reply, to whose question, whether it was the last, and whether anybody was asked yet', () => {
		const answered = (before: Case | null, number = 2) =>
			names({ type: 'ClarificationAnswered', question: number, repliedAt: now - 1 }, before);
		const roads = question({ number: 2, of: 'author', stage: 'draft', unit: 'roads' });
		const before = inStage('draft', { questions: [question({ number: 1 }), roads], routings: 1 });
		expect(answered(before)).toEqual(['clarified roads', 'clarified:author roads', 'clarified@draft roads']);
		expect(answered({ ...before, questions: [roads] })).toContain('clarified:last roads');
		expect(answered({ ...before, questions: [question({ number: 1, answeredAt: 1 }), roads] })).toContain(
			'clarified:last roads',
		);
		expect(answered({ ...before, questions: [roads], routings: 0 })).toContain('clarified:unrouted roads');
		expect(
			answered({ ...before, questions: [question({ number: 2, of: 'curator', stage: 'clarification' })] }),
		).toEqual(['clarified', 'clarified:curator', 'clarified@clarification', 'clarified:last']);
		expect(answered(before, 7)).toEqual(['clarified']);
		expect(answered(null)).toEqual(['clarified', 'clarified:last']);
		expect(brought({ type: 'ClarificationAnswered', question: 2, repliedAt: now - 1 }, before)[0]?.at).toBe(now - 1);
	});

	it('M-2: a joint answer is newly interim where no part was, and each part that was out is left out', () => {
		const joined = (answer: 'final' | 'interim', assignments: Case['assignments'], keeps: readonly string[] = []) =>
			names(
				{ type: 'DraftConsolidated', version: 3, unit: null, answer, promisedBy: null, keeps },
				inStage('consolidation', { assignments }),
			);
		const [out, half, whole] = [part('roads'), wrote('parks', handed(1, 'interim')), wrote('parks', handed(1))];
		expect(joined('interim', [whole])).toEqual(['consolidate', 'consolidate:interim']);
		expect(joined('interim', [half])).toEqual(['consolidate']);
		expect(joined('final', [whole, out])).toEqual(['consolidate', 'left-out roads']);
		expect(joined('interim', [half, out], ['roads'])).toEqual(['consolidate']);
		const nothing = { type: 'DraftConsolidated', version: 3, unit: null, answer: 'interim', promisedBy: null } as const;
		expect(names(nothing, null)).toEqual(['consolidate']);
	});

	it('G-30: a text of nobody’s unit is written, one of a unit is handed in where it stands', () => {
		const submitted = (
			unit: string | null,
			answer: 'final' | 'interim' | 'question' | 'explanation',
			before: Case | null,
		) => names({ type: 'DraftSubmitted', version: 3, unit, answer, promisedBy: null, category: null }, before);
		const draft = inStage('draft', { assignments: [part('roads')] });
		expect(submitted(null, 'final', draft)).toEqual(['write', 'write:final', 'left-out roads']);
		expect(submitted(null, 'interim', draft)).toEqual(['write', 'write:interim', 'left-out roads']);
		expect(submitted(null, 'interim', null)).toEqual(['write', 'write:interim']);
		expect(submitted('roads', 'final', draft)).toEqual(['submit roads', 'submit:final roads', 'submit@draft roads']);
		expect(submitted('roads', 'explanation', draft)).toEqual(['submit:explanation roads']);
		expect(submitted(null, 'question', draft)).toEqual(['submit:question']);
		expect(submitted('roads', 'final', inStage('rework'))).toContain('submit@rework roads');
		expect(submitted('roads', 'final', reworded('parks'))).toContain('submit@draft roads');
		expect(submitted('roads', 'final', ended)).toEqual(['submit roads', 'submit:final roads']);
		expect(submitted('roads', 'final', null)).toEqual(['submit roads', 'submit:final roads']);
	});

	it('O-8: what came in: explanations alone, answers alone, or some of both; of a joint text what it is', () => {
		const came = (assignments: Case['assignments'], draft: Case['draft'] = null) =>
			names({ type: 'PartsCompleted' }, inStage('draft', { assignments, draft }));
		const [answer, explained] = [wrote('roads', handed(1)), wrote('parks', handed(2, 'explanation'))];
		expect(came([answer])).toEqual(['parts-in', 'parts-in:answer']);
		expect(came([explained])).toEqual(['parts-in:explanation']);
		expect(came([answer, explained])).toEqual(['parts-in']);
		expect(came([explained, { ...answer, part: 'left-out' }])).toEqual(['parts-in:explanation']);
		expect(came([answer], text('explanation', null, 7))).toEqual(['parts-in:explanation']);
		expect(came([explained], text('explanation', 'parks', 2))).toEqual(['parts-in:explanation']);
		expect(came([])).toEqual(['parts-in', 'parts-in:answer']);
		expect(names({ type: 'PartsCompleted' }, null)).toEqual(['parts-in']);
	});

	it('G-26′: a message is sent to one or several first, then again', () => {
		const routed = (units: readonly string[], before: Case | null, explanation?: string | null) =>
			names(
				{
					type: 'CaseRouted',
					units,
					round: 1,
					photoRequired: false,
					selfPosting: false,
					repeatOf: null,
					...(explanation !== undefined && { explanation }),
				},
				before,
			);
		expect(routed(['roads'], inStage('screening'))).toEqual(['route', 'route:one']);
		expect(routed(['roads', 'parks'], inStage('screening'))).toEqual(['route', 'route:several']);
		expect(routed(['roads', 'parks'], inStage('screening', { routings: 1 }))).toEqual(['route', 'route:again']);
		expect(routed(['roads'], null, 'court')).toEqual(['route', 'route:one', 'route:explanation']);
		expect(routed(['roads'], null, null)).toEqual(['route', 'route:one']);
	});

	it('M-3: what one unit posts of its own is the answer where nobody else owes a part', () => {
		const posted = (answer: 'final' | 'interim' | 'question', unit: string | undefined, before: Case | null) =>
			names(
				{ type: 'AnswerPublished', version: 3, answer, generalInterest: false, ...(unit !== undefined && { unit }) },
				before,
			);
		const draft = (...assignments: Case['assignments']) => inStage('draft', { assignments });
		const whole = ['publish roads', 'publish:final roads', 'publish@draft roads'];
		expect(posted('final', 'roads', draft(part('roads')))).toEqual(whole);
		expect(posted('final', 'roads', draft(part('roads'), part('parks', { part: 'declined' })))).toEqual(whole);
		expect(posted('final', 'roads', draft(part('roads'), part('parks')))).toEqual(['publish@draft roads']);
		expect(posted('final', 'roads', draft(part('roads'), wrote('parks', handed(1))))).toEqual(['publish@draft roads']);
		expect(posted('interim', 'roads', draft(part('roads'), part('parks')))).toEqual([
			'publish:interim roads',
			'publish@draft roads',
		]);
		expect(posted('final', undefined, draft(part('roads'), part('parks')))).toEqual([
			'publish',
			'publish:final',
			'publish@draft',
		]);
		expect(posted('question', undefined, draft())).toEqual(['publish:question']);
		expect(posted('final', undefined, ended)).toEqual(['publish', 'publish:final']);
		expect(posted('final', 'roads', null)).toEqual(['publish roads', 'publish:final roads']);
	});

	it('P-18: a date of the curator’s is for the final answer, or for a step', () => {
		expect(names({ type: 'DeadlineSet', due: 1 }, received)).toEqual(['set-deadline']);
		expect(names({ type: 'DeadlineSet', due: 1, for: '15' }, received)).toEqual(['set-deadline:step']);
	});
});

describe('G-7, A-1: the moments that come with the receipt', () => {
	it('are those of the message, which every case has, and none that somebody brings about', () => {
		expect((['detected', 'sent', 'posted', 'received'] as const).every(isOfReceipt)).toBe(true);
		expect((['route', 'handed-over', 'publish'] as const).some(isOfReceipt)).toBe(false);
	});
	const [published, detected, sent, receivedAt] = [1, 2, 3, 4];
	const of = (facts: Partial<Case['incident']>, found = false) =>
		receiptMoments({
			incident: { kind: 'incident', publishedAt: null, detectedAt: null, sentAt: null, ...facts },
			found,
			receivedAt,
		}).map(({ name, at, source, untold }) => [name, at, source, untold === true]);
	it('are each told by whoever knows best, and where nobody does by our receipt', () => {
		expect(of({ publishedAt: published, detectedAt: detected, sentAt: sent })).toEqual([
			['detected', detected, 'source-system', false],
			['sent', sent, 'source-system', false],
			['posted', published, 'network', false],
			['received', receivedAt, 'receipt', false],
		]);
		expect(of({ sentAt: sent })).toEqual([
			['detected', sent, 'source-system', true],
			['sent', sent, 'source-system', false],
			['posted', sent, 'source-system', false],
			['received', receivedAt, 'receipt', false],
		]);
		expect(of({ detectedAt: detected })[2]).toEqual(['posted', detected, 'source-system', false]);
		expect(of({}).map(([, at, source, untold]) => [at, source, untold])).toEqual([
			[receivedAt, 'receipt', true],
			[receivedAt, 'receipt', true],
			[receivedAt, 'receipt', true],
			[receivedAt, 'receipt', false],
		]);
	});
	it('A-1: what staff found is detected when it is registered, unless somebody says that it was seen before', () => {
		expect(of({}, true)[0]).toEqual(['detected', receivedAt, 'receipt', false]);
		expect(of({ sentAt: sent }, true)[0]).toEqual(['detected', receivedAt, 'receipt', false]);
		expect(of({ kind: 'publication' })[0]).toEqual(['detected', receivedAt, 'receipt', false]);
		expect(of({ kind: 'publication', detectedAt: detected })[0]).toEqual(['detected', detected, 'source-system', true]);
		expect(of({ detectedAt: detected }, true)[0]).toEqual(['detected', detected, 'source-system', true]);
	});
	it('are found by their names', () => {
		expect(receiptMoment('sent', received)?.name).toBe('sent');
		expect(receiptMoment('submit', received)).toBeUndefined();
	});
});
