import type { Io } from './io.ts';

/** Tells a person at a terminal how far something long has come; silent elsewhere, and in its first second. */
export interface Progress {
	readonly tell: (words: string) => void;
	/** Takes back what it said. */
	readonly end: () => void;
}

/** On stderr, in one line that is written over. */
export function progressOn({ stderr }: Pick<Io, 'stderr'>): Progress {
	const isTerminal = 'isTTY' in stderr && stderr.isTTY === true;
	const started = performance.now();
	let told = false;
	return {
		tell: (words) => {
			if (!isTerminal || performance.now() - started < 1000) return;
			stderr.write(`\r\u001B[K${words}`);
			told = true;
		},
		end: () => {
			if (told) stderr.write('\r\u001B[K');
		},
	};
}
