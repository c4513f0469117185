import * as z from 'zod/mini';
import type { Actor, Command } from '../../domain/case/model/commands.ts';
import type { NamedTime } from '../../domain/case/model/named-time.ts';
import { unreachable } from '../../domain/result.ts';
import { textLimit } from '../../domain/text.ts';
import { type FieldError, pointerTo } from '../http/body.ts';
import { dateTime, line, words } from '../http/fields.ts';
import { sayIssue } from '../http/issues.ts';

const draft = z.int().check(z.minimum(1));
const caseId = z.string();

export const decision = z.discriminatedUnion('type', [
	z.object({ type: z.literal('draft.approved'), caseId, draft, due: z.nullish(dateTime) }),
	z.object({
		type: z.literal('draft.returned'),
		caseId,
		draft,
		reason: line(200),
		comment: z.nullish(words(textLimit.remark)),
	}),
	z.object({ type: z.literal('draft.recalled'), caseId, draft, reason: words(textLimit.remark) }),
	z.object({
		type: z.literal('clarification.answered'),
		caseId,
		text: words(textLimit.message),
		question: z.nullish(z.int()),
	}),
	z.object({ type: z.literal('importance.raised'), caseId }),
	z.object({ type: z.literal('importance.lowered'), caseId }),
	z.object({ type: z.literal('incident.withdrawn'), caseId, reason: words(textLimit.remark) }),
	z.object({
		type: z.literal('deadline.set'),
		caseId,
		due: dateTime,
		for: z.nullish(line(20)),
		interim: z.nullish(z.boolean()),
	}),
]);

export type CuratorDecision = z.infer<typeof decision>;

/** Reads what the curator's software says, or names every fault by its place. */
export function readDecision(
	body: unknown,
	path: string,
):
	| { readonly ok: true; readonly value: CuratorDecision }
	| { readonly ok: false; readonly errors: readonly FieldError[] } {
	const read = z.safeParse(decision, body);
	if (!read.success) {
		const errors = read.error.issues.map((issue) => ({ pointer: pointerTo(issue.path), detail: sayIssue(issue) }));
		return { ok: false, errors };
	}
	// The signature covers the body alone: one signed for another case must not be played here.
	if (read.data.caseId !== path)
		return { ok: false, errors: [{ pointer: '/caseId', detail: 'not the case of the path' }] };
	return { ok: true, value: read.data };
}

const curator: Actor = { role: 'curator', person: null, unit: null };

/** The same in the words of the domain: one vocabulary for webhooks, forms and the simulator. */
export function commandOf(said: CuratorDecision): Command {
	switch (said.type) {
		case 'draft.approved':
			return { do: 'approve', by: curator, draft: said.draft, due: said.due == null ? null : momentOf(said.due) };
		case 'draft.returned':
			return { do: 'return', by: curator, draft: said.draft, reason: said.reason, comment: said.comment ?? null };
		case 'draft.recalled':
			return { do: 'recall', by: curator, draft: said.draft, reason: said.reason };
		case 'clarification.answered':
			return { do: 'clarified', by: curator, text: said.text, question: said.question ?? null, repliedAt: null };
		case 'importance.raised':
			return { do: 'raise', by: curator };
		case 'importance.lowered':
			return { do: 'lower', by: curator };
		case 'incident.withdrawn':
			return { do: 'withdraw', by: curator, reason: said.reason };
		case 'deadline.set':
			return {
				do: 'set-deadline',
				by: curator,
				due: momentOf(said.due),
				for: said.for ?? null,
				interim: said.interim ?? false,
			};
		default:
			return unreachable(said);
	}
}

function momentOf(said: string): NamedTime {
	return { at: Date.parse(said), wholeDay: false };
}
