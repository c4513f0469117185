import { createInterface } from 'node:readline/promises';
import { complain, type Io } from '../io.ts';

/**
 * Asks before something is changed outside this machine: the answer is the name of the stage, typed out. `--yes` answers
 * beforehand; without it and without a person at the terminal the answer is no, with a complaint that says so. The local
 * cloud is changed without a question.
 */
export async function confirmed(io: Io, stage: string, yes: boolean, what: string): Promise<boolean> {
	if (stage === 'local' || yes) return true;
	const atTerminal = 'isTTY' in io.stdin && io.stdin.isTTY === true;
	if (!atTerminal) {
		complain(io, {
			what: `${what} on ${stage} was not confirmed`,
			why: 'it changes what officials work by, and nobody is at the terminal to be asked',
			next: 'the same command with --yes',
		});
		return false;
	}
	const asking = createInterface({ input: io.stdin, output: io.stderr });
	try {
		return (await asking.question(`${what}: type ${stage} to go on: `)).trim() === stage;
	} finally {
		asking.close();
	}
}
