import type { Network } from '../regulation/regulation.ts';
import type { LocalDate } from '../worktime/local-date.ts';

/**
 * The official pages of a municipality in social networks (Plastunovskaya, annex 1). A register of who answers for which
 * page and when access was handed over; what opens a page is never kept here (Прил.1 п.2).
 */
export interface PageRegister {
	readonly schema: 1;
	readonly municipality: string;
	/** Who runs the administration's own pages and coordinates all others (Прил.1 п.3). */
	readonly coordinator: string;
	readonly pages: readonly OfficialPage[];
	readonly publications: readonly PagePublication[];
	readonly moderation: readonly Moderation[];
}

export interface OfficialPage {
	readonly id: string;
	readonly title: string;
	readonly network: Network;
	readonly address: string;
	/** The post or the institution that answers for what stands there. */
	readonly owner: string;
	/** Whether it is bound to a telephone of the office; the number itself is not kept. */
	readonly officePhone: boolean;
	/** Local date on which access was handed over to the coordinator; null while it has not been. */
	readonly accessHandedOver: LocalDate | null;
}

export interface PagePublication {
	readonly page: string;
	/** Local date. */
	readonly on: LocalDate;
	/** Where the text is at hand, its style is looked at. */
	readonly text?: string;
}

export const moderationReasons = ['unlawful', 'spam', 'insulting'] as const;
export type ModerationReason = (typeof moderationReasons)[number];

/** What was done to a comment or its author, and why (Прил.1 п.8). */
export interface Moderation {
	readonly page: string;
	readonly on: LocalDate;
	readonly did: 'deleted' | 'blocked';
	readonly reason: ModerationReason;
	/** Who decided. */
	readonly by: string;
	/** What was kept of the comment before it went; a deletion cannot be without. */
	readonly copy: { readonly where: string; readonly keptOn: LocalDate } | null;
}
