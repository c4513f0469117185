import * as z from 'zod';

// What a new contract would break for a partner that was programmed against an older one. Requests may only be taken more
// freely, answers and events may only say more.

const json = z.json();
type Json = z.infer<typeof json>;
type Mapping = { readonly [name: string]: Json };

const isMapping = (part: Json | undefined): part is Mapping =>
	typeof part === 'object' && part !== null && !Array.isArray(part);
const mapping = (part: Json | undefined): Mapping => (isMapping(part) ? part : {});
const list = (part: Json | undefined): readonly Json[] => (Array.isArray(part) ? part : []);

/** Who writes what a schema describes: the partner, or we. */
type Writer = 'partner' | 'we';

/** Every break, a line each with its place; empty where the new document keeps what the old one promised. */
export function breaksBetween(old: Json, now: Json): readonly string[] {
	const before = resolved(old, old);
	const after = resolved(now, now);
	const pathsOf = (document: Json) => mapping(mapping(document)['paths']);
	const webhooksOf = (document: Json) => mapping(mapping(document)['webhooks']);
	return [
		...operationsBetween(pathsOf(before), pathsOf(after), 'partner'),
		...operationsBetween(webhooksOf(before), webhooksOf(after), 'we'),
	];
}

/** The document with every reference in it replaced by what it refers to. */
function resolved(part: Json, whole: Json): Json {
	if (Array.isArray(part)) return part.map((item: Json) => resolved(item, whole));
	if (!isMapping(part)) return part;
	const { $ref } = part;
	if (typeof $ref !== 'string')
		return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, resolved(item, whole)]));
	let found: Json | undefined = whole;
	for (const name of $ref.slice(2).split('/')) found = mapping(found)[name.replaceAll('~1', '/')];
	if (found === undefined) throw new Error(`${$ref} leads nowhere`);
	return resolved(found, whole);
}

/** `caller` writes the bodies of requests; the other one answers. */
function operationsBetween(old: Mapping, now: Mapping, caller: Writer): readonly string[] {
	const answerer = caller === 'partner' ? 'we' : 'partner';
	return Object.entries(old).flatMap(([path, methods]) =>
		Object.entries(mapping(methods)).flatMap(([method, operation]) => {
			const place = `${method.toUpperCase()} ${path}`;
			const [before, after] = [mapping(operation), mapping(mapping(now[path])[method])];
			if (Object.keys(after).length === 0) return [`${place}: is gone`];
			return [
				...parametersBetween(before, after, place),
				...contentBetween(before['requestBody'], after['requestBody'], caller, `${place} body`),
				...answersBetween(mapping(before['responses']), mapping(after['responses']), answerer, place),
			];
		}),
	);
}

function parametersBetween(old: Mapping, now: Mapping, place: string): readonly string[] {
	const nameOf = (one: Json) => `${String(mapping(one)['in'])} ${String(mapping(one)['name'])}`;
	const known = new Map(list(old['parameters']).map((one) => [nameOf(one), one]));
	return list(now['parameters']).flatMap((one) => {
		const before = known.get(nameOf(one));
		const asked = mapping(one)['required'] === true && mapping(before)['required'] !== true;
		return [
			...(asked ? [`${place} ${nameOf(one)}: is asked for now`] : []),
			...(before === undefined
				? []
				: schemasBetween(mapping(before)['schema'], mapping(one)['schema'], 'partner', `${place} ${nameOf(one)}`)),
		];
	});
}

function answersBetween(old: Mapping, now: Mapping, writer: Writer, place: string): readonly string[] {
	return Object.entries(old).flatMap(([status, answer]) => {
		const after = now[status];
		if (after === undefined) return [`${place} ${status}: this answer is gone`];
		const lost = Object.keys(mapping(mapping(answer)['headers'])).filter(
			(name) => mapping(mapping(after)['headers'])[name] === undefined,
		);
		return [
			...lost.map((name) => `${place} ${status}: the header ${name} is gone`),
			...contentBetween(answer, after, writer, `${place} ${status}`),
		];
	});
}

function contentBetween(
	old: Json | undefined,
	now: Json | undefined,
	writer: Writer,
	place: string,
): readonly string[] {
	const after = mapping(mapping(now)['content']);
	return Object.entries(mapping(mapping(old)['content'])).flatMap(([type, one]) =>
		after[type] === undefined
			? [`${place}: ${type} is gone`]
			: schemasBetween(mapping(one)['schema'], mapping(after[type])['schema'], writer, place),
	);
}

/** Limits by which less is allowed when they grow, and when they shrink. */
const floors = ['minLength', 'minItems', 'minimum'] as const;
const ceilings = ['maxLength', 'maxItems', 'maximum'] as const;

/** What a partner writes may not be narrowed, what we write may not be widened, and no field of ours may go. */
function schemasBetween(
	old: Json | undefined,
	now: Json | undefined,
	writer: Writer,
	place: string,
): readonly string[] {
	const [before, after] = [mapping(old), mapping(now)];
	return [
		...fieldsBetween(before, after, writer, place),
		...formsBetween(before, after, writer, place),
		...(writer === 'partner' ? narrowed(before, after, place) : retyped(after, before, place)),
		...(before['items'] === undefined ? [] : schemasBetween(before['items'], after['items'], writer, `${place}[]`)),
	];
}

function fieldsBetween(before: Mapping, after: Mapping, writer: Writer, place: string): readonly string[] {
	const [fields, later] = [mapping(before['properties']), mapping(after['properties'])];
	const [asked, promised] = [new Set(list(before['required'])), new Set(list(after['required']))];
	const wanted =
		writer === 'partner' && before['properties'] !== undefined
			? [...promised].filter((name) => !asked.has(name)).map((name) => `${place}.${String(name)}: is asked for now`)
			: [];
	const lost =
		writer === 'we'
			? [...asked]
					.filter((name) => !promised.has(name) && later[String(name)] !== undefined)
					.map((name) => `${place}.${String(name)}: may be left out now`)
			: [];
	const within = Object.entries(fields).flatMap(([name, field]) => {
		if (later[name] !== undefined) return schemasBetween(field, later[name], writer, `${place}.${name}`);
		return [`${place}.${name}: is gone`];
	});
	return [...wanted, ...lost, ...within];
}

/** Forms of a union are known by the constant of their type, else by their place. */
function formsBetween(before: Mapping, after: Mapping, writer: Writer, place: string): readonly string[] {
	return (['anyOf', 'oneOf'] as const).flatMap((union) => {
		const nameOf = (form: Json, at: number) => {
			const constant = mapping(mapping(mapping(form)['properties'])['type'])['const'];
			return typeof constant === 'string' ? constant : String(at);
		};
		const later = new Map(list(after[union]).map((form, at) => [nameOf(form, at), form]));
		return list(before[union]).flatMap((form, at) => {
			const name = nameOf(form, at);
			const same = later.get(name);
			if (same !== undefined) return schemasBetween(form, same, writer, `${place}<${name}>`);
			return writer === 'partner' ? [`${place}<${name}>: is not taken any more`] : [];
		});
	});
}

/** Where the second allows less than the first. */
function narrowed(wide: Mapping, narrow: Mapping, place: string): readonly string[] {
	const number = (part: Json | undefined) => (typeof part === 'number' ? part : null);
	const limits = [
		...floors.filter((name) => (number(narrow[name]) ?? -Infinity) > (number(wide[name]) ?? -Infinity)),
		...ceilings.filter((name) => (number(narrow[name]) ?? Infinity) < (number(wide[name]) ?? Infinity)),
	];
	const [words, fewer] = [wide['enum'], narrow['enum']];
	const gone = Array.isArray(words) && Array.isArray(fewer) ? words.filter((word: Json) => !fewer.includes(word)) : [];
	return [
		...limits.map((name) => `${place}: ${name} allows less`),
		...gone.map((word) => `${place}: ${JSON.stringify(word)} is no word of it any more`),
		...(!Array.isArray(words) && Array.isArray(fewer) ? [`${place}: only some words are left`] : []),
		...retyped(wide, narrow, place),
	];
}

/** Where the first may be of a type, or a constant, that the second is not. Words that we add to a list of ours are none. */
function retyped(wide: Mapping, narrow: Mapping, place: string): readonly string[] {
	const typesOf = (part: Mapping) => list(Array.isArray(part['type']) ? part['type'] : [part['type'] ?? 'any']);
	const others = typesOf(wide).filter((type) => !typesOf(narrow).includes(type));
	return [
		...(typesOf(narrow).includes('any') ? [] : others.map((type) => `${place}: ${String(type)} on one side alone`)),
		...(narrow['const'] === undefined || wide['const'] === narrow['const'] ? [] : [`${place}: another constant`]),
	];
}
