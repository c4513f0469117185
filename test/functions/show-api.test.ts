import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { showApi } from '../../functions/show-api/handle.ts';
import { readText } from '../support/checkout.ts';
import { secret, sent } from '../support/signing.ts';

const json = readText('docs/openapi.json');
const page = readText('docs/openapi.html');
const ask = showApi('application/json', json);
const request = (headers: Readonly<Record<string, string>> = {}) => ({ ...sent({ body: '' }), headers });

describe('GET /openapi.json and /openapi.html', () => {
	it('are the files of docs, to anybody, and may be kept for minutes', async () => {
		const answer = await ask(request());
		expect(answer).toMatchObject({ status: 200, type: 'application/json', body: json });
		expect(answer.headers).toMatchObject({ 'Cache-Control': 'public, max-age=300', ETag: expect.any(String) });
	});

	it('say 304 to whoever has them, by their digest, and all of it again once they changed', async () => {
		const etag = (await ask(request())).headers?.['ETag'] ?? '';
		for (const known of [etag, `W/${etag}`, `"other", ${etag}`])
			expect(await ask(request({ 'if-none-match': known }))).toMatchObject({ status: 304, body: '' });
		const changed = showApi('application/json', json.replace('Otklik', 'Отклик'));
		expect(await changed(request({ 'if-none-match': etag }))).toMatchObject({ status: 200 });
	});

	it('R-13: the page runs nothing and loads nothing: only its own style is let in', async () => {
		const answer = await showApi('text/html; charset=utf-8', page)(request());
		const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
		const digest = createHash('sha256').update(style).digest('base64');
		expect(answer.headers?.['Content-Security-Policy']).toContain(`default-src 'none'; style-src 'sha256-${digest}'`);
		const foreign = /<script|<img|<link|<form|style="| on[a-z]+="|(?:src|href)="(?!#|openapi\.json)/;
		expect(foreign.exec(page)?.[0]).toBeUndefined();
	});

	it('hold no secret and nothing of any town', () => {
		for (const text of [json, page]) {
			expect(text.includes(secret)).toBe(false);
			expect(/whsec_[A-Za-z0-9+/]{8}|@[a-z]+\.example|krasnodar/.exec(text)?.[0]).toBeUndefined();
		}
	});
});

describe('docs/openapi.html', () => {
	it('tells of every call, event, body, field and status of docs/openapi.json', () => {
		const said = JSON.parse(json) as {
			readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId: string; responses: object }>>>>;
			readonly webhooks: object;
			readonly components: { readonly schemas: Readonly<Record<string, { properties?: object }>> };
		};
		for (const [path, methods] of Object.entries(said.paths))
			for (const [method, { operationId, responses }] of Object.entries(methods)) {
				const from = page.indexOf(`<h3 id="${operationId}">${method.toUpperCase()} ${path}</h3>`);
				expect([path, from]).not.toEqual([path, -1]);
				const part = page.slice(from, page.indexOf('<h3', from + 1));
				expect(Object.keys(responses).filter((status) => !part.includes(`<code>${status}</code>`))).toEqual([]);
			}
		const wanted = [
			...Object.keys(said.webhooks).map((type) => `>${type}</h3>`),
			...Object.entries(said.components.schemas).flatMap(([name, { properties = {} }]) => [
				`<h3 id="${name}">`,
				...Object.keys(properties).map((field) => `<code>${field}</code>`),
			]),
		];
		expect(wanted.filter((one) => !page.includes(one))).toEqual([]);
	});

	it('marks what is Russian as such, and leads nowhere that is not there', () => {
		const inEnglish = page.replaceAll(/<span lang="ru">[^<]*<\/span>/g, '');
		expect(/[а-яё]+/i.exec(inEnglish)?.[0]).toBeUndefined();
		const ids = new Set([...page.matchAll(/id="([^"]+)"/g)].map(([, id]) => id));
		const lost = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !ids.has(id));
		expect(lost).toEqual([]);
	});
});
