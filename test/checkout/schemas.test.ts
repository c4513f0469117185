import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { fileKinds, schemaLine, schemaText } from '../../cli/documents/schemas.ts';
import { momentNames } from '../../domain/case/state/moment-names.ts';
import { parseMunicipality } from '../../domain/municipality/schema.ts';
import { acts, roles, stageKinds } from '../../domain/regulation/regulation.ts';
import { limitObjects } from '../../domain/regulation/schema/parts.ts';
import { parseRegulation } from '../../domain/regulation/schema/schema.ts';
import { units } from '../../domain/worktime/term.ts';
import { readText, root } from '../support/checkout.ts';
import { plant } from '../support/planted.ts';
import { invented, others } from '../support/worked/load.ts';

type Definitions = Record<string, { properties?: Record<string, { description?: string }> }>;

/** What an editor says of a text: nothing where it finds no fault. */
function marksOf(kind: string, text: string): readonly string[] {
	const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
	const marks = ajv.compile(JSON.parse(readText(`schemas/${kind}.json`)) as object);
	return marks(parse(text))
		? []
		: (marks.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const shipped = fileKinds.flatMap((kind) =>
	readdirSync(join(root, kind.folder))
		.filter((name) => name.endsWith('.yaml'))
		.map((name) => ({ kind, file: `${kind.folder}/${name}` })),
);
const made = fileKinds.flatMap((kind) => {
	const ends: Readonly<Record<string, string>> = { regulation: '', municipality: '-town' };
	const end = ends[kind.name];
	if (end === undefined) return [];
	return [...invented, ...others].map((id) => ({ kind, file: `test/fixtures/${id}${end}.yaml` }));
});

describe('the schemas for editors', () => {
	it.each(fileKinds.map((kind) => ({ name: kind.name, kind })))(
		'$name is what the schema that validates makes',
		({ name, kind }) => {
			expect(readText(`schemas/${name}.json`)).toBe(schemaText(kind));
		},
	);

	it.each(fileKinds.map(({ name }) => name))('%s describes each of its fields in Russian and in English', (name) => {
		const { definitions } = JSON.parse(readText(`schemas/${name}.json`)) as { definitions: Definitions };
		const dumb = Object.entries(definitions).flatMap(([id, { properties = {} }]) =>
			Object.entries(properties)
				.filter(([, { description = '' }]) => !/\p{Script=Cyrillic}.*\n\n.*[a-z]/u.test(description))
				.map(([field]) => `${id}.${field}`),
		);
		expect(dumb).toEqual([]);
		expect(Object.keys(definitions).length).toBeGreaterThan(1);
	});

	it.each([...shipped, ...made])('$file names its schema in the first line and keeps it', ({ kind, file }) => {
		const text = readText(file);
		expect(text.split('\n')[0]).toBe(schemaLine(kind, file.split('/').length - 1));
		expect(marksOf(kind.name, text)).toEqual([]);
	});
});

describe('what check refuses, an editor marks', () => {
	const regulation = 'regulations/anapa.yaml';
	it.each([
		['a unit of time that there is not', 'limit: 8 WH', 'limit: 8 hours'],
		['a field with a typing error', '    perUnit: true', '    perUnits: true'],
		['a field that is missing', '    holder: executor\n', ''],
		['a role that there is not', '    holder: executor\n', '    holder: excutor\n'],
		['a stage that there is not', '  rework:\n', '  reworking:\n'],
		['a stage of a term that there is not', 'stage: overall', 'stage: overal'],
		['a moment that there is not', "ends: ['clarify:curator']", "ends: ['clarify:head']"],
		['a clause that YAML reads as a number', "interim:\n  clause: '2.9'", 'interim:\n  clause: 2.9'],
		['half of a limit', 'limit: { before: [overall], term: 3 WH }', 'limit: { before: [overall] }'],
		['an exit that leads to two places', '{ ends: no-answer }', '{ ends: no-answer, to: draft }'],
		[
			'a date that is none',
			"on: '2026-11-23'\n    alternatives:\n      - id: approved",
			'on: soon\n    alternatives:\n      - id: approved',
		],
	])('%s', (_what, sound, faulty) => {
		const text = plant(regulation, sound, faulty);
		expect(parseRegulation(parse(text)).ok).toBe(false);
		expect(marksOf('regulation', text)).not.toEqual([]);
	});

	it.each([
		['a network that is not said', '  ok: { enabled: true }\n', ''],
		['hours that are none', "['09:00-13:00', '14:00-18:00']\n    tue", "['9-13', '14-18']\n    tue"],
		['a mail address that is none', 'replyTo: coordinator@anapa.example', 'replyTo: coordinator'],
		['a telephone in words', "telephone: '+7 (000) 000-00-01'", 'telephone: ask'],
	])('%s', (_what, sound, faulty) => {
		const text = plant('municipalities/anapa.yaml', sound, faulty);
		expect(parseMunicipality(parse(text)).ok).toBe(false);
		expect(marksOf('municipality', text)).not.toEqual([]);
	});

	it('and takes the short forms that check takes', () => {
		const text = readText('municipalities/anapa.yaml').replace(/networks:\n(?: {2}.*\n)+/, 'networks: default\n');
		expect(marksOf('municipality', text)).toEqual([]);
	});
});

describe('the page of all words', () => {
	const page = readText('docs/regulation-words.md');

	it('shows a field of a real file beside what it means', () => {
		expect(page).toContain('`settable: { as: [ 11b, 10a ], notAfter: final, kind: LEGAL }`');
		expect(page).toContain('| **`holder`** | Чьи минуты идут | Whose minutes run | `holder: coordinator` |');
	});

	it('has every moment, act, stage, role, unit and form of a limit', () => {
		const words = [...momentNames, ...acts, ...stageKinds, ...roles, ...units];
		expect(words.filter((word) => !page.includes(`\n| \`${word}\` |`))).toEqual([]);
		expect(
			page
				.split('## Формы срока')[1]
				?.split('## Поля')[0]
				?.match(/^\| `(?:\{ |8 WH|promised|none)/gm),
		).toHaveLength(limitObjects.length);
	});
});
