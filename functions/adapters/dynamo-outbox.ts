import type { MailOutcome, Outbox, OutboxRows, RecipientRef, RecipientState, RowRef } from '../ports/outbox.ts';
import { get, query, type Table, update } from './dynamo.ts';
import {
	asideShard,
	caseIdOf,
	caseKeys,
	indexShards,
	outboxPrefix,
	outboxShard,
	rowOf,
	rows,
	shardNumbers,
} from './keys.ts';
import { claimMail } from './outbox-claim.ts';
import { take, takeMark } from './outbox-marks.ts';
import { asideOf, fixedRecipients, mailOf, markOf, openOf, suffixOf, toRow, workflowMark } from './outbox-row.ts';

/** Rows of the outbox in the one table, for whoever is told of one: each by its key. */
export function dynamoOutboxRows(table: Table): OutboxRows {
	return {
		async read(ref) {
			const fields = await get(table, caseKeys.outbox(ref.caseId, ref.row));
			return fields === null ? null : toRow(fields);
		},
		async readMail(ref) {
			const fields = await get(table, caseKeys.outbox(ref.caseId, ref.row));
			const open = fields === null ? [] : openOf(fields, ref.place);
			if (fields === null || open.length === 0) return null;
			return {
				order: mailOf(fields, ref.place),
				to: fixedRecipients(fields, ref.place),
				open,
				since: fields.numberOrNull('pendingSince') ?? 0,
			};
		},
		async orderOf(ref) {
			const fields = await get(table, caseKeys.outbox(ref.caseId, ref.row));
			return fields === null ? null : mailOf(fields, ref.place);
		},
		async recipients(ref) {
			const fields = await get(table, caseKeys.outbox(ref.caseId, ref.row));
			if (fields === null) return [];
			return (fixedRecipients(fields, ref.place) ?? []).map((id, recipient): RecipientState => {
				const own = suffixOf({ ...ref, recipient });
				return {
					id,
					outcome: fields.textOrNull(`mail${own}`) === null ? null : fields.json<MailOutcome>(`mail${own}`),
					handedAt: fields.numberOrNull(`handed${own}`),
					leasedUntil: fields.numberOrNull(`lease${own}`),
				};
			});
		},
		claimMail: (ref, fix, times) => claimMail(table, ref, fix, times),
		async addRecipients(ref, to, more) {
			const { held } = await update(table, caseKeys.outbox(ref.caseId, ref.row), {
				expression: `SET to${ref.place} = :all ADD pending :marks`,
				condition: `to${ref.place} = :to AND attribute_exists(pending)`,
				values: {
					':to': JSON.stringify(to),
					':all': JSON.stringify([...to, ...more]),
					':marks': new Set(more.map((_, at) => markOf({ ...ref, recipient: to.length + at }))),
				},
			});
			return held;
		},
		async putOff(ref, until, setback, forget) {
			const own = suffixOf(ref);
			const counts = setback === 'unavailable' ? null : `${setback}${own}`;
			await update(table, caseKeys.outbox(ref.caseId, ref.row), {
				expression: [
					`SET wait${own} = :until REMOVE lease${own}${forget ? `, handed${own}` : ''}`,
					...(counts === null ? [] : [`ADD ${counts} :one`]),
				].join(' '),
				condition: 'contains(pending, :mark)',
				values: { ':mark': markOf(ref), ':until': until, ...(counts === null ? {} : { ':one': 1 }) },
			});
		},
		async noteSent(ref, messageId) {
			await update(table, caseKeys.outbox(ref.caseId, ref.row), {
				expression: `SET sent${suffixOf(ref)} = :sent`,
				condition: 'contains(pending, :mark)',
				values: { ':mark': markOf(ref), ':sent': messageId },
			});
		},
		async setAside(ref, why, realNow) {
			await take(table, ref, {
				from: 'pending',
				sets: `mail${suffixOf(ref)} = :note, asideShard = :shard, asideSince = if_not_exists(asideSince, :at)`,
				adds: 'aside :marks',
				values: { ':note': JSON.stringify({ aside: why }), ':shard': asideShard, ':at': realNow },
			});
		},
		async settleMail(ref, outcome) {
			await take(table, ref, { from: 'pending', ...noteOf(ref, outcome) });
		},
		async settleWorkflow(caseId, upToVersion) {
			for await (const fields of query(table, {
				KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
				FilterExpression: 'contains(pending, :mark)',
				values: {
					':pk': caseKeys.pk(caseId),
					':from': outboxPrefix,
					':to': `${outboxPrefix}${rows.upTo(upToVersion)}`,
					':mark': workflowMark,
				},
				ConsistentRead: true,
			})) {
				await takeMark(table, { caseId, row: rowOf(fields.text('sk')) }, workflowMark, { from: 'pending' });
			}
		},
		async settleRow(ref) {
			await takeMark(table, ref, workflowMark, { from: 'pending' });
		},
	};
}

/**
 * The outbox in the one table: a row stands in the index `outbox` until everything in it is settled, and in `aside`
 * while something of it is set aside.
 */
export function dynamoOutbox(table: Table): Outbox {
	return {
		...dynamoOutboxRows(table),
		async *rowsOf(caseId) {
			for await (const fields of query(table, {
				KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
				values: { ':pk': caseKeys.pk(caseId), ':prefix': outboxPrefix },
				ConsistentRead: true,
			})) {
				yield toRow(fields);
			}
		},
		async pending(before, limit) {
			const found = await Promise.all(shardNumbers.map((shard) => pendingOf(table, shard, before, limit)));
			return found
				.flat()
				.sort((a, b) => a.since - b.since)
				.slice(0, limit)
				.map(({ caseId, row }) => ({ caseId, row }));
		},
		async oldest() {
			const found = await Promise.all(shardNumbers.map((shard) => pendingOf(table, shard, Number.MAX_SAFE_INTEGER, 1)));
			const since = found.flat().map((one) => one.since);
			return since.length === 0 ? null : Math.min(...since);
		},
		async countAside() {
			let count = 0;
			for await (const _ of asideRows(table)) count += 1;
			return count;
		},
		async *aside() {
			for await (const ref of asideRows(table)) {
				const fields = await get(table, caseKeys.outbox(ref.caseId, ref.row));
				if (fields !== null) yield* asideOf(fields, ref);
			}
		},
		retryAside(ref, realNow) {
			const own = suffixOf(ref);
			return take(table, ref, {
				from: 'aside',
				sets: 'outboxShard = :shard, pendingSince = :at',
				removes: ['lease', 'wait', 'handed', 'tries', 'refused', 'doubtful', 'mail'].map((name) => `${name}${own}`),
				adds: 'pending :marks',
				values: { ':shard': indexShards.outbox(ref.caseId), ':at': realNow },
			});
		},
		dropAside: (ref, why) => take(table, ref, { from: 'aside', ...noteOf(ref, { dropped: why }) }),
	};
}

function noteOf(ref: RecipientRef, outcome: MailOutcome) {
	return { sets: `mail${suffixOf(ref)} = :note`, values: { ':note': JSON.stringify(outcome) } };
}

async function* asideRows(table: Table): AsyncGenerator<RowRef> {
	for await (const fields of query(table, {
		IndexName: 'aside',
		KeyConditionExpression: 'asideShard = :shard',
		values: { ':shard': asideShard },
	})) {
		yield { caseId: caseIdOf(fields.text('pk')), row: rowOf(fields.text('sk')) };
	}
}

async function pendingOf(table: Table, shard: number, before: number, limit: number) {
	const found: (RowRef & { readonly since: number })[] = [];
	for await (const fields of query(table, {
		IndexName: 'outbox',
		KeyConditionExpression: 'outboxShard = :shard AND pendingSince < :before',
		values: { ':shard': outboxShard(shard), ':before': before },
		Limit: limit,
	})) {
		const since = fields.number('pendingSince');
		found.push({ caseId: caseIdOf(fields.text('pk')), row: rowOf(fields.text('sk')), since });
		if (found.length === limit) break;
	}
	return found;
}
