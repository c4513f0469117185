import type { LinkRow, LinkStore } from '../ports/links.ts';
import { get, put, type Table } from './dynamo.ts';
import { linkKey } from './keys.ts';

/** What the links in mails stand for. */
export function dynamoLinks(table: Table): LinkStore {
	return {
		async get(linkId) {
			const fields = await get(table, linkKey(linkId));
			if (fields === null) return null;
			return { ...fields.json<Omit<LinkRow, 'revokedAt'>>('link'), revokedAt: fields.numberOrNull('revokedAt') };
		},
		async put(linkId, row) {
			const { revokedAt, ...link } = row;
			await put(
				table,
				{ ...linkKey(linkId), link: JSON.stringify(link), ...(revokedAt === null ? {} : { revokedAt }) },
				{ expression: 'attribute_not_exists(pk)' },
			);
		},
	};
}
