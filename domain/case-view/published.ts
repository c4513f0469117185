import type { CaseEvent } from '../case/model/events.ts';
import type { PublishedTexts } from '../case/model/published-texts.ts';
import type { Instant } from '../instant.ts';
import type { AnswerKind } from '../regulation/regulation.ts';

/** One answer that went online: when, and by what its text can be proved. */
export interface Published {
	readonly version: number;
	readonly answer: AnswerKind;
	/** Whose own words they were; null for a text of the whole case. */
	readonly unit: string | null;
	/** When this very text was agreed to; null where the regulation has nobody agree, or it was the writer's own to post. */
	readonly approvedAt: Instant | null;
	/** When its publication was recorded. */
	readonly at: Instant;
	/** null where nothing was noted, as in cases of before. */
	readonly texts: PublishedTexts | null;
}

/** Every answer of a case that went online, in its order, by the log alone. */
export function publishedIn(events: readonly CaseEvent[]): readonly Published[] {
	return events.flatMap((event) => {
		if (event.type !== 'AnswerPublished') return [];
		const { version, answer, unit = null, at, texts = null } = event;
		const approved = events.findLast((one) => one.type === 'DraftApproved' && one.version === version);
		return [{ version, answer, unit, approvedAt: approved?.at ?? null, at, texts }];
	});
}

/** Whether what stands online is what was agreed to; null where only one of the two is known, or neither. */
export function isUnchanged({ texts }: Pick<Published, 'texts'>): boolean | null {
	return texts === null || texts.approved === null || texts.posted === null ? null : texts.approved === texts.posted;
}
