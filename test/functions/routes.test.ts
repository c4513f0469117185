import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { formScript } from '../../domain/forms/script.ts';
import { pageStyle } from '../../domain/forms/style.ts';
import { apiRoute } from '../../functions/http/api-route.ts';
import { pageRoute } from '../../functions/http/page-route.ts';
import { commonHeaders } from '../../functions/http/security-headers.ts';
import type { HttpHandle, HttpRequest } from '../../functions/ports/http.ts';
import { productClock } from '../../functions/runtime/product-clock.ts';
import { keptTelemetry } from '../support/kept-telemetry.ts';

const realNow = Date.parse('2026-01-01T00:00:10Z');
const link = 'AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB';
const event = (changes: Partial<APIGatewayProxyEvent> = {}) =>
	({
		resource: '/p/{link}',
		path: `/p/${link}`,
		httpMethod: 'GET',
		headers: { 'Content-Type': 'text/plain', 'Webhook-Id': 'x', 'X-Forwarded-For': '203.0.113.7' },
		pathParameters: { link },
		body: null,
		isBase64Encoded: false,
		requestContext: { requestId: 'r1', requestTimeEpoch: realNow - 2_000, identity: { sourceIp: '192.0.2.7' } },
		...changes,
	}) as APIGatewayProxyEvent;
const context = {} as Context;
const clock = productClock('dev', undefined, () => realNow);
const answering: HttpHandle = () => Promise.resolve({ status: 200, type: 'text/html; charset=utf-8', body: 'ok' });
const failing: HttpHandle = () => Promise.reject(new SyntaxError('Unexpected "ПДн-канарейка"'));

async function through(handle: HttpHandle, route: typeof apiRoute, changes: Partial<APIGatewayProxyEvent> = {}) {
	const telemetry = keptTelemetry();
	const answer = await route(handle, { clock, telemetry })(event(changes), context);
	return { answer, said: telemetry.said.join('\n') };
}

describe('R-13: every answer of a page route', () => {
	it.each([
		['done', answering],
		['failed', failing],
	])('%s: bears the headers that keep it from being framed, kept, indexed or told to others', async (_, handle) => {
		const { answer, said } = await through(handle, pageRoute);
		expect(answer.headers).toMatchObject({
			'Cache-Control': 'no-store',
			'Referrer-Policy': 'no-referrer',
			'Cross-Origin-Opener-Policy': 'same-origin',
			'Cross-Origin-Resource-Policy': 'same-origin',
			'X-Content-Type-Options': 'nosniff',
			'X-Robots-Tag': expect.stringContaining('noindex'),
			'Strict-Transport-Security': expect.stringContaining('max-age='),
		});
		const policy = String(answer.headers?.['Content-Security-Policy']);
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toContain('unsafe');
		expect(said).not.toContain(link);
		expect(said).not.toContain('канарейка');
	});
	it('allows by its hash exactly the style that pages hold', async () => {
		const { answer } = await through(failing, pageRoute);
		expect(answer.statusCode).toBe(500);
		const [, style] = /<style>([\s\S]*?)<\/style>/.exec(answer.body) ?? [];
		expect(style).toBe(pageStyle);
		const { createHash } = await import('node:crypto');
		const hash = createHash('sha256')
			.update(style ?? '')
			.digest('base64');
		expect(String(answer.headers?.['Content-Security-Policy'])).toContain(`style-src 'sha256-${hash}'`);
	});
	it('allows by its hash exactly the script that forms hold, which may speak to its own host alone', async () => {
		const { answer } = await through(failing, pageRoute);
		const { createHash } = await import('node:crypto');
		const hash = createHash('sha256').update(formScript).digest('base64');
		const policy = String(answer.headers?.['Content-Security-Policy']).split('; ');
		expect(policy).toContain(`script-src 'sha256-${hash}'`);
		expect(policy).toContain("connect-src 'self'");
	});
	it('answers HEAD without a body', async () => {
		expect((await through(answering, pageRoute, { httpMethod: 'HEAD' })).answer.body).toBe('');
	});
});

describe('R-07: a route for programs', () => {
	it.each([
		['done', answering],
		['failed', failing],
	])('%s: bears the headers that every answer bears', async (_, handle) => {
		expect((await through(handle, apiRoute)).answer.headers).toMatchObject(commonHeaders);
	});
	it('answers 503 as a problem where the handler breaks, never a bare 500', async () => {
		const { answer } = await through(failing, apiRoute);
		expect(answer.statusCode).toBe(503);
		expect(answer.headers).toMatchObject({
			'Content-Type': 'application/problem+json',
			'Retry-After': '5',
			'Cache-Control': 'no-store',
		});
		expect(answer.body).not.toContain('канарейка');
	});
	it.each([
		['answers', answering, ['answered 200', 'flushed']],
		['breaks', failing, ['a request failed', 'answered 503', 'flushed']],
	] as const)('that %s says so in one line, lets its figures go, and tells what broke', async (_, handle, lines) => {
		const { said } = await through(handle, apiRoute);
		const brief = said.split('\n').map((line) => {
			const status = /"status":(\d+)/.exec(line)?.[1];
			return line.replace(/ \{.*/, status === undefined ? '' : ` ${status}`);
		});
		expect(brief).toEqual(lines);
	});
	it('passes over what the gateway names and tells no value of', async () => {
		const seen: HttpRequest[] = [];
		const looking: HttpHandle = (request) => {
			seen.push(request);
			return answering(request);
		};
		await through(looking, apiRoute, {
			headers: { 'Content-Type': 'text/plain', 'Webhook-Id': undefined },
			queryStringParameters: { before: undefined, after: '1' },
		});
		await through(looking, apiRoute, { queryStringParameters: null });
		expect(seen.map(({ headers, query }) => [Object.keys(headers), query])).toEqual([
			[['content-type'], { after: '1' }],
			[['content-type', 'webhook-id', 'x-forwarded-for'], {}],
		]);
	});
	it("hands on the bytes as they arrived, in base64 or not, the gateway's time and whom it saw send them (R-01, R-12)", async () => {
		const seen: HttpRequest[] = [];
		const looking: HttpHandle = (request) => {
			seen.push(request);
			return answering(request);
		};
		const bytes = Buffer.from('{"text":"Яма"}');
		await through(looking, apiRoute, { body: bytes.toString('base64'), isBase64Encoded: true });
		await through(looking, apiRoute, { body: bytes.toString() });
		for (const request of seen) {
			expect(Buffer.from(request.body).equals(bytes)).toBe(true);
			expect(request.receivedAt).toBe(realNow - 2_000);
			// Whoever sends it may write any address into a header.
			expect(request.sender).toBe('192.0.2.7');
			expect(request.headers).toMatchObject({ 'webhook-id': 'x', 'content-type': 'text/plain' });
		}
	});
});

describe('what stands in the path of a request', () => {
	it('is handed on as it came, and as nothing where it is longer than any key that the table takes', async () => {
		const asked: (string | undefined)[] = [];
		const noting: HttpHandle = (request) => {
			asked.push(request.path['caseId']);
			return answering(request);
		};
		for (const caseId of ['AN-4827-1936', 'Я'.repeat(500), 'Я'.repeat(501)])
			await through(noting, apiRoute, { pathParameters: { caseId } });
		expect(asked).toEqual(['AN-4827-1936', 'Я'.repeat(500), '']);
	});
});
