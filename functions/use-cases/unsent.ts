import type { Case } from '../../domain/case/model/case.ts';
import type { PostedFields } from '../../domain/forms/model.ts';
import { pageFields } from '../../domain/forms/page-fields.ts';
import type { LinkRow } from '../ports/links.ts';
import type { Unsent } from '../ports/unsent.ts';

/**
 * Where unsent text of this link's person stands: bound to him and to what the link asks, not to the link, so that it is
 * there again by a newer link to the same; what it has nothing of is left empty. null where a link asks for no words.
 */
export function unsentPart({ subject, role, unit, person, mailbox }: LinkRow): string | null {
	if (subject.is === 'notice') return null;
	const of = subject.is === 'case' ? 'case' : [subject.stage, subject.visit, subject.round, subject.question].join('-');
	return `unsent#${of}#${[role, unit, person ?? mailbox].join('#')}`;
}

/** The most that is kept of one form, in bytes: as much as a request brings. */
const mostBytes = 256 * 1024;

/** The words and choices of a posted form as they are kept; null where they are more than is kept. */
export function keepable(fields: PostedFields): PostedFields | null {
	const own: readonly string[] = pageFields;
	const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !own.includes(name)));
	return Buffer.byteLength(JSON.stringify(kept)) <= mostBytes ? kept : null;
}

/** What is kept for this link among the content of its case; null for none, and where it was typed over another draft. */
export function unsentIn(content: Readonly<Record<string, unknown>>, row: LinkRow, state: Case): Unsent | null {
	const part = unsentPart(row);
	const read = part === null ? null : readUnsent(content[part]);
	if (read === null) return null;
	const typedOver = read.fields['draft']?.[0] ?? '';
	return typedOver === String(state.draft?.version ?? '') ? read : null;
}

/** The version that is kept, typed over whichever draft; 0 for none. */
export function versionKept(content: Readonly<Record<string, unknown>>, row: LinkRow): number {
	const part = unsentPart(row);
	return (part === null ? null : readUnsent(content[part]))?.version ?? 0;
}

function readUnsent(body: unknown): Unsent | null {
	if (typeof body !== 'object' || body === null) return null;
	const [version, at, fields]: readonly unknown[] = ['version', 'at', 'fields'].map((name): unknown =>
		Reflect.get(body, name),
	);
	if (typeof version !== 'number' || typeof at !== 'number' || typeof fields !== 'object' || fields === null)
		return null;
	const read = Object.entries(fields).map(([name, values]: [string, unknown]) => [name, textsIn(values)] as const);
	return { version, at, fields: Object.fromEntries(read) };
}

function textsIn(values: unknown): readonly string[] {
	return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}
