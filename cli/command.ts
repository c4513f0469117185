import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { OpenDeployment } from './deployment/open-deployment.ts';
import { complain, DONE, type Io, MISUSED, messageOf } from './io.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The values of these options, by name, as `parseArgs` of Node gives them. */
export type Values<Taken extends Options> = ReturnType<
	typeof parseArgs<{ args: string[]; options: Taken; allowPositionals: true }>
>['values'];

/** What a command may reach beyond its streams and the checkout. */
export interface Outside {
	/** The way to a deployment; only a command that needs one pays for the clients. */
	readonly open: OpenDeployment;
	/** Real time in epoch milliseconds, for leases and waiting. */
	readonly realNow: () => number;
}

/** Everything that there is to say of a command, said once. */
export interface Declaration<Taken extends Options, Given> {
	readonly name: string;
	/** For the list of all commands, after its name. */
	readonly does: string;
	/** What may follow `otklik`, a line each; notes may stand behind. */
	readonly usage: readonly [string, ...string[]];
	readonly about: string;
	/** Whole lines as they are typed. */
	readonly examples: readonly [string, ...string[]];
	/** `--help` need not be among them. */
	readonly options: Taken;
	/** What was asked for, or a sentence on why it cannot be understood. */
	readonly read: (values: Values<Taken>, operands: readonly string[]) => Given | string;
	/** Does it, and gives the exit code: DONE, FAILED, or MISUSED where what was named cannot be. */
	readonly run: (given: Given, io: Io, outside: Outside) => Promise<number>;
}

export interface Subcommand {
	readonly name: string;
	readonly does: string;
	readonly help: string;
	/** From the arguments after its name to the exit code: 0 done, 1 failed, 2 not understood. */
	readonly run: (args: readonly string[], io: Io, outside?: Outside) => Promise<number>;
}

const thisMachine: Outside = {
	open: async (stage, io) => (await import('./deployment/open-deployment.ts')).openPlace(stage, io),
	realNow: Date.now,
};

const help = { type: 'boolean', short: 'h', default: false } as const;

/**
 * Makes a command of what is declared: `--help` and `-h` print its usage, what it is about and its examples; arguments
 * that cannot be understood end with 2 and the way to the help.
 */
export function command<const Taken extends Options, Given extends object>(
	declared: Declaration<Taken, Given>,
): Subcommand {
	const { name, does, usage, about, examples, options, read } = declared;
	const [first, ...others] = usage;
	const lines = [`Usage: otklik ${first}`, ...others.map((line) => `       otklik ${line}`)];
	const text = `${lines.join('\n')}\n\n${about}\n\nExamples:\n${examples.map((one) => `  ${one}\n`).join('')}`;
	return {
		name,
		does,
		help: text,
		run: async (args, io, outside = thisMachine) => {
			if (wantsHelp(args, options)) {
				io.stdout.write(text);
				return DONE;
			}
			const given = understood(args, options, read);
			if (typeof given !== 'string') return declared.run(given, io, outside);
			complain(io, { what: 'these arguments are not understood', why: given, next: helpOf(name) });
			return MISUSED;
		},
	};
}

/** The line that shows the help of a command. */
export function helpOf(name: string): string {
	return `npm run --silent otklik -- ${name} --help`;
}

/** Help is given before anything else is found fault with. */
function wantsHelp(args: readonly string[], options: Options): boolean {
	const { tokens } = parseArgs({
		args: [...args],
		options: { ...options, help },
		allowPositionals: true,
		strict: false,
		tokens: true,
	});
	return tokens.some((token) => token.kind === 'option' && token.name === 'help');
}

function understood<Taken extends Options, Given>(
	args: readonly string[],
	options: Taken,
	read: Declaration<Taken, Given>['read'],
): Given | string {
	try {
		const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
		return read(values, positionals);
	} catch (error) {
		return messageOf(error);
	}
}
