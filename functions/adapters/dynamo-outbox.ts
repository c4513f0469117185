import type { Consequence } from '../../domain/case/consequence.ts';
import type { Claim, MailRef, Outbox, OutboxRow, RowRef } from '../ports/outbox.ts';
import { type Fields, get, query, type Table, update } from './dynamo.ts';
import { workflowMark } from './dynamo-commit.ts';
import { caseIdOf, caseKeys, outboxPrefix, outboxShard, rowOf, rows, shardNumbers } from './keys.ts';

/** The outbox in the one table: a row stands in the index `outbox` until everything in it is settled. */
export function dynamoOutbox(table: Table): Outbox {
	return {
		async read(ref) {
			const fields = await get(table, caseKeys.outbox(ref.caseId, ref.row));
			return fields === null ? null : toRow(fields);
		},
		claimMail: (ref, times) => claim(table, ref, times),
		async releaseMail(ref, forget) {
			await update(table, caseKeys.outbox(ref.caseId, ref.row), {
				expression: `REMOVE lease${ref.place}${forget ? `, handed${ref.place}` : ''}`,
				condition: 'contains(pending, :mark)',
				values: { ':mark': String(ref.place) },
			});
		},
		async settleMail(ref, outcome) {
			const what = 'dropped' in outcome ? { dropped: outcome.dropped } : { sent: outcome.messageIds };
			await settle(table, ref, String(ref.place), { name: `mail${ref.place}`, value: JSON.stringify(what) });
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
				await settle(table, { caseId, row: rowOf(fields.text('sk')) }, workflowMark, null);
			}
		},
		settleRow: (ref) => settle(table, ref, workflowMark, null),
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
	};
}

async function claim(table: Table, ref: MailRef, times: Parameters<Outbox['claimMail']>[1]): Promise<Claim> {
	const { place } = ref;
	const mark = String(place);
	const { held, item } = await update(table, caseKeys.outbox(ref.caseId, ref.row), {
		expression: `SET lease${place} = :until, handed${place} = if_not_exists(handed${place}, :now)`,
		condition: `contains(pending, :mark) AND (attribute_not_exists(lease${place}) OR lease${place} < :real)`,
		values: { ':until': times.leaseUntil, ':now': times.now, ':mark': mark, ':real': times.realNow },
	});
	if (!held) return { is: item?.set('pending').has(mark) === true ? 'leased' : 'settled' };
	const order = toRow(item).orders[place];
	if (order?.is !== 'mail') throw new Error(`order ${place} of ${ref.caseId} ${ref.row} is no mail`);
	const handedAt = item.number(`handed${place}`);
	return { is: 'claimed', order: order.mail, handedAt, again: handedAt !== times.now };
}

/**
 * Takes a mark from what is pending; with the last one the row leaves the index. A repeat changes nothing. Reads first:
 * a read costs a fifth of the second write that leaving the index would otherwise be.
 */
async function settle(table: Table, ref: RowRef, mark: string, note: { name: string; value: string } | null) {
	const key = caseKeys.outbox(ref.caseId, ref.row);
	for (;;) {
		const marks = (await get(table, key))?.set('pending');
		if (marks === undefined || !marks.has(mark)) return;
		const change = marks.size === 1 ? lastMark : oneMark;
		const { held } = await update(table, key, {
			expression: note === null ? change.expression : `SET ${note.name} = :note ${change.expression}`,
			condition: change.condition,
			values: { ':marks': new Set([mark]), ...change.values, ...(note === null ? {} : { ':note': note.value }) },
		});
		if (held) return;
	}
}

const lastMark = {
	expression: 'REMOVE pending, outboxShard, pendingSince',
	condition: 'pending = :marks',
	values: {},
} as const;
/** While another is left: whoever takes the last one must know it, so this fails where that one went first. */
const oneMark = {
	expression: 'DELETE pending :marks',
	condition: 'size(pending) > :one',
	values: { ':one': 1 },
} as const;

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

/** A row of the outbox from its item. */
export function toRow(fields: Fields): OutboxRow {
	const pending = fields.set('pending');
	return {
		caseId: caseIdOf(fields.text('pk')),
		row: rowOf(fields.text('sk')),
		orders: fields.json<readonly Consequence[]>('orders'),
		mails: [...pending].filter((mark) => mark !== workflowMark).map(Number),
		workflow: pending.has(workflowMark),
		pendingSince: fields.numberOrNull('pendingSince') ?? 0,
	};
}
