import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Commit, Standing } from '../ports/case-store.ts';
import { type Item, type Table, toAttributes } from './dynamo.ts';
import { caseKeys, deskShard, endedShard, indexShards, keptShard, listOrder, townShard, unitShard } from './keys.ts';

/** A place of a case in an index of lists. */
interface Place {
	readonly shard: string;
	readonly order: string;
}

/**
 * What a case's head bears for the indexes; undefined where it stands in one no more. Only what changes costs a write there.
 * In `due` an ended case waits for the day on which its words are to go. Of `desks` and `units` a head holds one place each,
 * which is all that an ordinary case has; the others stand in rows beside it (`placeRowsOf`), `placeRows` counts them.
 */
export function headPlaces(caseId: string, standing: Standing, placeRows: number): Item {
	const { open, wakeAt, municipality, month, order, marks, endedAt } = standing;
	const dueAt = open ? wakeAt : endedAt;
	const [first = none] = placesOf(caseId, standing);
	return {
		openShard: open ? townShard(municipality) : endedShard(municipality, month),
		touchedAt: order,
		// Named by the index, which cannot be told another name without being made anew.
		desks: open && marks.length > 0 ? new Set(marks) : undefined,
		dueShard: dueAt === null ? undefined : open ? indexShards.due(caseId) : keptShard(municipality),
		dueAt: dueAt ?? undefined,
		...first,
		placeRows: Math.max(placeRows, placesOf(caseId, standing).length - 1) || undefined,
	};
}

/** The rows for what the head has no room for, and those of before, which hold nothing now. */
export function placeRowsOf(
	table: Table,
	{ caseId, standing, placeRows }: Pick<Commit, 'caseId' | 'standing' | 'placeRows'>,
): readonly TransactWriteItem[] {
	return placesBeside({ caseId, standing, placeRows }).map((places, at) => {
		const { expression, values } = changeTo(places);
		return {
			Update: {
				TableName: table.name,
				Key: toAttributes({ ...caseKeys.place(caseId, at + 1) }),
				UpdateExpression: expression,
				...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: toAttributes(values) }),
			},
		};
	});
}

/** What those rows bear, in their order; undefined where one holds nothing now. */
export function placesBeside({
	caseId,
	standing,
	placeRows,
}: Pick<Commit, 'caseId' | 'standing' | 'placeRows'>): readonly Item[] {
	const [, ...others] = placesOf(caseId, standing);
	return Array.from({ length: Math.max(placeRows, others.length) }, (_, at) => others[at] ?? none);
}

const none = { deskShard: undefined, deskOrder: undefined, unitShard: undefined, unitOrder: undefined };

/** A case's places in `desks` and in `units`, in pairs: as many as the longer of the two lists. */
function placesOf(caseId: string, { municipality, waiting, stage, units, order }: Standing): readonly Item[] {
	const desks = waiting.map(
		(one): Place => ({ shard: deskShard(municipality, one.desk), order: listOrder(one.order, caseId) }),
	);
	const asked = units.length === 0 ? [null] : units;
	const cells = (stage === null ? [] : asked).map(
		(unit): Place => ({ shard: unitShard(municipality, unit, stage ?? ''), order: listOrder(order, caseId) }),
	);
	return Array.from({ length: Math.max(desks.length, cells.length) }, (_, at) => ({
		deskShard: desks[at]?.shard,
		deskOrder: desks[at]?.order,
		unitShard: cells[at]?.shard,
		unitOrder: cells[at]?.order,
	}));
}

/** The attributes of these that an item does not bear, or bears though it is to bear none. */
export function strayIn(places: Item, item: Item): readonly string[] {
	return Object.entries(places).flatMap(([name, value]) => (textOf(item[name]) === textOf(value) ? [] : [name]));
}

function textOf(value: unknown): string {
	return value === undefined ? '' : JSON.stringify(value instanceof Set ? [...value].toSorted() : value);
}

/** The update that gives an item these attributes, and takes those away that are undefined. */
export function changeTo(attributes: Item): { readonly expression: string; readonly values: Item } {
	const names = Object.keys(attributes);
	const [set, gone] = [true, false].map((isThere) =>
		names.filter((name) => (attributes[name] !== undefined) === isThere),
	);
	const parts = [
		...(set === undefined || set.length === 0 ? [] : [`SET ${set.map((name) => `${name} = :${name}`).join(', ')}`]),
		...(gone === undefined || gone.length === 0 ? [] : [`REMOVE ${gone.join(', ')}`]),
	];
	return {
		expression: parts.join(' '),
		values: Object.fromEntries((set ?? []).map((name) => [`:${name}`, attributes[name]])),
	};
}
