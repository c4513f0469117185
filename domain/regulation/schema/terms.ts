import * as z from 'zod';
import { termKinds, termStages } from '../regulation.ts';
import { anyOf, clause, date, idText, limit, messageKind, moment, moments, role, text } from './parts.ts';

const termKind = z.enum(termKinds);
const ownHigh = z.strictObject({
	limit,
	clause: clause.exactOptional(),
	kind: termKind.exactOptional(),
	reading: text.exactOptional(),
});
const high = z.union([z.literal('half'), ownHigh]);
const settable = z.strictObject({ as: z.array(clause).min(1), notAfter: idText, kind: termKind.exactOptional() });
const breach = z.strictObject({ clause, tell: role, by: role });

export const termRule = z.strictObject({
	id: idText,
	clause,
	kind: termKind,
	stage: z.enum(termStages),
	title: text,
	holder: role,
	reading: text.exactOptional(),
	when: anyOf.exactOptional(),
	starts: moments.min(1),
	from: moment.exactOptional(),
	limit,
	kinds: z.partialRecord(messageKind, termKind).exactOptional(),
	untold: termKind.exactOptional(),
	kindSince: z.partialRecord(moment, termKind).exactOptional(),
	settable: settable.exactOptional(),
	high: high.exactOptional(),
	ends: moments.min(1),
	voids: moments.default([]),
	optional: z.boolean().default(false),
	oneOf: idText.exactOptional(),
	perUnit: z.boolean().default(false),
	hours: z.literal('unit').exactOptional(),
	passesOn: z.boolean().default(false),
	tell: role.exactOptional(),
	breach: breach.nullable().default(null),
	lapse: idText.exactOptional(),
});

const patch = z.strictObject({
	limit: limit.exactOptional(),
	starts: moments.min(1).exactOptional(),
	from: moment.exactOptional(),
	high: high.nullable().exactOptional(),
	stands: z.literal(true).exactOptional(),
});

const alternative = z.strictObject({
	id: text,
	says: text,
	shadow: z.boolean().default(false),
	impossible: z.literal(true).exactOptional(),
	terms: z.record(idText, patch).default({}),
});

export const reading = z.strictObject({
	id: text,
	clause,
	gist: text,
	question: text,
	decision: text,
	by: text,
	on: date,
	alternatives: z.array(alternative).default([]),
});

export const pause = z.strictObject({
	clause,
	reading: text,
	from: moment,
	until: moment,
	endsBy: moments.default([]),
	silence: idText.exactOptional(),
	cutoff: idText,
	terms: z.array(idText).min(1),
});

export const interim = z.strictObject({
	clause,
	promisedBy: z.boolean().default(false),
	notAfter: idText.nullable().default(null),
	when: anyOf.exactOptional(),
	apart: z.array(idText).min(1).exactOptional(),
});

/** The mappings of this file by the name under which their fields are described. */
export const termsByName = {
	term: termRule,
	high: ownHigh,
	settable,
	breach,
	reading,
	alternative,
	patch,
	pause,
	interim,
} as const;
