import type { FileRef } from '../ports/uploads.ts';

/** What S3 tells of a file that has come, as far as it is read. */
export interface Arrival {
	readonly detail?: { readonly object?: { readonly key?: unknown } };
}

/** The file that an event tells of; null where it is none of those that wait for a check. */
export function arrived({ detail }: Arrival, named: (key: string) => FileRef | null): FileRef | null {
	const key = detail?.object?.key;
	return typeof key === 'string' ? named(key) : null;
}
