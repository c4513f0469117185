import type { LinkReader, LinkRow, LinkStore } from '../ports/links.ts';
import { get, put, type Table } from './dynamo.ts';
import { linkKey } from './keys.ts';

/** What a row says that was written before links knew of mailboxes and revocations. */
const before: Pick<LinkRow, 'mailbox' | 'revocations'> = { mailbox: null, revocations: 0 };

/** What the links in mails stand for, to look up. */
export function dynamoLinkReader(table: Table): LinkReader {
	return {
		async get(linkId) {
			const fields = await get(table, linkKey(linkId));
			return fields === null ? null : { ...before, ...fields.json<LinkRow>('link') };
		},
	};
}

/** The same with the side that makes them, for whoever writes the mails. */
export function dynamoLinks(table: Table): LinkStore {
	return {
		...dynamoLinkReader(table),
		async put(linkId, row) {
			await put(table, { ...linkKey(linkId), link: JSON.stringify(row) }, { expression: 'attribute_not_exists(pk)' });
		},
	};
}
