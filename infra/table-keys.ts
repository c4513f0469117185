import type { Family, IndexName } from '../functions/needs.ts';

/** Items of one kind, by what their partition key begins with; see functions/adapters/keys.ts. */
export const families = {
	/** By whose link or session words of a case were shown. */
	accesses: ['ACCESS#*'],
	/** Who is away, besides what files say. */
	absences: ['ABSENCES#*'],
	/** Head, events, content, outbox and token of a case stand under one key. */
	cases: ['CASE#*'],
	links: ['LINK#*'],
	/** Links to the place to work that were asked for. */
	signIns: ['SIGNIN#*'],
	/** Who is signed in there. */
	sessions: ['SESSION#*'],
	dedup: ['DEDUP#*'],
	/** What is open in each municipality, counted by the sweep. */
	figures: ['FIGURES#*'],
	/** What cases are found by: addresses, words, who did something. */
	finds: ['FIND#*'],
	/** Where integrations are told of their cases. */
	hooks: ['HOOK#*'],
	reports: ['REPORT#*'],
	/** Mails that were sent, and addresses that are not written to. */
	returns: ['SENT#*', 'ADDRESS#*'],
	/** What mailboxes were told lately, and which digest gathers for them. */
	toldLately: ['TOLD#*'],
	/** What each integration has sent lately. */
	sending: ['COUNT#*'],
	/** Files of a municipality, by what they are known again. */
	seen: ['SEEN#*'],
	/** What the sweep notes for itself. */
	sweep: ['SWEEP'],
	/** What municipalities work by: read by many, written by the command line's own credentials alone. */
	tenants: ['TENANTS', 'TENANT#*', 'REGULATION#*', 'CALENDAR#*', 'INTEGRATION#*'],
} as const satisfies Readonly<Record<Family, readonly string[]>>;

/** The shards of each index: a query there has these for its leading keys. */
export const shardsOf = {
	/** Open cases by when they wake, ended ones by how long their words are kept. */
	due: ['due#*', 'kept#*'],
	worklist: ['town#*', 'open#*', 'ended#*'],
	/** Whom cases wait for. */
	desks: ['desk#*'],
	/** Open cases by unit and stage. */
	units: ['unit#*'],
	outbox: ['outbox#*'],
	/** Rows of which something was set aside: one shard. */
	aside: ['aside'],
} as const satisfies Readonly<Record<IndexName, readonly string[]>>;
