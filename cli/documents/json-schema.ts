import * as z from 'zod';
import type { Both } from '../../domain/wording/both.ts';
import { glossaryOf } from './glossaries.ts';

const json = z.json();
/** What may stand in JSON. */
export type Json = z.infer<typeof json>;
type JsonObject = Extract<Json, { [name: string]: Json }>;

/** Mappings of a file by name; several schemas are forms of one. */
type ByName = Readonly<Record<string, z.ZodObject | readonly z.ZodObject[]>>;

/** Words for every field of every mapping: what is left out or too much does not compile. */
export type WordsFor<Named extends ByName> = {
	readonly [Name in keyof Named]: Readonly<
		Record<
			Named[Name] extends z.ZodObject
				? keyof Named[Name]['shape']
				: Named[Name] extends readonly (infer Form)[]
					? Form extends z.ZodObject
						? keyof Form['shape']
						: never
					: never,
			Both
		>
	>;
};

export interface SchemaOf<Named extends ByName> {
	/** The schema that validates the file, among those named. */
	readonly root: z.ZodObject;
	readonly title: Both;
	readonly named: Named;
	readonly words: WordsFor<Named>;
	/** Values that many fields take, written once. */
	readonly values?: Readonly<Record<string, z.ZodType>>;
}

/**
 * The JSON Schema (draft 7, which every editor reads) of a file as it is written, made of the schema that validates it.
 * Each field and each word of a closed list is described in Russian and English.
 */
export function jsonSchemaOf<Named extends ByName>({ root, title, named, words, values }: SchemaOf<Named>): Json {
	const ids = z.registry<{ id: string; pattern?: unknown }>();
	for (const [name, forms] of Object.entries(named)) {
		if (forms instanceof z.ZodObject) ids.add(forms, { id: name });
		else for (const [index, form] of forms.entries()) ids.add(form, { id: `${name}${index + 1}` });
	}
	for (const [id, value] of Object.entries(values ?? {})) ids.add(value, { ...z.globalRegistry.get(value), id });
	const made = z.toJSONSchema(root, { io: 'input', target: 'draft-07', metadata: ids });
	const described = describe(json.parse(JSON.parse(JSON.stringify(made))), words, null);
	if (!isObject(described)) throw new TypeError('a schema of a file is an object');
	return { ...described, title: inBoth(title) };
}

/** `name` is that of the definition which the part stands in. */
function describe(
	part: Json,
	words: Readonly<Record<string, Readonly<Record<string, Both>>>>,
	name: string | null,
): Json {
	if (Array.isArray(part)) return part.map((item: Json) => describe(item, words, name));
	if (!isObject(part)) return part;
	const entries = Object.entries(part).map(([key, item]): [string, Json] => {
		if (key === 'definitions' && isObject(item)) {
			return [key, mapped(item, (definition, id) => describe(definition, words, id.replace(/\d+$/, '')))];
		}
		if (key === 'properties' && isObject(item)) {
			const of = words[name ?? ''] ?? {};
			return [key, mapped(item, (field, id) => withDescription(describe(field, words, name), of[id]))];
		}
		return [key, describe(item, words, name)];
	});
	return withNames(withGlossary(Object.fromEntries(entries)));
}

/** A sibling of `$ref` is not read in draft 7, so the reference is put one deeper. */
function withDescription(field: Json, words: Both | undefined): Json {
	if (words === undefined || !isObject(field)) return field;
	const { $ref, ...rest } = field;
	const kept = $ref === undefined ? rest : { ...rest, allOf: [{ $ref }] };
	return { description: inBoth(words), ...kept };
}

function withGlossary(part: JsonObject): JsonObject {
	const listed = part.enum;
	if (!Array.isArray(listed)) return part;
	const words = listed.map(String);
	const known = glossaryOf(words);
	return known === undefined ? part : { ...part, enumDescriptions: words.map((word) => inBoth(known.get(word))) };
}

/** A mapping whose names are a closed list has them as fields, which every editor completes. */
function withNames(part: JsonObject): JsonObject {
	const { propertyNames, additionalProperties, ...rest } = part;
	if (!isObject(propertyNames) || additionalProperties === undefined) return part;
	const { enum: names, enumDescriptions } = propertyNames;
	if (!Array.isArray(names) || typeof additionalProperties !== 'object' || additionalProperties === null) return part;
	const told = Array.isArray(enumDescriptions) ? enumDescriptions : [];
	const fields = names.map((name, index): [string, Json] => {
		const description = told[index];
		return [
			String(name),
			description === undefined ? additionalProperties : { description, allOf: [additionalProperties] },
		];
	});
	return { ...rest, properties: Object.fromEntries(fields), additionalProperties: false };
}

function inBoth(words: Both | undefined): string {
	return words === undefined ? '' : `${words.ru}\n\n${words.en}`;
}

function mapped(part: JsonObject, of: (item: Json, name: string) => Json): JsonObject {
	return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, of(item, name)]));
}

function isObject(part: Json | undefined): part is JsonObject {
	return typeof part === 'object' && part !== null && !Array.isArray(part);
}
