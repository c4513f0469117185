import type { ContentPart } from '../ports/case-store.ts';
import type { WordEraser } from '../ports/erasure.ts';
import { type Fields, type Item, query, removeItem, type Table, update } from './dynamo.ts';
import { caseKeys, contentPrefix, type Key, keptShard } from './keys.ts';

// All that a person said, or that names one, stands in the items that are made here, and in no other.

/** Where one part of a case's content stands. */
export function contentKey(caseId: string, part: string): Key {
	return caseKeys.content(caseId, part);
}

/** One part of a case's content as an item. */
export function contentItem(caseId: string, { part, body }: ContentPart): Item {
	return { ...contentKey(caseId, part), body: JSON.stringify(body) };
}

/** All of a case's content by its parts. */
export async function loadContent(table: Table, caseId: string): Promise<Readonly<Record<string, unknown>>> {
	const items: Fields[] = [];
	for await (const fields of query(table, {
		KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
		values: { ':pk': caseKeys.pk(caseId), ':prefix': contentPrefix },
		ConsistentRead: true,
	})) {
		items.push(fields);
	}
	return contentIn(items);
}

/** The parts of content among these items. */
export function contentIn(items: readonly Fields[]): Readonly<Record<string, unknown>> {
	const parts = items.filter(isContent);
	return Object.fromEntries(
		parts.map((fields) => [fields.text('sk').slice(contentPrefix.length), fields.json<unknown>('body')]),
	);
}

/** Whether an item of a case is part of its content. */
export function isContent(fields: Fields): boolean {
	return fields.text('sk').startsWith(contentPrefix);
}

/** Takes content away for good; the events and figures of the case stay. */
export function dynamoWordEraser(table: Table): WordEraser {
	return {
		loadContent: (caseId) => loadContent(table, caseId),
		async erase(caseId, part) {
			await removeItem(table, contentKey(caseId, part));
		},
		async leave(caseId, municipality) {
			await update(table, caseKeys.head(caseId), {
				expression: 'REMOVE dueAt, dueShard',
				condition: 'dueShard = :kept',
				values: { ':kept': keptShard(municipality) },
			});
		},
	};
}
