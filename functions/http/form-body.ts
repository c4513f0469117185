import type { PostedFields } from '../../domain/forms/model.ts';
import type { HttpRequest } from '../ports/http.ts';

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
