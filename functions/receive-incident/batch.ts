import * as z from 'zod/mini';
import { type FieldError, pointerTo } from '../http/body.ts';
import { sayIssue } from '../http/issues.ts';
import { envelope } from './incident.ts';

/** The most that one request may hold; within 256 KB as any other. */
const mostOfBatch = 100;

const type = 'incidents.detected';

const someOf = <Item extends z.ZodMiniType>(item: Item) =>
	z.object({
		type: z.literal(type),
		incidents: z.array(item).check(z.minLength(1), z.maxLength(mostOfBatch)),
	});

const outer = someOf(z.unknown());

/** What a batch holds, for the document of the API: each is read by itself, so a fault in one is told for that one. */
export const batch = someOf(envelope);

/** Whether a body wants to be a batch; the signature covers the body, so nobody can make one of what was none. */
export function isBatch(body: unknown): boolean {
	return typeof body === 'object' && body !== null && Reflect.get(body, 'type') === type;
}

/** The incidents of a batch as they were sent, or what is wrong with the batch as a whole. */
export function readBatch(
	body: unknown,
):
	| { readonly ok: true; readonly incidents: readonly unknown[] }
	| { readonly ok: false; readonly errors: readonly FieldError[] } {
	const read = z.safeParse(outer, body);
	if (read.success) return { ok: true, incidents: read.data.incidents };
	const errors = read.error.issues.map((issue) => ({ pointer: pointerTo(issue.path), detail: sayIssue(issue) }));
	return { ok: false, errors };
}
