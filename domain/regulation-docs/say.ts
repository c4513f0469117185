import { momentParts } from '../regulation/moment.ts';
import type { ActRule, Limit, Moment, Role, TermKind, TermRule } from '../regulation/regulation.ts';
import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import type { Language } from '../wording/both.ts';
import { sayAuthority, sayClause, sayRuleAuthority } from '../wording/citations.ts';
import { momentWords } from '../wording/moments.ts';
import { docWords, qualifierWords } from '../wording/regulation-docs.ts';
import { roleWords } from '../wording/roles.ts';
import { stageWords } from '../wording/stages.ts';
import { sayTerm } from '../wording/terms.ts';
import { formatTerm, type Term } from '../worktime/term.ts';

/** «3 рабочих часа» or `3 WH`. */
export function lengthText(term: Term, language: Language): string {
	return language === 'ru' ? sayTerm(term) : formatTerm(term);
}

/**
 * A clause on a page: in Russian as the text can be cited, in English the key by which the file knows it. A term of ours
 * is never under a clause alone (G-41).
 */
export function clauseText(
	regulation: UnversionedRegulation,
	clause: string,
	kind: TermKind,
	language: Language,
): string {
	if (language === 'en') return kind === 'INTERNAL' ? `${docWords.ownFor.en} ${clause}` : clause;
	return kind === 'INTERNAL' ? sayAuthority(regulation, clause, kind) : sayClause(regulation, clause);
}

/** The same of an act. */
export function actClauseText(regulation: UnversionedRegulation, rule: ActRule, language: Language): string {
	if (language === 'en') return rule.kind === 'INTERNAL' ? `${docWords.ownFor.en} ${rule.clause}` : rule.clause;
	return sayRuleAuthority(regulation, rule);
}

/** What sets the due time of a term, with the clauses of the terms it is reckoned from. */
export function limitText(regulation: UnversionedRegulation, limit: Limit, language: Language): string {
	const clauses = (ids: readonly string[]): string =>
		[
			...new Set(
				ids.map((id) => {
					const term = regulation.terms.find((one) => one.id === id);
					return term === undefined ? id : clauseText(regulation, term.clause, term.kind, language);
				}),
			),
		].join(', ');
	if ('none' in limit) return docWords.noTerm[language];
	if ('promised' in limit) return docWords.promised[language];
	if ('given' in limit) {
		return `${docWords.given[language]} ${clauses([limit.notAfter])}`;
	}
	if ('sameAs' in limit) return `${docWords.sameAs[language]} ${clauses(limit.sameAs)}`;
	const length = lengthText(limit.term, language);
	if ('before' in limit) return `${length} ${docWords.beforeClause[language]} ${clauses(limit.before)}`;
	if ('after' in limit) return `${length} ${docWords.afterClause[language]} ${clauses(limit.after)}`;
	return length;
}

/** A moment in words, its stage by the title that the regulation gives it, or else by our own name. */
export function momentText(
	regulation: Pick<UnversionedRegulation, 'stages'>,
	moment: Moment,
	language: Language,
): string {
	const parts = momentParts(moment);
	if (parts === null) return moment;
	const { name, qualifier, stage } = parts;
	const inBrackets = [
		qualifier === null ? '' : (qualifierWords[qualifier]?.[language] ?? qualifier),
		stage === null
			? ''
			: language === 'ru'
				? `«${regulation.stages[stage]?.title ?? stageWords[stage].ru}»`
				: stageWords[stage].en,
	].filter((text) => text !== '');
	return inBrackets.length === 0
		? momentWords[name][language]
		: `${momentWords[name][language]} (${inBrackets.join('; ')})`;
}

export function roleText(regulation: UnversionedRegulation, role: Role, language: Language): string {
	return language === 'ru' ? (regulation.roles[role]?.title ?? role) : roleWords[role].en;
}

/** What becomes of a term at high importance. */
export function highText(
	regulation: UnversionedRegulation,
	{ high }: Pick<TermRule, 'high'>,
	language: Language,
): string {
	if (high === undefined) return '';
	if (high === 'half') return docWords.half[language];
	const clause = high.clause === undefined ? '' : ` (${clauseText(regulation, high.clause, 'LEGAL', language)})`;
	return `${limitText(regulation, high.limit, language)}${clause}`;
}

/** A table of markdown; a bar inside a cell would end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]): string =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
