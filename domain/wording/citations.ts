import type { Regulation, TermKind } from '../regulation/regulation.ts';

/** How a clause is cited: as the file says, else «п.» and its number (G-41). */
export function citeOf({ clauses }: Pick<Regulation, 'clauses'>, clause: string): string {
	const given = clauses.find((entry) => entry.clause === clause)?.cite;
	return given ?? (/^\d/.test(clause) ? `п. ${clause}` : clause);
}

/** The authority of a term: a target of ours has none in the text. */
export function citeTerm(regulation: Pick<Regulation, 'clauses'>, clause: string, kind: TermKind): string {
	return kind === 'INTERNAL' ? 'внутренний срок' : citeOf(regulation, clause);
}
