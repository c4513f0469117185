import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../domain/instant.ts';
import type { TakenMails, Untouched } from '../ports/case-store.ts';
import { get, type Table, toAttributes } from './dynamo.ts';
import { caseKeys, rows } from './keys.ts';
import { toRow } from './outbox-row.ts';

/** The mails of a decision that lie as they were ordered: whoever claims one leaves beside it to whom it goes. */
export async function untouchedMails(
	table: Table,
	caseId: string,
	version: number,
	since: Instant,
): Promise<Untouched | null> {
	const fields = await get(table, caseKeys.outbox(caseId, rows.decision(version)));
	if (fields === null || (fields.numberOrNull('pendingSince') ?? 0) <= since) return null;
	const { orders } = toRow(fields);
	const pending = [...fields.set('pending')];
	const mails = pending.flatMap((mark) => {
		const order = orders[Number(mark)];
		const isTouched = fields.textOrNull(`to${mark}`) !== null || fields.numberOrNull(`tries${mark}`) !== null;
		return order?.is !== 'mail' || isTouched ? [] : [{ place: Number(mark), order: order.mail }];
	});
	return mails.length === 0 ? null : { version, mails, others: pending.length - mails.length };
}

/**
 * Takes mails out of the row of an earlier decision, as a part of the transaction of decision `by`: it fails where a
 * worker has come for one of them. With the last of what it holds the row leaves the index of what is pending.
 */
export function takeMails(
	table: Table,
	caseId: string,
	{ version, places, isWhole }: TakenMails,
	by: number,
): TransactWriteItem {
	const marks = places.map(String);
	const sets = places.map((place) => `mail${place} = :note`).join(', ');
	const untouched = marks.map((mark) => `attribute_not_exists(to${mark}) AND attribute_not_exists(tries${mark})`);
	const there = marks.map((_, at) => `contains(pending, :mark${at})`);
	return {
		Update: {
			TableName: table.name,
			Key: toAttributes({ ...caseKeys.outbox(caseId, rows.decision(version)) }),
			UpdateExpression: isWhole
				? `SET ${sets} REMOVE pending, outboxShard, pendingSince`
				: `SET ${sets} DELETE pending :marks`,
			ConditionExpression: [
				...untouched,
				...(isWhole ? ['pending = :marks'] : [...there, 'size(pending) > :count']),
			].join(' AND '),
			ExpressionAttributeValues: toAttributes({
				':note': JSON.stringify({ dropped: `told with ${rows.decision(by)}` }),
				':marks': new Set(marks),
				...(isWhole
					? {}
					: { ':count': marks.length, ...Object.fromEntries(marks.map((mark, at) => [`:mark${at}`, mark])) }),
			}),
		},
	};
}
