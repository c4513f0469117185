import type { Instant } from '../../domain/instant.ts';
import type { Role } from '../../domain/regulation/regulation.ts';

/** Where words of a case were shown: a form or a file by the link of a mail, the case at the place to work. */
export type AccessedPage = 'link' | 'file' | 'work';

/** By whose link or session something was shown. */
export interface AccessedBy {
	readonly role: Role;
	readonly unit: string | null;
	/** Id of the person; null for a mailbox of nobody in particular. */
	readonly person: string | null;
}

/** Somebody was shown words of a case; nothing of what they say. The first time in an hour stands for that hour. */
export interface Access {
	readonly by: AccessedBy;
	readonly page: AccessedPage;
	/** Product time of the first look in that hour. */
	readonly at: Instant;
}

export interface AccessLog {
	/** `forgetAt`: real time after which it may be forgotten. */
	note(caseId: string, access: Access, forgetAt: Instant): Promise<void>;
}

/** For the command line. */
export interface AccessReader {
	/** Who was shown words of this case, the earliest first; what is past its time is absent. */
	of(caseId: string, realNow: Instant): Promise<readonly Access[]>;
}
