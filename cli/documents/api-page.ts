import { html, raw } from 'hono/html';
import * as z from 'zod';
import type { Json } from './json-schema.ts';

// What of the document is shown; whatever else stands in it is passed over.
interface Part {
	readonly $ref?: string | undefined;
	readonly type?: string | readonly string[] | undefined;
	readonly const?: unknown;
	readonly description?: string | undefined;
	readonly enum?: readonly unknown[] | undefined;
	readonly 'x-enumDescriptions'?: readonly string[] | undefined;
	readonly properties?: Readonly<Record<string, Part>> | undefined;
	readonly required?: readonly string[] | undefined;
	readonly items?: Part | undefined;
	readonly anyOf?: readonly Part[] | undefined;
	readonly oneOf?: readonly Part[] | undefined;
	readonly format?: string | undefined;
	readonly pattern?: string | undefined;
	readonly minLength?: number | undefined;
	readonly maxLength?: number | undefined;
	readonly minItems?: number | undefined;
	readonly maxItems?: number | undefined;
	readonly minimum?: number | undefined;
	readonly default?: unknown;
}
const part: z.ZodType<Part> = z.lazy(() =>
	z.object({
		$ref: z.string().optional(),
		type: z.union([z.string(), z.array(z.string())]).optional(),
		const: z.unknown().optional(),
		description: z.string().optional(),
		enum: z.array(z.unknown()).optional(),
		'x-enumDescriptions': z.array(z.string()).optional(),
		properties: z.record(z.string(), part).optional(),
		required: z.array(z.string()).optional(),
		items: part.optional(),
		anyOf: z.array(part).optional(),
		oneOf: z.array(part).optional(),
		format: z.string().optional(),
		pattern: z.string().optional(),
		minLength: z.number().optional(),
		maxLength: z.number().optional(),
		minItems: z.number().optional(),
		maxItems: z.number().optional(),
		minimum: z.number().optional(),
		default: z.unknown().optional(),
	}),
);
const content = z.record(z.string(), z.object({ schema: part }));
const response = z.object({
	$ref: z.string().optional(),
	description: z.string().default(''),
	headers: z.record(z.string(), z.object({ description: z.string() })).default({}),
	content: content.default({}),
});
const parameter = z.object({
	$ref: z.string().optional(),
	name: z.string().default(''),
	in: z.string().default(''),
	description: z.string().default(''),
});
const operation = z.object({
	operationId: z.string(),
	summary: z.string(),
	security: z.array(z.unknown()).optional(),
	parameters: z.array(parameter).default([]),
	requestBody: z.object({ content }).optional(),
	responses: z.record(z.string(), response),
});
type Operation = z.infer<typeof operation>;
const paths = z.record(z.string(), z.record(z.string(), operation));
const document = z.object({
	info: z.object({ title: z.string(), description: z.string() }),
	paths,
	webhooks: paths,
	components: z.object({
		parameters: z.record(z.string(), parameter),
		responses: z.record(z.string(), response),
		schemas: z.record(z.string(), part),
		securitySchemes: z.object({ signature: z.object({ name: z.string(), description: z.string() }) }),
	}),
});
type Document = z.infer<typeof document>;

/** It stands inline, byte for byte, for the function that serves the page lets in what it holds and nothing else. */
const style = `
:root{color-scheme:light dark;--ink:#0b0c0c;--soft:#505a5f;--paper:#fff;--shade:#f3f2f1;--line:#8a9095;--link:#1a5fa0;--go:#00703c}
@media (prefers-color-scheme:dark){:root{--ink:#f3f2f1;--soft:#b8bdc1;--paper:#16191c;--shade:#23272b;--line:#7d858c;--link:#8cc4ff;--go:#3fae74}}
*{box-sizing:border-box}
body{margin:0;overflow-wrap:anywhere;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 Arial,"Liberation Sans",Helvetica,sans-serif}
header,main,nav{max-width:52rem;margin:0 auto;padding:1rem}
header{border-bottom:.25rem solid var(--go)}
h1{font-size:1.75rem;line-height:1.25;margin:.5rem 0}
h2{font-size:1.375rem;line-height:1.3;margin:2.5rem 0 .5rem;border-top:1px solid var(--line);padding-top:1rem}
h3{font-size:1.125rem;margin:1.5rem 0 .5rem}
h4{font-size:1rem;margin:1rem 0 .25rem}
p{margin:0 0 .75rem}
a{color:var(--link)}
a:focus{outline:.1875rem solid #fd0;box-shadow:0 0 0 .3125rem #0b0c0c}
code{font:.9375em ui-monospace,"Liberation Mono",Menlo,monospace}
.fields{list-style:none;margin:0 0 1rem;padding:0}
.fields li{border-top:1px solid var(--line);padding:.375rem 0}
.fields code{font-weight:bold}
.of,.fields small{color:var(--soft);font-size:.9375rem}
.fields li li{border:0;padding:0}
.fields ul{margin:.25rem 0 0;padding-left:1.25rem}
`;

/** The document of the API as a page for people: whole without script, nothing from elsewhere. Throws for no such document. */
export function apiPage(of: Json): string {
	const { info, paths, webhooks, components } = document.parse(of);
	const calls = operationsIn(paths);
	const told = operationsIn(webhooks);
	const names = Object.keys(components.schemas);
	const { signature } = components.securitySchemes;
	return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${info.title}: the API</title>
<style>${raw(style)}</style>
</head>
<body>
<header><h1>${info.title}: the API</h1></header>
<main>
<p>${inBoth(info.description)}</p>
<p>The same for programs: <a href="openapi.json">openapi.json</a>, OpenAPI 3.1.</p>
<nav aria-label="On this page">
<p>You call: ${links(calls.map(({ title, id }) => ({ title, id })))}</p>
<p>You are told: ${links(told.map(({ title, id }) => ({ title, id })))}</p>
<p>Bodies: ${links(names.map((name) => ({ title: name, id: name })))}</p>
</nav>
<h2 id="signing">How a request is signed</h2>
<ul class="fields">
${Object.values(components.parameters).map(({ name, description }) => field({ name, of: 'header', description }))}
${field({ name: signature.name, of: 'header', description: signature.description })}
</ul>
<h2>What you may call</h2>
${calls.map((one) => section(one, components))}
<h2>What you are told</h2>
${told.map((one) => section(one, components))}
<h2>Bodies</h2>
${names.map((name) => schemaSection(name, components.schemas[name] ?? {}))}
</main>
</body>
</html>
`);
}

interface Titled {
	readonly id: string;
	readonly title: string;
	readonly said: Operation;
}

function operationsIn(places: z.infer<typeof paths>): readonly Titled[] {
	return Object.entries(places).flatMap(([place, methods]) =>
		Object.entries(methods).map(([method, said]) => ({
			id: said.operationId,
			title: place.startsWith('/') ? `${method.toUpperCase()} ${place}` : place,
			said,
		})),
	);
}

function links(many: readonly { readonly title: string; readonly id: string }[]) {
	return many.map(({ title, id }, at) => html`${at === 0 ? '' : ', '}<a href="#${id}">${title}</a>`);
}

function field(said: { readonly name: string; readonly of: string; readonly description: string }) {
	return html`<li><code>${said.name}</code> <small>${said.of}</small><br>${inBoth(said.description)}</li>`;
}

function section({ id, title, said }: Titled, components: Document['components']) {
	const own = said.parameters.filter(({ $ref }) => $ref === undefined);
	const open = said.security?.length === 0;
	return html`<h3 id="${id}">${title}</h3>
<p>${inBoth(said.summary)}</p>
${open ? html`<p>Not signed.</p>` : ''}
${said.requestBody === undefined ? '' : html`<p>Body: ${bodies(said.requestBody.content)}</p>`}
${own.length === 0 ? '' : html`<ul class="fields">${own.map((one) => field({ ...one, of: one.in }))}</ul>`}
<h4>Answers</h4>
<ul class="fields">
${Object.entries(said.responses).map(([status, given]) => {
	const answer = (given.$ref === undefined ? null : components.responses[nameIn(given.$ref)]) ?? given;
	const headers = Object.entries(answer.headers).map(([name, one]) => `${name}: ${one.description.toLowerCase()}`);
	return html`<li><code>${status}</code> <small>${bodies(answer.content)}</small><br>${inBoth(answer.description)}${
		headers.length === 0 ? '' : ` (${headers.join('; ')})`
	}</li>`;
})}
</ul>
`;
}

function bodies(of: z.infer<typeof content>) {
	return Object.entries(of).map(([type, { schema }]) =>
		schema.$ref === undefined ? type : html`<a href="#${nameIn(schema.$ref)}">${nameIn(schema.$ref)}</a> as ${type}`,
	);
}

const nameIn = (reference: string) => reference.split('/').at(-1) ?? '';

function schemaSection(name: string, schema: Part) {
	const forms = schema.oneOf ?? [];
	return html`<h3 id="${name}">${name}</h3>
${forms.length === 0 ? fieldList(schema) : ''}
${forms.map((form) => html`<h4>${String(form.properties?.['type']?.const ?? '')}</h4>${fieldList(form)}`)}
`;
}

interface Row {
	readonly place: string;
	readonly said: Part;
	readonly required: boolean;
}

function fieldList(schema: Part) {
	const rows = rowsOf(schema, '');
	return html`<ul class="fields">
${rows.map(({ place, said, required }) => {
	const notes = [kindOf(said), ...limitsOf(said), required ? 'required' : 'optional'].join(', ');
	const words = [...valuesOf(said)];
	return html`<li><code>${place}</code> <small>${notes}</small><br>${inBoth(said.description ?? '')}${
		words.length === 0 ? '' : html`<ul>${words.map((word) => html`<li>${word}</li>`)}</ul>`
	}</li>`;
})}
</ul>`;
}

/** Every field below a part, one inside of another behind its name. Of several forms each, and each place once. */
function rowsOf(of: Part, above: string): readonly Row[] {
	const own = Object.entries(of.properties ?? {}).flatMap(([name, said]): readonly Row[] => {
		const place = above === '' ? name : `${above}.${name}`;
		return [{ place, said, required: of.required?.includes(name) ?? false }, ...rowsOf(said, place)];
	});
	const inside = [...(of.anyOf ?? []), ...(of.oneOf ?? [])].flatMap((form) => rowsOf(form, above));
	const all = [...own, ...(of.items === undefined ? [] : rowsOf(of.items, `${above}[]`)), ...inside];
	return all.filter(({ place }, at) => all.findIndex((one) => one.place === place) === at);
}

function kindOf(said: Part): string {
	if (said.const !== undefined) return JSON.stringify(said.const);
	const forms = [...(said.anyOf ?? []), ...(said.oneOf ?? [])];
	if (forms.length > 0) return [...new Set(forms.map(kindOf))].join(' or ');
	if (said.enum !== undefined) return 'one of';
	if (said.type === 'array') return said.items === undefined ? 'array' : `array of ${kindOf(said.items)}`;
	return said.format ?? [said.type ?? 'anything'].flat().join(' or ');
}

function limitsOf(said: Part): readonly string[] {
	const limits = [said, ...(said.anyOf ?? [])].flatMap((one) => [
		...(one.maxLength === undefined ? [] : [`${one.minLength ?? 0} to ${one.maxLength} characters`]),
		...(one.maxItems === undefined ? [] : [`${one.minItems ?? 0} to ${one.maxItems} of them`]),
		...(one.minimum === undefined || one.minimum < 0 ? [] : [`from ${one.minimum}`]),
	]);
	return said.default === undefined ? limits : [...limits, `${JSON.stringify(said.default)} where nothing is said`];
}

/** Each word of a closed list, and what it means. */
function valuesOf(said: Part) {
	return [said, ...(said.anyOf ?? []), ...(said.items === undefined ? [] : [said.items])].flatMap((one) =>
		(one.enum ?? []).map((word, at) => {
			const meaning = one['x-enumDescriptions']?.[at];
			return html`<code>${JSON.stringify(word)}</code>${meaning === undefined ? '' : html`: ${inBoth(meaning)}`}`;
		}),
	);
}

/** English in which Russian stands in brackets, and names in backticks: a reader of screens is told which is which. */
function inBoth(text: string) {
	return text.split(/(\([^()]*[а-яё][^()]*\)|`[^`]+`)/iu).map((piece, at) => {
		if (at % 2 === 0) return piece;
		return piece.startsWith('`') ? html`<code>${piece.slice(1, -1)}</code>` : html`<span lang="ru">${piece}</span>`;
	});
}
