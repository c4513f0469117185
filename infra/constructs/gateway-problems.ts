import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { commonHeaders } from '../../functions/http/security-headers.ts';

interface Problem {
	readonly type: ResponseType;
	readonly status: number;
	readonly title: string;
	readonly headers?: Readonly<Record<string, string>>;
}

/** What the gateway answers by itself, before any function of ours is asked. */
const problems: readonly Problem[] = [
	{ type: ResponseType.MISSING_AUTHENTICATION_TOKEN, status: 404, title: 'No such resource' },
	{ type: ResponseType.RESOURCE_NOT_FOUND, status: 404, title: 'No such resource' },
	{ type: ResponseType.REQUEST_TOO_LARGE, status: 413, title: 'The body is too large' },
	{ type: ResponseType.UNSUPPORTED_MEDIA_TYPE, status: 415, title: 'This content type is not taken' },
	{ type: ResponseType.THROTTLED, status: 429, title: 'Too many requests', headers: { 'Retry-After': '5' } },
	{ type: ResponseType.QUOTA_EXCEEDED, status: 429, title: 'Too many requests', headers: { 'Retry-After': '3600' } },
	{ type: ResponseType.WAF_FILTERED, status: 403, title: 'Refused' },
	{ type: ResponseType.INTEGRATION_FAILURE, status: 502, title: 'No answer from the inside; send it again' },
	{ type: ResponseType.INTEGRATION_TIMEOUT, status: 504, title: 'No answer in time; send it again' },
	{ type: ResponseType.DEFAULT_4XX, status: 400, title: 'The request cannot be taken' },
	{
		type: ResponseType.DEFAULT_5XX,
		status: 503,
		title: 'Not available; send it again',
		headers: { 'Retry-After': '5' },
	},
];

/** Types whose status AWS decides case by case; the others are pinned to theirs. */
const unpinned: readonly ResponseType[] = [ResponseType.DEFAULT_4XX, ResponseType.DEFAULT_5XX];

/**
 * Makes every answer of the gateway itself a problem of RFC 9457 (R-07) under the headers of ASVS 3.4, as the functions'
 * own answers are.
 */
export function speakProblems(api: RestApi): void {
	for (const { type, status, title, headers } of problems) {
		const pinned = !unpinned.includes(type);
		api.addGatewayResponse(type.responseType.toLowerCase().replaceAll('_', '-'), {
			type,
			...(pinned ? { statusCode: String(status) } : {}),
			responseHeaders: literally({ 'Content-Type': 'application/problem+json', ...commonHeaders, ...headers }),
			templates: {
				'application/json': JSON.stringify({
					type: 'about:blank',
					title,
					...(pinned ? { status } : {}),
					instance: 'urn:request:$context.requestId',
				}),
			},
		});
	}
}

/** The gateway takes a header's value for an expression; what stands in single quotes is meant as it is written. */
function literally(headers: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`]));
}
