import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { readText, root } from '../../support/checkout.ts';

/** Russian that nobody is told as a word of the product, each with why it stands where it does. */
const allowed: Readonly<Record<string, string>> = {
	'domain/accounts/lint.ts': 'names the clause of a Russian act by the name that the act gives it',
	'domain/preflight/abbreviations.ts': 'what is looked for in a text for a citizen; nothing of it is said to anybody',
	'domain/preflight/acts.ts': 'what is looked for in a text for a citizen; nothing of it is said to anybody',
	'domain/preflight/dates.ts': 'what is looked for in a text for a citizen; nothing of it is said to anybody',
	'domain/preflight/questions.ts': 'what is looked for in a text for a citizen; nothing of it is said to anybody',
	'domain/preflight/spelling.ts': 'what is looked for in a text for a citizen; nothing of it is said to anybody',
	'domain/preflight/style.ts': 'what is looked for in a text for a citizen; nothing of it is said to anybody',
	'domain/proof/offers.ts': 'what the proof lets people write; read by the engine alone',
	'domain/proof/receipts.ts': 'what the proof lets people write; read by the engine alone',
	'domain/search/stems.ts': 'what is looked for in a message; nothing of it is said to anybody',
};

const sources = ['domain', 'functions'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);

/** Strings and templates of a source that hold Cyrillic. Patterns are left out: they read what people wrote, and say nothing. */
function russianIn(source: string): readonly string[] {
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
			if (/[А-яЁё]/.test(node.text)) found.push(node.text);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
	return found;
}

describe('every Russian word that a person reads lies under domain/wording', () => {
	it('and no string elsewhere in domain and functions holds any', () => {
		expect(sources.length).toBeGreaterThan(200);
		const elsewhere = sources.filter((name) => !name.startsWith('domain/wording/') && !Object.hasOwn(allowed, name));
		const spoken = elsewhere.flatMap((name) => russianIn(readText(name)).map((text) => `${name}: ${text}`));
		expect(spoken).toEqual([]);
	});

	it.each(Object.keys(allowed))('%s is an exception that is still needed', (name) => {
		expect(russianIn(readText(name))).not.toEqual([]);
	});

	it('a string, each part of a template and markup are found; comments and patterns are not', () => {
		const template = ['`Раз $', '{a} два $', '{a} три`'].join('');
		const source = [`const a = 'Слово'; // пять`, `say(${template})`, 'html`<p>Четыре</p>`', 'const c = /шесть/;'].join(
			'\n',
		);
		expect(russianIn(source)).toEqual(['Слово', 'Раз ', ' два ', ' три', '<p>Четыре</p>']);
	});
});
