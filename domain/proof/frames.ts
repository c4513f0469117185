import type { Term } from '../worktime/term.ts';
import { type BoundTerm, lengthOf } from './bound-term.ts';

/**
 * A stretch of a walk that must fit into a limit: a term with others inside it, the way up to a term that is counted
 * backward, or what is left after it.
 */
export interface Frame {
	readonly part: 'whole' | 'until' | 'after';
	/** The term that would be broken, and what its due time is reckoned from. */
	readonly of: BoundTerm;
	readonly base: BoundTerm | null;
	readonly from: number;
	readonly to: number;
	/** Terms to be added, and one to be taken away: 8 WH less 3 WH. */
	readonly limit: readonly Term[];
	readonly less: Term | null;
}

/** Every stretch that the terms of a walk set a limit to. A date that the curator names sets none beforehand. */
export function framesOf(bound: readonly BoundTerm[]): readonly Frame[] {
	return bound.flatMap((of): readonly Frame[] => {
		const { limit, from, to } = of;
		const length = lengthOf(of);
		if (length !== null) return [{ part: 'whole', of, base: null, from, to, limit: [length], less: null }];
		if ('before' in limit) return aroundCutoff(bound, of, limit.before, limit.term);
		if ('after' in limit)
			return [{ part: 'after', of, base: baseOf(bound, limit.after, from), from, to, limit: [limit.term], less: null }];
		if (!('sameAs' in limit)) return [];
		const base = baseOf(bound, limit.sameAs, from);
		const baseLength = base && lengthOf(base);
		return base && baseLength
			? [{ part: 'whole', of, base, from: base.from, to, limit: [baseLength], less: null }]
			: [];
	});
}

function aroundCutoff(
	bound: readonly BoundTerm[],
	of: BoundTerm,
	bases: readonly string[],
	ahead: Term,
): readonly Frame[] {
	const base = baseOf(bound, bases, of.to);
	if (base === null) return [];
	const length = lengthOf(base);
	const until: readonly Frame[] =
		length === null ? [] : [{ part: 'until', of, base, from: base.from, to: of.to, limit: [length], less: ahead }];
	const after: readonly Frame[] =
		base.to > of.to ? [{ part: 'after', of, base, from: of.to, to: base.to, limit: [ahead], less: null }] : [];
	return [...until, ...after];
}

/** The term of these names that runs at the happening, or ran last before it. */
function baseOf(bound: readonly BoundTerm[], names: readonly string[], at: number): BoundTerm | null {
	return bound.findLast(({ rule, from }) => names.includes(rule.id) && from <= at) ?? null;
}
