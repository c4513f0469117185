import { describe, expect, it } from '@jest/globals';
import type { FormPage } from '../../../domain/forms/model.ts';
import { renderPage } from '../../../domain/forms/render-page.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { formNamed, view } from '../../support/forms.ts';
import { readable, tags } from '../../support/markup.ts';
import { actor, anapaRegulation, regulationFrom, steps, tell } from '../../support/story.ts';
import { formOf, mailOf, viewOf } from '../../support/views.ts';

const kislovodsk = await regulationFrom('regulations/kislovodsk.yaml');
const values = (html: string, name: string) =>
	tags(html, 'input')
		.filter((input) => input['name'] === name)
		.map(({ value }) => value);

describe('the coordinator’s check', () => {
	const choices = (page: FormPage) => readable(renderPage(page));

	it('says whither the draft goes: to whoever approves it, or, where nobody does, to be posted', () => {
		const { check } = anapaRegulation.stages;
		if (check === undefined) throw new Error('Anapa checks drafts');
		const forward = { clause: '2.12', exits: [{ to: 'publication' as const }] };
		const regulation = {
			...anapaRegulation,
			stages: { ...anapaRegulation.stages, check: { ...check, acts: { ...check.acts, forward } } },
		};
		expect(choices(formNamed('check'))).toContain('Отправить на согласование');
		expect(choices({ ...formNamed('check'), regulation })).toContain('Отправить на публикацию');
		expect(choices({ ...formNamed('check'), regulation })).not.toContain('Отправить на согласование');
	});
});

describe('a question by its own link', () => {
	const stands = viewOf(tell([steps.receive, steps.clarify]).case, {
		questions: [
			{ number: 1, text: 'Какая школа?', reply: null },
			{ number: 2, text: 'Какая улица?', reply: null },
		],
	});
	const asking = (question: number) =>
		renderPage(formOf(stands, actor('curator'), { subject: { is: 'stage', stage: 'clarification', question } }));

	it('kislovodsk 10 (K-7): of two that wait the page shows and names the one that its mail asked', () => {
		expect(readable(asking(1))).toContain('Какая школа?');
		expect(readable(asking(1))).not.toContain('Какая улица?');
		expect(values(asking(1), 'question')).toEqual(['1']);
		expect(readable(asking(2))).toContain('Какая улица?');
		expect(values(asking(2), 'question')).toEqual(['2']);
	});

	it('kislovodsk 10b: of the author’s reply the page says that it is written down, not given', () => {
		const ofAuthor = tell(
			[steps.receive, ['2025-03-12 10:05', { ...steps.clarify[1], of: 'author' }]],
			kislovodsk,
		).case;
		const questions = [{ number: 1, text: 'О каком доме речь?', reply: null }];
		const view = viewOf(ofAuthor, { questions }, false, kislovodsk);
		const subject = { is: 'stage', stage: 'clarification', question: 1 } as const;
		expect(readable(renderPage(formOf(view, actor('coordinator'), { subject })))).toContain('Запишите ответ автора');
		const order = {
			template: 'stage-opened',
			to: 'coordinator',
			stage: 'clarification',
			notice: 'question-1',
		} as const;
		const mail = renderMail(mailOf(view, order));
		expect(mail.subject).toMatch(/^До 19 марта, 18:00 запишите ответ автора: /);
		expect(mail.text).toContain('О каком доме речь?');
		expect(asking(1)).toContain('Ответьте на уточняющий вопрос');
	});

	it('whoever writes the answer reads every question and its reply', () => {
		const questions = [
			{ number: 1, text: 'Какая школа?', reply: 'Пятая.' },
			{ number: 2, text: 'Какая улица?', reply: null },
		];
		const page = readable(
			renderPage(formOf({ ...view(3), content: { ...view(3).content, questions } }, actor('executor', 'roads'))),
		);
		for (const words of ['Какая школа?', 'Пятая.', 'Какая улица?']) expect(page).toContain(words);
	});
});
