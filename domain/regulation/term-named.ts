import type { Regulation, TermRule } from './regulation.ts';

/** Indexed once for each regulation: a decision asks for the rule of every clock several times. */
const indexed = new WeakMap<Regulation, ReadonlyMap<string, TermRule>>();

/** The term of this id; undefined where the regulation has none. */
export function termNamed(regulation: Regulation, id: string): TermRule | undefined {
	let terms = indexed.get(regulation);
	if (terms === undefined) {
		terms = new Map(regulation.terms.map((rule) => [rule.id, rule]));
		indexed.set(regulation, terms);
	}
	return terms.get(id);
}
