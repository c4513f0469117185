import { proveRegulation, quickly } from '../../domain/proof/prove.ts';
import { pathText } from '../../domain/regulation/fault.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { command, type Values } from '../command.ts';
import { confirmed } from '../deployment/confirm.ts';
import { readRegulation } from '../files/data-files.ts';
import { complain, DONE, FAILED, type Io } from '../io.ts';

const options = {
	stage: { type: 'string', default: 'local' },
	yes: { type: 'boolean', default: false },
	'dry-run': { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
} as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const [file, ...others] = operands;
	if (others.length > 0) return 'one file at a time';
	return file === undefined ? 'no file was given' : { values, file };
}

/** Says the version on stdout. A file with faults is not published. */
export const publish = command({
	name: 'publish',
	does: 'put a regulation in force for new cases',
	usage: ['publish FILE [--stage local|dev|prod] [--yes] [--dry-run] [--json]'],
	about: `Stores a regulation by the hash of what it says and puts it in force for new cases. Cases that run keep their version.
Anything but the local cloud is changed only after the stage's name was typed, or with --yes.`,
	examples: [
		'otklik publish regulations/anapa.yaml --dry-run',
		'otklik publish regulations/anapa.yaml --stage dev --yes',
	],
	options,
	read,
	run: async ({ values, file }, io, { open }) => {
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
	},
});

function tell(io: Io, json: boolean, { id, version }: Regulation, outcome: string, line: string): void {
	io.stdout.write(json ? `${JSON.stringify({ regulation: id, version, outcome })}\n` : `${line}\n`);
}
