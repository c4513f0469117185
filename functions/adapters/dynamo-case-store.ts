import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import { replay } from '../../domain/case/state/evolve.ts';
import type { Instant } from '../../domain/instant.ts';
import type {
	CaseReviver,
	CaseStore,
	Decision,
	DedupRow,
	ListReader,
	Raised,
	Revival,
	StoredCase,
	WholeCase,
} from '../ports/case-store.ts';
import { UnreadableCase } from '../ports/unreadable.ts';
import { BrokenItem, type Fields, get, query, type Table, toAttributes, update } from './dynamo.ts';
import { commit, outboxItem, putNew, transact } from './dynamo-commit.ts';
import { contentIn, isContent, loadContent } from './dynamo-content.ts';
import { untouchedMails } from './dynamo-held.ts';
import { decodeEvents } from './events-codec.ts';
import { caseKeys, dedupKey, eventRange, indexShards, rows, wholeRange } from './keys.ts';

// In parts, because a bundle holds whole functions: what is given the part that reads carries no command that writes,
// and needs no grant for one (R-32).

/** Cases in the one table, to look at. */
export function dynamoCaseReader(table: Table): ListReader {
	return {
		load: (caseId) => load(table, caseId),
		loadContent: (caseId) => loadContent(table, caseId),
		loadWhole: (caseId) => loadWhole(table, caseId),
	};
}

/** Cases in the one table, whose executions may be ordered anew. */
export function dynamoCaseReviver(table: Table): CaseReviver {
	return {
		raiseGeneration: (stored, realNow, revival) => {
			const { status } = stored.state;
			if (status.is !== 'open') return Promise.resolve('raced');
			const row = rows.generation(stored.version, stored.generation + 1);
			return raise(table, stored, 'generation', {
				row,
				order: { is: 'start-case', stage: status.stage },
				realNow,
				revival,
			});
		},
		raiseWatch: (stored, realNow, revival) => {
			const row = rows.watch(stored.version, stored.watch + 1);
			return raise(table, stored, 'watch', { row, order: { is: 'start-clock' }, realNow, revival });
		},
	};
}

/** Cases in the one table, for whoever decides on them. */
export function dynamoCaseStore(table: Table): CaseStore {
	return {
		...dynamoCaseReader(table),
		...dynamoCaseReviver(table),
		commit: (wanted) => commit(table, wanted),
		untouchedMails: (caseId, version, since) => untouchedMails(table, caseId, version, since),
		loadDedup: (key, realNow) => loadDedup(table, key, realNow),
		refreshWake: (stored, wakeAt) => refreshWake(table, stored, wakeAt),
	};
}

async function load(table: Table, caseId: string): Promise<StoredCase | null> {
	return readCase(caseId, await itemsIn(table, caseId, eventRange));
}

async function loadWhole(table: Table, caseId: string): Promise<WholeCase | null> {
	const items = await itemsIn(table, caseId, wholeRange);
	const stored = readCase(
		caseId,
		items.filter((fields) => !isContent(fields)),
	);
	return stored === null ? null : { stored, content: contentIn(items) };
}

/** Items of a case between two sort keys, in order. */
async function itemsIn(
	table: Table,
	caseId: string,
	{ from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Fields[]> {
	const items: Fields[] = [];
	for await (const fields of query(table, {
		KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
		values: { ':pk': caseKeys.pk(caseId), ':from': from, ':to': to },
		ConsistentRead: true,
	})) {
		items.push(fields);
	}
	return items;
}

function readCase(caseId: string, items: readonly Fields[]): StoredCase | null {
	if (items.length === 0) return null;
	try {
		return toCase(caseId, items);
	} catch (error) {
		if (error instanceof UnreadableCase) throw error;
		// A parser's message quotes what it read, and evolve's may: only that of an item's own reader is kept (R-27).
		const what = error instanceof BrokenItem ? error.message : error instanceof Error ? error.name : 'unknown';
		throw new UnreadableCase(caseId, { is: 'broken', what });
	}
}

function toCase(caseId: string, items: readonly Fields[]): StoredCase {
	const head = items.find((fields) => fields.text('sk') === eventRange.to);
	const log = items
		.filter((fields) => fields !== head)
		.map((fields, index): Decision => {
			const events = decodeEvents(fields);
			if (!events.ok) throw new UnreadableCase(caseId, events.refusal);
			return { version: index + 1, events: events.value };
		});
	const state = replay(log.flatMap(({ events }) => events));
	if (head === undefined) throw new UnreadableCase(caseId, { is: 'broken', what: 'events without a head' });
	if (state === null) throw new UnreadableCase(caseId, { is: 'broken', what: 'a head without events' });
	return {
		caseId,
		// The log's own length, not the head's number: a query may see a transaction's items one by one.
		version: log.length,
		state,
		log,
		municipality: head.text('municipality'),
		generation: head.number('generation'),
		watch: head.number('watch'),
		placeRows: head.numberOrNull('placeRows') ?? 0,
		indexedWake: head.numberOrNull('dueAt'),
		revivals: {
			generation: head.jsonOrNull<Revival>(revivalOf.generation),
			watch: head.jsonOrNull<Revival>(revivalOf.watch),
		},
	};
}

/** Where the head keeps the latest repair of each execution. */
const revivalOf = { generation: 'generationRevival', watch: 'watchRevival' } as const;

async function loadDedup(table: Table, key: string, realNow: Instant): Promise<DedupRow | null> {
	const fields = await get(table, dedupKey(key));
	if (fields === null) return null;
	const ttl = fields.numberOrNull('ttl');
	if (ttl !== null && ttl * 1000 < realNow) return null;
	return {
		key,
		fingerprint: fields.text('fingerprint'),
		caseId: fields.text('caseId'),
		answer: fields.textOrNull('answer'),
		forgetAt: ttl === null ? null : ttl * 1000,
	};
}

async function refreshWake(table: Table, { caseId, version }: StoredCase, wakeAt: Instant | null): Promise<void> {
	await update(table, caseKeys.head(caseId), {
		expression: wakeAt === null ? 'REMOVE dueAt, dueShard' : 'SET dueAt = :dueAt, dueShard = :dueShard',
		condition: 'version = :version',
		values: {
			':version': version,
			...(wakeAt === null ? {} : { ':dueAt': wakeAt, ':dueShard': indexShards.due(caseId) }),
		},
	});
}

interface Raise {
	readonly row: string;
	readonly order: FollowUp;
	readonly realNow: Instant;
	readonly revival: Revival | null;
}

/** Raises a number of the head and orders the execution that bears it, in one transaction. */
async function raise(
	table: Table,
	stored: StoredCase,
	name: 'generation' | 'watch',
	{ row, order, realNow, revival }: Raise,
): Promise<Raised> {
	const outcome = await transact(table, [
		{
			Update: {
				TableName: table.name,
				Key: toAttributes({ ...caseKeys.head(stored.caseId) }),
				UpdateExpression: `SET ${name} = :next${revival === null ? '' : `, ${revivalOf[name]} = :revival`}`,
				ConditionExpression: `${name} = :now`,
				ExpressionAttributeValues: toAttributes({
					':now': stored[name],
					':next': stored[name] + 1,
					...(revival === null ? {} : { ':revival': JSON.stringify(revival) }),
				}),
			},
		},
		putNew(table, outboxItem(stored.caseId, row, { orders: [order], realNow, municipality: stored.municipality })),
	]);
	if (outcome === 'done') return 'raised';
	return outcome.includes('ConditionalCheckFailed') ? 'raced' : 'busy';
}
