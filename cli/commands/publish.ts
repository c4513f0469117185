import { parseArgs } from 'node:util';
import { proveRegulation, quickly } from '../../domain/proof/prove.ts';
import { pathText } from '../../domain/regulation/fault.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { confirmed } from '../deployment/confirm.ts';
import { type OpenDeployment, openPlace } from '../deployment/open-deployment.ts';
import { readRegulation } from '../files/data-files.ts';
import { complain, DONE, FAILED, type Io, MISUSED, messageOf } from '../io.ts';

const HELP = `Usage: otklik publish FILE [--stage local|dev|prod] [--yes] [--dry-run] [--json]

Stores a regulation by the hash of what it says and puts it in force for new cases. Cases that run keep their version.
Anything but the local cloud is changed only after the stage's name was typed, or with --yes.

Examples:
  otklik publish regulations/anapa.yaml --dry-run
  otklik publish regulations/anapa.yaml --stage dev --yes
`;

const NEXT = 'npm run --silent otklik -- publish --help';

const options = {
	stage: { type: 'string', default: 'local' },
	yes: { type: 'boolean', default: false },
	'dry-run': { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
	help: { type: 'boolean', short: 'h', default: false },
} as const;

/** `otklik publish`: says the version on stdout. A file with faults is not published. */
export function publish(args: readonly string[], io: Io): Promise<number> {
	return publishTo(openPlace, args, io);
}

/** The same with the way to a place given. */
export async function publishTo(open: OpenDeployment, args: readonly string[], io: Io): Promise<number> {
	const given = readArgs(args);
	if (typeof given === 'string') {
		complain(io, { what: 'these arguments are not understood', why: given, next: NEXT });
		return MISUSED;
	}
	const { values, file } = given;
	if (values.help) {
		io.stdout.write(HELP);
		return DONE;
	}
	const read = await readRegulation(file);
	if (!read.ok) {
		complain(io, { what: `${file} was not published`, why: 'it has faults', next: `otklik check ${file}` });
		for (const line of read.refusal) io.stderr.write(`${line}\n`);
		return FAILED;
	}
	const { faults } = proveRegulation(read.value, quickly);
	if (faults.length > 0) {
		complain(io, {
			what: `${file} was not published`,
			why: 'it breaks what it promises',
			next: `otklik check ${file}`,
		});
		for (const { path, message } of faults) io.stderr.write(`${pathText(path)}: ${message}\n`);
		return FAILED;
	}
	const { id, version } = read.value;
	if (values['dry-run']) {
		tell(io, values.json, read.value, 'dry-run', `${id} ${version} would be published on ${values.stage}`);
		return DONE;
	}
	const place = await open(values.stage, io);
	if (place === null) return FAILED;
	if (!(await confirmed(io, place.stage, values.yes, `publishing ${id} ${version}`))) return FAILED;
	const outcome = await place.tenants.putRegulation(read.value, place.now);
	const says = outcome === 'known' ? 'was in force already' : 'is in force for new cases';
	tell(io, values.json, read.value, outcome, `${id} ${version} ${says} on ${place.stage}`);
	return DONE;
}

function tell(io: Io, json: boolean, { id, version }: Regulation, outcome: string, line: string): void {
	io.stdout.write(json ? `${JSON.stringify({ regulation: id, version, outcome })}\n` : `${line}\n`);
}

function readArgs(args: readonly string[]) {
	try {
		const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
		const [file, ...others] = positionals;
		if (others.length > 0) return 'one file at a time';
		if (file === undefined && !values.help) return 'no file was given';
		return { values, file: file ?? '' };
	} catch (error) {
		return messageOf(error);
	}
}
