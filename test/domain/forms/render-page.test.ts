import { describe, expect, it } from '@jest/globals';
import type { FormPage } from '../../../domain/forms/model.ts';
import { renderPage, statusOf } from '../../../domain/forms/render-page.ts';
import { formScript } from '../../../domain/forms/script.ts';
import { pageStyle } from '../../../domain/forms/style.ts';
import { formNamed, forms, view } from '../../support/forms.ts';
import { readable, tags } from '../../support/markup.ts';
import { actor, anapaRegulation, steps, tell } from '../../support/story.ts';
import { formOf, viewOf } from '../../support/views.ts';

const named = Object.entries(forms);
const values = (html: string, name: string) =>
	tags(html, 'input')
		.filter((input) => input['name'] === name)
		.map(({ value }) => value);

describe('every form', () => {
	it.each(named)('%s: one form that posts to its own address, with one button', (_, page) => {
		const html = renderPage(page);
		expect(tags(html, 'form')).toEqual([{ method: 'post', action: page.action, novalidate: '' }]);
		expect(tags(html, 'button')).toEqual([expect.objectContaining({ type: 'submit' })]);
	});

	it.each(named)('%s: every field has a visible label, none hides in a placeholder, no id stands twice', (_, page) => {
		const html = renderPage(page);
		const labels = tags(html, 'label').map((label) => label['for']);
		const fields = [...tags(html, 'input'), ...tags(html, 'select'), ...tags(html, 'textarea')].filter(
			({ type }) => type !== 'hidden',
		);
		for (const field of fields) expect(labels).toContain(field['id']);
		expect(html).not.toContain('placeholder');
		const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
		expect(ids).toEqual([...new Set(ids)]);
		for (const { 'aria-describedby': described } of fields) {
			for (const id of described?.split(' ') ?? []) expect(ids).toContain(id);
		}
	});

	it.each(named)(
		'%s: works without script, takes nothing from elsewhere, its one style and one script are those exported',
		(_, page) => {
			const html = renderPage(page);
			expect(html.replace(`<script>${formScript}</script>`, '')).not.toMatch(
				/<(script|img|iframe|link|object)\b|\son[a-z]+=/i,
			);
			expect(html.match(/<style>([\s\S]*?)<\/style>/)?.[1]).toBe(pageStyle);
			expect(html).not.toMatch(/\sstyle=/);
			expect(tags(html, 'html')).toEqual([{ lang: 'ru' }]);
		},
	);

	it.each(named)(
		'%s: shows the case, the message with the way to it, the clocks and that 59-ФЗ does not apply (G-23)',
		(_, page) => {
			const html = renderPage(page);
			const text = readable(html);
			expect(text).toContain('Дело АН-1234');
			expect(text).toContain('59-ФЗ');
			expect(text).toContain('Яма на дороге у школы. Когда отремонтируют?');
			expect(tags(html, 'a').map(({ href }) => href)).toContain('https://vk.com/wall-1_2');
			expect(text).toMatch(/Подготовка и размещение ответа п\. 2\.2 13 марта 2025 г\., 10:00 \(МСК\)/);
			expect(values(html, 'caseId')).toEqual(['АН-1234']);
		},
	);

	it.each(named)('%s: a fault comes first, in the title, with the same words as beside the field', (_, page) => {
		const calm = renderPage(page);
		const names = [...tags(calm, 'input'), ...tags(calm, 'select'), ...tags(calm, 'textarea')]
			.filter(({ type }) => type !== 'hidden')
			.map(({ name = '' }) => name);
		for (const field of new Set([...names, 'form'])) {
			const faulty: FormPage = { ...page, faults: [{ field, message: 'Так-то исправить' }], entered: {} };
			const html = renderPage(faulty);
			expect(html).toContain('<title>Ошибка:');
			expect(readable(html.slice(html.indexOf('<main')))).toMatch(/^Проверьте данные Так-то исправить/);
			expect(statusOf(faulty)).toBe(422);
			if (field === 'form') continue;
			expect(tags(html, 'a').map(({ href }) => href)).toContain(`#${field}`);
			expect(html).toMatch(new RegExp(`\\sid="${field}"`));
			expect(html.split('Так-то исправить')).toHaveLength(3);
			expect(html).toContain(
				`aria-describedby="${tags(calm, 'p').some(({ id }) => id === `${field}-hint`) ? `${field}-hint ` : ''}${field}-fault"`,
			);
		}
	});

	it('R-11: the version that was read travels with the form', () => {
		expect(values(renderPage(formNamed('approval')), 'draft')).toEqual(['1']);
		expect(values(renderPage(formNamed('screening')), 'draft')).toEqual([]);
	});
});

describe('what each form offers', () => {
	const decisions = (name: string) => values(renderPage(formNamed(name)), 'decision');

	it('Anapa 2.3–2.5, 2.15: screening routes, returns, closes without an answer or asks', () => {
		expect(new Set(decisions('screening'))).toEqual(
			new Set(['route', 'return-to-curator', 'no-answer', 'clarify', 'submit', 'appeal']),
		);
	});

	it('2.3, 2.4: what bears on incidents only is not offered for a publication', () => {
		const publication = {
			...steps.receive[1],
			do: 'found',
			incident: { ...steps.receive[1].incident, kind: 'publication' },
		} as const;
		const page = formOf(viewOf(tell([[steps.receive[0], publication]]).case), actor('coordinator'));
		expect(new Set(values(renderPage(page), 'decision'))).toEqual(new Set(['route', 'no-answer', 'submit', 'appeal']));
	});

	it('2.7, 2.9: the unit answers finally or for the time being, or declines', () => {
		expect(decisions('draft')).toEqual(['submit', 'decline']);
		expect(values(renderPage(formNamed('draft')), 'kind')).toEqual(['final', 'interim']);
	});

	it('A-11: after an interim answer there is no second one', () => {
		const page = formOf({ ...view(3), case: { ...view(3).case, phase: 'final' } }, actor('executor', 'roads'));
		expect(values(renderPage(page), 'kind')).toEqual([]);
	});

	it('2.8: the curator approves or returns, and the software alone raises, lowers and sets dates', () => {
		expect(decisions('approval')).toEqual(['approve', 'return']);
	});

	it('2.12, G-32: publication asks where the answer stands; the text can be recalled instead', () => {
		const choices = tags(renderPage(formNamed('publication')), 'input').filter(({ name }) => name === 'decision');
		expect(choices.map(({ value, checked }) => [value, checked === ''])).toEqual([
			['publish', true],
			['no-answer', false],
			['unpublishable', false],
			['recall', false],
		]);
		expect(values(renderPage(formNamed('publication')), 'permalink')).toEqual(['']);
	});

	it('Okha 3.4: the answer to a private message says where it is seen, and takes that for private', () => {
		const direct = view(6);
		const incident = { ...direct.case.incident, venue: 'direct' as const };
		const html = renderPage(formOf({ ...direct, case: { ...direct.case, incident } }, actor('coordinator')));
		const chosen = tags(html, 'input').filter(({ name, checked }) => name === 'visibility' && checked === '');
		expect(chosen.map(({ value }) => value)).toEqual(['private']);
	});

	it('19.1: several units can be chosen where the regulation knows several', () => {
		const regulation = { ...anapaRegulation, severalUnits: true };
		const html = renderPage(formOf({ ...view(1), regulation }, actor('coordinator')));
		expect(
			tags(html, 'input')
				.filter(({ name }) => name === 'unit')
				.map(({ type }) => type),
		).toEqual(['checkbox', 'checkbox', 'checkbox']);
	});

	it('14: in rework the text stands once, in the field; as it came back it is folded away', () => {
		const html = renderPage(formNamed('rework'));
		const open = html.replaceAll(/<details>[\s\S]*?<\/details>/g, '');
		expect(open.split('Здравствуйте!')).toHaveLength(2);
		expect(html).toMatch(/<details>(?:(?!<\/details>)[\s\S])*<h2 id="draft-text">/);
	});
	it('2.11: a rework begins with the text that came back, beside the reason', () => {
		const html = renderPage(formNamed('rework'));
		expect(html).toMatch(/<textarea id="text"[^>]*>\nЗдравствуйте! Яму заделают до пятницы\.<\/textarea>/);
		expect(readable(html)).toContain('Назовите дату');
	});

	it('24: a notice that must be acknowledged says what was told and by which clause', () => {
		const notices = [
			{
				id: 'high',
				clause: '24',
				kind: 'LEGAL',
				on: 'raise',
				to: 'head',
				acknowledge: true,
				title: 'О важном инциденте',
			},
		] as const;
		const subject = { is: 'notice', notice: 'high-1', clock: null } as const;
		const page = formOf({ ...view(3), regulation: { ...anapaRegulation, notices } }, actor('head'), { subject });
		expect(readable(renderPage(page))).toContain('О важном инциденте, п. 24');
		expect(values(renderPage(page), 'decision')).toEqual(['acknowledge']);
	});
});
