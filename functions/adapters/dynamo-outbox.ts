import type { FollowUp, MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type { Claim, Outbox, OutboxRow, RecipientId, RecipientRef, RowRef } from '../ports/outbox.ts';
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
		async readMail(ref) {
			const fields = await get(table, caseKeys.outbox(ref.caseId, ref.row));
			const open = fields === null ? [] : openOf(fields, ref.place);
			if (fields === null || open.length === 0) return null;
			return { order: mailOf(fields, ref.place), to: recipientsOf(fields, ref.place), open };
		},
		claimMail: (ref, fix, times) => claim(table, ref, fix, times),
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
		async releaseMail(ref, forget) {
			const own = suffixOf(ref);
			await update(table, caseKeys.outbox(ref.caseId, ref.row), {
				expression: `REMOVE lease${own}${forget ? `, handed${own}` : ''}`,
				condition: 'contains(pending, :mark)',
				values: { ':mark': markOf(ref) },
			});
		},
		async settleMail(ref, outcome) {
			await settle(table, ref, markOf(ref), { name: `mail${suffixOf(ref)}`, value: JSON.stringify(outcome) });
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

/** What stands in a row's set of what is pending for one recipient's mail; the first one's is that of the mail itself. */
function markOf({ place, recipient }: Omit<RecipientRef, keyof RowRef>): string {
	return recipient === 0 ? String(place) : `${place}.${recipient}`;
}

/** The same in names of attributes. */
function suffixOf(ref: RecipientRef): string {
	return markOf(ref).replace('.', '_');
}

/** The recipients whose mail of this place is pending. */
function openOf(fields: Fields, place: number): readonly number[] {
	return [...fields.set('pending')]
		.filter((mark) => mark !== workflowMark)
		.map((mark) => mark.split('.').map(Number))
		.filter(([of]) => of === place)
		.map(([, recipient = 0]) => recipient)
		.sort((a, b) => a - b);
}

function mailOf(fields: Fields, place: number): MailOrder {
	const order = toRow(fields).orders[place];
	if (order?.is !== 'mail') throw new Error(`order ${place} of ${fields.text('pk')} ${fields.text('sk')} is no mail`);
	return order.mail;
}

function recipientsOf(fields: Fields, place: number): readonly RecipientId[] | null {
	return fields.textOrNull(`to${place}`) === null ? null : fields.json<readonly RecipientId[]>(`to${place}`);
}

/** The first claim is one write, however many recipients it fixes: an ordinary mail costs no more than it must. */
async function claim(
	table: Table,
	ref: RecipientRef,
	fix: readonly RecipientId[] | null,
	times: Parameters<Outbox['claimMail']>[2],
): Promise<Claim> {
	const own = suffixOf(ref);
	const mark = markOf(ref);
	const others = new Set((fix ?? []).map((_, recipient) => markOf({ ...ref, recipient })).slice(1));
	const sets = [`lease${own} = :until`, `handed${own} = if_not_exists(handed${own}, :now)`];
	const conditions = ['contains(pending, :mark)', `(attribute_not_exists(lease${own}) OR lease${own} < :real)`];
	if (fix !== null) {
		sets.push(`to${ref.place} = :to`);
		conditions.push(`attribute_not_exists(to${ref.place})`);
	}
	const { held, item } = await update(table, caseKeys.outbox(ref.caseId, ref.row), {
		expression: `SET ${sets.join(', ')}${others.size === 0 ? '' : ' ADD pending :others'}`,
		condition: conditions.join(' AND '),
		values: {
			':until': times.leaseUntil,
			':now': times.now,
			':mark': mark,
			':real': times.realNow,
			...(fix === null ? {} : { ':to': JSON.stringify(fix) }),
			...(others.size === 0 ? {} : { ':others': others }),
		},
	});
	if (!held) return { is: item?.set('pending').has(mark) === true ? 'leased' : 'settled' };
	const handedAt = item.number(`handed${own}`);
	return { is: 'claimed', handedAt, again: handedAt !== times.now };
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
		orders: fields.json<readonly FollowUp[]>('orders'),
		mails: [...new Set([...pending].filter((mark) => mark !== workflowMark).map((mark) => Number.parseInt(mark, 10)))],
		workflow: pending.has(workflowMark),
		pendingSince: fields.numberOrNull('pendingSince') ?? 0,
	};
}
