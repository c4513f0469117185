import { describe, expect, it } from '@jest/globals';
import { readForm } from '../../functions/http/form-body.ts';

const formType = 'application/x-www-form-urlencoded';
const posted = (body: string, headers: Readonly<Record<string, string>> = { 'content-type': formType }) =>
	readForm({
		headers,
		body: new TextEncoder().encode(body),
		path: {},
		query: {},
		sender: '',
		receivedAt: 0,
		realNow: 0,
	});
const fields = (count: number) => Array.from({ length: count }, (_, at) => `f${at}=1`).join('&');

describe('R-07: what is posted by a page', () => {
	it('is read field by field, each with all that was said under its name', () => {
		expect(posted('unit=roads&decision=route&unit=parks&text=%D0%AF+%26')).toEqual({
			unit: ['roads', 'parks'],
			decision: ['route'],
			text: ['Я &'],
		});
	});
	it.each([formType, 'Application/X-WWW-Form-URLencoded', `${formType} ; charset=UTF-8`])('is taken as %s', (type) => {
		expect(posted('a=1', { 'content-type': type })).toEqual({ a: ['1'] });
	});
	it.each(['multipart/form-data; boundary=x', 'application/json', `x-${formType}`, ''])('is nothing as %j', (type) => {
		expect(posted('a=1', { 'content-type': type })).toBeNull();
	});
	it('is nothing without a type', () => {
		expect(posted('a=1', {})).toBeNull();
	});
	it('has two hundred fields at the most, of one name or of many', () => {
		expect(Object.keys(posted(fields(200)) ?? {})).toHaveLength(200);
		expect(posted(fields(201))).toBeNull();
		expect(posted(Array(201).fill('f=1').join('&'))).toBeNull();
	});
});
