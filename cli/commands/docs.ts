import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { UnversionedRegulation } from '../../domain/regulation/schema/schema.ts';
import { regulationPage } from '../../domain/regulation-docs/page.ts';
import { betweenMarks, withReadings } from '../../domain/regulation-docs/readings-index.ts';
import { table } from '../../domain/regulation-docs/say.ts';
import { command, type Subcommand, type Values } from '../command.ts';
import { apiPage } from '../documents/api-page.ts';
import { openApi } from '../documents/openapi.ts';
import { fileKinds, schemaText } from '../documents/schemas.ts';
import { wordsPageOf } from '../documents/words-page.ts';
import { filesIn, readRegulation } from '../files/data-files.ts';
import { readYaml } from '../files/read-yaml.ts';
import { complain, DONE, FAILED } from '../io.ts';

const options = { check: { type: 'boolean', default: false } } as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	return operands.length > 0 ? 'it takes no operands' : values;
}

/** `otklik docs`: the generated pages, written or compared. All commands are told to it, for the table of the README. */
export const docsOf = (declared: () => Promise<readonly Pick<Subcommand, 'name' | 'does'>[]>) =>
	command({
		name: 'docs',
		does: 'write the pages and schemas that are made of the code and of the files',
		usage: ['docs [--check]'],
		about: `Writes a page for each regulation of the checkout into docs/regulations: its path as a diagram, its terms, its readings,
its reasons and whether its terms can be kept, in Russian and English; into docs/decisions.md the list of their readings;
into docs/regulation-words.md every word that a file may use; into schemas the JSON Schema of each kind of file, by
which an editor completes, explains and marks faults; into docs/openapi.json, and for people into docs/openapi.html,
what the API takes and answers; and into the README the table of commands.
--check writes nothing and tells which pages are not what the files say; exit code 1 if there are any.`,
		examples: ['otklik docs', 'otklik docs --check'],
		options,
		read,
		run: async (given, io) => {
			const regulations: UnversionedRegulation[] = [];
			for (const file of await filesIn(join(io.root, 'regulations'))) {
				const read = await readRegulation(file);
				if (!read.ok) {
					complain(io, { what: `${file} cannot be read`, why: read.refusal.join('; '), next: `otklik check ${file}` });
					return FAILED;
				}
				regulations.push(read.value);
			}
			const pages = regulations.map((regulation): Page => {
				const name = join('docs', 'regulations', `${regulation.id}.md`);
				return { name, text: regulationPage(regulation) };
			});
			const codes = join('docs', 'decisions.md');
			const decisions = withReadings((await textOf(join(io.root, codes))) ?? '', regulations);
			if (decisions !== null) pages.push({ name: codes, text: decisions });
			for (const kind of fileKinds) pages.push({ name: join('schemas', `${kind.name}.json`), text: schemaText(kind) });
			const api = openApi();
			pages.push({ name: join('docs', 'openapi.json'), text: `${JSON.stringify(api, null, '\t')}\n` });
			pages.push({ name: join('docs', 'openapi.html'), text: apiPage(api) });
			pages.push({
				name: join('docs', 'regulation-words.md'),
				text: wordsPageOf({
					regulations: await dataIn(join(io.root, 'regulations')),
					municipalities: await dataIn(join(io.root, 'municipalities')),
				}),
			});
			const readme = betweenMarks(
				(await textOf(join(io.root, 'README.md'))) ?? '',
				'commands',
				table(
					['`npm run --silent otklik -- …`', 'Does'],
					(await declared()).map(({ name, does }) => [`\`${name}\``, does]),
				),
			);
			if (readme !== null) pages.push({ name: 'README.md', text: readme });
			let stale = 0;
			for (const page of pages) {
				const current = (await textOf(join(io.root, page.name))) === page.text;
				if (given.check && !current) stale++;
				if (!given.check && !current) await write(join(io.root, page.name), page.text);
				io.stdout.write(`${page.name}: ${current ? 'current' : given.check ? 'not what its file says' : 'written'}\n`);
			}
			if (stale === 0) return DONE;
			complain(io, {
				what: `${stale} pages are stale`,
				why: 'their regulations say something else',
				next: 'otklik docs',
			});
			return FAILED;
		},
	});

/** The plain data of every file of a folder that is YAML. */
async function dataIn(folder: string): Promise<readonly unknown[]> {
	const read = await Promise.all((await filesIn(folder)).map(readYaml));
	return read.flatMap((one) => (one.ok ? [one.value.data] : []));
}

interface Page {
	readonly name: string;
	readonly text: string;
}

async function write(file: string, page: string): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, page);
}

async function textOf(name: string): Promise<string | null> {
	return readFile(name, 'utf8').catch(() => null);
}
