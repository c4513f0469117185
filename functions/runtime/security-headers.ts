import { createHash } from 'node:crypto';

type Headers = Readonly<Record<string, string>>;

/** For programs and people: nothing is kept, nothing is guessed. */
export const commonHeaders: Headers = {
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
	'X-Content-Type-Options': 'nosniff',
};

/** For people: nothing is loaded, framed, kept, indexed or told to anybody; only this one style holds. */
export function pageHeaders(style: string): Headers {
	const hash = createHash('sha256').update(style).digest('base64');
	return {
		...commonHeaders,
		'Content-Security-Policy': [
			"default-src 'none'",
			`style-src 'sha256-${hash}'`,
			"form-action 'self'",
			"frame-ancestors 'none'",
			"base-uri 'none'",
		].join('; '),
		'X-Frame-Options': 'DENY',
		'X-Robots-Tag': 'noindex, nofollow',
	};
}
