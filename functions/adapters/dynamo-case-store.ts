import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import { replay } from '../../domain/case/state/evolve.ts';
import type { Instant } from '../../domain/instant.ts';
import type { CaseStore, Decision, DedupRow, StoredCase } from '../ports/case-store.ts';
import { type Fields, get, query, type Table, toAttributes, update } from './dynamo.ts';
import { commit, outboxItem, putNew, transact } from './dynamo-commit.ts';
import { decodeEvents } from './events-codec.ts';
import { caseKeys, contentPrefix, dedupKey, eventRange, indexShards, rows } from './keys.ts';

/** Cases in the one table. */
export function dynamoCaseStore(table: Table): CaseStore {
	return {
		load: (caseId) => load(table, caseId),
		commit: (wanted) => commit(table, wanted),
		loadContent: (caseId) => loadContent(table, caseId),
		loadDedup: (key, realNow) => loadDedup(table, key, realNow),
		refreshWake: (stored, wakeAt) => refreshWake(table, stored, wakeAt),
		raiseGeneration: (stored, realNow) => {
			const next = stored.generation + 1;
			const { status } = stored.state;
			if (status.is !== 'open') return Promise.resolve(false);
			const row = rows.generation(stored.version, next);
			return raise(table, stored, 'generation', row, { is: 'start-case', stage: status.stage }, realNow);
		},
		raiseWatch: (stored, realNow) => {
			const row = rows.watch(stored.version, stored.watch + 1);
			return raise(table, stored, 'watch', row, { is: 'start-clock' }, realNow);
		},
	};
}

async function load(table: Table, caseId: string): Promise<StoredCase | null> {
	const log: Decision[] = [];
	let head: Fields | null = null;
	for await (const fields of query(table, {
		KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
		values: { ':pk': caseKeys.pk(caseId), ':from': eventRange.from, ':to': eventRange.to },
		ConsistentRead: true,
	})) {
		if (fields.text('sk') === eventRange.to) head = fields;
		else log.push({ version: log.length + 1, events: decodeEvents(fields) });
	}
	const state = replay(log.flatMap(({ events }) => events));
	if (head === null || state === null) return null;
	return {
		caseId,
		// The log's own length, not the head's number: a query may see a transaction's items one by one.
		version: log.length,
		state,
		log,
		municipality: head.text('municipality'),
		generation: head.number('generation'),
		watch: head.number('watch'),
		indexedWake: head.numberOrNull('dueAt'),
	};
}

async function loadContent(table: Table, caseId: string): Promise<Readonly<Record<string, unknown>>> {
	const parts: [string, unknown][] = [];
	for await (const fields of query(table, {
		KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
		values: { ':pk': caseKeys.pk(caseId), ':prefix': contentPrefix },
		ConsistentRead: true,
	})) {
		parts.push([fields.text('sk').slice(contentPrefix.length), fields.json<unknown>('body')]);
	}
	return Object.fromEntries(parts);
}

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

/** Raises a number of the head and orders the execution that bears it, in one transaction; false: another did. */
async function raise(
	table: Table,
	stored: StoredCase,
	name: 'generation' | 'watch',
	row: string,
	order: FollowUp,
	realNow: Instant,
): Promise<boolean> {
	const outcome = await transact(table, [
		{
			Update: {
				TableName: table.name,
				Key: toAttributes({ ...caseKeys.head(stored.caseId) }),
				UpdateExpression: `SET ${name} = :next`,
				ConditionExpression: `${name} = :now`,
				ExpressionAttributeValues: toAttributes({ ':now': stored[name], ':next': stored[name] + 1 }),
			},
		},
		putNew(table, outboxItem(stored.caseId, row, [order], realNow)),
	]);
	return outcome === 'done';
}
