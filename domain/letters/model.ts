import type { MailOrder } from '../case/follow-ups/follow-up.ts';
import type { CaseView } from '../case-view/model.ts';
import type { Instant } from '../instant.ts';

export interface MailInput extends CaseView {
	readonly order: MailOrder;
	/** When it is handed over: what is due on that day is told without its date. */
	readonly at: Instant;
	/** Whom an undelivered mail did not reach, as the municipality's file has them now; null in every other mail. */
	readonly unreached?: { readonly name: string; readonly mail: string } | null;
	/** Whose place its reader takes, as the file names him, for his own mailbox takes no mail; null where it is nobody's. */
	readonly insteadOf?: string | null;
	/** Those who are away and for whom its reader acts, as the file names them; empty or absent where he acts for himself. */
	readonly standsFor?: readonly string[];
	/** Full URL of the form behind the button; null for mails that only tell something. */
	readonly link: string | null;
	/** Full URL of the page of all that can be done with the case; null in mails that hold none. */
	readonly caseLink?: string | null;
	/** Full URL of the municipality's place to work, where all that waits for its reader stands; every mail that is sent has it. */
	readonly workUrl?: string;
}

/** Ready for multipart/alternative. The subject has no line breaks and no other control characters. */
export interface RenderedMail {
	readonly subject: string;
	readonly text: string;
	readonly html: string;
}
