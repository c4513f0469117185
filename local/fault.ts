/** A fault that the person at the terminal can mend: what is wrong, in one line, and the way out, in another. */
export class LocalFault extends Error {
	readonly wayOut: string;

	constructor(what: string, wayOut: string) {
		super(what);
		this.wayOut = wayOut;
	}
}
