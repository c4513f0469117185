import * as z from 'zod/mini';
import { type StageKind, stageKinds } from '../../domain/regulation/regulation.ts';
import type { PartnerRef } from '../ports/hooks.ts';
import type { MailRef, RowRef } from '../ports/outbox.ts';

// What machines, queues and rules hand to the workers: ids only. Anything else is a bug of ours, and throws.

const caseId = z.string().check(z.minLength(1));
const rowRef = z.object({ caseId, row: z.string() });
const mailRef = z.object({ caseId, row: z.string(), place: z.int() });
const signInRef = z.object({ signIn: z.string().check(z.minLength(1)) });
const municipality = z.string().check(z.minLength(1));
const decisionRef = z.object({ municipality, caseId, version: z.int().check(z.positive()) });
const monthRef = z.object({ municipality, month: z.string() });
const stageEntered = z.object({ caseId, generation: z.int(), stage: z.enum(stageKinds), token: z.string() });
const watching = z.object({ caseId, version: z.int() });
const executionEnded = z.object({ source: z.literal('aws.states'), detail: z.object({ name: z.string() }) });
const started = z.object({ reason: z.literal('start') });

export function readRowRef(body: string): RowRef {
	return z.parse(rowRef, JSON.parse(body));
}

/** A mail of the outbox, or a link to the place to work that is to be sent. */
export function readMailJob(body: string): MailRef | { readonly signIn: string } {
	return z.parse(z.union([mailRef, signInRef]), JSON.parse(body));
}

/** A decision of a case, or a month's report, that a partner may have to be told of. */
export function readPartnerRef(body: string): PartnerRef {
	return z.parse(z.union([decisionRef, monthRef]), JSON.parse(body));
}

/** Fields that a machine's later definition adds are passed over. */
export function readStageEntered(event: unknown): {
	readonly caseId: string;
	readonly generation: number;
	readonly stage: StageKind;
	readonly token: string;
} {
	return z.parse(stageEntered, event);
}

export function readWatching(event: unknown): { readonly caseId: string; readonly version: number } {
	return z.parse(watching, event);
}

/** Why the sweep was called: an execution's end, the local cloud's start, or, with anything else, the minute. */
export function readSweepEvent(event: unknown): {
	readonly reason: 'minute' | 'start';
	readonly execution: string | null;
} {
	const ended = z.safeParse(executionEnded, event);
	if (ended.success) return { reason: 'minute', execution: ended.data.detail.name };
	return { reason: z.safeParse(started, event).success ? 'start' : 'minute', execution: null };
}
