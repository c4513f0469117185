import type { Consequence } from '../../domain/case/consequence.ts';
import type { MailOrder } from '../../domain/case/consequence.ts';
import type { Instant } from '../../domain/instant.ts';

/** All that must follow from one decision. */
export interface OutboxRow {
	readonly caseId: string;
	readonly version: number;
	readonly orders: readonly Consequence[];
	/** Places of the mails not yet settled. */
	readonly mails: readonly number[];
	/** Whether the machines have not yet been seen where the decision sends them. */
	readonly workflow: boolean;
	/** Real time since which it waits. */
	readonly pendingSince: Instant;
}

/** One mail of one decision. */
export interface MailRef {
	readonly caseId: string;
	readonly version: number;
	/** Place among the orders of that decision. */
	readonly place: number;
}

/** The executions that one decision starts or signals. */
export interface WorkflowRef {
	readonly caseId: string;
	readonly version: number;
}

export type Claim =
	| {
			readonly is: 'claimed';
			readonly order: MailOrder;
			/** Product time of handing over, fixed at the first claim and kept by every later one (G-8). */
			readonly handedAt: Instant;
	  }
	/** Sent or dropped before. */
	| { readonly is: 'settled' }
	/** Another worker holds it, or one died holding it: come again after the lease. */
	| { readonly is: 'leased' };

export type MailOutcome = { readonly messageIds: readonly string[] } | { readonly dropped: string };

/** What has been decided and must still be done. */
export interface Outbox {
	read(ref: WorkflowRef): Promise<OutboxRow | null>;
	/** Takes a mail for as long as the lease lasts, by condition: two workers never hold one mail. */
	claimMail(ref: MailRef, times: { realNow: Instant; leaseUntil: Instant; now: Instant }): Promise<Claim>;
	/** Gives a claim back after a clear refusal: nothing was handed over, so the moment is forgotten. */
	releaseMail(ref: MailRef): Promise<void>;
	settleMail(ref: MailRef, outcome: MailOutcome): Promise<void>;
	/** The machines are where every decision up to this version sends them. */
	settleWorkflow(caseId: string, upToVersion: number): Promise<void>;
	/** Rows that wait since before this real time, the oldest first. */
	pending(before: Instant, limit: number): Promise<readonly WorkflowRef[]>;
	/** Real time since which the oldest row waits; null where none does. */
	oldest(): Promise<Instant | null>;
}

/** The queues between the outbox and its workers. Sending twice is harmless. */
export interface Queues {
	/** Gives back the places (in `refs`) that could not be put into the queue. */
	mails(refs: readonly MailRef[]): Promise<readonly number[]>;
	workflows(refs: readonly WorkflowRef[]): Promise<readonly number[]>;
}
