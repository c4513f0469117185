import { join } from 'node:path';
import type { Ground } from '../../domain/proof/ground.ts';
import { type Proved, proveRegulation, quickly } from '../../domain/proof/prove.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { CalendarData } from '../../domain/worktime/calendar-data.ts';
import { command, type Values } from '../command.ts';
import { readCalendarData } from '../files/calendar-files.ts';
import { type Faults, isMunicipality, municipalityIn, readRegulation, regulationIn } from '../files/data-files.ts';
import { readYaml, type YamlFile } from '../files/read-yaml.ts';
import { shownIn, townOf } from '../files/shown-ways.ts';
import { DONE, FAILED } from '../io.ts';
import { type Progress, progressOn } from '../progress.ts';

interface Verdict {
	readonly file: string;
	readonly sound: boolean;
	readonly faults: Faults;
	readonly advice: Faults;
	/** Ways on which a fault shows, as lines for the simulator. */
	readonly shown: readonly { readonly fault: string; readonly commands: readonly string[] }[];
	/** What it is, for a person. */
	readonly says: string;
}

const options = { json: { type: 'boolean', default: false } } as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	return operands.length > 0 ? { ...values, files: operands } : 'no file was given';
}

const unknownWord = `  next: mend them; a word that a text needs and that is known nowhere (an act, a stage, a moment, a unit of time) is
        brought in by a change of code: CONTRIBUTING.md tells the steps of each; docs/regulation-guide.md goes through a file`;

/** `otklik check`: every fault of every file given, on stdout, because the faults are what was asked for. */
export const check = command({
	name: 'check',
	does: 'find the faults of regulations and municipalities, each with its line',
	usage: ['check FILE… [--json]'],
	about: `Checks regulations and municipalities. Each fault is a line: the file, the line and column in it, the field, what is wrong.
A regulation is played through: a dead end, a rule that no case ever uses, an answer past its approver are faults, each
with the shortest way to it as lines for \`otklik simulate\`. The nearest cases are played; \`npm run prove\` plays them all.
Its terms are proved against each other: terms that cannot be kept together are faults too, unless the file lists them
under "acknowledged" by clause. What is acknowledged, and readings that could not be kept, are notes on stderr.
Exit code 0: sound. 1: there are faults.`,
	examples: [
		'otklik check docs/guide/6-told.yaml docs/guide/town.yaml',
		'otklik check regulations/*.yaml municipalities/*.yaml',
	],
	options,
	read,
	run: async (given, io) => {
		const calendars = await readCalendarData(join(io.root, 'calendars'));
		const progress = progressOn(io);
		const verdicts: Verdict[] = [];
		for (const file of given.files) {
			verdicts.push(await judge(file, given.files, io.root, calendars, progress));
		}
		progress.end();
		if (given.json) {
			io.stdout.write(`${JSON.stringify(verdicts.map(({ says: _, ...verdict }) => verdict))}\n`);
		} else {
			for (const { file, sound, faults, advice, shown, says } of verdicts) {
				for (const line of faults) {
					const commands = shown.find(({ fault }) => fault === line)?.commands ?? [];
					io.stdout.write([line, ...commands].map((one) => `${one}\n`).join(''));
				}
				for (const line of advice) io.stderr.write(`note: ${line}\n`);
				if (sound) io.stdout.write(`${file}: sound, ${says}\n`);
			}
		}
		const unsound = verdicts.filter(({ sound }) => !sound).length;
		if (unsound > 0) io.stderr.write(`otklik: ${unsound} of ${verdicts.length} files have faults\n${unknownWord}\n`);
		return unsound === 0 ? DONE : FAILED;
	},
});

async function judge(
	file: string,
	given: readonly string[],
	root: string,
	calendars: CalendarData,
	progress: Progress,
): Promise<Verdict> {
	const read = await readYaml(file);
	if (!read.ok) return unsound(file, read.refusal);
	if (isMunicipality(read.value)) {
		return judgeMunicipality(file, read.value, [...given, ...shipped(root, read.value)], calendars);
	}
	const regulation = regulationIn(read.value);
	if (!regulation.ok) return unsound(file, regulation.refusal);
	const proved = proveRegulation(regulation.value, quickly, (states) =>
		progress.tell(`${file}: ${states} states played`),
	);
	const town = await townOf(regulation.value, given, root, calendars);
	return judgeRegulation(file, read.value, proved, town);
}

function judgeRegulation(
	file: string,
	{ describe }: YamlFile,
	{ playing, faults, notes }: Proved,
	town: Ground,
): Verdict {
	const advice = notes.map(describe);
	if (faults.length > 0) {
		const shown = faults
			.filter((fault) => fault.shown.length > 0)
			.map((fault) => ({ fault: describe(fault), commands: shownIn(fault, town) }));
		return { file, sound: false, faults: faults.map(describe), advice, shown, says: '' };
	}
	const { id, version, terms, clauses } = town.basis.regulation;
	const { states, depth, whole } = playing;
	const played = whole
		? `${states} states, all played`
		: `${states} states played, ${depth} commands deep (all: npm run prove)`;
	const says = `regulation ${id}, version ${version}: ${terms.length} terms, ${clauses.length} clauses; ${played}`;
	return { file, sound: true, faults: [], advice, shown: [], says };
}

async function judgeMunicipality(
	file: string,
	yaml: YamlFile,
	candidates: readonly string[],
	data: CalendarData,
): Promise<Verdict> {
	const alone = municipalityIn(yaml, data, null);
	if (!alone.ok) return unsound(file, alone.refusal);
	const regulation = await regulationOf(candidates, alone.value.municipality.regulation);
	const read = municipalityIn(yaml, data, regulation);
	if (!read.ok) return unsound(file, read.refusal);
	const { municipality, calendar, advice } = read.value;
	const says = `municipality ${municipality.id}, calendar ${calendar.id}: ${municipality.units.length} units`;
	const missing = `${file}: its regulation "${municipality.regulation}" is not there to be checked with it`;
	return {
		file,
		sound: true,
		faults: [],
		advice: regulation === null ? [...advice, missing] : advice,
		shown: [],
		says,
	};
}

/** The regulation of this id among the files given and the checkout's; null where it is not there, or has faults that its own check will tell. */
async function regulationOf(candidates: readonly string[], id: string): Promise<Regulation | null> {
	for (const file of candidates) {
		const read = await readRegulation(file);
		if (read.ok && read.value.id === id) return read.value;
	}
	return null;
}

/** Where the checkout would hold the regulation that a municipality names. */
function shipped(root: string, { data }: YamlFile): readonly string[] {
	const named: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'regulation') : null;
	return typeof named === 'string' && /^[a-z0-9-]+$/.test(named) ? [join(root, 'regulations', `${named}.yaml`)] : [];
}

function unsound(file: string, faults: Faults): Verdict {
	return { file, sound: false, faults, advice: [], shown: [], says: '' };
}
