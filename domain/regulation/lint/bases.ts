import type { Fault, Path } from '../fault.ts';
import { boundTerms } from '../feasibility-clocks.ts';
import { holdsFor, type Situation, situationsOf } from '../feasibility-situations.ts';
import { type Walk, walksOf } from '../feasibility-walks.ts';
import type { Limit, TermRule } from '../regulation.ts';
import type { UnversionedRegulation } from '../schema/schema.ts';

/**
 * Faults that only walking the path shows: terms reckoned from a clock that does not run in some case that arises, and
 * interim answers after which no term holds anybody to the final one.
 */
export function lintBases(regulation: UnversionedRegulation): readonly Fault[] {
	const faults = new Map<string, Fault>();
	const keep = (fault: Fault): void => {
		const key = fault.path.join(' ');
		if (!faults.has(key)) faults.set(key, fault);
	};
	let heldToFinal = regulation.interim === null;
	let interims = 0;
	for (const situation of situationsOf(regulation)) {
		const plain = walksOf(regulation, situation, []);
		const interim = walksOf(regulation, situation, ['interim']);
		for (const walk of [...plain, ...interim]) for (const fault of baseless(regulation, walk)) keep(fault);
		interims += interim.length;
		heldToFinal ||= interim.some((walk) => holdsToFinal(regulation, walk));
	}
	if (!heldToFinal && interims > 0) {
		const clause = regulation.interim?.clause ?? '?';
		keep({ path: ['interim'], message: `after an interim answer (clause ${clause}) no term runs for the final one` });
	}
	return [...faults.values()];
}

function baseless({ terms }: UnversionedRegulation, walk: Walk): readonly Fault[] {
	return terms.flatMap((term, index) =>
		limitsFor(term, walk).flatMap(({ limit, path }): readonly Fault[] => {
			const bases = basesOf(limit);
			const opened = openedAt(term, walk);
			if (bases.length === 0 || opened === null) return [];
			const runs = terms.some((base) => {
				const at = bases.includes(base.id) ? openedAt(base, walk) : null;
				return at !== null && at <= opened;
			});
			const message = `the term "${term.id}" (clause ${term.clause}) is reckoned from ${bases.join(', ')}, which does not run for ${situationText(walk.situation)}`;
			return runs ? [] : [{ path: ['terms', index, ...path], message }];
		}),
	);
}

function limitsFor(term: TermRule, { situation }: Walk): readonly { readonly limit: Limit; readonly path: Path }[] {
	return situation.importance === 'high' && typeof term.high === 'object'
		? [{ limit: term.high.limit, path: ['high', 'limit'] }]
		: [{ limit: term.limit, path: ['limit'] }];
}

function basesOf(limit: Limit): readonly string[] {
	if ('before' in limit) return limit.before;
	if ('after' in limit) return limit.after;
	return 'sameAs' in limit ? limit.sameAs : [];
}

/** Where on the walk the term starts for the first time; null where it does not. */
function openedAt({ starts, when }: TermRule, { happenings }: Walk): number | null {
	const at = happenings.findIndex(
		({ moments, facts }) =>
			moments.some((moment) => starts.includes(moment)) && (when?.some((one) => holdsFor(one, facts)) ?? true),
	);
	return at === -1 ? null : at;
}

/** Whether some term spans the time from the interim answer's publication, or its approval, to the final text. */
function holdsToFinal(regulation: UnversionedRegulation, walk: Walk): boolean {
	const published = walk.happenings.findIndex(({ moments }) => moments.includes('publish:interim'));
	return boundTerms(regulation.terms, walk).some(
		({ from, to, kind }) =>
			kind !== 'INTERNAL' &&
			to > published &&
			from <= published &&
			walk.happenings[from]?.facts['answer'] === 'interim',
	);
}

function situationText(situation: Situation): string {
	return Object.entries(situation)
		.map(([field, value]) => `${field} ${String(value)}`)
		.join(', ');
}
