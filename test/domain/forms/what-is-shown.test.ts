import { describe, expect, it } from '@jest/globals';
import { renderPage } from '../../../domain/forms/render-page.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { formNamed, path, view } from '../../support/forms.ts';
import { readable, tags } from '../../support/markup.ts';
import { actor, anapaRegulation, regulationFrom, type Step, steps, tell } from '../../support/story.ts';
import { formOf, mailOf, viewOf } from '../../support/views.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('plastunovskaya 14.3: a return that ends the case is confirmed by whoever can read why', () => {
	const back: Step = [
		'2025-03-12 12:40',
		{ do: 'return', by: actor('curator'), draft: 1, reason: '14.3', comment: 'Вопрос передан краю' },
	];

	it('the page and the mail give the reason in words, the curator’s comment and the draft', async () => {
		const regulation = await regulationFrom('regulations/plastunovskaya.yaml');
		const returned = { reason: '14.3', comment: 'Вопрос передан краю' };
		const shown = viewOf(tell([...path.slice(0, 5), back], regulation).case, { returned }, false, regulation);
		const page = readable(renderPage(formOf(shown, actor('coordinator'))));
		const mail = plain(renderMail(mailOf(shown, { template: 'stage-opened', to: 'coordinator' })).text);
		for (const text of [page, mail]) {
			expect(text).toContain('Вопрос передан другому органу края');
			expect(text).toContain('Вопрос передан краю');
			expect(text).toContain('Здравствуйте! Яму заделают до пятницы.');
			expect(text).not.toMatch(/: 14\.3|> 14\.3|причина 14\.3/);
		}
	});
});

describe('anapa 3.2, A-15: a memo says where it goes before it is sent', () => {
	it('the page names the head, and its one button sends to him', () => {
		const { case: late } = tell([...path.slice(0, 3), steps.late]);
		const [memo] = late.notices;
		const subject = { is: 'notice', notice: memo?.notice ?? '', clock: memo?.memoOf ?? null } as const;
		const html = renderPage(formOf(viewOf(late), actor('approver'), { subject }));
		expect(readable(html)).toContain('Кому уйдёт Глава муниципального образования');
		expect(html).toContain('>Отправить главе</button>');
	});
});

describe('anapa 2.6: what came with a message is called by its type', () => {
	const media = [
		{ is: 'photo', url: 'https://vk.com/photo1' },
		{ is: 'video', url: 'https://vk.com/video2' },
		{ is: 'other', url: 'https://vk.com/doc3' },
	] as const;

	it('Фото 1, Видео 2, Вложение 3, in the mail as on the page', () => {
		const shown = view(2, { media });
		const page = readable(renderPage(formOf(shown, actor('coordinator'))));
		const mail = plain(renderMail(mailOf(shown, { template: 'assignment', to: 'executor', unit: 'roads' })).text);
		for (const label of ['Фото 1:', 'Видео 2:', 'Вложение 3:']) {
			expect(page).toContain(label);
			expect(mail).toContain(label);
		}
	});
});

describe('G-41: how the text was read stands on the case page, and mails lead there', () => {
	it('each term that needed a reading leads to its question and decision, each once', () => {
		const html = renderPage(formNamed('screening'));
		const text = readable(html);
		const ways = tags(html, 'a').flatMap(({ href }) => (href?.startsWith('#reading-') ? [href.slice(1)] : []));
		const places = tags(html, 'dt').flatMap(({ id }) => id ?? []);
		expect(ways.length).toBeGreaterThan(0);
		expect([...new Set(ways)].toSorted()).toEqual(places.toSorted());
		expect(text).toContain('Принятые толкования');
		const read = anapaRegulation.readings.find(({ id }) => id === 'A-3');
		expect(text.split(read?.question ?? 'A-3')).toHaveLength(2);
		expect(text).toContain(read?.decision);
	});

	it('a mail without a link does not send anybody to a page', () => {
		const order = { template: 'stage-opened', to: 'coordinator', stage: 'screening' } as const;
		const mail = mailOf(view(1), order);
		expect(plain(renderMail(mail).text)).toContain('Толкование приведено на странице дела по ссылке из этого письма.');
		expect(plain(renderMail({ ...mail, link: null }).text)).not.toContain('на странице дела');
	});
});
