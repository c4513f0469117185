import { patched } from '../regulation/patched.ts';
import type { Regulation, TermRule } from '../regulation/regulation.ts';
import { movesClocks } from './moves-clocks.ts';

/** A term as another reading of the ledger has it, where its clocks then start or run otherwise. */
export interface RereadTerm {
	/** `A-13/literal`. */
	readonly reading: string;
	readonly rule: TermRule;
	readonly decided: TermRule;
	/** The same under a name that no other term has, so that its clocks can run beside those decided. */
	readonly beside: TermRule;
}

/** The terms of every reading that moves clocks. */
export function rereadTerms({ terms, readings }: Pick<Regulation, 'terms' | 'readings'>): readonly RereadTerm[] {
	return readings.flatMap(({ id, alternatives }) =>
		alternatives
			.filter((alternative) => movesClocks({ terms }, alternative.terms))
			.flatMap((alternative) => {
				const reading = `${id}/${alternative.id}`;
				return terms.flatMap((term): readonly RereadTerm[] => {
					const patch = alternative.terms[term.id];
					if (patch === undefined) return [];
					const rule = patched(term, patch);
					return [{ reading, rule, decided: term, beside: { ...rule, id: `${term.id} by ${reading}` } }];
				});
			}),
	);
}

/** The terms as decided, each followed by what other readings make of it: what falls together keeps its order. */
export function termsBeside({ terms }: Pick<Regulation, 'terms'>, reread: readonly RereadTerm[]): readonly TermRule[] {
	return terms.flatMap((term) => [
		term,
		...reread.flatMap(({ decided, beside }) => (decided === term ? [beside] : [])),
	]);
}
