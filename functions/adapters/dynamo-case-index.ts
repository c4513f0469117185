import { type AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../domain/instant.ts';
import { unreachable } from '../../domain/result.ts';
import type { CaseIndex, DueBetween, OpenCase, WorkChoice, WorklistPlace } from '../ports/case-store.ts';
import { type Fields, get, pageOf, query, type Table, toAttributes, update } from './dynamo.ts';
import {
	caseIdOf,
	caseKeys,
	deskShard,
	dueShard,
	endedShard,
	formerOpenShards,
	keptShard,
	listOrder,
	shardNumbers,
	townShard,
	unitShard,
} from './keys.ts';

/** The indexes `worklist`, `desks` and `units` of the table, as pages of one municipality's cases. */
export function dynamoWorklist(table: Table): Pick<CaseIndex, 'worklist'> {
	return {
		async worklist(municipality, { choice, after, limit }) {
			const found = await foundBy(table, municipality, choice, { after, limit: limit + 1 });
			const page = found.slice(0, limit);
			return { cases: page.map(({ caseId }) => caseId), next: found.length > limit ? (page.at(-1) ?? null) : null };
		},
	};
}

interface Piece {
	readonly after: WorklistPlace | null;
	readonly limit: number;
}

function foundBy(table: Table, town: string, choice: WorkChoice, piece: Piece): Promise<readonly WorklistPlace[]> {
	switch (choice.is) {
		case 'open':
			return foundIn(table, townShard(town), choice.due, piece);
		case 'ended':
			return foundIn(table, endedShard(town, choice.month), null, piece);
		case 'waiting':
			return merged(
				choice.desks.map((desk) => listedIn(table, desksIndex, deskShard(town, desk), null, piece)),
				piece.limit,
			);
		case 'within':
			return merged(
				choice.units.flatMap((unit) =>
					choice.stages.map((stage) => listedIn(table, unitsIndex, unitShard(town, unit, stage), choice.due, piece)),
				),
				piece.limit,
			);
		default:
			return unreachable(choice);
	}
}

/** Cases of a shard of `worklist`. */
async function foundIn(
	table: Table,
	shard: string,
	due: DueBetween | null,
	{ after, limit }: Piece,
): Promise<readonly WorklistPlace[]> {
	const found: WorklistPlace[] = [];
	for await (const fields of query(table, {
		IndexName: 'worklist',
		KeyConditionExpression: `openShard = :shard${due === null ? '' : ' AND touchedAt BETWEEN :from AND :to'}`,
		values: { ':shard': shard, ...(due === null ? {} : { ':from': due.from, ':to': due.to - 1 }) },
		...(after === null ? {} : { ExclusiveStartKey: startAfter(shard, after) }),
		Limit: limit,
	})) {
		found.push(placeOf(fields));
		if (found.length === limit) break;
	}
	return found;
}

const desksIndex = { IndexName: 'desks', shard: 'deskShard', order: 'deskOrder' } as const;
const unitsIndex = { IndexName: 'units', shard: 'unitShard', order: 'unitOrder' } as const;

/** Cases of one shard of an index whose orders name them; never more than are asked for. */
async function listedIn(
	table: Table,
	index: typeof desksIndex | typeof unitsIndex,
	shard: string,
	due: DueBetween | null,
	{ after, limit }: Piece,
): Promise<readonly WorklistPlace[]> {
	const start = due === null ? '' : listOrder(due.from, '');
	// A space sorts before whatever another number would go on with.
	const next = after === null ? '' : `${listOrder(after.order, after.caseId)} `;
	const { items } = await pageOf(table, {
		IndexName: index.IndexName,
		KeyConditionExpression: `${index.shard} = :shard AND ${index.order} BETWEEN :from AND :to`,
		values: {
			':shard': shard,
			':from': next > start ? next : start || ' ',
			':to': due === null ? '~' : listOrder(due.to, ''),
		},
		Limit: limit,
	});
	return items.map((fields) => placeIn(fields.text(index.order)));
}

function placeIn(order: string): WorklistPlace {
	const at = order.indexOf('#');
	return { order: Number(order.slice(0, at)), caseId: order.slice(at + 1) };
}

/** Several pages in one order, at most `limit` of them; a case that stands in more than one, once. */
async function merged(
	pages: readonly Promise<readonly WorklistPlace[]>[],
	limit: number,
): Promise<readonly WorklistPlace[]> {
	const all = new Map<string, WorklistPlace>();
	for (const place of (await Promise.all(pages)).flat()) {
		const known = all.get(place.caseId);
		if (known === undefined || place.order < known.order) all.set(place.caseId, place);
	}
	const inOrder = [...all.values()].toSorted(
		(one, other) => one.order - other.order || (one.caseId < other.caseId ? -1 : 1),
	);
	return inOrder.slice(0, limit);
}

/** The index `worklist` of the table, as far as one municipality's month is found there. */
export function dynamoMonthIndex(table: Table): Pick<CaseIndex, 'openOf' | 'endedOfMonth'> {
	return {
		async *openOf(municipality) {
			yield* membersOf(table, townShard(municipality));
			for await (const { caseId, town } of filedFormerly(table)) if (town === municipality) yield caseId;
		},
		endedOfMonth: (municipality, month) => membersOf(table, endedShard(municipality, month)),
	};
}

/** The index `due` of the table, as far as ended cases wait there for their words to go. */
export function dynamoKeptIndex(table: Table): Pick<CaseIndex, 'keptSince'> {
	return {
		async *keptSince(municipality, before) {
			for await (const fields of query(table, {
				IndexName: 'due',
				KeyConditionExpression: 'dueShard = :shard AND dueAt < :before',
				values: { ':shard': keptShard(municipality), ':before': before },
			})) {
				yield caseIdOf(fields.text('pk'));
			}
		},
	};
}

/** The indexes `due` and `worklist` of the table. Open cases stand there by their municipality (docs/adr). */
export function dynamoCaseIndex(table: Table): CaseIndex {
	return {
		...dynamoMonthIndex(table),
		...dynamoWorklist(table),
		...dynamoKeptIndex(table),
		async overdue(before, limit) {
			const found = await Promise.all(shardNumbers.map((shard) => overdueOf(table, dueShard(shard), before, limit)));
			return found
				.flat()
				.sort((a, b) => a.dueAt - b.dueAt)
				.slice(0, limit)
				.map(({ caseId }) => caseId);
		},
		async countWaking(from, to) {
			const counts = await Promise.all(shardNumbers.map((shard) => countOf(table, dueShard(shard), from, to)));
			return counts.reduce((sum, count) => sum + count, 0);
		},
		async openPage(municipality, after, limit) {
			const shard = townShard(municipality);
			const { items, last } = await pageOf(table, {
				IndexName: 'worklist',
				KeyConditionExpression: 'openShard = :shard',
				values: { ':shard': shard },
				...(after === null ? {} : { ExclusiveStartKey: startAfter(shard, after) }),
				Limit: limit,
			});
			return { cases: items.map(outlined), next: last === null ? null : placeOf(last) };
		},
		async refileOpen(limit) {
			let refiled = 0;
			for await (const { caseId, shard, town } of filedFormerly(table)) {
				if (refiled === limit) break;
				if (town !== null && (await refile(table, caseId, shard, town))) refiled += 1;
			}
			return refiled;
		},
	};
}

async function overdueOf(table: Table, shard: string, before: Instant, limit: number) {
	const found: { readonly caseId: string; readonly dueAt: Instant }[] = [];
	for await (const fields of query(table, {
		IndexName: 'due',
		KeyConditionExpression: 'dueShard = :shard AND dueAt < :before',
		values: { ':shard': shard, ':before': before },
		Limit: limit,
	})) {
		found.push({ caseId: caseIdOf(fields.text('pk')), dueAt: fields.number('dueAt') });
		if (found.length === limit) break;
	}
	return found;
}

async function countOf(table: Table, shard: string, from: Instant, to: Instant): Promise<number> {
	let counted = 0;
	let after: Record<string, AttributeValue> | undefined;
	do {
		const { Count: count = 0, LastEvaluatedKey: last } = await table.client.send(
			new QueryCommand({
				TableName: table.name,
				IndexName: 'due',
				KeyConditionExpression: 'dueShard = :shard AND dueAt BETWEEN :from AND :to',
				ExpressionAttributeValues: toAttributes({ ':shard': shard, ':from': from, ':to': to }),
				Select: 'COUNT',
				...(after === undefined ? {} : { ExclusiveStartKey: after }),
			}),
		);
		counted += count;
		after = last;
	} while (after !== undefined);
	return counted;
}

async function* membersOf(table: Table, shard: string): AsyncGenerator<string> {
	for await (const fields of entriesOf(table, shard)) yield caseIdOf(fields.text('pk'));
}

function entriesOf(table: Table, shard: string): AsyncGenerator<Fields> {
	return query(table, {
		IndexName: 'worklist',
		KeyConditionExpression: 'openShard = :shard',
		values: { ':shard': shard },
	});
}

function outlined(fields: Fields): OpenCase {
	return { ...placeOf(fields), marks: [...fields.set('desks')] };
}

function placeOf(fields: Fields): WorklistPlace {
	return { caseId: caseIdOf(fields.text('pk')), order: fields.number('touchedAt') };
}

/** The key of an entry of `worklist`, to read on behind it. */
function startAfter(shard: string, { caseId, order }: WorklistPlace) {
	return toAttributes({ ...caseKeys.head(caseId), openShard: shard, touchedAt: order });
}

/** Open cases that an earlier release has filed by their ids, each with its municipality, which only its head tells. */
async function* filedFormerly(table: Table) {
	for (const shard of formerOpenShards) {
		for await (const caseId of membersOf(table, shard)) {
			const head = await get(table, caseKeys.head(caseId));
			const town = head?.item['municipality'];
			yield { caseId, shard, town: typeof town === 'string' ? town : null };
		}
	}
}

/** False where a decision has moved it meanwhile, which files it anew as well. */
async function refile(table: Table, caseId: string, from: string, town: string): Promise<boolean> {
	const { held } = await update(table, caseKeys.head(caseId), {
		expression: 'SET openShard = :to',
		condition: 'openShard = :from',
		values: { ':from': from, ':to': townShard(town) },
	});
	return held;
}
