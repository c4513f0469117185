import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCalendarData } from './calendar-files.ts';
import { confirmed } from './confirm.ts';
import { readMunicipality } from './data-files.ts';
import { complain, DONE, FAILED, type Io, MISUSED, messageOf } from './io.ts';
import { type OpenPlace, openPlace } from './open-place.ts';
import type { Place } from './place.ts';
import { addIntegration, applyMunicipality, dropSecret, rotateSecret, type TenancyRefusal } from './tenancy.ts';

const HELP = `Usage: otklik tenant apply FILE                      puts a municipality and its calendar in force
       otklik tenant add-integration ID              makes an integration known, prints its secret
       otklik tenant rotate-secret ID                adds a second secret, prints it; both are valid
       otklik tenant drop-secret ID [--newer]        drops the older of two secrets (or the newer)

Options: --stage local|dev|prod (local), --yes, --dry-run (apply only), --json. Anything but the local cloud is changed
only after the stage's name was typed, or with --yes. Secrets are printed once, on stdout, and taken from no option.

Examples:
  otklik tenant apply municipalities/anapa.yaml
  otklik tenant rotate-secret krasnodar --stage prod
`;

const NEXT = 'npm run --silent otklik -- tenant --help';

const options = {
	stage: { type: 'string', default: 'local' },
	yes: { type: 'boolean', default: false },
	'dry-run': { type: 'boolean', default: false },
	newer: { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
	help: { type: 'boolean', short: 'h', default: false },
} as const;

type Values = ReturnType<typeof parse>['values'];

/** What was done: a line for a person, and the same as data. */
interface Deed {
	readonly line: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** `otklik tenant`: who works with the product, and by which secrets partners are known. */
export function tenant(args: readonly string[], io: Io): Promise<number> {
	return tenantAt(openPlace, args, io);
}

/** The same with the way to a place given. */
export async function tenantAt(open: OpenPlace, args: readonly string[], io: Io): Promise<number> {
	const given = readArgs(args);
	if (typeof given === 'string') {
		complain(io, { what: 'these arguments are not understood', why: given, next: NEXT });
		return MISUSED;
	}
	const { values, verb, name } = given;
	if (values.help) {
		io.stdout.write(HELP);
		return DONE;
	}
	if (verb === 'apply') return apply(open, name, values, io);
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
		const why = 'an id is lower-case words joined by hyphens';
		complain(io, { what: `${JSON.stringify(name)} is no id of an integration`, why, next: NEXT });
		return MISUSED;
	}
	const place = await open(values.stage, io);
	if (place === null || !(await confirmed(io, place.stage, values.yes, `${verb} ${name}`))) return FAILED;
	const outcome = await secretDeed(place, verb, name, values.newer);
	return 'why' in outcome ? refused(io, `${verb} ${name}`, outcome) : told(io, values.json, outcome);
}

async function apply(open: OpenPlace, file: string, values: Values, io: Io): Promise<number> {
	const read = await readMunicipality(file, await readCalendarData(join(io.root, 'calendars')));
	if (!read.ok) {
		complain(io, { what: `${file} was not applied`, why: 'it has faults', next: `otklik check ${file}` });
		for (const line of read.refusal) io.stderr.write(`${line}\n`);
		return FAILED;
	}
	for (const line of read.value.advice) io.stderr.write(`note: ${line}\n`);
	const { id } = read.value.municipality;
	if (values['dry-run']) {
		const calendar = read.value.calendar.id;
		const line = `${id} with calendar ${calendar} would be applied on ${values.stage}`;
		return told(io, values.json, { line, data: { municipality: id, calendar, dryRun: true } });
	}
	const place = await open(values.stage, io);
	if (place === null || !(await confirmed(io, place.stage, values.yes, `applying ${id}`))) return FAILED;
	const applied = await applyMunicipality(place, read.value);
	if (!applied.ok) return refused(io, `applying ${id}`, applied.refusal);
	const { regulation, calendar, calendarIs } = applied.value;
	const since = calendarIs === 'known' ? 'as before' : 'for clocks that start from now on';
	const line = `${id} is in force: regulation ${regulation.id} ${regulation.version}, calendar ${calendar} ${since}`;
	return told(io, values.json, { line, data: { ...applied.value } });
}

type SecretVerb = 'add-integration' | 'rotate-secret' | 'drop-secret';

async function secretDeed(place: Place, verb: SecretVerb, id: string, newer: boolean): Promise<Deed | TenancyRefusal> {
	if (verb === 'add-integration') {
		const { secret, created } = await addIntegration(place, id);
		return { line: `${id} ${created ? 'created' : 'known'}: ${secret}`, data: { integration: id, secret, created } };
	}
	if (verb === 'rotate-secret') {
		const rotated = await rotateSecret(place, id);
		if (!rotated.ok) return rotated.refusal;
		return { line: `${id} has a second secret: ${rotated.value}`, data: { integration: id, secret: rotated.value } };
	}
	const dropped = await dropSecret(place, id, newer ? 'newer' : 'older');
	if (!dropped.ok) return dropped.refusal;
	return { line: `${id} has ${dropped.value} secret left`, data: { integration: id, secrets: dropped.value } };
}

function told(io: Io, json: boolean, { line, data }: Deed): number {
	io.stdout.write(json ? `${JSON.stringify(data)}\n` : `${line}\n`);
	return DONE;
}

function refused(io: Io, what: string, { why, next }: TenancyRefusal): number {
	complain(io, { what: `${what}: nothing was changed`, why, next });
	return FAILED;
}

function parse(args: readonly string[]) {
	return parseArgs({ args: [...args], options, allowPositionals: true });
}

function readArgs(args: readonly string[]) {
	try {
		const { values, positionals } = parse(args);
		const [verbText, name, ...others] = positionals;
		const verbs = ['apply', 'add-integration', 'rotate-secret', 'drop-secret'] as const;
		const verb = verbs.find((known) => known === verbText);
		if (values.help) return { values, verb: 'apply' as const, name: '' };
		if (verb === undefined) return `the verbs are ${verbs.join(', ')}`;
		if (name === undefined || others.length > 0) return `${verb} takes one ${verb === 'apply' ? 'file' : 'id'}`;
		return { values, verb, name };
	} catch (error) {
		return messageOf(error);
	}
}
