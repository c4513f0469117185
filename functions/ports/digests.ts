import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type { Instant } from '../../domain/instant.ts';
import type { RecipientId, RecipientRef, RowRef } from './outbox.ts';
import type { AddressKey } from './returns.ts';

/** A mailbox as one municipality writes to it; the address by its keyed hash, for the table names nobody. */
export interface Mailbox {
	readonly municipality: string;
	readonly address: AddressKey;
}

/** A digest that takes more, and the real time until which it does; then it goes out. */
export interface OpenDigest extends RowRef {
	readonly until: Instant;
}

/** What a mailbox was told lately. */
export interface ToldLately {
	/** Mails that only told something and went out by themselves, with the real time of each. */
	readonly alone: readonly { readonly mail: string; readonly at: Instant }[];
	readonly open: OpenDigest | null;
	/** 0 where nothing is known of it. */
	readonly version: number;
}

/** The first mail that a digest takes, and what is ordered for it. */
export interface Opening {
	readonly ref: RecipientRef;
	/** Whom the digest is addressed to. */
	readonly to: RecipientId;
	readonly order: MailOrder;
	readonly until: Instant;
}

/**
 * Mails that wait for each other, to go to one mailbox as one (ADR 0060). A digest is a row of the outbox beside the case
 * whose mail it took first, and is claimed, tried and settled as any other; what it took has left the row that held it by
 * the same transaction, so that each is in one place or in the other.
 */
export interface Digests {
	told(mailbox: Mailbox): Promise<ToldLately>;
	/** Notes what goes out by itself; false, and nothing, where more was told since it was looked. */
	goesAlone(mailbox: Mailbox, seen: ToldLately, alone: ToldLately['alone'], realNow: Instant): Promise<boolean>;
	/** false, and nothing, where more was told since it was looked, or the mail is not there any more. */
	open(mailbox: Mailbox, seen: ToldLately, opening: Opening, realNow: Instant): Promise<boolean>;
	/** false, and nothing, where it takes no more, or the mail is not there any more. */
	add(digest: OpenDigest, ref: RecipientRef): Promise<boolean>;
	/** What it took and has not given back, sent or not, in an order that stays; none for a row that is no digest. */
	parts(digest: RowRef): Promise<readonly RecipientRef[]>;
	/** Lets workers and sweep come for a mail by itself again; false, and nothing, where the digest does not hold it. */
	giveBack(digest: RowRef, ref: RecipientRef, realNow: Instant): Promise<boolean>;
}
