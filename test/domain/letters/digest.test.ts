import { describe, expect, it } from '@jest/globals';
import { renderDigest } from '../../../domain/letters/digest.ts';
import { readable } from '../../support/markup.ts';
import { steps, tell } from '../../support/story.ts';
import { linkUrl, mailOf, viewOf } from '../../support/views.ts';

const late = tell([steps.receive, steps.route, steps.late]).case;
const routed = tell([steps.receive, steps.route]).case;
const rest = (caseId: string, changes: object = {}) => ({
	...mailOf(
		{ ...viewOf(late, { location: 'ул. Ленина, 5', ...changes }), caseId },
		{ template: 'rest', to: 'coordinator' },
	),
	workUrl: 'https://otklik.example/v1/worklist/anapa',
});
const moved = (caseId: string) => ({
	...mailOf({ ...viewOf(routed), caseId }, { template: 'clock-moved', to: 'coordinator', clock: 'overall-1' }),
	link: null,
});
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('ADR 0060: what a digest says', () => {
	it('how much of how many cases, in the subject and first of all', () => {
		const cases = [
			[[rest('АН-1'), moved('АН-1')], 'Сводка: 2 извещения по 1 делу'],
			[[rest('АН-1'), moved('АН-2')], 'Сводка: 2 извещения по 2 делам'],
			[Array.from({ length: 21 }, (_, at) => moved(`АН-${at}`)), 'Сводка: 21 извещение по 21 делу'],
		] as const;
		for (const [[first, ...others], said] of cases) {
			const { subject, text } = renderDigest([first ?? rest('АН-1'), ...others]);
			expect(subject).toBe(said);
			expect(plain(text).split('\n')[0]).toBe(said);
		}
	});

	it('each case once, with what is told of it, in brief, and the way there where there is one', () => {
		const { text, html } = renderDigest([rest('АН-1'), moved('АН-2'), moved('АН-1')]);
		const parts = plain(text).split(/^(?=Дело АН-)/m);
		expect(parts).toHaveLength(3);
		expect(parts[1]).toMatch(/^Дело АН-1 \(«ул\. Ленина, 5»\)[\s\S]*Дело стоит без движения[\s\S]*Срок изменён/);
		expect(parts[1]).toContain(`Открыть дело АН-1:\n${linkUrl}`);
		expect(parts[2]).not.toContain('Открыть дело');
		expect(parts[2]).not.toContain('Как рассчитан срок');
		expect(html).toContain(`href="${linkUrl}"`);
		for (const part of parts)
			for (const word of part.match(/\p{L}{6,}/gu) ?? []) expect(readable(html)).toContain(word);
	});

	it('R-13: no word of a message gets into a heading but a plain place, and none is markup', () => {
		const hostile = '<script>alert(1)</script> позвоните 8 918 000-00-00';
		const { subject, text, html } = renderDigest([
			rest('АН-1', { location: hostile, message: hostile }),
			moved('АН-2'),
		]);
		for (const said of [subject, text, html]) expect(said).not.toMatch(/alert|918/);
	});
});
