import * as z from 'zod/mini';
import { checkPermalink, readAddress } from '../../domain/case/acts/permalinks.ts';
import type { IncidentFacts } from '../../domain/case/model/commands.ts';
import { importances, messageKinds, networks, officialPages, venues } from '../../domain/regulation/regulation.ts';
import { textLimit } from '../../domain/text.ts';
import { type FieldError, pointerTo } from '../http/body.ts';
import { dateTime, line, plainName, someWords, webAddress } from '../http/fields.ts';
import { sayIssue } from '../http/issues.ts';

/** What a sender may say of a message. */
const fields = z.object({
	externalId: plainName(200),
	kind: z.enum(messageKinds),
	importance: z._default(z.enum(importances), 'normal'),
	network: z.enum(networks),
	venue: z._default(z.enum(venues), 'feed'),
	page: z._default(z.nullable(z.enum(officialPages)), null),
	permalink: z.nullish(webAddress),
	publishedAt: z.nullish(dateTime),
	detectedAt: z.nullish(dateTime),
	sentAt: z.nullish(dateTime),
	topic: z.nullish(line(200)),
	location: z.nullish(line(500)),
	text: someWords(textLimit.message),
	author: z.nullish(z.object({ name: z.nullish(line(300)), profile: z.nullish(line(2_000)) })),
	media: z.nullish(
		z.array(z.object({ url: webAddress, type: line(200) })).check(z.maxLength(20, 'more than 20 media')),
	),
});

/** The message's own address is held to the same rule as that of its answer. */
export const incident = fields.check(({ value, issues }) => {
	// One that is no address at all is named by its own field already.
	const read = value.permalink != null && readAddress(value.permalink) !== null ? value.permalink : null;
	const fault = read === null ? null : checkPermalink(read, value.network);
	if (fault === null) return;
	const message = fault === 'wrong-network' ? 'is not of this network' : 'names no message in its network';
	issues.push({ code: 'custom', path: ['permalink'], input: value.permalink, message });
});

export const envelope = z.object({
	type: z.literal('incident.detected'),
	municipality: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/, 'unknown municipality')),
	incident,
});

/** The message as it was sent, for the content beside the case: extra fields are gone, missing ones are null. */
export type Incident = z.infer<typeof incident>;
export type Envelope = z.infer<typeof envelope>;

/**
 * Reads the body, or names every fault by its place. Fields that nobody knows are passed over. `written` is the
 * same message with its texts as the sender wrote them.
 */
export function readIncident(
	body: unknown,
):
	| { readonly ok: true; readonly value: Envelope; readonly written: unknown }
	| { readonly ok: false; readonly errors: readonly FieldError[] } {
	const read = z.safeParse(envelope, body);
	if (read.success) return { ok: true, value: read.data, written: asWritten(read.data.incident, incidentOf(body)) };
	return {
		ok: false,
		errors: read.error.issues.map((issue) => ({ pointer: pointerTo(issue.path), detail: sayIssue(issue) })),
	};
}

function incidentOf(body: unknown): unknown {
	return typeof body === 'object' && body !== null ? Reflect.get(body, 'incident') : null;
}

/** What was taken of a message, each text in it as it came, before it was composed and mended. */
function asWritten(taken: unknown, came: unknown): unknown {
	if (typeof came === 'string') return came;
	if (typeof taken !== 'object' || taken === null || typeof came !== 'object' || came === null) return taken;
	if (Array.isArray(taken)) return taken.map((one, place) => asWritten(one, Reflect.get(came, place)));
	return Object.fromEntries(
		Object.entries(taken).map(([name, one]) => [name, asWritten(one, Reflect.get(came, name))]),
	);
}

/** What the domain stores of a message: facts, and nothing that names a person. */
export function factsOf(sent: Incident): IncidentFacts {
	return {
		kind: sent.kind,
		importance: sent.importance,
		network: sent.network,
		venue: sent.venue,
		page: sent.page,
		publishedAt: instantOf(sent.publishedAt),
		detectedAt: instantOf(sent.detectedAt),
		sentAt: instantOf(sent.sentAt),
	};
}

function instantOf(text: string | null | undefined): number | null {
	return text === null || text === undefined ? null : Date.parse(text);
}
