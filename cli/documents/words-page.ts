import * as z from 'zod';
import { municipalityByName, municipalityShape } from '../../domain/municipality/schema.ts';
import { limitObjects } from '../../domain/regulation/schema/parts.ts';
import { regulationByName, regulationShape } from '../../domain/regulation/schema/schema.ts';
import { table } from '../../domain/regulation-docs/say.ts';
import type { Both } from '../../domain/wording/both.ts';
import { termUnitWords } from '../../domain/wording/known-words.ts';
import { limitWords, wordsPage } from '../../domain/wording/words-page.ts';
import { examplesIn, type FieldExamples } from './field-examples.ts';
import { glossaries } from './glossaries.ts';
import { ofRegulations, ofTowns } from './schemas.ts';

/** The plain data of the checkout's files, for examples. */
export interface ShippedData {
	readonly regulations: readonly unknown[];
	readonly municipalities: readonly unknown[];
}

/**
 * Every word that a regulation or a municipality's file may use, as markdown: closed lists, units, forms of a limit and
 * the fields of each mapping with an example of a shipped file. Russian and English stand side by side.
 */
export function wordsPageOf(shipped: ShippedData): string {
	const regulations = examplesIn(regulationShape, shipped.regulations);
	const towns = examplesIn(municipalityShape, shipped.municipalities);
	return [
		`# ${wordsPage.title.ru}. ${wordsPage.title.en}`,
		`${wordsPage.notice.ru} ${wordsPage.notice.en}`,
		...lists.flatMap((list) => [heading(wordsPage[list]), wordTable([...glossaries[list]])]),
		heading(wordsPage.units),
		wordTable(Object.entries(termUnitWords)),
		heading(wordsPage.limits),
		limits(regulations),
		heading(wordsPage.fields),
		...mappings(regulationByName, ofRegulations, regulations),
		...mappings(municipalityByName, ofTowns, towns),
		'',
	]
		.join('\n\n')
		.replace(/\n+$/, '\n');
}

const lists = [
	'roles',
	'kinds',
	'stages',
	'acts',
	'outcomes',
	'moments',
	'termKinds',
	'termStages',
	'advice',
	'findings',
] as const satisfies readonly (keyof typeof glossaries)[];

function heading({ ru, en }: Both): string {
	return `## ${ru}. ${en}`;
}

function wordTable(words: readonly (readonly [string, Both])[]): string {
	return table(
		[both('word'), both('russian'), both('english')],
		words.map(([word, { ru, en }]) => [`\`${word}\``, ru, en]),
	);
}

function both(name: keyof typeof wordsPage): string {
	return `${wordsPage[name].ru} / ${wordsPage[name].en}`;
}

/** How files write what needs no mapping. */
const shortForms: Readonly<Record<string, string>> = { term: '8 WH', promised: 'promised', none: 'none' };

/** A row for each form, by the fields of its own schema: a form without words is an exception. */
function limits(examples: FieldExamples): string {
	const known: Readonly<Record<string, Both>> = limitWords;
	const rows = limitObjects.map((form) => {
		const fields = Object.keys(form.shape);
		const words = known[fields.join(' ')];
		if (words === undefined) throw new TypeError(`the form of a limit ${fields.join(', ')} has no words`);
		const written = fields.map((field) => examples.of(form, field) ?? `${field}: …`).join(', ');
		const short = shortForms[fields.join(' ')];
		return [short === undefined ? `\`{ ${written} }\`` : `\`${short}\``, words.ru, words.en];
	});
	return table([both('written'), both('russian'), both('english')], rows);
}

function mappings(
	named: Readonly<Record<string, z.ZodObject | readonly z.ZodObject[]>>,
	words: Readonly<Record<string, Readonly<Record<string, Both>>>>,
	examples: FieldExamples,
): readonly string[] {
	return Object.entries(named).flatMap(([name, one]) => {
		const forms = one instanceof z.ZodObject ? [one] : one;
		const required = forms.map(requiredIn);
		const rows = Object.entries(words[name] ?? {}).map(([field, { ru, en }]) => {
			const example = forms.map((form) => examples.of(form, field)).find((text) => text !== null);
			const bold = required.every((fields) => fields.includes(field)) ? `**\`${field}\`**` : `\`${field}\``;
			return [bold, ru, en, example === undefined ? '' : `\`${example}\``];
		});
		return [
			`### \`${name}\``,
			table([`${both('word')} (**${both('required')}**)`, both('russian'), both('english'), both('example')], rows),
		];
	});
}

function requiredIn(form: z.ZodObject): readonly string[] {
	return z.toJSONSchema(form, { io: 'input' }).required ?? [];
}
