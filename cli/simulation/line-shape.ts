import * as z from 'zod';
import { acts, importances, messageKinds, networks, pages, roles, venues } from '../../domain/regulation/regulation.ts';
import { timeOf } from './times.ts';

/** What a line can ask for: the acts of a regulation, the receipt, or nothing but time. */
export const doings = [...acts, 'receive', 'found', 'tick'] as const;

const time = z.string().refine((text) => timeOf(text) !== null, { error: 'is no date-time with an offset' });
const words = z.string().nullish();
const yes = z.boolean().nullish();

const incident = z.object({
	externalId: words,
	kind: z.enum(messageKinds).default('incident'),
	importance: z.enum(importances).default('normal'),
	network: z.enum(networks).default('vk'),
	venue: z.enum(venues).default('feed'),
	page: z.enum(pages).nullish(),
	publishedAt: time.nullish(),
	detectedAt: time.nullish(),
	sentAt: time.nullish(),
	topic: words,
	text: words,
});

/** Which case a line speaks of: any name, or a number. Lines without one speak of one and the same case. */
export const caseName = z.union([z.string(), z.number()]).nullish();
export type CaseName = z.infer<typeof caseName>;

/** A line of the simulator's input as plain data. What it does not know is left out. */
export const lineShape = z.object({
	case: caseName,
	at: time,
	do: z.enum(doings),
	by: z.enum(roles).nullish(),
	person: words,
	incident: incident.nullish(),
	units: z.array(z.string()).nullish(),
	unit: words,
	photoRequired: yes,
	selfPosting: yes,
	repeatOf: words,
	reason: words,
	comment: words,
	of: z.enum(['curator', 'author']).default('curator'),
	text: words,
	question: z.int().nullish(),
	repliedAt: time.nullish(),
	suggested: words,
	kind: z.enum(['final', 'interim']).default('final'),
	promisedBy: words,
	measures: words,
	draft: z.int().nullish(),
	permalink: words,
	visibility: z.enum(['public', 'private']).nullish(),
	generalInterest: yes,
	due: words,
	category: words,
	competentBody: words,
	number: z.union([z.string(), z.number()]).nullish(),
	notice: words,
});
export type Line = z.infer<typeof lineShape>;
export type LineIncident = z.infer<typeof incident>;
