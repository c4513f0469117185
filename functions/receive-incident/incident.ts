import * as z from 'zod/mini';
import { textLimit } from '../../domain/case/acts/receive.ts';
import type { IncidentFacts } from '../../domain/case/model/commands.ts';
import { importances, messageKinds, networks, pages, venues } from '../../domain/regulation/regulation.ts';
import { type FieldError, pointerTo } from '../use-cases/body.ts';
import { sayIssue } from '../use-cases/issues.ts';

/** Characters as a person counts them, not code units. */
const characters = (most: number) =>
	z
		.string()
		.check(z.refine((text) => text.length <= most || [...text].length <= most, `longer than ${most} characters`));
const line = (most: number) => z.nullish(characters(most));
const address = z.string().check(z.maxLength(2_000), z.regex(/^https?:\/\/[^\s/]+/i, 'no http address'));
const moment = z.nullish(z.iso.datetime({ offset: true, message: 'no date-time with an offset' }));

const incident = z.object({
	externalId: z.string().check(z.regex(/^[^\p{Cc}]{1,200}$/u, 'must be 1 to 200 characters without controls')),
	kind: z.enum(messageKinds),
	importance: z._default(z.enum(importances), 'normal'),
	network: z.enum(networks),
	venue: z._default(z.enum(venues), 'feed'),
	page: z._default(z.nullable(z.enum(pages)), null),
	permalink: z.nullish(address),
	publishedAt: moment,
	detectedAt: moment,
	sentAt: moment,
	topic: line(200),
	location: line(500),
	text: characters(textLimit.message).check(z.refine((text) => text.trim() !== '', 'is empty')),
	author: z.nullish(z.object({ name: line(300), profile: line(2_000) })),
	media: z.nullish(
		z.array(z.object({ url: address, type: characters(200) })).check(z.maxLength(20, 'more than 20 media')),
	),
});

const envelope = z.object({
	type: z.literal('incident.detected'),
	municipality: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/, 'unknown municipality')),
	incident,
});

/** The message as it was sent, for the content beside the case: extra fields are gone, missing ones are null. */
export type Incident = z.infer<typeof incident>;
export type Envelope = z.infer<typeof envelope>;

/** Reads the body, or names every fault by its place. Fields that nobody knows are passed over. */
export function readIncident(
	body: unknown,
): { readonly ok: true; readonly value: Envelope } | { readonly ok: false; readonly errors: readonly FieldError[] } {
	const read = z.safeParse(envelope, body);
	if (read.success) return { ok: true, value: read.data };
	return {
		ok: false,
		errors: read.error.issues.map((issue) => ({ pointer: pointerTo(issue.path), detail: sayIssue(issue) })),
	};
}

/** What the domain stores of a message: facts, and nothing that names a person. */
export function factsOf(sent: Incident): IncidentFacts {
	return {
		externalId: sent.externalId,
		kind: sent.kind,
		importance: sent.importance,
		network: sent.network,
		venue: sent.venue,
		page: sent.page,
		publishedAt: instantOf(sent.publishedAt),
		detectedAt: instantOf(sent.detectedAt),
		sentAt: instantOf(sent.sentAt),
		topic: sent.topic ?? null,
	};
}

function instantOf(text: string | null | undefined): number | null {
	return text === null || text === undefined ? null : Date.parse(text);
}
