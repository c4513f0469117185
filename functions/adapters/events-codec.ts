import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import { readEvents, eventSchema as schema, type Unreadable } from '../../domain/case/state/read-log.ts';
import type { Result } from '../../domain/result.ts';
import { type Fields, fromJson, type Item } from './dynamo.ts';

/** A write unit is 1 KB and counts twice in a transaction; events repeat their words, so packing halves the bill. */
const packedFrom = 700;

/** The attributes that hold the events of one decision: plain JSON where it is short, deflated where it is not. */
export function encodeEvents(events: readonly CaseEvent[]): Item {
	const json = JSON.stringify(events);
	return json.length < packedFrom ? { schema, events: json } : { schema, packed: deflateRawSync(json, { level: 9 }) };
}

/**
 * The inverse of `encodeEvents`. Refuses what later code has written, and what is no list of events; throws where
 * the item itself is broken: an attribute that is missing, text that is no JSON, bytes that are not deflated.
 */
export function decodeEvents(fields: Fields): Result<readonly CaseEvent[], Unreadable> {
	const packed = fields.bytesOrNull('packed');
	const json = packed === null ? fields.text('events') : inflateRawSync(packed).toString();
	return readEvents(fromJson<unknown>(json), fields.number('schema'));
}
