import type { Readable, Writable } from 'node:stream';

/** What a command may touch: its streams and the checkout that it stands in. Data go to stdout, all else to stderr. */
export interface Io {
	readonly stdin: Readable;
	readonly stdout: Writable;
	readonly stderr: Writable;
	/** The folder of the checkout, where calendars, regulations and municipalities lie. */
	readonly root: string;
}

export const DONE = 0;
export const FAILED = 1;
export const MISUSED = 2;

/** Why a command did not do what was asked: what went wrong, why, and the next command to type. */
export interface Complaint {
	readonly what: string;
	readonly why: string;
	readonly next: string;
}

/** Tells a person about it, in a line each. */
export function complain(io: Io, { what, why, next }: Complaint): void {
	io.stderr.write(`otklik: ${what}\n  why:  ${why}\n  next: ${next}\n`);
}

/** What an error says of itself. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
