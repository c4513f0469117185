import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { Role, StageKind } from '../../domain/regulation/regulation.ts';

/** How long a link works: longer than any term of a case, in product time. */
export const linkLifeMs = 90 * DAY_MS;

/** What a link in a mail stands for. The row is the authority: the address itself says nothing. */
export interface LinkRow {
	readonly caseId: string;
	readonly subject:
		| {
				readonly is: 'stage';
				readonly stage: StageKind;
				readonly visit: number;
				/** The round of assignments, for a unit's link. */
				readonly round: number | null;
				/** The number of the question that it asks to answer, where that is all it is for. */
				readonly question: number | null;
		  }
		| { readonly is: 'notice'; readonly notice: string; readonly clock: string | null }
		/** All that whoever has it may do now, whatever the case awaits. */
		| { readonly is: 'case' };
	readonly role: Role;
	readonly unit: string | null;
	/** Id of the person whose mailbox it went to; null for a mailbox of nobody in particular. */
	readonly person: string | null;
	/** A keyed digest of the mailbox it went to; null in rows of before there was one. */
	readonly mailbox: string | null;
	/**
	 * Ids of those who were away when it was sent, and in whose place alone it was: good while he stands in for one of them.
	 * Absent where he holds the role himself.
	 */
	readonly standsFor?: readonly string[];
	/** How often the links of whoever it went to had been revoked when it was made: it is good until the next time. */
	readonly revocations: number;
	/** Product time. */
	readonly expiresAt: Instant;
}

/** What a page needs: nobody who opens one can make or change a link. */
export interface LinkReader {
	get(linkId: string): Promise<LinkRow | null>;
}

export interface LinkStore extends LinkReader {
	/** Keeps the first row: a mail sent again finds its link as it was. */
	put(linkId: string, row: LinkRow): Promise<void>;
}
