import * as z from 'zod';
import {
	askedActs,
	importances,
	messageKinds,
	networks,
	officialPages,
	roles,
	systems,
	unpublishableKinds,
	venues,
} from '../../domain/regulation/regulation.ts';
import { longLine, manyWords, wellFormed } from '../../functions/http/fields.ts';
import { readTime } from './times.ts';

/** What a line can ask for: the acts of a regulation, the receipt, or nothing but time. */
export const doings = [...askedActs, 'receive', 'found', 'tick'] as const;

const line = z.nullish(longLine);
const words = z.nullish(manyWords);
const time = z.string().transform((text, context) => {
	const at = readTime(text);
	if (at !== null) return at;
	context.addIssue('is no date-time with an offset');
	return z.NEVER;
});
const yes = z.boolean().nullish();

const incident = z.object({
	externalId: line,
	kind: z.enum(messageKinds).default('incident'),
	importance: z.enum(importances).default('normal'),
	network: z.enum(networks).default('vk'),
	venue: z.enum(venues).default('feed'),
	page: z.enum(officialPages).nullish(),
	publishedAt: time.nullish(),
	detectedAt: time.nullish(),
	sentAt: time.nullish(),
	topic: line,
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
	person: line,
	incident: incident.nullish(),
	units: z.array(z.union([longLine, z.object({ unit: longLine, photoRequired: yes, selfPosting: yes })])).nullish(),
	unit: line,
	to: line,
	required: yes,
	photoRequired: yes,
	selfPosting: yes,
	repeatOf: line,
	explanation: line,
	reason: words,
	comment: words,
	of: z.enum(['curator', 'author']).default('curator'),
	text: words,
	question: z.int().nullish(),
	repliedAt: time.nullish(),
	suggested: line,
	kind: z.enum(['final', 'interim', ...unpublishableKinds]).nullish(),
	told: yes,
	promisedBy: line,
	measures: words,
	draft: z.int().nullish(),
	permalink: z.nullish(wellFormed),
	system: z.enum(systems).nullish(),
	reference: z.union([longLine, z.number()]).nullish(),
	visibility: z.enum(['public', 'private']).nullish(),
	generalInterest: yes,
	due: line,
	for: z.nullish(z.union([longLine, z.number()])),
	interim: yes,
	category: line,
	competentBody: line,
	number: z.union([longLine, z.number()]).nullish(),
	notice: line,
});

const fields = z.keyof(lineShape).options;
/** Those that say something also where a line does not have them: that they are missing, or what stands for them. */
const always = fields.filter((field) => {
	const absent = lineShape.shape[field].safeParse(undefined);
	return !absent.success || absent.data !== undefined;
});
const narrower = new Map<string, typeof lineShape>();
const MOST_SHAPES = 500;

/** The same shape without fields that this line does not have: most are other acts', and looking at each of them costs. */
export function shapeFor(line: unknown): typeof lineShape {
	if (typeof line !== 'object' || line === null) return lineShape;
	const key = Object.keys(line).join();
	const known = narrower.get(key);
	if (known !== undefined) return known;
	const present: { [Field in (typeof fields)[number]]?: true } = {};
	for (const field of fields) if (field in line || always.includes(field)) present[field] = true;
	const shape = lineShape.pick(present);
	if (narrower.size >= MOST_SHAPES) narrower.clear();
	narrower.set(key, shape);
	return shape;
}

export type Line = z.infer<typeof lineShape>;
export type LineIncident = z.infer<typeof incident>;
