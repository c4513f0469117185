import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../domain/case/model/case.ts';
import { renderPage } from '../../../domain/forms/render-page.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import type { AnswerKind, StageKind } from '../../../domain/regulation/regulation.ts';
import { sayAsked } from '../../../domain/wording/asked.ts';
import { view } from '../../support/forms.ts';
import { readable } from '../../support/markup.ts';
import { actor, anapaRegulation } from '../../support/story.ts';
import { formOf, mailOf, type viewOf } from '../../support/views.ts';

/** The step of the ordinary path at which each of these stages is awaited, and by whom. */
const stages = [
	['check', 4, 'coordinator'],
	['approval', 5, 'curator'],
	['publication', 6, 'coordinator'],
] as const;

/** The same case with a text of this kind before the reader. */
function asIf(found: ReturnType<typeof viewOf>, changes: Partial<Case>, answer: AnswerKind) {
	const { draft } = found.case;
	return { ...found, case: { ...found.case, ...changes, draft: draft === null ? null : { ...draft, answer } } };
}

const whole = (html: string) => readable(/<h1>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '');

describe('issue 14: mail and page ask for the same thing in the same words', () => {
	it.each(
		stages.flatMap(([stage, step, role]) =>
			(['final', 'interim', 'question'] as const).map((answer) => ({ stage, step, role, answer })),
		),
	)('$stage of a text that is $answer', ({ stage, step, role, answer }) => {
		const found = asIf(view(step), {}, answer);
		const heading = whole(renderPage(formOf(found, actor(role))));
		const mail = renderMail(mailOf(found, { template: 'stage-opened', to: role, stage }));
		expect(readable(mail.html)).toContain(heading);
		expect(heading).toBe(readable(sayAsked(stage, { because: 'new', answer, final: false }, anapaRegulation).action));
		const kind = { final: 'ответ', interim: 'промежуточн', question: 'вопрос автору' }[answer];
		expect(heading.toLowerCase()).toContain(kind);
		expect(mail.subject.toLowerCase()).toContain(kind);
	});

	it('a text that came back is named by its kind too', () => {
		const said = (stage: StageKind, answer: AnswerKind) =>
			readable(sayAsked(stage, { because: 'returned', answer, final: false }, anapaRegulation).heading);
		expect(said('rework', 'question')).toBe('Доработайте вопрос автору');
		expect(said('rework', 'interim')).toBe('Доработайте проект промежуточного ответа');
		expect(said('rework', 'final')).toBe('Доработайте проект ответа');
	});

	it('after an interim answer the page asks for the final one, and a part that came back is mended', () => {
		const found = view(3);
		const unit = actor('executor', 'roads');
		const heading = (changes: Partial<Case>) =>
			whole(renderPage(formOf({ ...found, case: { ...found.case, ...changes } }, unit)));
		expect(heading({})).toBe('Подготовьте ответ');
		expect(heading({ phase: 'final' })).toBe('Подготовьте окончательный ответ');
		const handedIn = { version: 1, answer: 'final', promisedBy: null } as const;
		expect(heading({ assignments: found.case.assignments.map((one) => ({ ...one, handedIn })) })).toBe(
			'Доработайте ответ',
		);
	});
});
