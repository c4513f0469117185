import { type Path, pathText } from '../../domain/regulation/fault.ts';
import { canonicalJson } from '../../domain/regulation/version.ts';

/** Something that two files say differently; what one of them does not say is undefined. */
export interface Difference {
	readonly path: Path;
	readonly before: unknown;
	readonly after: unknown;
}

/** Fields by which the entries of a list are told apart: they may change places without being others. */
const names = ['id', 'code', 'category', 'finding', 'date', 'clause'] as const;

/**
 * What changed from one file's data to another's, each as near as it can be told. Entries of lists that have a name (an
 * id, a code, a clause …) are compared by it, all other lists as a whole.
 */
export function differencesOf(before: unknown, after: unknown, path: Path = []): readonly Difference[] {
	if (canonical(before) === canonical(after)) return [];
	const [one, other] = [namedParts(before), namedParts(after)];
	if (one === null || other === null) return [{ path, before, after }];
	const keys = [...new Set([...one.keys(), ...other.keys()])];
	return keys.flatMap((key) => differencesOf(one.get(key), other.get(key), [...path, key]));
}

function canonical(value: unknown): string {
	return value === undefined ? '' : canonicalJson(value);
}

/** The parts of a mapping, or of a list whose entries have names; null for anything else. */
function namedParts(value: unknown): ReadonlyMap<string, unknown> | null {
	if (isTerm(value)) return null;
	if (Array.isArray(value)) {
		const list: readonly unknown[] = value;
		const field = names.find((name) => list.every((item) => isMapping(item) && typeof item[name] === 'string'));
		if (field === undefined || list.length === 0) return null;
		const parts = new Map(list.flatMap((item) => (isMapping(item) ? [[String(item[field]), item] as const] : [])));
		return parts.size === list.length ? parts : null;
	}
	return isMapping(value) ? new Map(Object.entries(value)) : null;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTerm(value: unknown): value is { readonly amount: number; readonly unit: string } {
	return isMapping(value) && Object.keys(value).toSorted().join(' ') === 'amount unit';
}

/** `terms.draft.limit.term: 3 WH → 4 WH`, `people.roads-3: added …`. */
export function differenceLine({ path, before, after }: Difference): string {
	const where = pathText(path);
	if (before === undefined) return `${where}: added ${shown(after)}`;
	return after === undefined ? `${where}: gone, was ${shown(before)}` : `${where}: ${shown(before)} → ${shown(after)}`;
}

function shown(value: unknown): string {
	const text = JSON.stringify(value, (_name, item: unknown) => (isTerm(item) ? `${item.amount} ${item.unit}` : item));
	const plain = text.replaceAll('"', '');
	return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}

/** What a difference is about, for the heading under which it is told. */
export function differenceHeading({ path }: Difference): string {
	return subjects[String(path[0])] ?? 'other';
}

const subjects: Readonly<Record<string, string>> = {
	terms: 'terms',
	pause: 'terms',
	interim: 'terms',
	importance: 'terms',
	stages: 'acts and stages',
	anytime: 'acts and stages',
	start: 'acts and stages',
	reasons: 'acts and stages',
	notices: 'who is told',
	escalates: 'who is told',
	report: 'who is told',
	roles: 'people',
	people: 'people',
	units: 'people',
	absences: 'people',
	calendar: 'calendar',
	days: 'calendar',
	off: 'calendar',
	worked: 'calendar',
	short: 'calendar',
	readings: 'readings',
	acknowledged: 'readings',
	clauses: 'clauses',
};
