import type { ActRule, Regulation, TermKind } from '../regulation/regulation.ts';
import { unreachable } from '../result.ts';

/** What a citation is found in: a regulation, also one that is not published yet. */
export type Cited = Pick<Regulation, 'clauses'>;

/** How a clause is cited: as the file says, else «п.» and its number (G-41). For programs, with ordinary spaces. */
export function citeOf({ clauses }: Cited, clause: string): string {
	const given = clauses.find((entry) => entry.clause === clause)?.cite;
	return given ?? (/^\d/.test(clause) ? `п. ${clause}` : clause);
}

/** The authority of a term for programs: a target of ours has none in the text. */
export function citeTerm(regulation: Cited, clause: string, kind: TermKind): string {
	return kind === 'INTERNAL' ? internalTerm : citeOf(regulation, clause);
}

const internalTerm = 'внутренний срок';

/** The same citation for people, its abbreviations kept with their numbers: `п. 2.7`, `п. 10, абз. 1`. */
export function sayClause(regulation: Cited, clause: string): string {
	return citeOf(regulation, clause).replace(/(п|абз|подп|прил)\. /gu, '$1.\u00a0');
}

/**
 * The authority of a due time, said so that nobody takes our reading or our own target for the regulation's word:
 * `п. 2.7`, `п. 2.5 (по принятому толкованию)`, `внутренний срок к п. 2.12`.
 */
export function sayAuthority(regulation: Cited, clause: string, kind: TermKind): string {
	switch (kind) {
		case 'LEGAL':
		case 'EXTERNAL':
			return sayClause(regulation, clause);
		case 'INTERP':
			return `${sayClause(regulation, clause)} (по\u00a0принятому толкованию)`;
		case 'INTERNAL':
			return `${internalTerm} ${sayTargetOf(regulation, clause)}`;
		default:
			return unreachable(kind);
	}
}

/** `к п. 2.12`, after words that call a due time our own target. */
export function sayTargetOf(regulation: Cited, clause: string): string {
	return `к\u00a0${sayClause(regulation, clause)}`;
}

/** The authority of an act, of a notice or of a stage: what is our own order only serves its clause. */
export function sayRuleAuthority(regulation: Cited, { clause, kind }: Pick<ActRule, 'clause'> & Kinded): string {
	return kind === 'INTERNAL' ? `внутренний порядок ${sayTargetOf(regulation, clause)}` : sayClause(regulation, clause);
}

interface Kinded {
	readonly kind?: 'LEGAL' | 'INTERNAL' | undefined;
}

/** What kind of limit this is, for the column of a table. */
export function sayKind(kind: TermKind): string {
	switch (kind) {
		case 'LEGAL':
			return 'срок регламента';
		case 'INTERP':
			return 'срок регламента по\u00a0принятому толкованию';
		case 'INTERNAL':
			return 'внутренний срок, не\u00a0срок регламента';
		case 'EXTERNAL':
			return 'срок куратора (для учёта)';
		default:
			return unreachable(kind);
	}
}

/** Both in one: `п. 2.7 (срок регламента)`, `внутренний срок к п. 2.12`. */
export function sayAuthorityAndKind(regulation: Cited, clause: string, kind: TermKind): string {
	const authority = sayAuthority(regulation, clause, kind);
	switch (kind) {
		case 'LEGAL':
			return `${authority} (${sayKind(kind)})`;
		case 'EXTERNAL':
			return `${authority}, ${sayKind(kind)}`;
		case 'INTERP':
		case 'INTERNAL':
			return authority;
		default:
			return unreachable(kind);
	}
}
