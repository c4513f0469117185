import { createHash } from 'node:crypto';
import { documentHeaders } from '../http/document-headers.ts';
import type { HttpAnswer, HttpHandle } from '../ports/http.ts';

/** How long a reader may keep it without asking again, in seconds: a release says nothing sooner than that. */
const keptSeconds = 300;

/**
 * GET /openapi.json and /openapi.html: the document of the API, the same for everybody and signed by nobody. 304 for
 * whoever has it already; may be kept by anybody, for it holds nothing of any case, person or secret.
 */
export function showApi(type: HttpAnswer['type'], text: string): HttpHandle {
	const digest = `"${createHash('sha256').update(text).digest('base64url')}"`;
	const headers = { ...documentHeaders(text), 'Cache-Control': `public, max-age=${keptSeconds}`, ETag: digest };
	return ({ headers: asked }) => {
		const known = (asked['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
		return Promise.resolve(
			known.includes(digest) ? { status: 304, type, body: '', headers } : { status: 200, type, body: text, headers },
		);
	};
}
