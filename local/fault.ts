/** A fault that the person at the terminal can mend: what is wrong, in one line, and the way out, in another. */
export class Fault extends Error {
	readonly wayOut: string;

	constructor(what: string, wayOut: string) {
		super(what);
		this.wayOut = wayOut;
	}
}

/** What a caught value says. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
