import { backwardUnits } from '../../worktime/fault.ts';
import type { Fault, Path } from '../fault.ts';
import type { Limit, TermRule } from '../regulation.ts';
import type { UnversionedRegulation } from '../schema/schema.ts';
import { lintMoments } from './moments.ts';

/** Whose time a source tells, or leaves untold. */
const toldBySources: readonly string[] = ['detected', 'sent', 'posted'];

/** Faults of the terms: names that do not exist, circles, halves where nothing halves, moments that never come. */
export function lintTerms(regulation: UnversionedRegulation): readonly Fault[] {
	return [
		...lintIds(regulation),
		...regulation.terms.flatMap((term, index) => lintTerm(regulation, term, ['terms', index])),
		...lintCircles(regulation.terms),
		...lintMentions(regulation),
		...lintMoments(regulation),
	];
}

function lintIds({ terms }: UnversionedRegulation): readonly Fault[] {
	return terms.flatMap(({ id }, index) =>
		terms.findIndex((other) => other.id === id) < index
			? [{ path: ['terms', index, 'id'], message: `another term is called "${id}" already` }]
			: [],
	);
}

function lintTerm(regulation: UnversionedRegulation, term: TermRule, path: Path): readonly Fault[] {
	const named = `the term "${term.id}" (clause ${term.clause})`;
	const faults: Fault[] = [...lintLimit(regulation, term.limit, [...path, 'limit'], named)];
	if (typeof term.high === 'object')
		faults.push(...lintLimit(regulation, term.high.limit, [...path, 'high', 'limit'], named));
	if (term.high !== undefined && regulation.importance === null) {
		faults.push({
			path: [...path, 'high'],
			message: `${named} changes at high importance, which this regulation does not know`,
		});
	}
	if (term.untold !== undefined && !term.starts.some((start) => toldBySources.includes(start))) {
		faults.push({ path: [...path, 'untold'], message: `${named} starts at nothing that a source could leave untold` });
	}
	for (const kind of Object.keys(term.kinds ?? {})) {
		if (!Object.keys(regulation.kinds).includes(kind)) {
			faults.push({ path: [...path, 'kinds', kind], message: `${named} names a kind of message that is not in kinds` });
		}
	}
	if (term.high === 'half' && !('term' in term.limit)) {
		faults.push({ path: [...path, 'high'], message: `${named} has no length that could be halved` });
	}
	return faults;
}

function lintLimit(regulation: UnversionedRegulation, limit: Limit, path: Path, named: string): readonly Fault[] {
	const faults: Fault[] = basesOf(limit).flatMap(({ id, path: inner }) =>
		isTerm(regulation, id)
			? []
			: [{ path: [...path, ...inner], message: `${named} is reckoned from "${id}", which is no term of this file` }],
	);
	if ('before' in limit && !backwardUnits.some((unit) => unit === limit.term.unit)) {
		faults.push({
			path,
			message: `${named} counts backward in ${limit.term.unit}: only ${backwardUnits.join(' ')} can`,
		});
	}
	return faults;
}

function basesOf(limit: Limit): readonly { readonly id: string; readonly path: Path }[] {
	if ('before' in limit) return limit.before.map((id, index) => ({ id, path: ['before', index] }));
	if ('after' in limit) return limit.after.map((id, index) => ({ id, path: ['after', index] }));
	if ('sameAs' in limit) return limit.sameAs.map((id, index) => ({ id, path: ['sameAs', index] }));
	return 'given' in limit ? [{ id: limit.notAfter, path: ['notAfter'] }] : [];
}

function lintCircles(terms: readonly TermRule[]): readonly Fault[] {
	const needs = (term: TermRule): readonly string[] =>
		[term.limit, ...(typeof term.high === 'object' ? [term.high.limit] : [])].flatMap((limit) =>
			basesOf(limit).map(({ id }) => id),
		);
	const reaches = (from: string, target: string, seen: ReadonlySet<string>): boolean =>
		terms.some(
			(term) =>
				term.id === from &&
				needs(term).some((id) => id === target || (!seen.has(id) && reaches(id, target, new Set([...seen, id])))),
		);
	return terms.flatMap((term, index) =>
		reaches(term.id, term.id, new Set())
			? [
					{
						path: ['terms', index, 'limit'],
						message: `the term "${term.id}" (clause ${term.clause}) is reckoned from itself`,
					},
				]
			: [],
	);
}

/** Terms that are named outside the list of terms. */
function lintMentions(regulation: UnversionedRegulation): readonly Fault[] {
	const { pause, interim, readings } = regulation;
	const mentions: readonly (readonly [string, Path])[] = [
		...(pause === null ? [] : [[pause.cutoff, ['pause', 'cutoff']] as const]),
		...(pause?.terms.map((id, index) => [id, ['pause', 'terms', index]] as const) ?? []),
		...(interim?.notAfter == null ? [] : [[interim.notAfter, ['interim', 'notAfter']] as const]),
		...readings.flatMap((reading, at) =>
			reading.alternatives.flatMap((alternative, which) =>
				Object.keys(alternative.terms).map((id) => [id, ['readings', at, 'alternatives', which, 'terms', id]] as const),
			),
		),
	];
	return mentions.flatMap(([id, path]) =>
		isTerm(regulation, id) ? [] : [{ path, message: `"${id}" is no term of this file` }],
	);
}

function isTerm({ terms }: UnversionedRegulation, id: string): boolean {
	return terms.some((term) => term.id === id);
}
