import { messageElsewhere, sayErased } from '../wording/cases.ts';
import type { CaseView } from './model.ts';

/** Why no word of a message is shown: it is kept at its source alone (G-20), or was erased. */
export function whyNoWords({ case: { erasedAt }, time }: Pick<CaseView, 'case' | 'time'>): string {
	return erasedAt === null ? messageElsewhere : sayErased(time.at(erasedAt));
}
