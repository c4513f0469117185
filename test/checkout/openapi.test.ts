import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openApi } from '../../cli/documents/openapi.ts';
import type { HttpAnswer } from '../../functions/ports/http.ts';
import { readIncident } from '../../functions/receive-incident/incident.ts';
import { readDecision } from '../../functions/record-decision/decision.ts';
import { readText } from '../support/checkout.ts';
import { house } from '../support/house.ts';
import { incidentBody } from '../support/requests.ts';

interface Answer {
	readonly content?: Readonly<Record<string, { readonly schema: object }>>;
	readonly headers?: object;
	readonly $ref?: string;
}
interface Document {
	readonly paths: Readonly<
		Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Answer>> }>>>
	>;
	readonly components: {
		readonly schemas: Readonly<Record<string, object>>;
		readonly responses: Readonly<Record<string, Answer>>;
	};
}

const document = JSON.parse(readText('docs/openapi.json')) as Document;
const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
ajv.addSchema(document, 'openapi');

/** What is wrong with a value by a schema of the document; empty for nothing. */
function faultsOf(name: string, value: unknown): readonly string[] {
	const check = ajv.getSchema(`openapi#/components/schemas/${name}`);
	if (check === undefined) throw new Error(`no schema ${name}`);
	return check(value) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Fails unless the document knows the answer's status and type, and its body keeps the schema of both. */
function expectDocumented(method: string, path: string, { status, type, body, headers }: HttpAnswer): void {
	const said = document.paths[path]?.[method]?.responses[String(status)];
	const answer = said?.$ref === undefined ? said : document.components.responses[said.$ref.split('/').at(-1) ?? ''];
	const known = answer?.content?.[type];
	expect([path, status, type, known === undefined ? 'undocumented' : 'documented']).toEqual([
		path,
		status,
		type,
		'documented',
	]);
	const { $ref = '' } = (known?.schema ?? {}) as { $ref?: string };
	expect(faultsOf($ref.split('/').at(-1) ?? '', JSON.parse(body))).toEqual([]);
	for (const name of Object.keys(answer?.headers ?? {})) expect(headers).toHaveProperty(name);
}

interface Part {
	readonly maxLength?: number;
	readonly pattern?: string;
	readonly description?: string;
	readonly properties?: Readonly<Record<string, Part>>;
	readonly items?: Part;
	readonly anyOf?: readonly Part[];
	readonly oneOf?: readonly Part[];
}

/** Every field below a part of the document with its place in a body: the first of an array, either of several forms. */
function fieldsOf(part: Part, place: readonly string[] = []): readonly (readonly [readonly string[], Part])[] {
	return [
		...Object.entries(part.properties ?? {}).flatMap(([name, field]) => [
			[[...place, name], field] as const,
			...fieldsOf(field, [...place, name]),
		]),
		...(part.items === undefined ? [] : fieldsOf(part.items, [...place, '0'])),
		...[...(part.anyOf ?? []), ...(part.oneOf ?? [])].flatMap((one) => fieldsOf(one, place)),
	];
}

/** A value with another one at a place in it. */
function withAt(value: unknown, [first, ...rest]: readonly string[], at: unknown): unknown {
	if (first === undefined) return at;
	if (Array.isArray(value))
		return value.map((one: unknown, index) => (String(index) === first ? withAt(one, rest, at) : one));
	const fields = typeof value === 'object' && value !== null ? value : {};
	return { ...fields, [first]: withAt(Reflect.get(fields, first), rest, at) };
}

const typeOf = (form: Part) => (form.properties?.['type'] as { const?: string } | undefined)?.const ?? '';

/** So many characters, of which an address is one. */
const longText = (length: number, { pattern }: Part) =>
	(pattern === undefined ? '' : 'https://vk.com/wall-1_2?').padEnd(length, 'a');

describe('docs/openapi.json', () => {
	it('is what the schemas that read requests make', () => {
		expect(readText('docs/openapi.json')).toBe(`${JSON.stringify(openApi(), null, '\t')}\n`);
	});

	it('tells of every route that a program may call', () => {
		const front = readText('infra/constructs/front.ts');
		const routes = [...front.matchAll(/\{ method: '([A-Z]+)', path: '([^']+)',[^}]*\}/g)]
			.filter(([route]) => route.includes('function:') && !route.includes('page: true'))
			.map(([, method = '', path = '']) => `${method} ${path}`);
		const told = Object.entries(document.paths).flatMap(([path, methods]) =>
			Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
		);
		expect(told.toSorted()).toEqual(routes.toSorted());
	});

	it('takes what is taken, and not what is refused', () => {
		expect(faultsOf('Incident', incidentBody())).toEqual([]);
		expect(faultsOf('Incident', incidentBody({ network: 'myspace' }))).not.toEqual([]);
		expect(faultsOf('Incident', incidentBody({ detectedAt: 'yesterday' }))).not.toEqual([]);
		expect(faultsOf('Decision', { type: 'draft.approved', caseId: 'AN-1', draft: 1 })).toEqual([]);
		expect(faultsOf('Decision', { type: 'draft.approved', caseId: 'AN-1', draft: 0 })).not.toEqual([]);
		expect(faultsOf('Decision', { type: 'draft.praised', caseId: 'AN-1' })).not.toEqual([]);
	});
});

describe('the limits of texts that the document tells', () => {
	const schemaOf = (name: string) => (document.components.schemas[name] ?? {}) as Part;
	const limited = (part: Part) =>
		fieldsOf(part).flatMap(([place, field]) => {
			const said = [field, ...(field.anyOf ?? [])].find(({ maxLength }) => maxLength !== undefined);
			return said?.maxLength === undefined ? [] : [{ place, said, most: said.maxLength, name: place.join('.') }];
		});

	it.each(limited(schemaOf('Incident')))('$name: $most characters are taken, and one more is refused', (one) => {
		const read = (length: number) => readIncident(withAt(incidentBody(), one.place, longText(length, one.said)));
		expect(read(one.most)).toMatchObject({ ok: true });
		expect(read(one.most + 1)).toMatchObject({ ok: false, errors: [{ pointer: `/${one.place.join('/')}` }] });
	});

	const decisions = schemaOf('Decision').oneOf ?? [];
	it.each(decisions.flatMap((form) => limited(form).map((one) => ({ ...one, type: typeOf(form), form }))))(
		'$type, $name: $most characters are taken, and one more is refused',
		({ type, place, said, most }) => {
			const due = '2025-03-14T10:00:00+03:00';
			const base = { type, caseId: 'AN-1', draft: 1, reason: 'other', text: 'Да', due };
			const read = (length: number) => readDecision(withAt(base, place, longText(length, said)), 'AN-1');
			expect(read(most)).toMatchObject({ ok: true });
			expect(read(most + 1)).toMatchObject({ ok: false, errors: [{ pointer: `/${place.join('/')}` }] });
		},
	);

	it('are those of every text of a person: none has none', () => {
		const texts = [...fieldsOf(schemaOf('Incident')), ...decisions.flatMap((form) => fieldsOf(form))];
		const open = texts.filter(([, field]) => {
			const forms = [field, ...(field.anyOf ?? [])] as readonly (Part & { readonly type?: string })[];
			return forms.some((form) => form.type === 'string' && !('const' in form || 'enum' in form || 'format' in form))
				? forms.every(({ maxLength, pattern }) => maxLength === undefined && pattern === undefined)
				: false;
		});
		expect(open.map(([place]) => place.join('.')).filter((name) => name !== 'caseId')).toEqual([]);
	});

	it('and every field says what it is', () => {
		const silent = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
			fieldsOf(schema as Part)
				.filter(([, { description }]) => description === undefined)
				.map(([place]) => `${name}: ${place.join('.')}`),
		);
		expect(silent).toEqual([]);
	});
});

describe('every answer of the API keeps its document', () => {
	it('to incidents: taken, repeated, and refused in each way', async () => {
		const h = await house();
		const post = (body: string, extra = {}) => h.receive(h.signed(body, extra));
		const one = incidentBody();
		const first = await post(JSON.stringify(one));
		expect(first.status).toBe(202);
		const answers = [
			first,
			await post(JSON.stringify(one)),
			await post(JSON.stringify({ ...one, incident: { ...one.incident, text: 'Другое' } })),
			await post('{'),
			await post('{}'),
			await post(JSON.stringify(incidentBody({ kind: 'publication' }))),
			await post('{}', { headers: { 'content-type': 'text/plain' } }),
			await post(`"${'x'.repeat(300_000)}"`),
			await h.receive({ ...h.signed('{}'), body: new TextEncoder().encode('{ }') }),
		];
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 202, 400, 401, 409, 413, 415, 422]));
		for (const answer of answers) expectDocumented('post', '/incidents', answer);
	});

	it('to the view of a case, and to decisions', async () => {
		const h = await house();
		const { caseId } = JSON.parse((await h.receive(h.signed(JSON.stringify(incidentBody())))).body) as {
			caseId: string;
		};
		const view = (id: string, query = {}) => h.view(h.signed('', { path: { caseId: id }, query }));
		const views = [await view(caseId), await view(caseId, { before: 'x' }), await view('AN-0000-0000')];
		expect(views.map(({ status }) => status)).toEqual([200, 422, 404]);
		for (const answer of views) expectDocumented('get', '/cases/{caseId}', answer);
		const decide = (body: object) => h.decide(h.signed(JSON.stringify({ caseId, ...body }), { path: { caseId } }));
		const decisions = [
			await decide({ type: 'importance.raised' }),
			await decide({ type: 'draft.approved', draft: 1 }),
			await decide({ type: 'draft.praised' }),
			await decide({ type: 'importance.raised', caseId: 'AN-0000-0000' }),
		];
		expect(decisions.map(({ status }) => status)).toEqual([200, 409, 422, 422]);
		for (const answer of decisions) expectDocumented('post', '/cases/{caseId}/decisions', answer);
	});
});
