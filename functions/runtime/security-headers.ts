import { createHash } from 'node:crypto';
import { pageStyle } from '../../domain/pages/style.ts';

const common = {
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
	'X-Content-Type-Options': 'nosniff',
} as const;

/** For programs: nothing is kept, nothing is guessed. */
export const apiHeaders: Readonly<Record<string, string>> = common;

const styleHash = createHash('sha256').update(pageStyle).digest('base64');

/** For people: nothing is loaded, framed, kept, indexed or told to anybody; only our own style holds. */
export const pageHeaders: Readonly<Record<string, string>> = {
	...common,
	'Content-Security-Policy': [
		"default-src 'none'",
		`style-src 'sha256-${styleHash}'`,
		"form-action 'self'",
		"frame-ancestors 'none'",
		"base-uri 'none'",
	].join('; '),
	'X-Frame-Options': 'DENY',
	'X-Robots-Tag': 'noindex, nofollow',
};
