import { describe, expect, it } from '@jest/globals';
import type { PageModel } from '../../../domain/forms/model.ts';
import { renderPage, statusOf } from '../../../domain/forms/render-page.ts';
import type { Act, AnswerKind, StageKind } from '../../../domain/regulation/regulation.ts';
import type { DoneAct } from '../../../domain/wording/acts-done.ts';
import { view } from '../../support/forms.ts';
import { readable } from '../../support/markup.ts';
import { actor, anapaTime } from '../../support/story.ts';

const who = actor('coordinator');
const done = (act: Act, answer: AnswerKind | null = null, opened: StageKind | null = null): DoneAct => ({
	act,
	answer,
	opened,
});

describe('after the form', () => {
	it('done: no form, the case, what happened, when in which zone, and what comes next', () => {
		const html = renderPage({
			...view(2),
			is: 'done',
			done: done('route'),
			who,
			memoTo: null,
			at: anapaTime('2025-03-12 10:10'),
		});
		const text = readable(html);
		expect(html).not.toContain('<form');
		expect(text).toContain('Сообщение направлено исполнителю Дело АН-1234');
		expect(text).toContain('12 марта 2025 г., 10:10 (МСК)');
		expect(text).toContain('Исполнитель (Отдел дорожного хозяйства)');
	});

	it('done: what comes next is told with the deadline of whoever is awaited', () => {
		const html = renderPage({
			...view(3),
			is: 'done',
			done: done('route'),
			who,
			memoTo: null,
			at: anapaTime('2025-03-12 10:10'),
		});
		expect(readable(html)).toContain('до 12 марта 2025 г., 14:11 (МСК), п. 2.7.');
	});

	it('A-15: a memo says that it was sent, and to whom by the regulation’s own title; any other notice is written down', () => {
		const said = (memoTo: 'head' | null) =>
			readable(
				renderPage({
					...view(3),
					is: 'done',
					done: done('acknowledge'),
					who,
					memoTo,
					at: anapaTime('2025-03-12 15:00'),
				}),
			);
		expect(said('head')).toContain('Информация о нарушении срока отправлена: Глава муниципального образования');
		expect(said(null)).toContain('Подтверждение записано');
	});

	it('done: an ended case says how it ended', () => {
		expect(
			readable(
				renderPage({
					...view(7),
					is: 'done',
					done: done('publish'),
					who,
					memoTo: null,
					at: anapaTime('2025-03-12 14:05'),
				}),
			),
		).toContain('ответ опубликован');
	});

	it('R-11: a second click hears who did it and when, with 200 and without a form', () => {
		const page: PageModel = {
			...view(6),
			is: 'already-done',
			memoTo: null,
			who: { role: 'curator', unit: null },
			done: done('approve'),
			by: { role: 'curator', title: 'Куратор', unit: null, isReader: true },
			at: anapaTime('2025-03-12 12:40'),
			unused: [],
		};
		const text = readable(renderPage(page));
		expect(statusOf(page)).toBe(200);
		expect(text).toContain('Куратор');
		expect(text).toContain('12 марта 2025 г., 12:40 (МСК)');
		expect(renderPage(page)).not.toContain('<form');
	});

	it.each([400, 403, 404, 405, 409, 410, 413, 415, 429, 500, 503] as const)(
		'R-10: %s says what to do and names no case',
		(status) => {
			const html = renderPage({ is: 'error', status });
			expect(statusOf({ is: 'error', status })).toBe(status);
			expect(readable(html)).not.toMatch(/АН-|Анапа|дело [^а-яё]/);
			expect(html).not.toMatch(/<(form|a)\b/);
		},
	);

	it('R-10: 403, 404 and 410 tell how to get a new link', () => {
		for (const status of [403, 404, 410] as const) {
			expect(readable(renderPage({ is: 'error', status }))).toContain('прислать новую ссылку');
		}
	});
});
