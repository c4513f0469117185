import type { OutboxRow } from '../ports/outbox.ts';
import { Fields, type Item } from './dynamo.ts';
import { toRow } from './outbox-row.ts';

/** An item as a stream record shows it, as far as an outbox row needs it. */
export type StreamImage = Readonly<
	Record<string, { readonly S?: string; readonly N?: string; readonly SS?: readonly string[] }>
>;

/** The outbox row that a stream record tells of. */
export function outboxRowOf(image: StreamImage): OutboxRow {
	const item: Item = Object.fromEntries(
		Object.entries(image).map(([name, { S: text, N: number, SS: set }]) => [
			name,
			text ?? (number === undefined ? new Set(set) : Number(number)),
		]),
	);
	return toRow(new Fields(item));
}
