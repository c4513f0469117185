import type { Consequence, MailOrder } from '../../domain/case/consequence.ts';
import type { Instant } from '../../domain/instant.ts';

/** The row of one decision, or of an execution that a repair has ordered. */
export interface RowRef {
	readonly caseId: string;
	/** Opaque; rows of one case sort by it in the order of its decisions. */
	readonly row: string;
}

/** All that must follow from one decision. */
export interface OutboxRow extends RowRef {
	readonly orders: readonly Consequence[];
	/** Places of the mails not yet settled. */
	readonly mails: readonly number[];
	/** Whether the machines have not yet been seen where the decision sends them. */
	readonly workflow: boolean;
	/** Real time since which it waits. */
	readonly pendingSince: Instant;
}

/** One mail of one row. */
export interface MailRef extends RowRef {
	/** Its place among the orders of the row. */
	readonly place: number;
}

export type Claim =
	| {
			readonly is: 'claimed';
			readonly order: MailOrder;
			/** Product time of handing over, fixed at the first claim and kept by every later one (G-8). */
			readonly handedAt: Instant;
			/** Whether an earlier attempt may have handed it over already. */
			readonly again: boolean;
	  }
	/** Sent or dropped before. */
	| { readonly is: 'settled' }
	/** Another worker holds it, or one died holding it: come again after the lease. */
	| { readonly is: 'leased' };

export type MailOutcome = { readonly messageIds: readonly string[] } | { readonly dropped: string };

/** What has been decided and must still be done. */
export interface Outbox {
	read(ref: RowRef): Promise<OutboxRow | null>;
	/** Takes a mail for as long as the lease lasts, by condition: two workers never hold one mail. */
	claimMail(ref: MailRef, times: { realNow: Instant; leaseUntil: Instant; now: Instant }): Promise<Claim>;
	/** Gives a claim back after a clear refusal. `forget`: nothing was ever handed over, so the moment is not kept. */
	releaseMail(ref: MailRef, forget: boolean): Promise<void>;
	settleMail(ref: MailRef, outcome: MailOutcome): Promise<void>;
	/** The machine has come to where every decision of the case up to this version sends it. */
	settleWorkflow(caseId: string, upToVersion: number): Promise<void>;
	/** Nothing more is awaited of the machines for this one row. */
	settleRow(ref: RowRef): Promise<void>;
	/** Rows that wait since before this real time, the oldest first. */
	pending(before: Instant, limit: number): Promise<readonly RowRef[]>;
	/** Real time since which the oldest row waits; null where none does. */
	oldest(): Promise<Instant | null>;
}

/** The queues between the outbox and its workers. Sending twice is harmless. */
export interface Queues {
	/** Gives back the places (in `refs`) that could not be put into the queue. */
	mails(refs: readonly MailRef[]): Promise<readonly number[]>;
	workflows(refs: readonly RowRef[]): Promise<readonly number[]>;
}
