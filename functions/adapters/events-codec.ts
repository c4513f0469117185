import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import { type Fields, fromJson, type Item } from './dynamo.ts';

/** A write unit is 1 KB and counts twice in a transaction; events repeat their words, so packing halves the bill. */
const packedFrom = 700;

/** The shape in which events are written today. Every shape ever published must still load. */
const schema = 1;

/** The attributes that hold the events of one decision: plain JSON where it is short, deflated where it is not. */
export function encodeEvents(events: readonly CaseEvent[]): Item {
	const json = JSON.stringify(events);
	return json.length < packedFrom ? { schema, events: json } : { schema, packed: deflateRawSync(json, { level: 9 }) };
}

/** The inverse of `encodeEvents`. A schema of the future is a bug of deployment, and throws. */
export function decodeEvents(fields: Fields): readonly CaseEvent[] {
	if (fields.number('schema') !== schema) throw new Error(`events of schema ${fields.number('schema')} are unknown`);
	const packed = fields.bytesOrNull('packed');
	return fromJson<readonly CaseEvent[]>(packed === null ? fields.text('events') : inflateRawSync(packed).toString());
}
