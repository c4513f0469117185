import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFeasibility } from '../domain/regulation/feasibility-check.ts';
import type { Regulation } from '../domain/regulation/regulation.ts';
import type { CalendarData } from '../domain/worktime/calendar-data.ts';
import { readCalendarData } from './calendar-files.ts';
import { type Faults, municipalityIn, readRegulation, regulationIn } from './data-files.ts';
import { complain, DONE, FAILED, type Io, MISUSED, messageOf } from './io.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';

const HELP = `Usage: otklik check FILE… [--json]

Checks regulations and municipalities. Each fault is a line: the file, the line and column in it, the field, what is wrong.
A regulation's terms are proved against each other: terms that cannot be kept together are faults too, unless the file
lists them under "acknowledged" by clause. What is acknowledged, and readings that could not be kept, are notes on stderr.
Exit code 0: sound. 1: there are faults.

Examples:
  otklik check regulations/anapa.yaml
  otklik check regulations/*.yaml municipalities/*.yaml
`;

const NEXT = 'npm run --silent otklik -- check --help';

interface Verdict {
	readonly file: string;
	readonly sound: boolean;
	readonly faults: Faults;
	readonly advice: Faults;
	/** What it is, for a person. */
	readonly says: string;
}

/** `otklik check`: every fault of every file given, on stdout, because the faults are what was asked for. */
export async function check(args: readonly string[], io: Io): Promise<number> {
	const given = readArgs(args);
	if (typeof given === 'string') {
		complain(io, { what: 'these arguments are not understood', why: given, next: NEXT });
		return MISUSED;
	}
	if (given.values.help) {
		io.stdout.write(HELP);
		return DONE;
	}
	const calendars = await readCalendarData(join(io.root, 'calendars'));
	const verdicts = await Promise.all(
		given.positionals.map((file) => judge(file, given.positionals, io.root, calendars)),
	);
	if (given.values.json) {
		io.stdout.write(`${JSON.stringify(verdicts.map(({ says: _, ...verdict }) => verdict))}\n`);
	} else {
		for (const { file, sound, faults, advice, says } of verdicts) {
			for (const line of faults) io.stdout.write(`${line}\n`);
			for (const line of advice) io.stderr.write(`note: ${line}\n`);
			if (sound) io.stdout.write(`${file}: sound, ${says}\n`);
		}
	}
	const unsound = verdicts.filter(({ sound }) => !sound).length;
	if (unsound > 0) io.stderr.write(`otklik: ${unsound} of ${verdicts.length} files have faults\n`);
	return unsound === 0 ? DONE : FAILED;
}

function readArgs(args: readonly string[]) {
	try {
		const given = parseArgs({
			args: [...args],
			options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
			allowPositionals: true,
		});
		return given.values.help || given.positionals.length > 0 ? given : 'no file was given';
	} catch (error) {
		return messageOf(error);
	}
}

async function judge(file: string, given: readonly string[], root: string, calendars: CalendarData): Promise<Verdict> {
	const read = await readYaml(file);
	if (!read.ok) return unsound(file, read.refusal);
	return isMunicipality(read.value)
		? judgeMunicipality(file, read.value, [...given, ...shipped(root, read.value)], calendars)
		: judgeRegulation(file, read.value);
}

function judgeRegulation(file: string, yaml: YamlFile): Verdict {
	const read = regulationIn(yaml);
	if (!read.ok) return unsound(file, read.refusal);
	const { id, version, terms, clauses } = read.value;
	const { faults, notes } = checkFeasibility(read.value);
	const advice = notes.map(yaml.describe);
	if (faults.length > 0) return { file, sound: false, faults: faults.map(yaml.describe), advice, says: '' };
	const says = `regulation ${id}, version ${version}: ${terms.length} terms, ${clauses.length} clauses`;
	return { file, sound: true, faults: [], advice, says };
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
	return { file, sound: true, faults: [], advice: regulation === null ? [...advice, missing] : advice, says };
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

function isMunicipality({ data }: YamlFile): boolean {
	return typeof data === 'object' && data !== null && !('terms' in data) && ('units' in data || 'calendar' in data);
}

function unsound(file: string, faults: Faults): Verdict {
	return { file, sound: false, faults, advice: [], says: '' };
}
