import * as z from 'zod/mini';
import { longestAddress, readAddress } from '../../domain/case/acts/permalinks.ts';
import { asLine, asWords, isBlank, isBroken, isLongerThan, isPlainName } from '../../domain/text.ts';
import { brokenText } from './body.ts';

// The pieces of which every program's door is made: webhooks and the simulator read no text but by one of these. What
// people read is mended where it can be, for a message that is not taken costs its author the answer; keys and addresses
// are refused, for a mended one would name something else. docs/texts.md says which field is which.

/** What JSON Schema can say of a text that a check of ours judges. */
export interface TextLimits {
	readonly minLength?: number;
	readonly maxLength: number;
	readonly format?: string;
	readonly pattern?: string;
}
const said = new WeakMap<object, TextLimits>();

/** What docs/openapi.json tells of the texts that a schema of this file takes; undefined where its checks say it all. */
export const textLimitsOf = (schema: object): TextLimits | undefined => said.get(schema);

function telling<Schema extends object>(schema: Schema, told: TextLimits): Schema {
	said.set(schema, told);
	return schema;
}

/** As it came: an address that is judged where it is used, and refused rather than mended. */
export const wellFormed = z.string().check(z.refine((said) => !isBroken(said), brokenText));
const text = wellFormed;

const limit = (most: number) => z.refine<string>((said) => !isLongerThan(said, most), `longer than ${most} characters`);

/** Words of several lines (see `asWords`), as many as somebody has. */
export const manyWords = text.check(z.overwrite(asWords));

/** The same, up to so many characters. */
export const words = (most: number) => telling(manyWords.check(limit(most)), { maxLength: most });

/** The same, and there must be something to read. */
export const someWords = (most: number) =>
	telling(words(most).check(z.refine((said) => !isBlank(said), 'is empty')), { minLength: 1, maxLength: most });

/** One line that is shown with our own words (see `asLine`), however long. */
export const longLine = text.check(z.overwrite(asLine));

/** The same, up to so many characters. */
export const line = (most: number) => telling(longLine.check(limit(most)), { maxLength: most });

/** The name by which the sender's programs know something. */
export const plainName = (most: number) =>
	telling(
		text.check(
			z.refine((said) => said !== '' && !isLongerThan(said, most), `must be 1 to ${most} characters`),
			z.refine(isPlainName, 'must be composed (NFC) and without characters that cannot be seen'),
		),
		{ minLength: 1, maxLength: most },
	);

/** An address of the web (see `readAddress`), taken as it is or not at all. */
export const webAddress = telling(
	text.check(
		z.refine((said) => readAddress(said) !== null, 'must be an https address without user, port or hidden characters'),
	),
	{ format: 'iri', pattern: '^[Hh][Tt][Tt][Pp][Ss]://', maxLength: longestAddress },
);

/** A date-time with an offset. */
export const dateTime = z.iso.datetime({ offset: true, message: 'no date-time with an offset' });
