import type { Path } from '../../../domain/regulation/fault.ts';
import { isRecord } from './plain.ts';
import { otherValues, type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** A regulation's plain data with one thing changed. */
export interface Mutant {
	readonly path: Path;
	/** What was changed: `8 WH -> 9 WH`, `removed`. */
	readonly what: string;
	readonly data: unknown;
}

/** Words for people, and names that hold the file together: the linter finds a name that nothing bears. */
const untouched = new Set([
	'schema',
	'id',
	'title',
	'act',
	'gist',
	'question',
	'decision',
	'says',
	'because',
	'on date',
	'by whom',
]);

/** Every mutant of a regulation's data, in the order of the file. */
export function mutantsOf(data: unknown): readonly Mutant[] {
	const vocabulary = vocabularyOf(data);
	return changesIn(data, [], vocabulary).map(({ path, what, change }) => ({
		path,
		what,
		data: changed(data, path, change),
	}));
}

interface Change {
	readonly path: Path;
	readonly what: string;
	readonly change: (value: unknown) => unknown;
}

function changesIn(node: unknown, path: Path, vocabulary: Vocabulary): readonly Change[] {
	if (Array.isArray(node)) {
		return node.flatMap((item: unknown, index) => [
			{ path, what: `removed ${brief(item)}`, change: (list: unknown) => listOf(list).toSpliced(index, 1) },
			...swap(node, index, path),
			...changesIn(item, [...path, index], vocabulary),
		]);
	}
	if (isRecord(node)) {
		const inside = Object.entries(node).flatMap(([key, value]): readonly Change[] => {
			if (untouched.has(nameOf(key, path))) return [];
			const removed = { path: [...path, key], what: `removed ${brief(value)}`, change: () => undefined };
			return [removed, ...changesIn(value, [...path, key], vocabulary)];
		});
		return [...inside, ...additions(node, path, vocabulary)];
	}
	return otherValues(node, path, vocabulary).map((value) => ({
		path,
		what: `${brief(node)} -> ${brief(value)}`,
		change: () => value,
	}));
}

/** `on` and `by` are a date and an author in the ledger, rules elsewhere; a clause's reason is words. */
function nameOf(key: string, path: Path): string {
	const [part] = path;
	if (part === 'readings' && path.length === 2 && (key === 'on' || key === 'by'))
		return key === 'on' ? 'on date' : 'by whom';
	return part === 'clauses' && key === 'reason' ? 'says' : key;
}

/** The first condition that holds decides, so the order of exits and of those awaited is a rule. */
function swap(list: readonly unknown[], index: number, path: Path): readonly Change[] {
	const last = path.at(-1);
	if ((last !== 'exits' && last !== 'awaits') || index + 1 >= list.length) return [];
	const change = (value: unknown) => {
		const items = listOf(value);
		return items.toSpliced(index, 2, items[index + 1], items[index]);
	};
	return [{ path, what: `swapped ${index} and ${index + 1}`, change }];
}

/** What a term leaves unsaid, said. */
function additions(node: Readonly<Record<string, unknown>>, path: Path, { importance }: Vocabulary): readonly Change[] {
	if (path[0] !== 'terms' || path.length !== 2) return [];
	const added: readonly (readonly [string, unknown])[] = [
		['optional', true],
		['perUnit', true],
		...(importance ? ([['high', 'half']] as const) : []),
	];
	return added
		.filter(([key]) => !(key in node))
		.map(([key, value]) => ({ path: [...path, key], what: `added ${brief(value)}`, change: () => value }));
}

function changed(node: unknown, path: Path, change: (value: unknown) => unknown): unknown {
	const [part, ...rest] = path;
	if (part === undefined) return change(node);
	if (Array.isArray(node))
		return node.map((item: unknown, index) => (index === part ? changed(item, rest, change) : item));
	const held = isRecord(node) ? node : {};
	const { [part]: value, ...others } = held;
	const after = changed(value, rest, change);
	return after === undefined ? others : { ...held, [part]: after };
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

function brief(value: unknown): string {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
