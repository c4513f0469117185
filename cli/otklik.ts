import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { helpOf, type Subcommand } from './command.ts';
import { complain, DONE, FAILED, type Io, MISUSED, messageOf } from './io.ts';

/** Loaded when it is called for: a command pays for its own imports only. */
export const commands: Readonly<Record<string, () => Promise<Subcommand>>> = {
	due: async () => (await import('./commands/due.ts')).due,
	new: async () => (await import('./commands/new.ts')).fresh,
	check: async () => (await import('./commands/check.ts')).check,
	prove: async () => (await import('./commands/prove.ts')).prove,
	publish: async () => (await import('./commands/publish.ts')).publish,
	hooks: async () => (await import('./commands/hooks.ts')).hooks,
	tenant: async () => (await import('./commands/tenant.ts')).tenant,
	'rotate-link-key': async () => (await import('./commands/rotate-link-key.ts')).rotateLinkKey,
	outbox: async () => (await import('./commands/outbox.ts')).outbox,
	redrive: async () => (await import('./commands/redrive.ts')).redrive,
	trace: async () => (await import('./commands/trace.ts')).trace,
	smoke: async () => (await import('./commands/smoke.ts')).smokeRun,
	send: async () => (await import('./commands/send.ts')).send,
	simulate: async () => (await import('./commands/simulate.ts')).simulate,
	diff: async () => (await import('./commands/diff.ts')).diff,
	replay: async () => (await import('./commands/replay.ts')).replayCases,
	accesses: async () => (await import('./commands/accesses.ts')).accesses,
	erase: async () => (await import('./commands/erase.ts')).erase,
	restore: async () => (await import('./commands/restore.ts')).restoreTable,
	report: async () => (await import('./commands/report.ts')).report,
	bill: async () => (await import('./commands/bill.ts')).bill,
	explain: async () => (await import('./commands/explain.ts')).explain,
	'explain-regulation': async () => (await import('./commands/explain-regulation.ts')).explainRegulation,
	clauses: async () => (await import('./commands/clauses.ts')).clauses,
	docs: async () => (await import('./commands/docs.ts')).docsOf(declaredCommands),
	pages: async () => (await import('./commands/pages.ts')).pages,
};

function declaredCommands(): Promise<readonly Subcommand[]> {
	return Promise.all(Object.values(commands).map((load) => load()));
}

/** Every command in a line, as each declares itself. */
async function usage(): Promise<string> {
	const declared = await declaredCommands();
	const width = Math.max(...declared.map(({ name }) => name.length));
	return `Usage: npm run --silent otklik -- COMMAND [OPTIONS]

${declared.map(({ name, does }) => `  ${name.padEnd(width)} ${does}`).join('\n')}

COMMAND --help tells what a command takes. Exit codes: 0 done, 1 failed, 2 misused.

Examples:
  npm run --silent otklik -- due --municipality anapa --from 2025-04-28T17:30:00+03:00 --term "8 WH" --explain
  npm run --silent otklik -- due --batch < questions.ndjson
  npm run --silent otklik -- check regulations/anapa.yaml
  npm run --silent otklik -- publish regulations/anapa.yaml --dry-run
`;
}

/** Runs the command that the arguments name, and gives the exit code. */
export async function otklik(args: readonly string[], io: Io): Promise<number> {
	const [name, ...rest] = args;
	if (name === '--help' || name === '-h' || name === 'help') {
		io.stdout.write(await usage());
		return DONE;
	}
	const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (load === undefined) {
		complain(io, {
			what: name === undefined ? 'no command was given' : `there is no command ${JSON.stringify(name)}`,
			why: `the commands are ${Object.keys(commands).join(', ')}`,
			next: 'npm run --silent otklik -- --help',
		});
		return MISUSED;
	}
	try {
		return await (await load()).run(rest, io);
	} catch (error) {
		complain(io, {
			what: `${name ?? ''} broke down`,
			why: messageOf(error),
			next: helpOf(name ?? ''),
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
	const root = dirname(import.meta.dirname);
	// Every command makes many small things that it drops at once: wide rooms for them are swept seldom.
	setFlagsFromString('--semi-space-growth-factor=16');
	// A check is over in seconds: what the last compiler makes of its code would not earn what making it costs.
	if (process.argv[2] === 'check') setFlagsFromString('--no-turbofan');
	// What a command imports is stripped of its types and compiled once; a checkout that cannot be written to does without.
	enableCompileCache(join(root, '.cache', 'compiled'));
	process.exitCode = await otklik(process.argv.slice(2), {
		stdin: process.stdin,
		stdout: process.stdout,
		stderr: process.stderr,
		root,
	});
}
