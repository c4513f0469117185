import type { PartnerEventType } from '../../domain/hooks/partner-events.ts';
import type { Instant } from '../../domain/instant.ts';

/** Where an integration wants to be told of its cases, and of what. */
export interface Hook {
	readonly integration: string;
	/** `https`, a public host, no user. */
	readonly url: string;
	readonly types: readonly PartnerEventType[];
	/** Whether it may have the words of drafts and comments; ids and codes it has anyway. */
	readonly words: boolean;
	/** Who is written to when the endpoint is turned off. */
	readonly contact: string;
	/** Since when nothing is sent there, in real time: its endpoint said that it is gone, or a person turned it off; null while it is on. */
	readonly offSince: Instant | null;
	/** Whether its contact was written to since. */
	readonly contactTold: boolean;
}

/** Hooks of integrations, each read as it stands. */
export interface HookBook {
	of(integration: string): Promise<Hook | null>;
	/** Turns it off for good at this real time; nothing where it is off already. */
	turnOff(integration: string, realNow: Instant): Promise<void>;
	noteContactTold(integration: string): Promise<void>;
}

/** The same for the command line. */
export interface HookStore extends HookBook {
	put(hook: Hook): Promise<void>;
	remove(integration: string): Promise<void>;
}

/** One decision of a case, or one month's report, that a partner may have to be told of. */
export type PartnerRef =
	| { readonly municipality: string; readonly caseId: string; readonly version: number }
	| { readonly municipality: string; readonly month: string };

/** The queue between the table and the function that tells partners. Sending twice is harmless. */
export interface PartnerQueue {
	/** Gives back the places (in `refs`) that could not be put into the queue. */
	partners(refs: readonly PartnerRef[]): Promise<readonly number[]>;
}

/** What came of one attempt to hand something over. */
export type Handed =
	/** Any 2xx. */
	| { readonly is: 'taken' }
	/** 410: there is nobody any more who wants it. */
	| { readonly is: 'gone' }
	/** Everything else, a redirect among it; to be tried again. `why` is a status or a code, and repeats nothing of the answer. */
	| { readonly is: 'failed'; readonly why: string }
	/** The host's name stands for an address that nothing is sent to: of a private network, of this machine, of the cloud itself. */
	| { readonly is: 'forbidden'; readonly why: string };

export interface HookSender {
	/** One attempt. Follows no redirect, and never throws for what happens on the way. */
	post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Handed>;
}
