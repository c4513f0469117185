import type { Instant } from '../../domain/instant.ts';
import type { RecipientRef } from './outbox.ts';
import type { ReportRef } from './reports.ts';

/** What an address is known by here: a keyed hash, for the table names nobody. */
export type AddressKey = string;

/** A mail that the mail service has taken: whose it was, so that its return can be put down to him. */
export type SentMail =
	| {
			readonly is: 'mail';
			readonly ref: RecipientRef;
			/** Product time of handing over (G-8). */
			readonly handedAt: Instant;
			readonly address: AddressKey;
	  }
	| { readonly is: 'report'; readonly ref: ReportRef; readonly address: AddressKey };

/** What was sent, by the id that the mail service gave it; kept for as long as anything can come back of it. */
export interface SentMails {
	put(messageId: string, sent: SentMail, realNow: Instant): Promise<void>;
	/** null for a mail that is not on record, or not yet: the service may tell of it before we have written it down. */
	get(messageId: string): Promise<SentMail | null>;
}

/** Addresses that are not written to again. A file with another address in its place leaves them behind. */
export interface DeadAddresses {
	has(address: AddressKey): Promise<boolean>;
	/** Keeps the first reason. */
	add(address: AddressKey, because: DeadBecause, at: Instant): Promise<void>;
}

/** For the command line: an address that a person knows to work again. */
export interface AddressReviver {
	/** false where it was written to all the while. */
	revive(address: AddressKey): Promise<boolean>;
}

export type DeadBecause = 'bounced' | 'complained' | 'suppressed';
