import * as z from 'zod';
import type { ClockView } from '../../domain/case/why/view.ts';
import {
	answerKinds,
	importances,
	messageKinds,
	roles,
	stageKinds,
	termKinds,
} from '../../domain/regulation/regulation.ts';

const time = z.iso.datetime({ offset: true });

/** The least that is told of a clock. */
const dueTime = z.strictObject({
	clause: z.string(),
	kind: z.enum(termKinds),
	stage: z.string(),
	dueAt: time.nullable(),
	awaitsCalendar: z.literal(true).exactOptional(),
});

const held = z.strictObject({
	role: z.enum([...roles, 'nobody']),
	unit: z.string().nullable(),
	units: z.array(z.string()).exactOptional(),
	secondPerson: z.literal(true).exactOptional(),
	beforeReceipt: z.int().exactOptional(),
});
/** Whose minutes a missed term was. */
export const heldMinutes = z.union([held.extend({ workingMinutes: z.int() }), held.extend({ minutes: z.int() })]);

const clock = dueTime.extend({
	cite: z.string(),
	startedAt: time,
	state: z.enum(['running', 'paused', 'met', 'breached', 'void']),
	endedAt: time.nullable(),
	heldBy: z.array(heldMinutes).exactOptional(),
	unit: z.string().exactOptional(),
	shadow: z.literal(true).exactOptional(),
	reading: z.string().exactOptional(),
}) satisfies z.ZodType<ClockView>;

const explained = clock.extend({
	why: z.strictObject({ ru: z.array(z.string()), en: z.array(z.string()) }).exactOptional(),
});

/** The answer to an incident that was taken, and to each repeat of it. */
export const receiptAnswer = z.strictObject({ caseId: z.string(), state: z.string(), clocks: z.array(dueTime) });

/** The answer to a decision that was done, or was done before. */
export const outcomeAnswer = z.strictObject({ state: z.string(), clocks: z.array(clock) });

/** The case as it stands. */
export const caseAnswer = z.strictObject({
	caseId: z.string(),
	externalId: z.string().nullable(),
	municipality: z.string(),
	regulation: z.strictObject({ id: z.string(), version: z.string() }),
	kind: z.enum(messageKinds),
	importance: z.enum(importances),
	marks: z.array(z.string()),
	state: z.string(),
	awaiting: z.array(z.strictObject({ role: z.enum(roles), unit: z.string().nullable(), stage: z.enum(stageKinds) })),
	draft: z.strictObject({ version: z.int(), kind: z.enum(answerKinds) }).nullable(),
	clocks: z.array(explained),
	published: z.array(
		z.strictObject({
			where: z.enum(['answer', 'page', 'site']),
			version: z.int(),
			kind: z.enum(answerKinds),
			approvedAt: time.nullable(),
			at: time,
			sha256: z.strictObject({ approved: z.string().nullable(), posted: z.string().nullable() }),
		}),
	),
	events: z.array(
		z.strictObject({ type: z.string(), at: time, by: z.string().nullable(), clause: z.string().exactOptional() }),
	),
	eventsBefore: z.int().nullable(),
	links: z.strictObject({
		message: z.string().nullable(),
		answer: z.string().nullable(),
		system: z.string().exactOptional(),
		reference: z.string().nullable().exactOptional(),
	}),
});

/** RFC 9457. No member ever repeats what was sent. */
export const problemAnswer = z.looseObject({
	type: z.string(),
	/** Not there where the gateway answers by itself for more than one of them. */
	status: z.int().optional(),
	title: z.string(),
	detail: z.string().optional(),
	code: z.string().optional(),
	clause: z.string().nullable().optional(),
	allowed: z.array(z.string()).optional(),
	caseId: z.string().optional(),
	fields: z.array(z.string()).optional(),
	errors: z
		.array(z.object({ pointer: z.string().optional(), parameter: z.string().optional(), detail: z.string() }))
		.optional(),
});

/** The answer to a batch: for each of its incidents what it would have been answered alone, in their order. */
export const batchAnswer = z.strictObject({
	answers: z.array(
		z.strictObject({
			status: z.int(),
			body: z.union([receiptAnswer, problemAnswer]),
			/** In seconds; only where it should come again. */
			retryAfter: z.int().exactOptional(),
		}),
	),
});
