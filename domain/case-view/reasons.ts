import type { CaseView } from './model.ts';

/** Why an end was proposed, in the words that were given or by their code. */
export function proposedReason({ case: { pendingReason }, content }: CaseView): string | null {
	return pendingReason === 'other' ? (content.proposed ?? pendingReason) : pendingReason;
}
