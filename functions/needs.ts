/** Items of the table by what their partition key begins with; infra/table-keys.ts holds the keys of each family. */
export type Family =
	| 'accesses'
	| 'absences'
	| 'cases'
	| 'links'
	| 'dedup'
	| 'figures'
	| 'finds'
	| 'hooks'
	| 'reports'
	| 'returns'
	| 'seen'
	| 'sending'
	| 'sessions'
	| 'signIns'
	| 'sweep'
	| 'tenants'
	| 'toldLately';
export type IndexName = 'due' | 'worklist' | 'desks' | 'units' | 'outbox' | 'aside';
export type ReadAction = 'GetItem' | 'Query';
export type WriteAction = 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** What one function does with the table, and what it becomes a grant for. */
export interface TableUse {
	readonly reads: { readonly by: readonly ReadAction[]; readonly of: readonly Family[] };
	/** Each item of a transaction is granted as the single write that it is. */
	readonly writes?: { readonly by: readonly WriteAction[]; readonly of: readonly Exclude<Family, 'tenants'>[] };
	readonly indexes?: readonly IndexName[];
}

/** What one function needs of the world around it. */
export interface Needs<Name extends string = string> {
	/** The names that it reads from its environment. Who is told a queue, a machine or a secret may use it. */
	readonly told: readonly Name[];
	/** Who is told the table may do this with it, and no more; null for who is not told. */
	readonly table: TableUse | null;
}

const looking = ['GetItem', 'Query'] as const;
/** A decision is a transaction of new items and of the head, which moves. */
const deciding = ['PutItem', 'UpdateItem'] as const;

const rows = {
	'receive-incident': {
		told: ['STAGE', 'TABLE_NAME', 'INTEGRATION_SECRETS', 'LINK_KEY_SECRET'],
		table: {
			reads: { by: looking, of: ['absences', 'cases', 'dedup', 'tenants'] },
			writes: { by: deciding, of: ['cases', 'dedup', 'finds', 'sending'] },
		},
	},
	'record-decision': {
		told: ['STAGE', 'TABLE_NAME', 'INTEGRATION_SECRETS'],
		table: {
			reads: { by: looking, of: ['absences', 'cases', 'dedup', 'tenants'] },
			writes: { by: deciding, of: ['cases', 'dedup', 'finds', 'sending'] },
		},
	},
	'show-case': {
		told: ['STAGE', 'TABLE_NAME', 'INTEGRATION_SECRETS'],
		table: {
			reads: { by: looking, of: ['absences', 'cases', 'tenants'] },
			writes: { by: ['UpdateItem'], of: ['accesses'] },
		},
	},
	// What it shows lies beside its code.
	'show-api': {
		told: ['STAGE'],
		table: null,
	},
	'show-page': {
		told: ['STAGE', 'TABLE_NAME', 'LINK_KEY_SECRET', 'SHOWN_BUCKET'],
		table: {
			reads: { by: looking, of: ['absences', 'cases', 'links', 'tenants'] },
			writes: { by: ['UpdateItem'], of: ['accesses'] },
		},
	},
	'act-on-stage': {
		told: ['STAGE', 'TABLE_NAME', 'LINK_KEY_SECRET', 'QUARANTINE_BUCKET', 'SPELLING_FUNCTION'],
		table: {
			reads: { by: looking, of: ['absences', 'cases', 'dedup', 'links', 'tenants'] },
			writes: { by: deciding, of: ['accesses', 'cases', 'dedup', 'finds'] },
		},
	},
	'show-work': {
		told: ['STAGE', 'TABLE_NAME', 'LINK_KEY_SECRET', 'SHOWN_BUCKET'],
		table: {
			reads: {
				by: looking,
				of: ['absences', 'cases', 'figures', 'finds', 'reports', 'sessions', 'signIns', 'tenants'],
			},
			writes: { by: ['UpdateItem'], of: ['accesses'] },
			indexes: ['worklist', 'desks', 'units'],
		},
	},
	'act-on-work': {
		told: ['STAGE', 'TABLE_NAME', 'LINK_KEY_SECRET', 'QUARANTINE_BUCKET', 'SPELLING_FUNCTION'],
		table: {
			reads: { by: looking, of: ['absences', 'cases', 'dedup', 'finds', 'reports', 'sessions', 'signIns', 'tenants'] },
			writes: {
				by: deciding,
				of: ['absences', 'accesses', 'cases', 'dedup', 'finds', 'reports', 'sending', 'sessions', 'signIns'],
			},
			indexes: ['worklist', 'desks', 'units'],
		},
	},
	'check-spelling': {
		told: ['STAGE'],
		table: null,
	},
	'open-stage': {
		told: ['STAGE', 'TABLE_NAME'],
		table: {
			reads: { by: looking, of: ['cases'] },
			writes: { by: deciding, of: ['cases'] },
		},
	},
	'plan-clock': {
		told: ['STAGE', 'TABLE_NAME'],
		table: {
			reads: { by: looking, of: ['absences', 'cases', 'dedup', 'tenants'] },
			writes: { by: deciding, of: ['cases', 'dedup', 'finds'] },
		},
	},
	'relay-outbox': {
		told: ['STAGE', 'MAIL_QUEUE_URL', 'WORKFLOW_QUEUE_URL', 'PARTNER_QUEUE_URL'],
		table: null,
	},
	'tell-partner': {
		told: ['STAGE', 'TABLE_NAME', 'HOOK_SECRETS', 'OWN_PARTNER_QUEUE', 'SENDER_ADDRESS', 'CONFIGURATION_SET'],
		table: {
			reads: { by: looking, of: ['absences', 'cases', 'hooks', 'tenants'] },
			writes: { by: ['UpdateItem'], of: ['hooks'] },
		},
	},
	'deliver-mail': {
		told: [
			'STAGE',
			'TABLE_NAME',
			'PUBLIC_URL',
			'LINK_KEY_SECRET',
			'SENDER_ADDRESS',
			'CONFIGURATION_SET',
			'OWN_MAIL_QUEUE',
		],
		table: {
			reads: {
				by: looking,
				of: ['absences', 'cases', 'dedup', 'links', 'returns', 'signIns', 'tenants', 'toldLately'],
			},
			writes: { by: deciding, of: ['cases', 'dedup', 'finds', 'links', 'returns', 'toldLately'] },
		},
	},
	'signal-workflow': {
		told: ['STAGE', 'TABLE_NAME', 'CASE_MACHINE_ARN', 'CLOCK_MACHINE_ARN', 'OWN_WORKFLOW_QUEUE'],
		table: {
			reads: { by: looking, of: ['cases'] },
			writes: { by: ['UpdateItem'], of: ['cases'] },
		},
	},
	sweep: {
		told: ['STAGE', 'TABLE_NAME', 'MAIL_QUEUE_URL', 'WORKFLOW_QUEUE_URL', 'CASE_MACHINE_ARN', 'CLOCK_MACHINE_ARN'],
		table: {
			reads: { by: looking, of: ['absences', 'cases', 'dedup', 'sweep', 'tenants'] },
			writes: { by: deciding, of: ['cases', 'dedup', 'figures', 'finds', 'sweep'] },
			indexes: ['due', 'worklist', 'desks', 'units', 'outbox', 'aside'],
		},
	},
	'owe-report': {
		told: [
			'STAGE',
			'TABLE_NAME',
			'PUBLIC_URL',
			'LINK_KEY_SECRET',
			'SENDER_ADDRESS',
			'CONFIGURATION_SET',
			'PARTNER_QUEUE_URL',
		],
		table: {
			reads: { by: looking, of: ['absences', 'cases', 'reports', 'returns', 'tenants'] },
			writes: { by: deciding, of: ['reports', 'returns'] },
			indexes: ['worklist'],
		},
	},
	'erase-words': {
		told: ['STAGE', 'TABLE_NAME', 'LINK_KEY_SECRET', 'ERASED_BUCKET'],
		table: {
			reads: { by: looking, of: ['absences', 'cases', 'dedup', 'seen', 'tenants'] },
			// It alone deletes: words of cases, and by what their files are known again.
			writes: { by: [...deciding, 'DeleteItem'], of: ['cases', 'dedup', 'finds', 'seen'] },
			indexes: ['due'],
		},
	},
	'offer-upload': {
		told: ['STAGE', 'TABLE_NAME', 'LINK_KEY_SECRET', 'QUARANTINE_BUCKET'],
		table: {
			reads: { by: looking, of: ['absences', 'cases', 'links', 'sessions', 'tenants'] },
			writes: { by: ['PutItem'], of: ['cases'] },
		},
	},
	'check-upload': {
		told: ['STAGE', 'TABLE_NAME', 'UPLOADS_BUCKET', 'EVIDENCE_BUCKET'],
		table: {
			reads: { by: looking, of: ['cases', 'seen'] },
			writes: { by: deciding, of: ['cases', 'seen'] },
		},
	},
	'record-bounce': {
		told: ['STAGE', 'TABLE_NAME'],
		table: {
			reads: { by: looking, of: ['absences', 'cases', 'dedup', 'returns', 'tenants'] },
			writes: { by: deciding, of: ['cases', 'dedup', 'finds', 'returns'] },
		},
	},
} as const satisfies Readonly<Record<string, Needs>>;

/** Every Lambda of the product: the folder below functions/ that holds its entry.ts. */
export type FunctionName = keyof typeof rows;
/** What the named functions read from their environment. */
export type ToldName<Name extends FunctionName> = (typeof rows)[Name]['told'][number];

/**
 * The one table of functions: each folder that is a Lambda, what it is told and what it may do. Its entry reads those
 * names and no other, the stack gives those and the rights behind them, and test/infra/grants.test.ts holds the rights
 * against the commands and keys in its bundle, in both directions. PRODUCT_CLOCK and LOOPBACK_HOOKS alone come beside it,
 * and only in the local cloud.
 */
export const functionNeeds: { readonly [Name in FunctionName]: Needs<ToldName<Name>> } = rows;

export const functionNames: readonly FunctionName[] = Object.keys(rows).filter(
	(name): name is FunctionName => name in rows,
);
