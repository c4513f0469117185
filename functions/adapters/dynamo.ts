import {
	type AttributeValue,
	ConditionalCheckFailedException,
	DeleteItemCommand,
	DynamoDBClient,
	GetItemCommand,
	PutItemCommand,
	QueryCommand,
	type QueryCommandInput,
	UpdateItemCommand,
	type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Key } from './keys.ts';
import { patienceOf } from './patience.ts';

/** The one table, and the client that reaches it. */
export interface Table {
	readonly client: DynamoDBClient;
	readonly name: string;
}

/** An item as JavaScript values. Read it by `Fields`, which trusts nothing. */
export type Item = Readonly<Record<string, unknown>>;

/** Short timeouts and few repeats: somebody waits behind most of these calls (see patience.ts). */
export function connect(name: string, stage: string): Table {
	return { client: new DynamoDBClient(patienceOf('answer', stage)), name };
}

export function toAttributes(item: Item): Record<string, AttributeValue> {
	return marshall(item, { removeUndefinedValues: true });
}

export async function get(table: Table, key: Key): Promise<Fields | null> {
	const { Item: item } = await table.client.send(
		new GetItemCommand({ TableName: table.name, Key: toAttributes({ ...key }), ConsistentRead: true }),
	);
	return item === undefined ? null : new Fields(unmarshall(item));
}

/** Puts an item; false where the condition did not hold. */
export async function put(
	table: Table,
	item: Item,
	condition?: { readonly expression: string; readonly values?: Item },
): Promise<boolean> {
	try {
		await table.client.send(
			new PutItemCommand({
				TableName: table.name,
				Item: toAttributes(item),
				...(condition === undefined ? {} : { ConditionExpression: condition.expression }),
				...(condition?.values === undefined ? {} : { ExpressionAttributeValues: toAttributes(condition.values) }),
			}),
		);
		return true;
	} catch (error) {
		if (error instanceof ConditionalCheckFailedException) return false;
		throw error;
	}
}

/** Deletes an item; false where there was none. */
export async function removeItem(table: Table, key: Key): Promise<boolean> {
	const { Attributes: was } = await table.client.send(
		new DeleteItemCommand({ TableName: table.name, Key: toAttributes({ ...key }), ReturnValues: 'ALL_OLD' }),
	);
	return was !== undefined;
}

type Updated = { readonly held: true; readonly item: Fields } | { readonly held: false; readonly item: Fields | null };

/** Updates one item, under a condition where one is given; gives the item as it then is, or as it was where the condition did not hold. Given up after `withinMs` of real time in all, where that is given. */
export async function update(
	table: Table,
	key: Key,
	change: {
		readonly expression: string;
		readonly condition?: string;
		readonly values?: Item;
		readonly names?: Readonly<Record<string, string>>;
	},
	withinMs?: number,
): Promise<Updated> {
	const input: UpdateItemCommandInput = {
		TableName: table.name,
		Key: toAttributes({ ...key }),
		UpdateExpression: change.expression,
		...(change.condition === undefined ? {} : { ConditionExpression: change.condition }),
		...(change.values === undefined ? {} : { ExpressionAttributeValues: toAttributes(change.values) }),
		...(change.names === undefined ? {} : { ExpressionAttributeNames: change.names }),
		ReturnValues: 'ALL_NEW',
		ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
	};
	try {
		const { Attributes: now } = await table.client.send(
			new UpdateItemCommand(input),
			withinMs === undefined ? {} : { abortSignal: AbortSignal.timeout(withinMs) },
		);
		return { held: true, item: new Fields(unmarshall(now ?? {})) };
	} catch (error) {
		if (!(error instanceof ConditionalCheckFailedException)) throw error;
		return { held: false, item: error.Item === undefined ? null : new Fields(unmarshall(error.Item)) };
	}
}

/** Every item of a query, page by page. */
export async function* query(
	table: Table,
	input: Omit<QueryCommandInput, 'TableName' | 'ExpressionAttributeValues'> & { readonly values: Item },
): AsyncGenerator<Fields> {
	let from: Record<string, AttributeValue> | undefined;
	do {
		const page = await pageOf(table, from === undefined ? input : { ...input, ExclusiveStartKey: from });
		yield* page.items;
		from = page.last === null ? undefined : toAttributes(page.last.item);
	} while (from !== undefined);
}

/** One answer to a query: what it holds, and the key that it ended with where there is more. */
export async function pageOf(
	table: Table,
	{ values, ...rest }: Omit<QueryCommandInput, 'TableName' | 'ExpressionAttributeValues'> & { readonly values: Item },
): Promise<{ readonly items: readonly Fields[]; readonly last: Fields | null }> {
	const { Items: items = [], LastEvaluatedKey: last } = await table.client.send(
		new QueryCommand({ ...rest, TableName: table.name, ExpressionAttributeValues: toAttributes(values) }),
	);
	return {
		items: items.map((item) => new Fields(unmarshall(item))),
		last: last === undefined ? null : new Fields(unmarshall(last)),
	};
}

/** An item that is not what the product writes; says which, and never what it holds. */
export class BrokenItem extends Error {
	override readonly name = 'BrokenItem';
}

/** An item's values, each asked for by name and kind: what the table holds otherwise is a bug, and says so. */
export class Fields {
	readonly item: Item;

	constructor(item: Item) {
		this.item = item;
	}

	text(name: string): string {
		return this.textOrNull(name) ?? this.wrong(name, 'a text');
	}

	textOrNull(name: string): string | null {
		const value = this.item[name];
		return value === undefined || value === null
			? null
			: typeof value === 'string'
				? value
				: this.wrong(name, 'a text');
	}

	number(name: string): number {
		return this.numberOrNull(name) ?? this.wrong(name, 'a number');
	}

	numberOrNull(name: string): number | null {
		const value = this.item[name];
		return value === undefined || value === null
			? null
			: typeof value === 'number'
				? value
				: this.wrong(name, 'a number');
	}

	bytesOrNull(name: string): Uint8Array | null {
		const value = this.item[name];
		return value instanceof Uint8Array ? value : null;
	}

	/** The members of a string set; DynamoDB drops an empty one. */
	set(name: string): ReadonlySet<string> {
		const value = this.item[name];
		return value instanceof Set ? new Set([...value].map(String)) : new Set();
	}

	/** What this product itself wrote as JSON under this name; it is trusted, as the rest of the table is. */
	json<Value>(name: string): Value {
		return fromJson<Value>(this.text(name));
	}

	jsonOrNull<Value>(name: string): Value | null {
		const text = this.textOrNull(name);
		return text === null ? null : fromJson<Value>(text);
	}

	private wrong(name: string, kind: string): never {
		throw new BrokenItem(`${String(this.item['pk'])} ${String(this.item['sk'])}: ${name} is not ${kind}`);
	}
}

/** The inverse of the JSON.stringify that wrote it: the one place where the table's word is taken for a type. */
export function fromJson<Value>(text: string): Value {
	return JSON.parse(text) as Value;
}
