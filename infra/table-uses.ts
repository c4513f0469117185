import type { FunctionName } from './bundle.ts';

/** Items of one kind, by what their partition key begins with; see functions/adapters/keys.ts. */
export const families = {
	/** Head, events, content, outbox and token of a case stand under one key. */
	cases: ['CASE#*'],
	links: ['LINK#*'],
	dedup: ['DEDUP#*'],
	reports: ['REPORT#*'],
	/** Mails that were sent, and addresses that are not written to. */
	returns: ['SENT#*', 'ADDRESS#*'],
	/** What each integration has sent lately. */
	sending: ['COUNT#*'],
	/** What the sweep notes for itself. */
	sweep: ['SWEEP'],
	/** What municipalities work by: read by many, written by the command line's own credentials alone. */
	tenants: ['TENANTS', 'TENANT#*', 'REGULATION#*', 'CALENDAR#*', 'INTEGRATION#*'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Family = keyof typeof families;

/** The shards of each index: a query there has these for its leading keys. */
export const shardsOf = {
	due: ['due#*'],
	open: ['town#*', 'open#*', 'ended#*'],
	outbox: ['outbox#*'],
	/** Rows of which something was set aside: one shard. */
	aside: ['aside'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type IndexName = keyof typeof shardsOf;

export type ReadAction = 'GetItem' | 'Query';
export type WriteAction = 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** What one function does with the table, and what it becomes a grant for. */
export interface TableUse {
	readonly reads: { readonly by: readonly ReadAction[]; readonly of: readonly Family[] };
	/** Each item of a transaction is granted as the single write that it is. */
	readonly writes?: { readonly by: readonly WriteAction[]; readonly of: readonly Exclude<Family, 'tenants'>[] };
	readonly indexes?: readonly IndexName[];
}

const looking = ['GetItem', 'Query'] as const;
/** A decision is a transaction of new items and of the head, which moves. Nothing is ever deleted. */
const deciding = ['PutItem', 'UpdateItem'] as const;

/**
 * Every function that is told of the table. test/infra/grants.test.ts holds this against the commands and the keys in
 * the function's bundle, in both directions.
 */
export const tableUses: Partial<Readonly<Record<FunctionName, TableUse>>> = {
	'receive-incident': {
		reads: { by: looking, of: ['cases', 'dedup', 'tenants'] },
		writes: { by: deciding, of: ['cases', 'dedup', 'sending'] },
	},
	'record-decision': {
		reads: { by: looking, of: ['cases', 'dedup', 'tenants'] },
		writes: { by: deciding, of: ['cases', 'dedup', 'sending'] },
	},
	'show-case': { reads: { by: looking, of: ['cases', 'tenants'] } },
	'show-page': { reads: { by: looking, of: ['cases', 'links', 'tenants'] } },
	'act-on-stage': {
		reads: { by: looking, of: ['cases', 'dedup', 'links', 'tenants'] },
		writes: { by: deciding, of: ['cases', 'dedup'] },
	},
	'open-stage': {
		reads: { by: looking, of: ['cases'] },
		writes: { by: deciding, of: ['cases'] },
	},
	'plan-clock': {
		reads: { by: looking, of: ['cases', 'dedup', 'tenants'] },
		writes: { by: deciding, of: ['cases', 'dedup'] },
	},
	'deliver-mail': {
		reads: { by: looking, of: ['cases', 'dedup', 'links', 'returns', 'tenants'] },
		writes: { by: deciding, of: ['cases', 'dedup', 'links', 'returns'] },
	},
	'signal-workflow': {
		reads: { by: looking, of: ['cases'] },
		writes: { by: ['UpdateItem'], of: ['cases'] },
	},
	sweep: {
		reads: { by: looking, of: ['cases', 'dedup', 'sweep', 'tenants'] },
		writes: { by: deciding, of: ['cases', 'dedup', 'sweep'] },
		indexes: ['due', 'open', 'outbox', 'aside'],
	},
	'record-bounce': {
		reads: { by: looking, of: ['cases', 'dedup', 'returns', 'tenants'] },
		writes: { by: deciding, of: ['cases', 'dedup', 'returns'] },
	},
	'owe-report': {
		reads: { by: looking, of: ['cases', 'returns', 'tenants'] },
		writes: { by: deciding, of: ['reports', 'returns'] },
		indexes: ['open'],
	},
};
