import { describe, expect, it } from '@jest/globals';
import { momentNames } from '../../../domain/case/state/moment-names.ts';
import { regulationPage } from '../../../domain/regulation-docs/page.ts';
import { clauseText, momentText } from '../../../domain/regulation-docs/say.ts';
import { readText } from '../../support/checkout.ts';
import { plant, regulationFrom } from '../../support/planted.ts';

const ids = ['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'];

const pages = new Map<string, string>();

function page(id: string): string {
	const text = pages.get(id) ?? regulationPage(regulationFrom(readText(`regulations/${id}.yaml`)));
	pages.set(id, text);
	return text;
}

describe('the page of a regulation', () => {
	it.each(ids)('of %s is what its file says (npm run --silent otklik -- docs)', (id) => {
		expect(readText(`docs/regulations/${id}.md`)).toBe(page(id));
	});

	it.each(ids)('of %s draws every stage and every term of the file, in both languages', (id) => {
		const regulation = regulationFrom(readText(`regulations/${id}.yaml`));
		const { stages, terms } = regulation;
		const [russian = '', english = ''] = page(id).split('## In English');
		for (const [kind, { title }] of Object.entries(stages)) {
			expect(russian).toContain(`at_${kind.replaceAll('-', '_')}["${title}<br>`);
			expect(english).toContain(`at_${kind.replaceAll('-', '_')}["`);
		}
		for (const { clause, kind, title, id: term } of terms) {
			expect(russian).toContain(`| ${clauseText(regulation, clause, kind, 'ru')} | ${title}`);
			expect(english).toContain(`| ${clauseText(regulation, clause, kind, 'en')} | \`${term}\``);
		}
	});

	it.each(ids)('G-41: the Russian half of %s cites the text and no key of ours', (id) => {
		const [russian = ''] = page(id).split('## In English');
		const listed = regulationFrom(readText(`regulations/${id}.yaml`)).clauses.filter(({ cite }) => cite !== undefined);
		for (const { clause } of listed.filter((entry) => /\d[a-z]$/.test(entry.clause))) {
			expect(russian).not.toMatch(new RegExp(`(?<![\\w.])${clause.replaceAll('.', '\\.')}(?!\\w)`));
		}
	});

	it('G-41: a target of ours stands under no clause alone', () => {
		const [russian = '', english = ''] = page('anapa').split('## In English');
		expect(russian.replaceAll('\u00a0', ' ')).toContain('| внутренний срок к п. 2.5 | Новый выбор исполнителя');
		expect(english).toContain('| our own, for 2.5 | `choice-target`');
	});

	it('has a word for every moment that a file can name', () => {
		const regulation = regulationFrom(readText('regulations/anapa.yaml'));
		for (const moment of momentNames) {
			expect(momentText(regulation, moment, 'ru').replace(/«[^»]*»/, '')).not.toMatch(/[a-z]/);
		}
	});

	it('anapa 2.13: shows that 60 and 90 minutes fill the 150, and that the literal reading needs 240', () => {
		const text = page('anapa');
		expect(text).toContain('60 (п.\u00a02.5) + 90 (п.\u00a02.7) = 150 из 150');
		expect(text).toMatch(/A-13\/literal .*240 из 150/);
		expect(text).toMatch(/A-13\/literal: .*240 of 150/);
	});

	it('draws an arrow only where an act leads on, with the clause of the act', () => {
		expect(page('anapa')).toContain('at_approval -->|"возврат (п.\u00a02.11)"| at_rework');
		const text = plant(
			'regulations/anapa.yaml',
			"reject: { clause: '2.15', exits: [{ back: true }] }",
			"reject: { clause: '2.15', exits: [{ to: clarification }] }",
		);
		expect(page('anapa')).toContain('at_confirmation -->|"несогласие (п.\u00a02.15)"| back');
		expect(regulationPage(regulationFrom(text))).toContain('at_confirmation -->|"rejection (2.15)"| at_clarification');
	});

	it('plastunovskaya 14.1–14.5: lists the five reasons of a return with their words', () => {
		const listed = page('plastunovskaya').match(/^ {2}- `14\.\d` .+$/gm);
		expect(listed).toHaveLength(5);
	});
});
