import type { Instant } from '../../instant.ts';
import type { Role } from '../../regulation/regulation.ts';

/**
 * Why a mail did not reach somebody: it came back for good, was marked as spam, the mail service no longer writes to the
 * address, or would not carry this mail, or has tried for hours in vain; or we knew all that of the address, and did not
 * write.
 */
export type UndeliveredBecause = 'bounced' | 'complained' | 'suppressed' | 'rejected' | 'gave-up' | 'known-dead';

/** Whether the address may be right all the same: the next mail goes to it, and so does this one when it is ordered again. */
export function isAddressAlive(why: UndeliveredBecause): why is 'rejected' | 'gave-up' {
	return why === 'rejected' || why === 'gave-up';
}

/** What became of mails after they were ordered (G-8, R-23). */
export type DeliveryEvent =
	| {
			readonly type: 'MailUndelivered';
			readonly number: number;
			readonly to: Role;
			readonly unit: string | null;
			readonly person: string | null;
			readonly handedAt: Instant | null;
			readonly why: UndeliveredBecause;
			readonly othersTold: boolean;
			/** Whether the unit's clocks had started by this very mail, so that they never started at all (G-8). */
			readonly untold: boolean;
			/** Ids of those whose breach had been booked meanwhile, and is none. */
			readonly takenBack: readonly string[];
	  }
	/** The addresses are others now, so what waited for them is written again. */
	| { readonly type: 'MailOrderedAgain'; readonly number: number }
	/** Others act for a role (of a unit) from now on, and what waits there is theirs (Plastunovskaya 7.2). */
	| (PassedOn & { readonly type: 'StepPassedOn' });

/** Who acts for a role (of a unit) has changed, for somebody went away or came back. */
export interface PassedOn {
	readonly to: Role;
	readonly unit: string | null;
	/** Id of whoever went away or came back. */
	readonly absent: string;
	/** Ids of those who acted until then and do not any more. */
	readonly from: readonly string[];
	/** Ids of those who act now and did not. */
	readonly persons: readonly string[];
	/** When the change was found: of one change a case is told once. */
	readonly change: Instant;
	/** Since when they act: what began to wait later has found them already. Absent from events of before, which told it up to the change. */
	readonly since?: Instant;
}
