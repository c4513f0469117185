import { createInterface } from 'node:readline';
import type { Io } from '../io.ts';

/** Something that differs between towns. */
export interface DraftQuestion {
	/** The flag that answers it without being asked. */
	readonly flag: string;
	/** As a person at the terminal is asked, in Russian. */
	readonly words: string;
	/** Taken where nothing is typed or nobody is there to type. */
	readonly usual: string;
	/** What is wrong with an answer, in a sentence; null for nothing. */
	readonly fault: (answer: string) => string | null;
}

/**
 * An answer to each question, by flag: what the flags say, else what a person at the terminal types, else the usual one.
 * Or, in a sentence, why an answer cannot be.
 */
export async function answersTo(
	questions: readonly DraftQuestion[],
	flags: Readonly<Record<string, string | undefined>>,
	io: Io,
): Promise<Readonly<Record<string, string>> | string> {
	const atTerminal = 'isTTY' in io.stdin && io.stdin.isTTY === true;
	const terminal = atTerminal ? createInterface({ input: io.stdin }) : null;
	// Lines that were typed ahead wait here; at the end of the input the usual answers are taken.
	const lines = terminal?.[Symbol.asyncIterator]();
	const typed = async (words: string): Promise<string> => {
		if (lines === undefined) return '';
		io.stderr.write(words);
		const line = await lines.next();
		return line.done === true ? '' : line.value.trim();
	};
	const answers: Record<string, string> = {};
	try {
		for (const { flag, words, usual, fault } of questions) {
			const given = flags[flag] ?? (await typed(`${words} [${usual}]: `));
			const answer = given === '' ? usual : given;
			const wrong = fault(answer);
			if (wrong !== null) return `--${flag} ${JSON.stringify(answer)}: ${wrong}`;
			answers[flag] = answer;
		}
	} finally {
		terminal?.close();
	}
	return answers;
}

/** An answer that must be one of these words. */
export function mustBeOneOf(words: readonly string[]): DraftQuestion['fault'] {
	return (answer) => (words.includes(answer) ? null : `it is one of ${words.join(', ')}`);
}

export function anything(answer: string): string | null {
	return answer.trim() === '' ? 'it must not be empty' : null;
}
