import { createHash } from 'node:crypto';

type Headers = Readonly<Record<string, string>>;

/**
 * On every answer, for programs and people, of a function or of the gateway itself: nothing is kept, nothing is
 * guessed, no page of another place may hold or read it.
 */
export const commonHeaders: Headers = {
	'Cache-Control': 'no-store',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Referrer-Policy': 'no-referrer',
	'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
	'X-Content-Type-Options': 'nosniff',
};

/** For people: nothing is loaded, framed, kept, indexed or told to anybody; only this one style and this one script hold, and the script
 * speaks to its own host, and to where files are sent (`files`, an origin), and to nobody else. */
export function pageHeaders(style: string, script: string, files: string | null = null): Headers {
	const hash = (text: string) => createHash('sha256').update(text).digest('base64');
	return {
		...commonHeaders,
		'Content-Security-Policy': [
			"default-src 'none'",
			`style-src 'sha256-${hash(style)}'`,
			`script-src 'sha256-${hash(script)}'`,
			files === null ? "connect-src 'self'" : `connect-src 'self' ${files}`,
			"form-action 'self'",
			"frame-ancestors 'none'",
			"base-uri 'none'",
		].join('; '),
		'X-Frame-Options': 'DENY',
		'X-Robots-Tag': 'noindex, nofollow',
	};
}
