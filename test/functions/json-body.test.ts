import { describe, expect, it } from '@jest/globals';
import { parseJson } from '../../functions/http/body.ts';
import type { HttpRequest } from '../../functions/ports/http.ts';
import { readJson } from '../support/requests.ts';

function posted(body: string, type: string | null = 'application/json') {
	const headers: Record<string, string> = type === null ? {} : { 'content-type': type };
	const request: HttpRequest = {
		headers,
		body: new TextEncoder().encode(body),
		path: {},
		query: {},
		sender: '',
		receivedAt: 0,
		realNow: 0,
	};
	const parsed = parseJson(request);
	return parsed.ok ? { status: 200, errors: [] } : { status: parsed.answer.status, ...readJson(parsed.answer) };
}

describe('R-07: JSON in UTF-8 is taken, and whatever else is named is 415', () => {
	it.each([
		'application/json',
		'Application/JSON',
		'application/json ; charset=utf-8',
		'application/json; Charset=UTF-8',
		'application/json;charset="utf-8"',
		'application/json; version=1; charset=utf-8',
	])('%s is taken, in capitals or small letters', (type) => {
		expect(posted('{}', type).status).toBe(200);
	});
	it.each([
		null,
		'text/plain',
		'application/json-seq',
		'application/json; charset=utf-16',
		'application/json; charset=utf-80',
		'application/json; charset=charset=utf-8',
		'application/json; charset=koi8-r; charset=utf-8',
		'charset=utf-8; application/json',
	])('%s is not', (type) => {
		expect(posted('{}', type).status).toBe(415);
	});
});

describe('R-06, R-07: what no handler shall see is 422, at its place', () => {
	it('half a pair of code units in a name is put down to what holds the name', () => {
		expect(posted('{"incident":{"te\\ud83dxt":"Яма"}}')).toMatchObject({
			status: 422,
			errors: [{ pointer: '/incident', detail: 'a name in it is not well-formed Unicode' }],
		});
	});
	it('32 levels are taken and the 33rd is too deep, be it the 33rd or the 300th that is the last', () => {
		const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
		expect(posted(nested(32)).status).toBe(200);
		for (const levels of [33, 300]) {
			expect(posted(nested(levels))).toMatchObject({
				status: 422,
				errors: [{ pointer: '/0'.repeat(32), detail: 'nested too deeply' }],
			});
		}
	});
	it('a hundred faults are named and no more, however many there are', () => {
		expect(posted(JSON.stringify(Array(99).fill('\ud83d'))).errors).toHaveLength(99);
		expect(posted(JSON.stringify(Array(101).fill('\ud83d'))).errors).toHaveLength(100);
		expect(posted(JSON.stringify(Array(2_000).fill('\ud83d'))).errors).toHaveLength(100);
	});
});
