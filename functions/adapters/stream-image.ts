import type { PartnerRef } from '../ports/hooks.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import { Fields, type Item } from './dynamo.ts';
import { caseIdOf, versionOf } from './keys.ts';
import { toRow } from './outbox-row.ts';

/** An item as a stream record shows it, as far as an outbox row needs it. */
export type StreamImage = Readonly<
	Record<string, { readonly S?: string; readonly N?: string; readonly SS?: readonly string[] }>
>;

/** The outbox row that a stream record tells of. */
export function outboxRowOf(image: StreamImage): OutboxRow {
	return toRow(fieldsOf(image));
}

/** The decision that a stream record tells of, for whoever may have to be told of it. */
export function decisionOf(image: StreamImage): PartnerRef {
	const fields = fieldsOf(image);
	return {
		municipality: fields.text('municipality'),
		caseId: caseIdOf(fields.text('pk')),
		version: versionOf(fields.text('sk')),
	};
}

function fieldsOf(image: StreamImage): Fields {
	const item: Item = Object.fromEntries(
		Object.entries(image).map(([name, { S: text, N: number, SS: set }]) => [
			name,
			text ?? (number === undefined ? new Set(set) : Number(number)),
		]),
	);
	return new Fields(item);
}
