import { isBroken } from '../../domain/text.ts';
import type { HttpAnswer, HttpRequest } from '../ports/http.ts';
import { problem } from './problem.ts';

/** What is said of half a surrogate pair. */
export const brokenText = 'is not well-formed Unicode';
/** The largest body that is read. */
export const mostBytes = 256 * 1024;
/** JSON nested deeper than this was not made by any sender we know. */
const deepest = 32;
const forbiddenKeys = new Set(['__proto__', 'prototype', 'constructor']);

export interface FieldError {
	/** A JSON pointer into the body (RFC 6901). */
	readonly pointer: string;
	readonly detail: string;
}

export type Parsed =
	| { readonly ok: true; readonly value: unknown }
	| { readonly ok: false; readonly answer: HttpAnswer };

export const tooLarge = problem({ status: 413, title: 'The body is larger than 256 KB' });

/**
 * The JSON of a body, or the answer to one that is none: 415, 400, or 422 for what no handler shall see, at its place: a
 * key that would reach a prototype, a depth that no sender needs, text that is not well-formed Unicode.
 */
export function parseJson({ headers, body }: HttpRequest): Parsed {
	const [type = '', ...parameters] = (headers['content-type'] ?? '')
		.toLowerCase()
		.split(';')
		.map((part) => part.trim());
	const charset = parameters.find((parameter) => parameter.startsWith('charset='));
	if (type !== 'application/json' || (charset !== undefined && !/^charset="?utf-8"?$/.test(charset))) {
		return no(problem({ status: 415, title: 'Send application/json in UTF-8' }));
	}
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
	} catch {
		return no(problem({ status: 400, title: 'The body is no JSON in UTF-8' }));
	}
	const faults = walk(value);
	return faults.length === 0 ? { ok: true, value } : no(invalid(faults));
}

/** 422 with every fault named by its place. */
export function invalid(errors: readonly FieldError[], more: Readonly<Record<string, unknown>> = {}): HttpAnswer {
	return problem({ status: 422, title: 'The body cannot be taken as it is', ...more, errors });
}

export function pointerTo(path: readonly PropertyKey[]): string {
	return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Without recursion, for the depth is what may be at fault. */
function walk(value: unknown): readonly FieldError[] {
	const faults: FieldError[] = [];
	const open: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value, path: [] }];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const { value: part, path } = next;
		if (typeof part === 'string' && isBroken(part)) faults.push({ pointer: pointerTo(path), detail: brokenText });
		if (typeof part !== 'object' || part === null) continue;
		if (path.length === deepest) return [{ pointer: pointerTo(path), detail: 'nested too deeply' }];
		for (const [key, inner] of Object.entries(part)) {
			if (isBroken(key)) faults.push({ pointer: pointerTo(path), detail: 'a name in it is not well-formed Unicode' });
			else if (forbiddenKeys.has(key))
				faults.push({ pointer: pointerTo([...path, key]), detail: 'this name is not taken' });
			else open.push({ value: inner, path: [...path, key] });
		}
	}
	return faults.slice(0, 100);
}

function no(answer: HttpAnswer): Parsed {
	return { ok: false, answer };
}
