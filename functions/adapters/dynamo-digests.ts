import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { DAY_MS } from '../../domain/instant.ts';
import type { Digests, Mailbox, ToldLately } from '../ports/digests.ts';
import type { MailRef, RecipientRef, RowRef } from '../ports/outbox.ts';
import { fromJson, get, type Item, put, type Table, toAttributes } from './dynamo.ts';
import { outboxItem, putNew, transact } from './dynamo-commit.ts';
import { caseKeys, indexShards, rows, toldLatelyKey } from './keys.ts';
import { changeOf } from './outbox-marks.ts';
import { markOf, suffixOf } from './outbox-row.ts';

/** What was told a day ago is of no use; nothing waits for its being gone. */
const keptForMs = DAY_MS;
/** As many as one look at a mail takes in, and far from what an item can hold. */
const mostParts = 40;

/** For whoever asks what a digest told, and makes none. */
export function dynamoDigestParts(table: Table): Pick<Digests, 'parts'> {
	return {
		async parts(digest) {
			const fields = await get(table, caseKeys.outbox(digest.caseId, digest.row));
			return [...(fields?.set('gathered') ?? [])].toSorted().map(refOf);
		},
	};
}

/** Digests in the one table: rows of the outbox, and one row for each mailbox that was told something lately. */
export function dynamoDigests(table: Table): Digests {
	return {
		...dynamoDigestParts(table),
		async told({ municipality, address }) {
			const fields = await get(table, toldLatelyKey(municipality, address));
			return {
				alone: fields?.jsonOrNull<ToldLately['alone']>('alone') ?? [],
				open: fields?.jsonOrNull<NonNullable<ToldLately['open']>>('open') ?? null,
				version: fields?.number('version') ?? 0,
			};
		},
		goesAlone: (mailbox, seen, alone, realNow) =>
			put(table, toldItem(mailbox, { ...seen, alone }, realNow), asSeen(seen)),
		async open(mailbox, seen, { ref, to, order, until }, realNow) {
			const digest = { caseId: ref.caseId, row: rows.digest(ref.row, markOf(ref)) };
			const leaves = await leaving(table, ref, digest);
			if (leaves === null) return false;
			const { expression, values } = asSeen(seen);
			const noted = toldItem(mailbox, { ...seen, open: { ...digest, until } }, realNow);
			const done = await transact(table, [
				leaves,
				// Counted as waiting from the moment on at which it goes out, so that nothing takes it for late before.
				putNew(table, {
					...outboxItem(digest.caseId, digest.row, {
						orders: [{ is: 'mail', mail: order }],
						realNow: until,
						municipality: mailbox.municipality,
					}),
					to0: JSON.stringify([to]),
					gathered: new Set([textOf(ref)]),
				}),
				{
					Put: {
						TableName: table.name,
						Item: toAttributes(noted),
						ConditionExpression: expression,
						ExpressionAttributeValues: toAttributes(values),
					},
				},
			]);
			return done === 'done';
		},
		async add({ until, ...digest }, ref) {
			const leaves = await leaving(table, ref, digest);
			if (leaves === null) return false;
			const takes = change(table, digest, {
				expression: 'ADD gathered :part',
				condition: 'pendingSince = :until AND attribute_not_exists(tries0) AND size(gathered) < :most',
				values: { ':part': new Set([textOf(ref)]), ':until': until, ':most': mostParts },
			});
			return (await transact(table, [leaves, takes])) === 'done';
		},
		async giveBack(digest, ref, realNow) {
			const own = suffixOf(ref);
			const done = await transact(table, [
				change(table, digest, {
					expression: 'DELETE gathered :parts',
					condition: 'contains(gathered, :part)',
					values: { ':parts': new Set([textOf(ref)]), ':part': textOf(ref) },
				}),
				change(table, ref, {
					expression: `SET outboxShard = :shard, pendingSince = :at REMOVE mail${own} ADD pending :marks`,
					condition: `mail${own} = :note`,
					values: {
						':shard': indexShards.outbox(ref.caseId),
						':at': realNow,
						':marks': new Set([markOf(ref)]),
						':note': noteOf(digest),
					},
				}),
			]);
			return done === 'done';
		},
	};
}

/** Takes a mail out of its row, as a part of the transaction that puts it into a digest; null where it is not there. */
async function leaving(table: Table, ref: RecipientRef, digest: RowRef): Promise<TransactWriteItem | null> {
	const pending = (await get(table, caseKeys.outbox(ref.caseId, ref.row)))?.set('pending');
	const mark = markOf(ref);
	if (pending?.has(mark) !== true) return null;
	const own = suffixOf(ref);
	const taking = {
		from: 'pending',
		sets: `mail${own} = :note`,
		// Nothing was handed over.
		removes: [`lease${own}`, `handed${own}`],
		values: { ':note': noteOf(digest) },
	} as const;
	return change(table, ref, changeOf(pending, mark, taking));
}

function noteOf(digest: RowRef): string {
	const ref: MailRef = { ...digest, place: 0 };
	return JSON.stringify({ dropped: 'told in a digest', digest: ref });
}

function change(
	table: Table,
	ref: RowRef,
	{ expression, condition, values }: { readonly expression: string; readonly condition: string; readonly values: Item },
): TransactWriteItem {
	return {
		Update: {
			TableName: table.name,
			Key: toAttributes({ ...caseKeys.outbox(ref.caseId, ref.row) }),
			UpdateExpression: expression,
			ConditionExpression: condition,
			ExpressionAttributeValues: toAttributes(values),
		},
	};
}

function toldItem({ municipality, address }: Mailbox, { alone, open, version }: ToldLately, realNow: number): Item {
	return {
		...toldLatelyKey(municipality, address),
		alone: JSON.stringify(alone),
		...(open === null ? {} : { open: JSON.stringify(open) }),
		version: version + 1,
		ttl: Math.ceil(Math.max(realNow + keptForMs, open?.until ?? 0) / 1000),
	};
}

function asSeen({ version }: ToldLately) {
	return {
		// What was deleted meanwhile has told nothing since.
		expression: 'attribute_not_exists(pk) OR version = :seen',
		values: { ':seen': version },
	};
}

/** A member of the set of what a digest has taken; those of one case and row stand together. */
function textOf({ caseId, row, place, recipient }: RecipientRef): string {
	return JSON.stringify([caseId, row, place, recipient]);
}

function refOf(text: string): RecipientRef {
	const [caseId, row, place, recipient] = fromJson<readonly [string, string, number, number]>(text);
	return { caseId, row, place, recipient };
}
