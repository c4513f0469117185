import type { Case, HandedIn } from '../model/case.ts';

/**
 * The text that this unit mends when it hands one in now: it came back, and keeps its kind and its promise unless they are
 * changed on purpose (G-38). null where it writes anew.
 */
export function textMended({ status, draft, assignments }: Case, unit: string | null): HandedIn | null {
	if (status.is !== 'open') return null;
	if (status.stage === 'rework') return draft;
	const theirs = assignments.find((asked) => asked.unit === unit);
	return status.stage === 'draft' && theirs?.part === 'awaited' ? theirs.handedIn : null;
}
