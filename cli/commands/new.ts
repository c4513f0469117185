import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { command, helpOf, type Values } from '../command.ts';
import { answersTo, type DraftQuestion } from '../drafts/asked.ts';
import type { DraftPlace } from '../drafts/filled.ts';
import { municipalityDraft } from '../drafts/municipality-draft.ts';
import {
	agreeing,
	municipalityQuestions,
	noId,
	regulationQuestions,
	startMoments,
	unitsIn,
} from '../drafts/questions.ts';
import { regulationDraft } from '../drafts/regulation-draft.ts';
import { readCalendarData } from '../files/calendar-files.ts';
import { readRegulation } from '../files/data-files.ts';
import { complain, FAILED, type Io, MISUSED } from '../io.ts';
import { check } from './check.ts';

const text = { type: 'string' } as const;
const options = {
	title: text,
	act: text,
	from: text,
	overall: text,
	draft: text,
	approves: text,
	high: text,
	final: text,
	regulation: text,
	integration: text,
	region: text,
	zone: text,
	domain: text,
	units: text,
	out: text,
} as const;

const kinds = ['regulation', 'municipality'] as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const [first, name = '', ...more] = operands;
	const kind = kinds.find((one) => one === first);
	if (kind === undefined || name === '' || more.length > 0)
		return `name what is new and how it is called: ${kinds.join(' or ')}, NAME`;
	const wrong = noId(name);
	return wrong === null ? { kind, name, flags: values } : `${name}: ${wrong}`;
}

/** Writes one file that is not there yet, and checks it. */
export const fresh = command({
	name: 'new',
	does: 'write the commented first draft of a regulation or of a municipality, which passes check',
	usage: [
		'new regulation NAME [--title …] [--act …] [--from received] [--overall "8 WH"] [--draft "3 WH"|none] [--approves approver|curator|none] [--high "4 WH"] [--final "7 WD"] [--out FILE]',
		'new municipality NAME [--title …] [--regulation ID|FILE] [--integration ID] [--region RU-KDA] [--zone Europe/Moscow] [--domain adm.example] [--units roads=…,housing=…] [--out FILE]',
	],
	about: `Asks at the terminal, in Russian, what differs between towns and no flag has said; without a terminal the usual answer is
taken. Writes regulations/NAME.yaml or municipalities/NAME.yaml (or --out), which must not be there yet, with comments in
Russian that say what to replace, and checks it. Every clause number, address and post in it is invented.`,
	examples: [
		'otklik new regulation gorodok --title "Порядок ответов жителям" --overall "8 WH" --draft "3 WH" --out /tmp/gorodok.yaml',
		'otklik new municipality gorodok --regulation anapa --region RU-KDA --units "roads=Дорожный отдел" --out /tmp/gorodok-town.yaml',
	],
	options,
	read,
	run: async (given, io) => {
		const usual = join(given.kind === 'regulation' ? 'regulations' : 'municipalities', `${given.name}.yaml`);
		const file = given.flags.out ?? join(io.root, usual);
		const place: DraftPlace = {
			file: given.flags.out ?? usual,
			schemas: relative(dirname(resolve(file)), join(io.root, 'schemas')),
		};
		const drafted =
			given.kind === 'regulation' ? await newRegulation(given, place, io) : await newMunicipality(given, place, io);
		if (typeof drafted === 'number') return drafted;
		try {
			await writeFile(file, drafted, { flag: 'wx' });
		} catch (error) {
			const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
			complain(io, {
				what: `${file} was not written`,
				why: isThere ? 'a file of that name is there already' : String(error),
				next: 'the same command with another NAME or --out',
			});
			return FAILED;
		}
		io.stderr.write(`${file}: written\n`);
		const beside = given.flags.regulation?.endsWith('.yaml') === true ? [given.flags.regulation] : [];
		return check.run([file, ...beside], io);
	},
});

interface Given {
	readonly name: string;
	readonly flags: Values<typeof options>;
}

async function newRegulation({ name, flags }: Given, place: DraftPlace, io: Io): Promise<string | number> {
	const answers = await asked(regulationQuestions(name), flags, io);
	if (typeof answers === 'number') return answers;
	const of = (flag: string): string => answers[flag] ?? '';
	const orNull = (flag: string): string | null => (of(flag) === 'none' ? null : of(flag));
	const template = await readFile(join(import.meta.dirname, '../drafts/regulation.yaml'), 'utf8');
	return regulationDraft(template, {
		...place,
		id: name,
		title: of('title'),
		act: of('act'),
		from: startMoments.find((one) => one === of('from')) ?? 'received',
		overall: of('overall'),
		draft: orNull('draft'),
		approves: agreeing.find((one) => one === of('approves')) ?? 'approver',
		high: orNull('high'),
		final: orNull('final'),
	});
}

async function newMunicipality({ name, flags }: Given, place: DraftPlace, io: Io): Promise<string | number> {
	const { regions } = await readCalendarData(join(io.root, 'calendars'));
	const zones = new Map(regions.map(({ id, zone }) => [id, zone]));
	const inRegion = flags.zone ?? (flags.region === undefined ? undefined : zones.get(flags.region));
	const answers = await asked(municipalityQuestions(name, zones), { ...flags, zone: inRegion }, io);
	if (typeof answers === 'number') return answers;
	const of = (flag: string): string => answers[flag] ?? '';
	const regulation = await regulationNamed(of('regulation'), io);
	if (regulation === null) return FAILED;
	const template = await readFile(join(import.meta.dirname, '../drafts/municipality.yaml'), 'utf8');
	return municipalityDraft(
		template,
		{
			...place,
			id: name,
			title: of('title'),
			integration: of('integration'),
			zone: of('zone'),
			region: of('region') === 'none' ? null : of('region'),
			domain: of('domain'),
			units: unitsIn(of('units')) ?? new Map(),
		},
		regulation,
	);
}

async function asked(questions: readonly DraftQuestion[], flags: Readonly<Record<string, string | undefined>>, io: Io) {
	const answers = await answersTo(questions, flags, io);
	if (typeof answers !== 'string') return answers;
	complain(io, { what: 'no file was written', why: answers, next: helpOf('new') });
	return MISUSED;
}

/** By its id in the checkout, or by its file. */
async function regulationNamed(named: string, io: Io): Promise<Regulation | null> {
	const file = named.endsWith('.yaml') ? named : join(io.root, 'regulations', `${named}.yaml`);
	const regulation = await readRegulation(file);
	if (regulation.ok) return regulation.value;
	complain(io, {
		what: 'no file was written: the roles of the people come from the regulation',
		why: regulation.refusal.join('; '),
		next: `otklik new regulation NAME, or --regulation with one that is there`,
	});
	return null;
}
