/** A way into a file: names of fields and places in lists, from the root. */
export type Path = readonly (string | number)[];

/** Something wrong with a file: where, and a sentence that says what and what would be right. */
export interface Fault {
	readonly path: Path;
	readonly message: string;
}

/** `terms.3.starts`; an empty path is the file as a whole. */
export function pathText(path: Path): string {
	return path.length === 0 ? '(file)' : path.join('.');
}
