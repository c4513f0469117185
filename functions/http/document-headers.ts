import { createHash } from 'node:crypto';
import { commonHeaders } from './security-headers.ts';

/** For what is open to everybody and stands by itself: nothing is let in but, of a page, the one style that it holds. */
export function documentHeaders(text: string): Readonly<Record<string, string>> {
	const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
	const digest = createHash('sha256').update(style).digest('base64');
	const policy = ["default-src 'none'", `style-src 'sha256-${digest}'`, "form-action 'none'", "frame-ancestors 'none'"];
	return { ...commonHeaders, 'Content-Security-Policy': [...policy, "base-uri 'none'"].join('; ') };
}
