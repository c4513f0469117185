import * as z from 'zod';
import type { PartnerEventType } from '../../domain/hooks/partner-events.ts';
import { answerKinds, importances, messageKinds, termKinds } from '../../domain/regulation/regulation.ts';
import type { PartnerPayload } from '../../functions/tell-partner/payload.ts';
import { heldMinutes } from './answers.ts';

const time = z.iso.datetime({ offset: true });
const draft = z.strictObject({ version: z.int(), kind: z.enum(answerKinds) });

function ofCase<Type extends PartnerEventType>(type: Type) {
	return z.strictObject({
		type: z.literal(type),
		timestamp: time,
		sequence: z.int(),
		municipality: z.string(),
		caseId: z.string(),
		externalId: z.string().nullable(),
		state: z.string(),
	});
}

/** What a partner is sent, by its type; docs/openapi.json is made of these, and tests hold what is sent against them. */
export const partnerEvents = {
	'case.received': ofCase('case.received').extend({
		kind: z.enum(messageKinds),
		importance: z.enum(importances),
		found: z.boolean(),
	}),
	'case.routed': ofCase('case.routed').extend({ units: z.array(z.string()) }),
	'draft.awaiting-approval': ofCase('draft.awaiting-approval').extend({
		draft,
		text: z.string().nullable().exactOptional(),
	}),
	'draft.returned': ofCase('draft.returned').extend({
		draft,
		reason: z.string(),
		comment: z.string().nullable().exactOptional(),
	}),
	'case.answered': ofCase('case.answered').extend({
		draft,
		permalink: z.string().nullable(),
		system: z.string().exactOptional(),
	}),
	'case.ended': ofCase('case.ended').extend({ outcome: z.string() }),
	'clock.breached': ofCase('clock.breached').extend({
		clause: z.string(),
		cite: z.string(),
		kind: z.enum(termKinds),
		stage: z.string(),
		unit: z.string().exactOptional(),
		dueAt: time.nullable(),
		heldBy: z.array(heldMinutes).exactOptional(),
	}),
	'report.ready': z.strictObject({
		type: z.literal('report.ready'),
		timestamp: time,
		sequence: z.int(),
		municipality: z.string(),
		month: z.string(),
	}),
} satisfies { readonly [Type in PartnerEventType]: z.ZodType<Extract<PartnerPayload, { readonly type: Type }>> };

/** When each is sent, in a sentence. */
export const summaries: Readonly<Record<PartnerEventType, string>> = {
	'case.received': 'A message became a case',
	'case.routed': 'Units are asked: all that are asked from now on',
	'draft.awaiting-approval': 'A text waits for approval; with the text where the integration may have words',
	'draft.returned': 'A text was returned, by which reason of the regulation; with the comment where words may be had',
	'case.answered': 'An answer stands online, an interim one or the final one, or its link was put right',
	'case.ended': 'The case has ended; how, says its outcome',
	'clock.breached': 'A term was missed, and nothing excuses it any more',
	'report.ready': 'The report of a month is there',
};

/** The name of a type in the document: CaseReceived of `case.received`. */
export function nameOf(type: string): string {
	return type.replace(/(^|[.-])(\w)/g, (_, _mark: string, letter: string) => letter.toUpperCase());
}
