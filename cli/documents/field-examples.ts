import { stringify } from 'yaml';
import * as z from 'zod';

/** In letters: longer examples would make a table of them unreadable. */
const LONGEST = 90;

/** What files of the checkout write in a field of a mapping. */
export interface FieldExamples {
	readonly of: (mapping: z.ZodObject, field: string) => string | null;
}

/** The most telling example of each field that the given files hold: the longest that stays short, or a cut one. */
export function examplesIn(root: z.ZodObject, files: readonly unknown[]): FieldExamples {
	const found = new Map<z.ZodObject, Map<string, string>>();
	const keep = (mapping: z.ZodObject, field: string, value: unknown): void => {
		const text = stringify({ [field]: value }, { collectionStyle: 'flow', lineWidth: 0, singleQuote: true }).trim();
		const example = text.replace(/^\{ ([\s\S]*) \}$/, '$1');
		const fields = found.get(mapping) ?? new Map<string, string>();
		const known = fields.get(field);
		if (known === undefined || isBetter(example, known)) fields.set(field, example);
		found.set(mapping, fields);
	};
	for (const file of files) walk(root, file, keep);
	const cut = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`);
	return {
		of: (mapping, field) => {
			const example = found.get(mapping)?.get(field);
			return example === undefined ? null : cut(example.replaceAll(/\s+/g, ' '));
		},
	};
}

/** The longest of those that are short enough, else the shortest. */
function isBetter(one: string, known: string): boolean {
	if (one.length > LONGEST) return one.length < known.length;
	return known.length > LONGEST || one.length > known.length;
}

type Keep = (mapping: z.ZodObject, field: string, value: unknown) => void;

function walk(schema: unknown, value: unknown, keep: Keep): void {
	if (value === null || value === undefined) return;
	if (schema instanceof z.ZodObject && typeof value === 'object') {
		for (const [field, item] of Object.entries(value)) {
			keep(schema, field, item);
			walk(schema.def.shape[field], item, keep);
		}
	} else if (schema instanceof z.ZodArray && Array.isArray(value)) {
		for (const item of value) walk(schema.element, item, keep);
	} else if (schema instanceof z.ZodRecord && typeof value === 'object') {
		for (const item of Object.values(value)) walk(schema.valueType, item, keep);
	} else if (schema instanceof z.ZodUnion) {
		const form = schema.options.find((one) => one instanceof z.ZodType && one.safeParse(value).success);
		walk(form, value, keep);
	} else if (schema instanceof z.ZodPipe) {
		walk(schema.in, value, keep);
	} else if (
		schema instanceof z.ZodOptional ||
		schema instanceof z.ZodExactOptional ||
		schema instanceof z.ZodNullable ||
		schema instanceof z.ZodDefault ||
		schema instanceof z.ZodPrefault
	) {
		walk(schema.unwrap(), value, keep);
	}
}
