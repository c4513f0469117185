import { halveTerm, type Term } from '../worktime/term.ts';
import { type Facts, holdsFor } from './feasibility-situations.ts';
import type { Happening, Walk } from './feasibility-walks.ts';
import type { Limit, TermKind, TermRule } from './regulation.ts';

/** A term as it binds on one walk: between which two happenings, and how long. */
export interface BoundTerm {
	readonly rule: TermRule;
	readonly clause: string;
	readonly kind: TermKind;
	readonly limit: Limit;
	/** Where on the walk it starts and ends: numbers of happenings. */
	readonly from: number;
	readonly to: number;
}

/**
 * The terms that start on this walk and are ended on it; those that an act makes void bind nobody. A term that starts
 * again starts anew, as a returned draft gets a new time for its review.
 */
export function boundTerms(terms: readonly TermRule[], walk: Walk): readonly BoundTerm[] {
	return terms.flatMap((rule) => {
		const bound: BoundTerm[] = [];
		let started: { readonly at: number; readonly facts: Facts } | null = null;
		for (const [at, happening] of walk.happenings.entries()) {
			const { what, moments, facts } = happening;
			const hears = (listed: readonly string[]): boolean => moments.some((moment) => listed.includes(moment));
			if (started !== null && hears(rule.ends)) {
				bound.push({ rule, ...bindingFor(rule, started.facts), from: origin(rule, walk, started.at), to: at });
				started = null;
			} else if (started !== null && (hears(rule.voids) || (rule.perUnit && what === 'consolidate'))) {
				// Whoever is late with a part when the parts are joined is late alone: the way goes on without that unit.
				started = null;
			}
			if (startsAt(rule, happening)) started = { at, facts };
		}
		return bound;
	});
}

/** Whether the term starts with this happening: it hears it, and binds then. */
export function startsAt({ starts, when }: TermRule, { moments, facts }: Happening): boolean {
	return moments.some((moment) => starts.includes(moment)) && (when?.some((one) => holdsFor(one, facts)) ?? true);
}

/** The happening that it counts from: not always the one that opens it (Okha 3.2). */
function origin(rule: TermRule, { happenings }: Walk, opened: number): number {
	const { from } = rule;
	if (from === undefined) return opened;
	const index = happenings.findLastIndex(({ moments }, at) => at <= opened && moments.includes(from));
	return index === -1 ? opened : index;
}

/** What the term is for a case of this kind and importance; the engine's own rule, for a case in the abstract. */
function bindingFor(rule: TermRule, facts: Facts): Pick<BoundTerm, 'clause' | 'kind' | 'limit'> {
	const byKind = Object.entries(rule.kinds ?? {}).find(([kind]) => kind === facts['kind'])?.[1];
	const plain = { clause: rule.clause, kind: byKind ?? rule.kind, limit: rule.limit };
	if (facts['importance'] !== 'high' || rule.high === undefined) return plain;
	if (rule.high === 'half') {
		return { ...plain, limit: 'term' in rule.limit ? { ...rule.limit, term: halveTerm(rule.limit.term) } : rule.limit };
	}
	const { limit, clause, kind } = rule.high;
	return { limit, clause: clause ?? rule.clause, kind: byKind ?? kind ?? rule.kind };
}

/** The length of a term that runs forward from its own start; null for every other limit. */
export function lengthOf({ limit }: BoundTerm): Term | null {
	return 'term' in limit && !('before' in limit) && !('after' in limit) ? limit.term : null;
}
