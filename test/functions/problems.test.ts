import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { sayIssue } from '../../functions/http/issues.ts';
import { busy, json, problem, unknownCase, unsigned } from '../../functions/http/problem.ts';
import { hookRow } from '../../functions/http/repeat.ts';
import { readJson } from '../support/requests.ts';

describe('R-07: what a program is told when its request is not taken', () => {
	it.each([
		['signed by nobody', unsigned, 401, {}],
		['no case of his', unknownCase, 404, {}],
		['a case that others are writing to', busy, 503, { 'Retry-After': '2' }],
	])('%s: a problem with its status, in the line and in the body', (_, answer, status, headers) => {
		expect(answer).toMatchObject({ status, type: 'application/problem+json' });
		expect(answer.headers).toEqual(headers);
		expect(readJson(answer)).toMatchObject({ type: 'about:blank', status, title: expect.any(String) });
	});
	it('bears what else is known of it; an answer that was stored goes out as it was', () => {
		expect(readJson(problem({ status: 429, title: 'Later', code: 'too-many' }))).toEqual({
			type: 'about:blank',
			status: 429,
			title: 'Later',
			code: 'too-many',
		});
		expect(json(200, '{"caseId" : "AN-1"}').body).toBe('{"caseId" : "AN-1"}');
		expect(json(202, { caseId: 'AN-1' }, { Location: '/cases/AN-1' })).toEqual({
			status: 202,
			type: 'application/json',
			body: '{"caseId":"AN-1"}',
			headers: { Location: '/cases/AN-1' },
		});
	});
});

describe('R-07: what is said of a field', () => {
	const said = (schema: z.ZodMiniType, value: unknown) => schema.safeParse(value).error?.issues.map(sayIssue);
	it('is the rule that it breaks, and nothing that was sent', () => {
		expect(said(z.enum(['a', 'b']), 'canary')).toEqual(['must be one of a, b']);
		expect(said(z.string(), 1)).toEqual(['must be string']);
		expect(said(z.number().check(z.lte(5)), 6)).toEqual(['at most 5']);
		expect(said(z.array(z.string()).check(z.minLength(2)), [])).toEqual(['at least 2']);
		expect(said(z.union([z.literal(1), z.literal(2)]), 'canary')).toEqual(['unknown type']);
	});
	it('where a rule has words of its own it is those, else that it is not taken', () => {
		const never = () => false;
		expect(said(z.string().check(z.refine(never, 'is empty')), 'canary')).toEqual(['is empty']);
		expect(said(z.string().check(z.refine(never)), 'canary')).toEqual(['is not taken']);
	});
});

describe('R-03, R-04: the row by which a repeat of a sender is known', () => {
	const signed = { integration: 'krasnodar', webhookId: 'msg_1' };
	const request = { headers: {}, path: {}, query: {}, sender: '', receivedAt: 0, realNow: Date.UTC(2025, 2, 12) };
	it('is of his name and id, of the very bytes, and is forgotten after eighty hours of real time', () => {
		const row = hookRow(signed, { ...request, body: new TextEncoder().encode('{}') }, 'AN-1', null);
		// SHA-256 of the two bytes, as FIPS 180-4 has it.
		expect(row).toEqual({
			key: 'hook#krasnodar#msg_1',
			fingerprint: 'RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o',
			caseId: 'AN-1',
			answer: null,
			forgetAt: Date.UTC(2025, 2, 15, 8),
		});
	});
});
