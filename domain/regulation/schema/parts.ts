import * as z from 'zod';
import { momentNames } from '../../case/state/moment-names.ts';
import { describeTermFault, parseTerm, type Term } from '../../worktime/term.ts';
import {
	answerKinds,
	importances,
	type Limit,
	messageKinds,
	officialPages,
	outcomes,
	proposableEnds,
	roles,
	stageKinds,
	venues,
	type When,
} from '../regulation.ts';

export const text = z.string().trim().min(1, 'must not be empty');
export const idText = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
/** A clause number is text: YAML would read 2.10 as the number 2.1. */
export const clause = z.string('write the number of a clause in quotes, as "2.10"').min(1, 'must not be empty');
export const role = z.enum(roles);
export const messageKind = z.enum(messageKinds);
export const stageKind = z.enum(stageKinds);
export const date = z.iso.date('write a date in quotes, as "2025-04-28"');

export const term = z.string('write a term as an amount and a unit, as in 8 WH').transform((written, context): Term => {
	const parsed = parseTerm(written);
	if (parsed.ok) return parsed.value;
	context.issues.push({ code: 'custom', message: describeTermFault(parsed.refusal), input: written });
	return z.NEVER;
});

export const moment = z
	.string()
	.refine((written) => momentNames.includes(written), { error: 'no moment this product knows' });
export const moments = z.array(moment);

const several = <Item extends z.ZodType>(item: Item) => z.array(item).min(1, 'must not be empty');

export const when = z.strictObject({
	kind: several(messageKind).exactOptional(),
	importance: several(z.enum(importances)).exactOptional(),
	venue: several(z.enum(venues)).exactOptional(),
	page: several(z.enum([...officialPages, 'none'])).exactOptional(),
	answer: several(z.enum(answerKinds)).exactOptional(),
	phase: several(z.enum(['first', 'final'])).exactOptional(),
	units: z.enum(['one', 'several', 'none']).exactOptional(),
	own: z.boolean().exactOptional(),
	partsIn: z.boolean().exactOptional(),
	partsOut: z.boolean().exactOptional(),
	authorNamed: z.boolean().exactOptional(),
	photo: z.boolean().exactOptional(),
	reason: several(text).exactOptional(),
	declines: z.int().positive().exactOptional(),
	returns: z.int().positive().exactOptional(),
	of: several(z.enum(['curator', 'author'])).exactOptional(),
	generalInterest: z.boolean().exactOptional(),
	interimAgreed: z.boolean().exactOptional(),
	pageOwed: z.boolean().exactOptional(),
	siteOwed: z.boolean().exactOptional(),
	track: z.boolean().exactOptional(),
	selfPosting: z.boolean().exactOptional(),
	category: several(text).exactOptional(),
	proposed: several(z.enum(proposableEnds)).exactOptional(),
}) satisfies z.ZodType<When>;

/** Any of several conditions; a single one may stand without a list. */
export const anyOf = z.preprocess((raw: unknown): unknown => (Array.isArray(raw) ? raw : [raw]), several(when));

const limitFields = z.strictObject({
	term: term.exactOptional(),
	before: several(idText).exactOptional(),
	after: several(idText).exactOptional(),
	sameAs: several(idText).exactOptional(),
	given: z.literal(true).exactOptional(),
	notAfter: idText.exactOptional(),
	promised: z.literal(true).exactOptional(),
	none: z.literal(true).exactOptional(),
});

/** `8 WH`, `promised`, `none`, or a mapping: before or after other terms, or given by the curator. */
export const limit = z
	.preprocess((raw) => {
		if (raw === 'none' || raw === 'promised') return { [raw]: true };
		return typeof raw === 'string' ? { term: raw } : raw;
	}, limitFields)
	.transform((raw, context): Limit => {
		const { term: length, before, after, sameAs, given, notAfter, promised, none } = raw;
		const fields = Object.keys(raw).toSorted().join(' ');
		if (fields === 'term' && length) return { term: length };
		if (fields === 'before term' && length && before) return { before, term: length };
		if (fields === 'after term' && length && after) return { after, term: length };
		if (fields === 'sameAs' && sameAs) return { sameAs };
		if (fields === 'given notAfter' && given && notAfter) return { given, notAfter };
		if (fields === 'promised' && promised) return { promised };
		if (fields === 'none' && none) return { none };
		const message = 'a limit is a term, before + term, after + term, sameAs, given + notAfter, promised, or none';
		context.issues.push({ code: 'custom', message, input: raw });
		return z.NEVER;
	});

const exitWhen = { when: when.exactOptional() };
export const exit = z.union([
	z.strictObject({ ...exitWhen, to: stageKind }),
	z.strictObject({ ...exitWhen, ends: z.enum(outcomes) }),
	z.strictObject({ ...exitWhen, back: z.literal(true) }),
]);
