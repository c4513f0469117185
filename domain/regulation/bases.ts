import type { Path } from './fault.ts';
import type { Limit, TermRule } from './term-rule.ts';

/** The terms whose due times a limit is reckoned from; none where it stands alone, or somebody names the instant. */
export function basesOf(limit: Limit): readonly string[] {
	return 'given' in limit ? [] : boundsOf(limit).map(({ id }) => id);
}

/** Every term that a limit names, a named instant's latest one too, and where in the limit it does. */
export function boundsOf(limit: Limit): readonly { readonly id: string; readonly path: Path }[] {
	if ('before' in limit) return limit.before.map((id, index) => ({ id, path: ['before', index] }));
	if ('after' in limit) return limit.after.map((id, index) => ({ id, path: ['after', index] }));
	if ('sameAs' in limit) return limit.sameAs.map((id, index) => ({ id, path: ['sameAs', index] }));
	return 'given' in limit ? [{ id: limit.notAfter, path: ['notAfter'] }] : [];
}

/** What a term is counted by at one importance or the other. */
export function limitsOf({ limit, high }: Pick<TermRule, 'limit' | 'high'>): readonly Limit[] {
	return high === undefined || high === 'half' ? [limit] : [limit, high.limit];
}
