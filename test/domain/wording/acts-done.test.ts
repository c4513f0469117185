import { describe, expect, it } from '@jest/globals';
import type { Act, AnswerKind, StageKind } from '../../../domain/regulation/regulation.ts';
import { acts } from '../../../domain/regulation/regulation.ts';
import { sayDone } from '../../../domain/wording/acts-done.ts';
import { readable } from '../../support/markup.ts';
import { anapaRegulation, regulationFrom } from '../../support/story.ts';

const perm = await regulationFrom('regulations/perm.yaml');
const said = (
	act: Act,
	{
		answer = null,
		opened = null,
		mine = true,
	}: { answer?: AnswerKind | null; opened?: StageKind | null; mine?: boolean } = {},
	regulation = anapaRegulation,
) => readable(sayDone({ act, answer, opened }, mine, regulation));

describe('issue 14: what was done is said of the text that it was done to, and to its reader', () => {
	it('where a text went is told by the stage that its act opened', () => {
		expect(said('submit', { answer: 'final', opened: 'check' })).toBe('Проект ответа отправлен на проверку');
		expect(said('submit', { answer: 'final', opened: 'approval' })).toBe('Проект ответа отправлен на согласование');
		expect(said('submit', { answer: 'final' })).toBe('Проект ответа отправлен');
		expect(said('forward', { answer: 'question', opened: 'approval' })).toBe(
			'Вопрос автору проверен и отправлен на согласование',
		);
		expect(said('approve', { answer: 'interim', opened: 'publication' })).toBe(
			'Проект промежуточного ответа согласован',
		);
		expect(said('publish', { answer: 'question', opened: 'draft' })).toBe('Публикация вопроса автору записана');
	});

	it('whoever gave a question back is spoken to as himself, anybody else reads of the unit', () => {
		expect(said('decline')).toMatch(/^Вы вернули вопрос: он не вашей компетенции$/);
		expect(said('decline', { mine: false })).toBe('Вопрос возвращён: он не относится к компетенции исполнителя');
		expect(said('decline', { mine: false }, perm)).toMatch(/^Вопрос возвращён: он не относится к компетенции /);
	});

	it.each(acts)('%s: nobody but its doer is spoken to', (act) => {
		expect(said(act, { mine: false })).not.toMatch(/(?<!\p{L})(вы|ваш\p{L}*|вам|вас)(?!\p{L})/iu);
	});
});
