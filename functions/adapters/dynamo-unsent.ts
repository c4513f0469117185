import type { UnsentKeeper } from '../ports/unsent.ts';
import { put, type Table } from './dynamo.ts';
import { contentItem } from './dynamo-content.ts';

/** Unsent text in the one table, as a content item whose version is an attribute, so that a condition can hold it. */
export function dynamoUnsent(table: Table): UnsentKeeper {
	return {
		keep(caseId, part, seen, { at, fields }) {
			const body = { version: seen + 1, at, fields };
			return put(
				table,
				{ ...contentItem(caseId, { part, body }), unsent: seen + 1 },
				seen === 0
					? { expression: 'attribute_not_exists(unsent)' }
					: { expression: 'unsent = :seen', values: { ':seen': seen } },
			);
		},
		async forget(caseId, part) {
			await put(table, contentItem(caseId, { part, body: {} }));
		},
	};
}
