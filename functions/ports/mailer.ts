/** One mail to one mailbox. */
export interface Mail {
	/** Whose mail it is, by name, and the mailbox of ours that it leaves from. */
	readonly from: { readonly name: string; readonly mail: string };
	readonly replyTo: string;
	readonly to: { readonly name: string; readonly mail: string };
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	/** Groups the mails of one case in a mailbox: stable, made of the case's id. */
	readonly thread: string;
	/** Which of our lists it belongs to, for a mailbox to file it by: one for each municipality. */
	readonly list: string;
	readonly attachments: readonly {
		readonly name: string;
		readonly type: string;
		readonly content: string | Uint8Array;
		/** By which the HTML shows it in its place; absent for a file that stands below the mail. */
		readonly cid?: string;
	}[];
}

export type Sent =
	| { readonly is: 'sent'; readonly messageId: string }
	/** Too fast: the same mail will be taken later. */
	| { readonly is: 'throttled' }
	/** Nothing was taken, and the mail is not at fault: no connection, no right to send, sending is paused. */
	| { readonly is: 'unavailable'; readonly why: string }
	/** Will not be taken as it is: the address or the message is at fault. */
	| { readonly is: 'refused'; readonly why: string }
	/** No answer: it may have been taken. */
	| { readonly is: 'unclear'; readonly why: string };

export interface MailSender {
	/** One attempt, never repeated by itself. */
	send(mail: Mail): Promise<Sent>;
}

export interface Mailer extends MailSender {
	/** Whether it answers at all. Asked before a mail is sent again that may have been taken: a repeat is a copy. */
	answers(): Promise<boolean>;
}
