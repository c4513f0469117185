import { join } from 'node:path';
import { enabledNetworks } from '../../domain/municipality/address.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import { command, type Values } from '../command.ts';
import { readCalendarData } from '../files/calendar-files.ts';
import { type Faults, readMunicipality, readRegulation } from '../files/data-files.ts';
import { complain, DONE, FAILED, type Io } from '../io.ts';
import { Gathered } from '../simulation/gathered.ts';
import { type Basis, simulation } from '../simulation/simulation.ts';

const options = { municipality: { type: 'string' } } as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const [id = '', ...more] = operands;
	if (!id.endsWith('.yaml') && !/^[a-z][a-z0-9-]*$/.test(id)) return 'name one regulation, such as anapa';
	return more.length > 0 ? 'one regulation at a time' : { id, municipality: values.municipality };
}

/**
 * `otklik simulate`: a stream of timed commands from stdin, what each of them did on stdout. The exit code tells whether
 * it could run at all; what is refused on the way is an answer, and no failure.
 */
export const simulate = command({
	name: 'simulate',
	does: 'run timed commands through a regulation, without any cloud',
	usage: ['simulate REGULATION [--municipality FILE]'],
	about: `REGULATION is the name of one in the folder regulations, or a file that ends in .yaml.

Runs timed commands through a regulation, without any cloud: NDJSON in, a line out for each line in, in the same order.
A line that cannot be done is refused in its own line, and costs the others nothing. FILE stands in for
the municipality named like the regulation: its calendar, units and networks.`,
	examples: [
		'otklik simulate anapa < docs/examples/anapa.ndjson',
		'otklik simulate docs/guide/6-told.yaml --municipality docs/guide/town.yaml < docs/examples/zarechny-log.ndjson',
		`echo '{"at":"2025-03-12T10:00:00+03:00","do":"receive","incident":{"network":"vk"}}' | otklik simulate anapa`,
	],
	options,
	read,
	run: async (given, io) => {
		const basis = await readBasis(given.id, given.municipality, io);
		if (!basis.ok) {
			const next = 'npm run --silent otklik -- check FILE';
			complain(io, { what: `${given.id} cannot be simulated`, why: basis.refusal.join('\n        '), next });
			return FAILED;
		}
		await run(basis.value, io);
		return DONE;
	},
});

async function readBasis(id: string, file: string | undefined, io: Io): Promise<Result<Basis, Faults>> {
	const regulation = await readRegulation(id.endsWith('.yaml') ? id : join(io.root, 'regulations', `${id}.yaml`));
	const known = regulation.ok ? regulation.value.id : id;
	const name = file ?? join(io.root, 'municipalities', `${known}.yaml`);
	const read = await readMunicipality(name, await readCalendarData(join(io.root, 'calendars')));
	if (!regulation.ok || !read.ok) {
		return refuse([...(regulation.ok ? [] : regulation.refusal), ...(read.ok ? [] : read.refusal)]);
	}
	const { municipality, calendar } = read.value;
	if (municipality.regulation !== known) {
		io.stderr.write(`note: ${name} works by ${municipality.regulation}, and is put under ${id} here\n`);
	}
	return done({
		regulation: regulation.value,
		calendar,
		units: municipality.units.map((unit) => unit.id),
		networks: enabledNetworks(municipality),
		site: municipality.site,
	});
}

/** How many bytes are gathered at most before they are written. */
const MOST_GATHERED = 1 << 18;

async function run(basis: Basis, io: Io): Promise<void> {
	const take = simulation(basis);
	const out = new Gathered();
	// Its memory is used again, so nothing more is gathered before it is written. That nobody reads any more is the stream's to tell.
	const write = () => new Promise<void>((done) => void io.stdout.write(out.take(), () => done()));
	io.stdin.setEncoding('utf8');
	let rest = '';
	let first = true;
	for await (const chunk of io.stdin) {
		const text = `${rest}${String(chunk)}`;
		const lines = (first ? text.replace(/^\uFEFF/, '') : text).split('\n');
		first = false;
		rest = lines.pop() ?? '';
		for (const line of lines) {
			take(line, out);
			if (out.length > MOST_GATHERED) await write();
		}
		if (out.length > 0) await write();
	}
	if (rest !== '') {
		take(rest, out);
		await write();
	}
}
