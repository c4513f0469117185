import type { PostedFields } from '../../domain/forms/model.ts';
import type { HttpRequest } from '../ports/http.ts';
import { mostBytes } from './body.ts';
import { type PostedParts, readMultipart } from './multipart.ts';

/** What the gateway hands on of a form with files is less than this; on one's own machine nothing stands before. */
const mostBytesWithFiles = 10 * 1024 * 1024;

/** A posted form: its fields, and its files where it has some; 413 or 415 where it is none that is read. */
export function readPosted(request: HttpRequest): PostedParts | 413 | 415 {
	const type = request.headers['content-type'] ?? '';
	const isMultipart = /^multipart\/form-data\s*;/i.test(type);
	if (request.body.byteLength > (isMultipart ? mostBytesWithFiles : mostBytes)) return 413;
	if (isMultipart) return readMultipart(type, request.body) ?? 415;
	const fields = readForm(request);
	return fields === null ? 415 : { fields, files: [] };
}

/** More fields than any form of ours has are nobody's form. */
const mostFields = 200;

/** The fields of a posted form; null where the body is none. */
export function readForm({ headers, body }: HttpRequest): PostedFields | null {
	const type = (headers['content-type'] ?? '').toLowerCase().split(';')[0]?.trim();
	if (type !== 'application/x-www-form-urlencoded') return null;
	const fields = new Map<string, string[]>();
	let count = 0;
	for (const [name, value] of new URLSearchParams(new TextDecoder().decode(body))) {
		count += 1;
		if (count > mostFields) return null;
		fields.set(name, [...(fields.get(name) ?? []), value]);
	}
	return Object.fromEntries(fields);
}
