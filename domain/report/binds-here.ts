import type { TermKind } from '../regulation/regulation.ts';

/** Whether the regulation itself is broken when such a term is. */
export function bindsHere(kind: TermKind): boolean {
	return kind === 'LEGAL' || kind === 'INTERP';
}
