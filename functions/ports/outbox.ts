import type { FollowUp, MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type { Instant } from '../../domain/instant.ts';
import type { StoredCase } from './case-store.ts';

/** The row of one decision, or of an execution that a repair has ordered. */
export interface RowRef {
	readonly caseId: string;
	/** Opaque; rows of one case sort by it in the order of its decisions. */
	readonly row: string;
}

/** All that must follow from one decision. */
export interface OutboxRow extends RowRef {
	/** Whose it is; null where an earlier release wrote it. */
	readonly municipality: string | null;
	readonly orders: readonly FollowUp[];
	/** Places of the mails not yet settled. */
	readonly mails: readonly number[];
	/** For each of those, the real time at which a worker was to come for it: what lies long past was lost on its way. */
	readonly awaited: ReadonlyMap<number, Instant>;
	/** Whether the machines have not yet been seen where the decision sends them. */
	readonly workflow: boolean;
	/** Real time since which it waits. */
	readonly pendingSince: Instant;
}

/** One mail of one row, whoever it goes to. */
export interface MailRef extends RowRef {
	/** Its place among the orders of the row. */
	readonly place: number;
}

/** A mail on its way into the queue. */
export interface QueuedMail extends MailRef {
	/** null where its row does not say. */
	readonly municipality: string | null;
}

/** One recipient's mail: claimed, tried and settled by itself, whatever becomes of the others'. */
export interface RecipientRef extends MailRef {
	/** Place among those whom the mail is addressed to. */
	readonly recipient: number;
}

/** One recipient's mail in a word, as `otklik outbox` and `otklik trace` call it. */
export function mailName({ caseId, row, place, recipient }: RecipientRef): string {
	return `${caseId}/${row}/${place}.${recipient}`;
}

/** Id of a person, or `#0` for the mailbox that a unit or its head has of its own. */
export type RecipientId = string;

/** A mail of the outbox, and to whom it must still go. */
export interface OutboxMail {
	readonly order: MailOrder;
	/** Whom it is addressed to: fixed with the first claim of it, so that no repeat doubles or drops anybody. */
	readonly to: readonly RecipientId[] | null;
	/** Places (in `to`) of those whose mail is neither sent nor dropped; the first one's alone while `to` is not fixed. */
	readonly open: readonly number[];
	/** Real time since which its row waits. */
	readonly since: Instant;
}

export type Claim =
	| {
			readonly is: 'claimed';
			/** Product time of handing over, fixed at the first claim and kept by every later one (G-8). */
			readonly handedAt: Instant;
			/** Whether an earlier attempt may have handed it over already. */
			readonly again: boolean;
			/** What came of it so far. */
			readonly tries: Tries;
			/** The message that an earlier attempt is known to have made of it; only what follows is left to be done. */
			readonly sent: string | null;
	  }
	/** Sent, dropped or set aside before. */
	| { readonly is: 'settled' }
	/** Another worker holds it, or one died holding it: come again after the lease, which ends at this real time. */
	| { readonly is: 'leased'; readonly until: Instant }
	/** It was put off, and the message that waited with it is still to come. */
	| { readonly is: 'waiting' };

/** How often one recipient's mail was tried, this time included, and how that ended. */
export interface Tries {
	readonly tries: number;
	/** Clear refusals of this very mail. */
	readonly refusals: number;
	/** Attempts that may have handed it over. */
	readonly doubts: number;
	/** Real time since which its row waits. */
	readonly since: Instant;
}

/** Why a mail was not handed over now: what counts against it, and what is nobody's fault. */
export type Setback = 'refused' | 'doubtful' | 'unavailable';

export type MailOutcome =
	| { readonly messageId: string }
	/** `digest`: what it tells goes out by this mail instead. */
	| { readonly dropped: string; readonly digest?: MailRef }
	/** Not sent: his address is known as dead. */
	| { readonly undeliverable: string };

/** How far one recipient's mail has come. */
export interface RecipientState {
	readonly id: RecipientId;
	readonly outcome: MailOutcome | null;
	/** Product time of handing over, from the first claim on. */
	readonly handedAt: Instant | null;
	/** Real time until which a worker holds it, or held it. */
	readonly leasedUntil: Instant | null;
}

/** A mail that no worker tries any more; a person decides what becomes of it. */
export interface AsideMail extends RecipientRef {
	readonly order: MailOrder;
	readonly to: RecipientId | null;
	readonly why: string;
	/** Real time since which the first of its row is set aside. */
	readonly since: Instant;
}

/** One mail to one recipient, as a person may be told of it afterwards. */
export interface ToldMail {
	readonly order: MailOrder;
	/** null before it is fixed whom it goes to. */
	readonly to: RecipientId | null;
	/** Product time of handing over; null where that has not come. */
	readonly at: Instant | null;
	readonly how: 'sent' | 'waiting' | 'undeliverable' | 'dropped';
}

/** Every mail of a case, in the order of the decisions that brought them. */
export interface MailLog {
	told(caseId: string): Promise<readonly ToldMail[]>;
}

/** What has been decided and must still be done. */
export interface Outbox {
	read(ref: RowRef): Promise<OutboxRow | null>;
	/** null where nothing of it is left to be done, or there is no such row. */
	readMail(ref: MailRef): Promise<OutboxMail | null>;
	/**
	 * Takes one recipient's mail for as long as the lease lasts, by condition: two workers never hold one. `fix`: the
	 * first claim of a mail is that of its first recipient and says whom it is addressed to; null once that is fixed.
	 * Another first claim that was quicker counts as a lease.
	 */
	claimMail(
		ref: RecipientRef,
		fix: readonly RecipientId[] | null,
		times: { readonly realNow: Instant; readonly leaseUntil: Instant; readonly now: Instant },
	): Promise<Claim>;
	/** Every recipient of a mail, in the order of `to`, settled or not; empty before the first claim. */
	recipients(ref: MailRef): Promise<readonly RecipientState[]>;
	/** What the mail is, settled or not; null where there is no such mail. */
	orderOf(ref: MailRef): Promise<MailOrder | null>;
	/** Adds recipients at the end of `to`; false, and nothing, where `to` is not this any more or all are settled. */
	addRecipients(ref: MailRef, to: readonly RecipientId[], more: readonly RecipientId[]): Promise<boolean>;
	/**
	 * Gives a claim back until this real time. `forget`: nothing was ever handed over, so the moment of handing over is
	 * not kept either.
	 */
	putOff(ref: RecipientRef, until: Instant, setback: Setback, forget: boolean): Promise<void>;
	/** Notes that it was sent, where what follows from that could not be done: whoever comes again sends nothing. */
	noteSent(ref: RecipientRef, messageId: string): Promise<void>;
	/** Takes it out of what workers and sweep look at, to where people find it. */
	setAside(ref: RecipientRef, why: string, realNow: Instant): Promise<void>;
	settleMail(ref: RecipientRef, outcome: MailOutcome): Promise<void>;
	/** The machine has come to where every decision of the case up to this version sends it. */
	settleWorkflow(caseId: string, upToVersion: number): Promise<void>;
	/** Nothing more is awaited of the machines for this one row. */
	settleRow(ref: RowRef): Promise<void>;
	/** Every row of a case, in the order of its decisions. */
	rowsOf(caseId: string): AsyncIterable<OutboxRow>;
	/** Rows that wait since before this real time, the oldest first. */
	pending(before: Instant, limit: number): Promise<readonly RowRef[]>;
	/** Real time since which the oldest row waits; null where none does. */
	oldest(): Promise<Instant | null>;
	/** How many rows have something set aside. */
	countAside(): Promise<number>;
	/** Every mail that is set aside, the oldest first. */
	aside(): AsyncIterable<AsideMail>;
	/**
	 * Lets workers and sweep try a mail again that was set aside, as if for the first time: also its moment of handing over
	 * is then a new one (G-8). false where it is not set aside.
	 */
	retryAside(ref: RecipientRef, realNow: Instant): Promise<boolean>;
	/** Gives up a mail that was set aside; false where it is not. */
	dropAside(ref: RecipientRef, why: string): Promise<boolean>;
}

/** The outbox for whoever is told of a row, and looks for none. */
export type OutboxRows = Omit<
	Outbox,
	'rowsOf' | 'pending' | 'oldest' | 'countAside' | 'aside' | 'retryAside' | 'dropAside'
>;

/** The queues between the outbox and its workers. Sending twice is harmless. */
export interface Queues {
	/**
	 * Gives back the places (in `mails`) that could not be put into the queue. Those of one municipality that are many keep
	 * no other's waiting (ADR 0061).
	 */
	mails(mails: readonly QueuedMail[]): Promise<readonly number[]>;
	workflows(refs: readonly RowRef[]): Promise<readonly number[]>;
	/** Links to the place to work that somebody asked for, by their ids; their mails go the way of all others. */
	signIns(ids: readonly string[]): Promise<readonly number[]>;
}

/** What came of a message: it is done, or is to come again after so many milliseconds of real time. */
export type Worked = 'done' | { readonly againInMs: number };

/** Hides a message that was received from its queue for so many seconds; then it comes again. */
export type Hide = (receipt: string, seconds: number) => Promise<void>;

/** Orders mails that follow from no decision, because somebody has asked for them. */
export interface MailOrders {
	/** Writes a row of one mail beside the case as it stood at this version; false, and nothing, where that name was used. */
	order(
		at: Pick<StoredCase, 'caseId' | 'version' | 'municipality'>,
		name: string,
		mail: MailOrder,
		realNow: Instant,
	): Promise<boolean>;
}
