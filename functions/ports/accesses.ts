import type { Instant } from '../../domain/instant.ts';
import type { Role } from '../../domain/regulation/regulation.ts';

/** Where words of a case were shown: a form or a file by the link of a mail, the case at the place to work, its view by the API. */
export type AccessedPage = 'link' | 'file' | 'work' | 'api';

/** Where a line of each of several cases was shown: a list at the place to work, or what was found there. */
export type ListedPage = 'list' | 'search';

/** By whose link or session something was shown. */
export interface AccessedBy {
	readonly role: Role | 'integration';
	readonly unit: string | null;
	/** Id of the person, or of the integration; null for a mailbox of nobody in particular. */
	readonly person: string | null;
}

/** Somebody was shown words of a case; nothing of what they say. The first time in an hour stands for that hour. */
export interface Access {
	readonly by: AccessedBy;
	readonly page: AccessedPage | ListedPage;
	/** Product time of the first look in that hour. */
	readonly at: Instant;
}

/** Somebody was shown lines of these cases by one page: one row, whatever their number. */
export interface ListAccess extends Access {
	readonly page: ListedPage;
	readonly cases: readonly string[];
}

export interface AccessLog {
	/** `forgetAt`: real time after which it may be forgotten. */
	note(caseId: string, access: Access & { readonly page: AccessedPage }, forgetAt: Instant): Promise<void>;
	/** The same of a list; each page that was shown is a row. */
	noteList(municipality: string, access: ListAccess, forgetAt: Instant): Promise<void>;
}

/** For the command line. */
export interface AccessReader {
	/**
	 * Who was shown words of this case, the earliest first, with lists of its municipality between the two product times; what
	 * is past its time is absent.
	 */
	of(
		ref: {
			readonly caseId: string;
			readonly municipality: string;
			readonly since: Instant;
			readonly until: Instant;
		},
		realNow: Instant,
	): Promise<readonly Access[]>;
}
