import type { Instant } from '../../domain/instant.ts';

/** What binds a person to the place to work: the mailbox that he proved to read, by a digest that names nobody. */
export interface ProvedMailbox {
	readonly municipality: string;
	/** A keyed digest of the mailbox. */
	readonly mailbox: string;
	/** Product time. */
	readonly expiresAt: Instant;
}

/** Somebody asked for a link to his page of work. Whether anybody has that mailbox is not known here. */
export interface SignInRow extends ProvedMailbox {
	/** Product time. */
	readonly askedAt: Instant;
}

/** Somebody is signed in. */
export interface SessionRow extends ProvedMailbox {
	/** How often the links of each whom that mailbox stands for had been revoked: more since, and the session is over. */
	readonly revocations: Readonly<Record<string, number>>;
}

/** Links that were asked for, until they are used or over. */
export interface SignIns {
	get(id: string): Promise<SignInRow | null>;
	/** Written once; the stream has its mail sent. */
	ask(id: string, row: SignInRow, realNow: Instant): Promise<void>;
	/** True for the first who uses it. */
	use(id: string): Promise<boolean>;
}

export interface Sessions {
	/** null for one that never was or was ended. */
	get(id: string): Promise<SessionRow | null>;
	begin(id: string, row: SessionRow, realNow: Instant): Promise<void>;
	end(id: string): Promise<void>;
}

export type SignInReader = Pick<SignIns, 'get'>;
export type SessionReader = Pick<Sessions, 'get'>;
