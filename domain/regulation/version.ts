import type { Regulation } from './regulation.ts';
import type { UnversionedRegulation } from './schema/schema.ts';

/**
 * The regulation with its version: the hash of what it says. Comments, the order of fields and short forms of the file
 * make no new version; any rule, title or reading does. The hash comes in, because the domain has none of its own.
 */
export function withVersion(regulation: UnversionedRegulation, hash: (text: string) => string): Regulation {
	return { ...regulation, version: hash(canonicalJson(regulation)) };
}

/** JSON in which equal data is equal text: the fields of every object in alphabetical order, absent ones left out. */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map((item: unknown) => canonicalJson(item)).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const fields = Object.entries(value)
		.filter(([, item]: [string, unknown]) => item !== undefined)
		.toSorted(([one], [other]) => (one < other ? -1 : 1))
		.map(([name, item]: [string, unknown]) => `${JSON.stringify(name)}:${canonicalJson(item)}`);
	return `{${fields.join(',')}}`;
}
