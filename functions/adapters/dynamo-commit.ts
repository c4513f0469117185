import {
	TransactionCanceledException,
	TransactionInProgressException,
	type TransactWriteItem,
	TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import { mayTell } from '../../domain/hooks/partner-events.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Commit, Committed, DedupRow } from '../ports/case-store.ts';
import { type Item, type Table, toAttributes } from './dynamo.ts';
import { contentItem } from './dynamo-content.ts';
import { findItem } from './dynamo-finds.ts';
import { takeMails } from './dynamo-held.ts';
import { changeTo, headPlaces, placeRowsOf } from './dynamo-places.ts';
import { encodeEvents } from './events-codec.ts';
import { caseKeys, dedupKey, indexShards, rows } from './keys.ts';
import { workflowMark } from './outbox-row.ts';

/**
 * Writes a decision: its events, the case's head, what is said beside it, what must follow, and the rows that make a
 * repeat impossible, in one transaction or not at all. 'conflict' where another decision came first, or at the same
 * time; 'duplicate' where a dedup row stood there.
 */
export async function commit(table: Table, wanted: Commit): Promise<Committed> {
	const version = wanted.expectedVersion + 1;
	const dedup = wanted.dedup.map((row) => putDedup(table, row, wanted.realNow));
	const items = [...dedup, ...decisionItems(table, wanted, version)];
	const outcome = await transact(table, items);
	if (outcome === 'done') return { is: 'committed', version };
	return { is: outcome.slice(0, dedup.length).includes('ConditionalCheckFailed') ? 'duplicate' : 'conflict' };
}

function decisionItems(table: Table, wanted: Commit, version: number): TransactWriteItem[] {
	const { caseId, orders, realNow } = wanted;
	const { municipality } = wanted.standing;
	const event = {
		...caseKeys.event(caseId, version),
		...encodeEvents(wanted.events),
		// By these the stream's filter knows what a partner may have to be told of, and whose partner.
		...(wanted.events.some(mayTell) ? { kind: 'told', municipality } : {}),
	};
	return [
		putNew(table, event),
		version === 1 ? putHead(table, wanted) : moveHead(table, wanted, version),
		...placeRowsOf(table, wanted),
		...wanted.content.map((one) => putAny(table, contentItem(caseId, one))),
		...(wanted.finds ?? []).map((row) => putAny(table, findItem(municipality, row))),
		...(orders.length === 0
			? []
			: [putNew(table, outboxItem(caseId, rows.decision(version), { orders, realNow, municipality }))]),
		...(wanted.takes ?? []).map((taken) => takeMails(table, caseId, taken, version)),
	];
}

/** A row of the outbox: the stream's filter lets its insertion through, the index finds it until it is settled. */
export function outboxItem(
	caseId: string,
	row: string,
	ordered: { readonly orders: readonly FollowUp[]; readonly realNow: Instant; readonly municipality: string },
): Item {
	const { orders, realNow, municipality } = ordered;
	const mails = orders.flatMap((order, place) => (order.is === 'mail' ? [String(place)] : []));
	return {
		...caseKeys.outbox(caseId, row),
		kind: 'outbox',
		municipality,
		orders: JSON.stringify(orders),
		pending: new Set(mails.length < orders.length ? [...mails, workflowMark] : mails),
		outboxShard: indexShards.outbox(caseId),
		pendingSince: realNow,
	};
}

function putHead(table: Table, { caseId, standing, orders }: Commit): TransactWriteItem {
	return putNew(table, {
		...caseKeys.head(caseId),
		kind: 'case',
		version: 1,
		municipality: standing.municipality,
		generation: 0,
		watch: startsClock(orders) ? 1 : 0,
		...headPlaces(caseId, standing, 0),
	});
}

function moveHead(table: Table, wanted: Commit, version: number): TransactWriteItem {
	const { caseId, standing, orders, expectedVersion, placeRows } = wanted;
	const places = changeTo({ version, ...headPlaces(caseId, standing, placeRows) });
	const starts = startsClock(orders);
	return {
		Update: {
			TableName: table.name,
			Key: toAttributes({ ...caseKeys.head(caseId) }),
			UpdateExpression: starts ? places.expression.replace('SET ', 'SET watch = watch + :one, ') : places.expression,
			ConditionExpression: 'version = :expected',
			ExpressionAttributeValues: toAttributes({
				...places.values,
				':expected': expectedVersion,
				...(starts ? { ':one': 1 } : {}),
			}),
		},
	};
}

function startsClock(orders: readonly FollowUp[]): boolean {
	return orders.some((order) => order.is === 'start-clock');
}

function putDedup(table: Table, row: DedupRow, realNow: Instant): TransactWriteItem {
	const { key, forgetAt, ...rest } = row;
	return {
		Put: {
			TableName: table.name,
			Item: toAttributes({
				...dedupKey(key),
				...rest,
				...(forgetAt === null ? {} : { ttl: Math.ceil(forgetAt / 1000) }),
			}),
			// An expired row counts as gone, whenever DynamoDB comes to delete it.
			ConditionExpression: 'attribute_not_exists(pk) OR #ttl < :now',
			ExpressionAttributeNames: { '#ttl': 'ttl' },
			ExpressionAttributeValues: toAttributes({ ':now': Math.floor(realNow / 1000) }),
		},
	};
}

export function putNew(table: Table, item: Item): TransactWriteItem {
	return {
		Put: { TableName: table.name, Item: toAttributes(item), ConditionExpression: 'attribute_not_exists(pk)' },
	};
}

function putAny(table: Table, item: Item): TransactWriteItem {
	return { Put: { TableName: table.name, Item: toAttributes(item) } };
}

/** Causes for which somebody else's writing is to blame: to be read and tried again. */
const rivals = new Set([
	'None',
	'ConditionalCheckFailed',
	'TransactionConflict',
	'ThrottlingError',
	'ProvisionedThroughputExceeded',
]);

/** Either all of it is written, or the reason of each item, in order; whatever is no rival's doing is thrown. */
export async function transact(table: Table, items: TransactWriteItem[]): Promise<'done' | readonly string[]> {
	try {
		await table.client.send(new TransactWriteItemsCommand({ TransactItems: items }));
		return 'done';
	} catch (error) {
		if (error instanceof TransactionInProgressException) return [];
		if (!(error instanceof TransactionCanceledException)) throw error;
		const reasons = (error.CancellationReasons ?? []).map(({ Code: code }) => code ?? 'None');
		if (!reasons.every((reason) => rivals.has(reason))) throw error;
		return reasons;
	}
}
