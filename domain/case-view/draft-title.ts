import type { Case } from '../case/model/case.ts';
import { draftTitles } from '../wording/pages.ts';

/** What the text on its way is called above its words, on pages and in mails: what was agreed to, or a draft of what. */
export function draftTitle({ draft }: Pick<Case, 'draft'>): string {
	if (draft === null) return draftTitles.draft;
	if (draft.approved) return draftTitles.approved;
	if (draft.answer === 'question') return draftTitles.question;
	return draft.answer === 'interim' ? draftTitles.interim : draftTitles.draft;
}
