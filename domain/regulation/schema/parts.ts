import * as z from 'zod';
import { momentNames } from '../../case/state/moment-names.ts';
import { describeTermFault, parseTerm, type Term, units } from '../../worktime/term.ts';
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
import { nearest } from './nearest.ts';

export const text = z.string().trim().min(1, 'must not be empty');
export const idText = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
/** A clause number is text: YAML would read 2.10 as the number 2.1. */
export const clause = z.string('write the number of a clause in quotes, as "2.10"').min(1, 'must not be empty');
export const role = z.enum(roles);
export const messageKind = z.enum(messageKinds);
export const stageKind = z.enum(stageKinds);
export const date = z.iso.date('write a date in quotes, as "2025-04-28"');

/** How a term is written; an editor knows it by the pattern, `check` says what is wrong with another text. */
export const termText = z
	.string('write a term as an amount and a unit, as in 8 WH')
	.meta({ pattern: `^\\s*\\d+(\\.\\d+)?\\s*(${units.join('|')})\\s*$` });

export const term = termText.transform((written, context): Term => {
	const parsed = parseTerm(written);
	if (parsed.ok) return parsed.value;
	context.issues.push({ code: 'custom', message: describeTermFault(parsed.refusal), input: written });
	return z.NEVER;
});

export const moment = z.enum([...momentNames], {
	error: ({ input }) =>
		`no moment this product knows${nearest(input, momentNames)}${narrowed(input)}; docs/regulation-words.md lists all`,
});

/** What an act can be narrowed to, where the act is known and its addition is not. */
function narrowed(input: unknown): string {
	const act = typeof input === 'string' ? /^[\w-]+(?=[:@])/.exec(input)?.[0] : undefined;
	const known = act === undefined ? [] : momentNames.filter((name) => name === act || name.startsWith(`${act}:`));
	return known.length === 0 ? '' : `; of "${act}" there is ${known.join(', ')}`;
}

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
export const anyOf = z.union([when.transform((one): readonly When[] => [one]), several(when)]);

const ids = several(idText);
const yes = z.literal(true);

export const limitObjects = [
	z.strictObject({ term }),
	z.strictObject({ before: ids, term }),
	z.strictObject({ after: ids, term }),
	z.strictObject({ sameAs: ids }),
	z.strictObject({ given: yes, notAfter: idText }),
	z.strictObject({ promised: yes }),
	z.strictObject({ none: yes }),
] as const;

/** `8 WH`, `promised`, `none`, or a mapping: before or after other terms, or given by the curator. */
export const limit = z.union([
	z.literal('none').transform((): Limit => ({ none: true })),
	z.literal('promised').transform((): Limit => ({ promised: true })),
	term.transform((length): Limit => ({ term: length })),
	...limitObjects,
]);

const exitWhen = { when: when.exactOptional() };
const exitObjects = [
	z.strictObject({ ...exitWhen, to: stageKind }),
	z.strictObject({ ...exitWhen, ends: z.enum(outcomes) }),
	z.strictObject({ ...exitWhen, back: z.literal(true) }),
] as const;
export const exit = z.union(exitObjects);

/** What only has a clause to name. */
export const byClause = z.strictObject({ clause });

/** The mappings of this file by the name under which their fields are described (`domain/wording/fields.ts`). */
export const partsByName = { when, limit: limitObjects, exit: exitObjects, byClause } as const;
