import { describe, expect, it } from '@jest/globals';
import { adviceLines, draftAdvice } from '../../../domain/case-view/draft-advice.ts';
import { renderPage } from '../../../domain/forms/render-page.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { formNamed, view } from '../../support/forms.ts';
import { readable } from '../../support/markup.ts';
import { steps, tell } from '../../support/story.ts';
import { formOf, mailOf, viewOf } from '../../support/views.ts';

// What the message asks is asked of a text elsewhere: here it is kept at its source.
const checked = (draft: string | null) => view(4, { draft, message: null });
const advised = (draft: string) => adviceLines(checked(draft)).map((line) => line.replaceAll('\u00a0', ' '));

describe('what could be better in a draft', () => {
	it.each([
		['Здравствуйте! Яму заделают до пятницы.', []],
		['«Добрый день, Анна! Яму заделают.', []],
		['Яму заделают до пятницы.', ['Нет приветствия: начните, например, со слова «Здравствуйте»']],
		['Здравствуйте! По законам № 131-ФЗ и № 59-ФЗ дороги наши.', []],
		[
			'Здравствуйте! По № 131-ФЗ, № 59-ФЗ и постановлению № 273 дороги наши.',
			['Названо больше двух правовых актов: оставьте главное'],
		],
		[
			'Здравствуйте! Во исполнение поручения вышеуказанная яма будет заделана надлежащим образом.',
			['Канцелярские обороты: «во исполнение», «вышеуказанная», «надлежащим образом». Скажите проще'],
		],
		[`Здравствуйте! ${'а'.repeat(4_100)}`, ['Длиннее, чем принимает ВКонтакте: 4 096 знаков (п. 2.14)']],
	])('anapa 2.14, kislovodsk 16, plastunovskaya 20, plastunovskaya Прил.1 п.7: %j', (draft, advice) => {
		expect(advised(draft)).toEqual(advice);
	});

	it('anapa 2.9: an interim answer that names no date is told of; a final one is not', () => {
		const interim = tell([steps.receive, steps.route, steps.handOver, steps.interim]).case;
		const told = adviceLines(viewOf(interim, { draft: 'Здравствуйте! Ответим позже.' }));
		expect(told).toEqual([expect.stringContaining('когда будет окончательный')]);
		expect(advised('Здравствуйте! Ответим позже.')).toEqual([]);
	});

	it('plastunovskaya 20: advice stands where the draft is checked before it is sent on, and stops nobody (P-11)', () => {
		const page = formNamed('check');
		const html = renderPage(formOf(checked('Нет.'), page.actor));
		expect(readable(html)).toContain('Нет приветствия');
		expect(html).toContain('value="forward"');
		const mail = renderMail(mailOf(checked('Нет.'), { template: 'stage-opened', to: 'coordinator', stage: 'check' }));
		expect(mail.text).toContain('Нет приветствия');
		expect(readable(renderPage(page))).not.toContain('На что обратить внимание');
	});

	it('nothing is said where no draft stands', () => {
		expect(draftAdvice(checked(null))).toEqual([]);
		expect(draftAdvice(view(1))).toEqual([]);
	});
});
