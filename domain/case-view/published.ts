import type { CaseEvent } from '../case/model/events.ts';
import type { PublishedTexts } from '../case/model/published-texts.ts';
import type { Instant } from '../instant.ts';
import type { AnswerKind } from '../regulation/regulation.ts';

/** One text that went online: where and when, and by what it can be proved. */
export interface Published {
	/** `answer` where the message stands; `page`, `site`: on the official page or site as well (Okha 3.5). */
	readonly where: 'answer' | 'page' | 'site';
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

/** Every text of a case that went online, in its order, by the log alone; of a second place where its text is known. */
export function publishedIn(events: readonly CaseEvent[]): readonly Published[] {
	const approvedAt = (version: number) =>
		events.findLast((one) => one.type === 'DraftApproved' && one.version === version)?.at ?? null;
	return events.flatMap((event): readonly Published[] => {
		const { at } = event;
		if (event.type === 'AnswerPublished') {
			const { version, answer, unit = null, texts = null } = event;
			return [{ where: 'answer', version, answer, unit, approvedAt: approvedAt(version), at, texts }];
		}
		if (event.type !== 'PagePublished' && event.type !== 'SitePublished') return [];
		const { version, texts } = event;
		if (version === undefined || texts === undefined) return [];
		const first = events.find((one) => one.type === 'AnswerPublished' && one.version === version);
		const answer = first?.type === 'AnswerPublished' ? first.answer : 'final';
		const where = event.type === 'PagePublished' ? 'page' : 'site';
		return [{ where, version, answer, unit: null, approvedAt: approvedAt(version), at, texts }];
	});
}

/** Whether what stands online is what was agreed to; null where only one of the two is known, or neither. */
export function isUnchanged({ texts }: Pick<Published, 'texts'>): boolean | null {
	return texts === null || texts.approved === null || texts.posted === null ? null : texts.approved === texts.posted;
}
