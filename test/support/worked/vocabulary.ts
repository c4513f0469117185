import type { Path } from '../../../domain/regulation/fault.ts';
import { sourceMoments } from '../../../domain/regulation/moment.ts';
import {
	answerKinds,
	importances,
	messageKinds,
	officialPages,
	outcomes,
	roles,
	stageKinds,
	termKinds,
	venues,
} from '../../../domain/regulation/regulation.ts';
import { parseTerm, units } from '../../../domain/worktime/term.ts';
import { isRecord } from './plain.ts';

/** The names of one file that could stand where another does. */
export interface Vocabulary {
	readonly roles: readonly string[];
	readonly kinds: readonly string[];
	readonly stages: readonly string[];
	readonly terms: readonly string[];
	readonly readings: readonly string[];
	readonly clauses: readonly string[];
	readonly moments: readonly string[];
	readonly importance: boolean;
}

const momentFields = ['starts', 'ends', 'voids', 'endsBy', 'from', 'until', 'on'];

export function vocabularyOf(data: unknown): Vocabulary {
	const top = isRecord(data) ? data : {};
	const named = (list: unknown, field: string): readonly string[] =>
		Array.isArray(list) ? list.flatMap((item: unknown) => (isRecord(item) ? textOf(item[field]) : [])) : [];
	return {
		roles: keysOf(top['roles']),
		kinds: keysOf(top['kinds']),
		stages: keysOf(top['stages']),
		terms: named(top['terms'], 'id'),
		readings: named(top['readings'], 'id'),
		clauses: named(top['clauses'], 'clause'),
		moments: [...new Set(momentsIn(top['terms']))],
		importance: isRecord(top['importance']),
	};
}

/** What else could stand in this place; empty where it is a name or words for people. */
export function otherValues(value: unknown, path: Path, vocabulary: Vocabulary): readonly unknown[] {
	if (typeof value === 'boolean') return [!value];
	if (typeof value === 'number') return [value + 1, value - 1];
	if (typeof value !== 'string') return [];
	const length = otherLengths(value);
	if (length.length > 0) return length;
	const field = path.findLast((part) => typeof part === 'string') ?? '';
	switch (field) {
		case 'clause':
			return neighbours(vocabulary.clauses, value);
		case 'reading':
			return neighbours(vocabulary.readings, value);
		case 'stage':
		case 'code':
		case 'category':
		case 'text':
			return [`${value}-other`];
		case 'before':
		case 'after':
		case 'sameAs':
		case 'cutoff':
		case 'notAfter':
		case 'terms':
			return neighbours(vocabulary.terms, value);
		case 'units':
			return value === 'one' ? ['several'] : ['one'];
		default:
			return fromLists(value, path, vocabulary);
	}
}

/** Closed lists, the first that holds the value; roles, stages and kinds as far as the file has them. */
function fromLists(value: string, path: Path, vocabulary: Vocabulary): readonly string[] {
	const field = String(path.findLast((part) => typeof part === 'string'));
	if (path[0] === 'kinds' && field === 'from') return value === 'curator' ? ['staff'] : ['curator'];
	if (field === 'starts')
		return [...new Set([...sourceMoments, ...vocabulary.moments])].filter((other) => other !== value);
	if (momentFields.includes(field) && !(field === 'ends' && isIn(outcomes, value)))
		return moments(value, vocabulary.moments);
	const lists: readonly (readonly [readonly string[], readonly string[]])[] = [
		...(field === 'kind' && isIn(messageKinds, value) ? [[messageKinds, vocabulary.kinds] as const] : []),
		[termKinds, termKinds],
		...(field === 'of'
			? [
					[
						['curator', 'author'],
						['curator', 'author'],
					] as const,
				]
			: []),
		[roles, vocabulary.roles],
		[stageKinds, vocabulary.stages],
		[outcomes, outcomes],
		[importances, importances],
		[venues, venues],
		[
			[...officialPages, 'none'],
			[...officialPages, 'none'],
		],
		[answerKinds, answerKinds],
		[
			['first', 'final'],
			['first', 'final'],
		],
		[vocabulary.moments, vocabulary.moments],
	];
	const [, candidates = []] = lists.find(([list]) => isIn(list, value)) ?? [];
	return candidates.filter((candidate) => candidate !== value);
}

/** One more, one less, half as much again, and every other unit. SH and WH are one arithmetic under two names (M-4). */
function otherLengths(text: string): readonly string[] {
	const parsed = parseTerm(text);
	if (!parsed.ok) return [];
	const { amount, unit } = parsed.value;
	const step = Number.isInteger(amount) ? 1 : 0.5;
	const amounts = [amount + step, amount - step].filter((other) => other > 0);
	const same = (other: string) => other === unit || (['SH', 'WH'].includes(other) && ['SH', 'WH'].includes(unit));
	return [
		...amounts.map((other) => `${other} ${unit}`),
		...units.filter((other) => !same(other)).map((other) => `${amount} ${other}`),
	];
}

/** The same act otherwise narrowed, and a few other moments of the file. */
function moments(value: string, known: readonly string[]): readonly string[] {
	const act = value.split(/[:@]/)[0] ?? value;
	const kin = known.filter((other) => other !== value && other.split(/[:@]/)[0] === act);
	const strangers = neighbours(
		known.filter((other) => other === value || !kin.includes(other)),
		value,
	);
	return [...new Set([...kin, ...(act === value ? [] : [act]), ...strangers])];
}

/** The names before and after this one. */
function neighbours(names: readonly string[], name: string): readonly string[] {
	const at = names.indexOf(name);
	const around = [names.at((at + 1) % names.length), names.at(at - 1)];
	return [...new Set(around.flatMap((other) => (other === undefined || other === name ? [] : [other])))];
}

function momentsIn(terms: unknown): readonly string[] {
	if (!Array.isArray(terms)) return [];
	return terms.flatMap((term: unknown) =>
		momentFields.flatMap((field) => {
			const held = isRecord(term) ? term[field] : undefined;
			return Array.isArray(held) ? held.flatMap(textOf) : textOf(held);
		}),
	);
}

function isIn(list: readonly string[], value: string): boolean {
	return list.includes(value);
}

function keysOf(value: unknown): readonly string[] {
	return isRecord(value) ? Object.keys(value) : [];
}

function textOf(value: unknown): readonly string[] {
	return typeof value === 'string' ? [value] : [];
}
