import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openApi } from '../../cli/documents/openapi.ts';
import type { HttpAnswer } from '../../functions/ports/http.ts';
import { readText } from '../support/checkout.ts';
import { house } from '../support/house.ts';
import { incidentBody } from '../support/requests.ts';

interface Answers {
	readonly [status: string]: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
}
interface Document {
	readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Answers }>>>>;
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
function expectDocumented(method: string, path: string, { status, type, body }: HttpAnswer): void {
	const known = document.paths[path]?.[method]?.responses[String(status)]?.content[type];
	expect([path, status, type, known === undefined ? 'undocumented' : 'documented']).toEqual([
		path,
		status,
		type,
		'documented',
	]);
	const { $ref = '' } = (known?.schema ?? {}) as { $ref?: string };
	expect(faultsOf($ref.split('/').at(-1) ?? '', JSON.parse(body))).toEqual([]);
}

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
