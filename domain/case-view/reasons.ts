import { unpublishableKinds } from '../regulation/regulation.ts';
import { titleOfReason } from '../wording/cases.ts';
import { mailLabels } from '../wording/mails.ts';
import { unpublishableWords } from '../wording/unpublishable.ts';
import { type Fact, fact, quotedFact, reasonFact } from './facts.ts';
import type { CaseView } from './model.ts';

/** Why an end was proposed, in the words that were given or by their code. */
export function proposedReason({ case: { pendingReason }, content }: CaseView): string | null {
	return pendingReason === 'other' ? (content.proposed ?? pendingReason) : pendingReason;
}

/** Whether what was proposed is a return that ends the case (Plastunovskaya 14.3): then there is a text, and words to it. */
export function isEndByReturn({ case: { proposal, pendingReason }, content }: CaseView): boolean {
	return proposal === null && pendingReason !== null && content.returned !== null;
}

/** The same as a page says it: the title of the reason, or of what keeps an answer from being posted. */
export function sayProposed(view: CaseView): string | null {
	const reason = proposedReason(view);
	const act = isEndByReturn(view) ? 'return' : 'no-answer';
	return obstacleOf(view) ?? (reason && (titleOfReason(act, reason, view.regulation) ?? reason));
}

/** The same for a mail, with the words that were added. */
export function proposedFacts(view: CaseView): readonly Fact[] {
	const obstacle = obstacleOf(view);
	if (isEndByReturn(view))
		return [
			...reasonFact('return', proposedReason(view), view.regulation),
			...quotedFact(mailLabels.comment, view.content.returned?.comment ?? null),
		];
	if (obstacle === null) return reasonFact('no-answer', proposedReason(view), view.regulation);
	return [...fact(mailLabels.reason, obstacle), ...quotedFact(mailLabels.comment, view.content.proposed)];
}

/** What keeps an answer from being posted, where that is what was proposed (G-33). */
function obstacleOf({ case: { proposal, pendingReason } }: CaseView): string | null {
	const kind = unpublishableKinds.find((known) => known === pendingReason);
	return proposal?.end === 'unpublishable' && kind !== undefined ? unpublishableWords[kind] : null;
}
