import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { CaseCheck, CaseItems, Standing, StoredCase } from '../ports/case-store.ts';
import { Fields, get, type Item, type Table, toAttributes } from './dynamo.ts';
import { headPlaces, placesBeside, strayIn } from './dynamo-places.ts';
import { caseIdOf, caseKeys, eventRange, versionOf } from './keys.ts';

/** Cases in the one table, to be held against their events. Writes nothing. */
export function dynamoCaseCheck(table: Table): CaseCheck {
	return { everyCase: () => everyCase(table), astray: (stored, standing) => astray(table, stored, standing) };
}

/** What a scan hands on: of each case its head and its decisions. */
const ofCases = {
	ProjectionExpression: 'pk, sk',
	FilterExpression: 'begins_with(pk, :case) AND (sk = :head OR begins_with(sk, :event))',
	values: { ':case': caseKeys.pk(''), ':head': eventRange.to, ':event': eventRange.from },
} as const;

async function* everyCase(table: Table): AsyncGenerator<CaseItems> {
	// A scan gives items of one partition key one after another, though a page may end between two of them.
	let known: { readonly caseId: string; readonly sks: string[] } | null = null;
	for await (const fields of scan(table)) {
		const caseId = caseIdOf(fields.text('pk'));
		if (known !== null && known.caseId !== caseId) {
			yield itemsOf(known);
			known = null;
		}
		known ??= { caseId, sks: [] };
		known.sks.push(fields.text('sk'));
	}
	if (known !== null) yield itemsOf(known);
}

function itemsOf({ caseId, sks }: { readonly caseId: string; readonly sks: readonly string[] }): CaseItems {
	const events = sks.filter((sk) => sk !== eventRange.to);
	return {
		caseId,
		versions: events.map(versionOf).toSorted((one, other) => one - other),
		hasHead: events.length < sks.length,
	};
}

async function* scan(table: Table): AsyncGenerator<Fields> {
	const { values, ...wanted } = ofCases;
	let from: Record<string, AttributeValue> | undefined;
	do {
		const { Items: items = [], LastEvaluatedKey: last } = await table.client.send(
			new ScanCommand({
				...wanted,
				TableName: table.name,
				ExpressionAttributeValues: toAttributes(values),
				ConsistentRead: true,
				...(from === undefined ? {} : { ExclusiveStartKey: from }),
			}),
		);
		for (const item of items) yield new Fields(unmarshall(item));
		from = last;
	} while (from !== undefined);
}

async function astray(table: Table, stored: StoredCase, standing: Standing): Promise<readonly string[]> {
	const { caseId, version, placeRows, state } = stored;
	const head = (await get(table, caseKeys.head(caseId)))?.item ?? {};
	const said: string[] = [];
	if (head['version'] !== version)
		said.push(`its head is of version ${String(head['version'])}, its events of ${version}`);
	// Once its words are erased it leaves the index of those that wait for that.
	const { dueShard, dueAt, ...others } = headPlaces(caseId, standing, placeRows);
	const places = state.erasedAt !== null && head['dueAt'] === undefined ? others : { dueShard, dueAt, ...others };
	said.push(...saidOf('its head', strayIn(places, head)));
	const beside = placesBeside({ caseId, standing, placeRows });
	for (const [at, wanted] of beside.entries()) {
		const row: Item = (await get(table, caseKeys.place(caseId, at + 1)))?.item ?? {};
		said.push(...saidOf(`row ${at + 1} beside it`, strayIn(wanted, row)));
	}
	return said;
}

/** Names of attributes alone: what they hold names units and desks, which a person may know better than we. */
function saidOf(where: string, names: readonly string[]): readonly string[] {
	return names.length === 0 ? [] : [`${where} stands elsewhere than its events say: ${names.join(', ')}`];
}
