import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../domain/case/model/case.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { regulationFrom, steps, tell } from '../../support/story.ts';
import { mailOf, viewOf } from '../../support/views.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const assignment = { template: 'assignment', to: 'executor', unit: 'roads', stage: 'draft', round: 1 } as const;

describe('what a mail says may be done', () => {
	it.each([
		['anapa', true, true],
		['kislovodsk', true, true],
		['plastunovskaya', false, true],
		['perm', false, true],
		['okha', false, false],
	])(
		'%s: a mail names only what the regulation lets its reader do: to return the message (%s), an interim answer (%s)',
		async (town, returns, interim) => {
			const regulation = await regulationFrom(`regulations/${town}.yaml`);
			const of = (order: Parameters<typeof mailOf>[1], state: Case) =>
				plain(renderMail(mailOf(viewOf(state, {}, false, regulation), order)).text);
			const received = tell([steps.receive], regulation).case;
			const screening = of({ template: 'stage-opened', to: 'coordinator', stage: 'screening' }, received);
			expect(screening.includes('верните его куратору')).toBe(returns);
			expect(screening).toContain('Если ответа не полагается');
			const asked = of(assignment, tell([steps.receive, steps.route], regulation).case);
			expect(asked.includes('дайте промежуточный ответ')).toBe(interim);
			const unit = town === 'kislovodsk' || town === 'okha' ? 'вашего подразделения' : 'вашей компетенции';
			expect(asked).toContain(`Если вопрос не ${unit}, верните его с причиной.`);
		},
	);

	it('2.9: with the interim answer out, no other is offered (A-11)', () => {
		const interim = tell([
			steps.receive,
			steps.route,
			steps.handOver,
			steps.interim,
			steps.forward,
			steps.approve,
			steps.publish,
		]).case;
		expect(plain(renderMail(mailOf(viewOf(interim), assignment)).text)).not.toContain('дайте промежуточный ответ');
	});

	it('G-20: what was asked is told in reference mode too, the author’s own words are not', () => {
		const questions = [
			{ number: 1, text: 'О каком доме речь?', reply: 'О моём, дом 5.' },
			{ number: 2, text: 'И о каком подъезде?', reply: null },
		];
		const state = tell([steps.receive, steps.route, steps.handOver]).case;
		const of = (reference: boolean) =>
			plain(renderMail(mailOf(viewOf(state, { questions }, reference), { ...assignment, because: 'answered' })).text);
		expect(of(false)).toContain('дом 5');
		for (const mail of [of(true), of(false)]) {
			expect(mail).toContain('О каком доме речь?');
			expect(mail).not.toContain('подъезде');
		}
		expect(of(true)).not.toContain('дом 5');
	});
});
