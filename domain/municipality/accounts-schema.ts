import * as z from 'zod';
import { lintRegister, secretFields } from '../accounts/lint.ts';
import { moderationReasons, type PageRegister } from '../accounts/register.ts';
import type { Fault } from '../regulation/fault.ts';
import { networks } from '../regulation/regulation.ts';
import { date, idText, text } from '../regulation/schema/parts.ts';
import { faultsOf, inWordsOfTheFile } from '../regulation/schema/zod-faults.ts';
import { done, type Result, refuse } from '../result.ts';

const page = z.strictObject({
	id: idText,
	title: text,
	network: z.enum(networks),
	address: z.url({ protocol: /^https$/, error: 'write the full address of the page, beginning with https://' }),
	owner: text,
	officePhone: z.boolean(),
	accessHandedOver: date.nullable(),
});

const publication = z.strictObject({ page: idText, on: date, text: text.exactOptional() });
const copy = z.strictObject({ where: text, keptOn: date });
const moderation = z.strictObject({
	page: idText,
	on: date,
	did: z.enum(['deleted', 'blocked']),
	reason: z.enum(moderationReasons),
	by: text,
	copy: copy.nullable().default(null),
});

export const registerShape = z.strictObject({
	schema: z.literal(1),
	municipality: idText,
	coordinator: text,
	pages: z.array(page),
	publications: z.array(publication).default([]),
	moderation: z.array(moderation).default([]),
});

/** The mappings of a register by the name under which their fields are described. */
export const registerByName = { register: registerShape, page, publication, moderation, copy } as const;

/** Reads a register of official pages from plain data; refuses with every fault, a field for a secret before all others. */
export function parsePageRegister(data: unknown): Result<PageRegister, readonly Fault[]> {
	const secrets = secretFields(data);
	if (secrets.length > 0) return refuse(secrets);
	const parsed = registerShape.safeParse(data, inWordsOfTheFile);
	if (!parsed.success) return refuse(faultsOf(parsed.error));
	const faults = lintRegister(parsed.data);
	return faults.length === 0 ? done(parsed.data) : refuse(faults);
}
