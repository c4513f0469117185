import type { Case, Draft } from '../model/case.ts';
import type { VersionRead } from '../model/commands.ts';

/**
 * The draft on its way, if it is the version that was read; null where it is another or there is none, and for words that
 * are no draft. Whoever decides on a text is asked here, so that no text is approved, returned, sent on or said to be posted by somebody who read another.
 */
export function draftRead({ draft }: Pick<Case, 'draft'>, read: VersionRead | 'own'): Draft | null {
	return draft?.version === read ? draft : null;
}

/**
 * Whether whoever posts now posts words that are no draft of the case: a unit its own by agreement (Perm 2.1.4b), or the
 * coordinator where no text is on its way (a part that was in before the interim answer, Perm 2.1.2).
 */
export function postsOwnWords({ status, draft }: Pick<Case, 'status' | 'draft'>): boolean {
	return draft === null || (status.is === 'open' && status.stage === 'draft');
}
