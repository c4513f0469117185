import type { HttpAnswer } from '../ports/http.ts';

/** What a program is told when its request is not taken (RFC 9457). No field ever repeats what was sent. */
export interface Problem {
	readonly status: number;
	readonly title: string;
	readonly detail?: string;
	/** Further members, for example `code`, `clause` and `allowed` of a refusal, or `errors` with JSON pointers. */
	readonly [member: string]: unknown;
}

export function problem(what: Problem, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
	return {
		status: what.status,
		type: 'application/problem+json',
		body: JSON.stringify({ type: 'about:blank', ...what }),
		headers,
	};
}

export function json(
	status: number,
	body: string | object,
	headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
	return { status, type: 'application/json', body: typeof body === 'string' ? body : JSON.stringify(body), headers };
}

export const unsigned = problem({
	status: 401,
	title: 'The signature does not hold',
	detail: 'Sign id.timestamp.body as Standard Webhooks says, within five minutes, and name the integration.',
});

/** Try again: somebody else was writing to the same case. */
export const busy = problem({ status: 503, title: 'Busy; send it again' }, { 'Retry-After': '2' });

export const unknownCase = problem({ status: 404, title: 'No such case' });
