import { describe, expect, it } from '@jest/globals';
import { signedPage } from '../../../domain/regulation-docs/signed-page.ts';
import { readText } from '../../support/checkout.ts';
import { plant, regulationFrom } from '../../support/planted.ts';

const ids = ['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'];
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const made = new Map<string, string>();
function pageOf(text: string): string {
	const page = made.get(text) ?? plain(signedPage(regulationFrom(text)));
	made.set(text, page);
	return page;
}

describe('the page that a lawyer signs', () => {
	it.each(ids)('of %s has a row for each clause, term, notice and act at any time, and a line to sign', (id) => {
		const text = readText(`regulations/${id}.yaml`);
		const { clauses, terms, notices } = regulationFrom(text);
		const page = pageOf(text);
		expect(page.split('### ')[1]?.match(/^\| .* \|$/gm)).toHaveLength(clauses.length + 1);
		for (const { title } of terms) expect(page).toContain(`срок «${plain(title)}»`);
		for (const { title } of notices) expect(page).toContain(`| ${plain(title)} |`);
		expect(page).toContain('### Что можно сделать на любом этапе');
		expect(page).toMatch(/\nЮрист: _+ {3}Дата: _+\n$/);
	});

	it.each(ids)('of %s is Russian: words of ours stand in code alone', (id) => {
		const [, drawn = '', ...rest] = pageOf(readText(`regulations/${id}.yaml`)).split('```');
		expect(drawn).toContain('flowchart');
		const prose = rest.join('').replaceAll(/`[^`]*`/g, '');
		const tables = prose.split('\n').filter((line) => line.startsWith('| '));
		expect(tables.filter((line) => /\b(?!vk|ok|telegram|max)[a-z]{4,}\b/.test(line))).toEqual([]);
	});

	it('quotes the words of a clause with their source and date, where the file does', () => {
		const text = plant(
			'regulations/anapa.yaml',
			"{ clause: '2.3', gist:",
			"{ clause: '2.3', text: возвращает инцидент куратору, source: 'приложение 1', since: '2024-02-01', gist:",
		);
		expect(pageOf(text)).toContain(
			'| п. 2.3 | «возвращает инцидент куратору» (приложение 1, в редакции с 2024-02-01) |',
		);
		expect(pageOf(text)).toContain('| п. 2.4 | в файле не приведены |');
	});

	it('anapa 2.5: what is done at a stage as at another one is done by whom that one awaits', () => {
		const rows = pageOf(readText('regulations/anapa.yaml')).split(
			'«Уточнение у куратора» | ответ на вопрос | Куратор |',
		)[1];
		expect(rows?.split('\n')[1]).toContain('|  | направление исполнителю | Ответственное лицо и Ответственный');
	});

	it('anapa 2.13: says what a term becomes at high importance', () => {
		expect(pageOf(readText('regulations/anapa.yaml'))).toContain(
			'срок «Подготовка и размещение ответа»: 8 рабочих часов, при повышенной важности 4 рабочих часа',
		);
	});

	it('anapa 3.2: says who reports a late draft to whom', () => {
		expect(pageOf(readText('regulations/anapa.yaml'))).toContain(
			'| «Проект ответа» | Глава муниципального образования | Ответственный | п. 3.2 |',
		);
	});
});
