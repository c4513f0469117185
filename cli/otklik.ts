import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { complain, DONE, FAILED, type Io, MISUSED, messageOf, type Subcommand } from './io.ts';

interface Entry {
	readonly does: string;
	/** Loaded when it is called for: a command pays for its own imports only. */
	readonly load: () => Promise<Subcommand>;
}

const commands: Readonly<Record<string, Entry>> = {
	due: {
		does: 'reckon a due time, a latest start or working time, one or many',
		load: async () => (await import('./commands/due.ts')).due,
	},
	check: {
		does: 'find the faults of regulations and municipalities, each with its line',
		load: async () => (await import('./commands/check.ts')).check,
	},
	prove: {
		does: 'play every case that can arise under a regulation, to the end',
		load: async () => (await import('./commands/prove.ts')).prove,
	},
	publish: {
		does: 'put a regulation in force for new cases',
		load: async () => (await import('./commands/publish.ts')).publish,
	},
	tenant: {
		does: 'put a municipality in force; make, change and drop the secrets of partners',
		load: async () => (await import('./commands/tenant.ts')).tenant,
	},
	outbox: {
		does: 'show the mails that could not be delivered, try them again or drop them',
		load: async () => (await import('./commands/outbox.ts')).outbox,
	},
	simulate: {
		does: 'run timed commands through a regulation, without any cloud',
		load: async () => (await import('./commands/simulate.ts')).simulate,
	},
	report: {
		does: "tell a municipality's figures of a month",
		load: async () => (await import('./commands/report.ts')).report,
	},
	explain: {
		does: 'tell why the due times of a case are what they are',
		load: async () => (await import('./commands/explain.ts')).explain,
	},
	clauses: {
		does: 'list every clause with the rules that carry it and the tests that name it',
		load: async () => (await import('./commands/clauses.ts')).clauses,
	},
	docs: {
		does: 'write the page of each regulation: its path, terms, readings and the proof of its terms',
		load: async () => (await import('./commands/docs.ts')).docs,
	},
	pages: {
		does: 'show the register of official pages and the figures of a week',
		load: async () => (await import('./commands/pages.ts')).pages,
	},
};

const USAGE = `Usage: npm run --silent otklik -- COMMAND [OPTIONS]

${Object.entries(commands)
	.map(([name, { does }]) => `  ${name.padEnd(10)} ${does}`)
	.join('\n')}

COMMAND --help tells what a command takes. Exit codes: 0 done, 1 failed, 2 misused.

Examples:
  npm run --silent otklik -- due --municipality anapa --from 2025-04-28T17:30:00+03:00 --term "8 WH" --explain
  npm run --silent otklik -- due --batch < questions.ndjson
  npm run --silent otklik -- check regulations/anapa.yaml
  npm run --silent otklik -- publish regulations/anapa.yaml --dry-run
`;

/** Runs the command that the arguments name, and gives the exit code. */
export async function otklik(args: readonly string[], io: Io): Promise<number> {
	const [name, ...rest] = args;
	if (name === '--help' || name === '-h' || name === 'help') {
		io.stdout.write(USAGE);
		return DONE;
	}
	const entry = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (entry === undefined) {
		complain(io, {
			what: name === undefined ? 'no command was given' : `there is no command ${JSON.stringify(name)}`,
			why: `the commands are ${Object.keys(commands).join(', ')}`,
			next: 'npm run --silent otklik -- --help',
		});
		return MISUSED;
	}
	try {
		const command = await entry.load();
		return await command(rest, io);
	} catch (error) {
		complain(io, {
			what: `${name ?? ''} broke down`,
			why: messageOf(error),
			next: `npm run --silent otklik -- ${name ?? ''} --help`,
		});
		return FAILED;
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	// Whoever reads our output may stop reading: `otklik … | head`.
	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
		process.exit(DONE);
	});
	process.exitCode = await otklik(process.argv.slice(2), {
		stdin: process.stdin,
		stdout: process.stdout,
		stderr: process.stderr,
		root: dirname(import.meta.dirname),
	});
}
