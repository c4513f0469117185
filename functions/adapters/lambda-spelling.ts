import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import type { Spelling } from '../ports/spelling.ts';
import { algorithm, type Signer, scopeOf, sign, stampOf } from './aws-signature.ts';
import { fromJson } from './dynamo.ts';

/** What the runtime of a Lambda puts into its environment. */
export interface AwsRole extends Signer {
	/** Where AWS is; null for where it is by itself. */
	readonly endpoint: string | null;
}

/** Throws where the environment is none of a Lambda's. */
export function roleIn(env: Readonly<Record<string, string | undefined>>): AwsRole {
	const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
	if (region === undefined || accessKeyId === undefined || secretAccessKey === undefined)
		throw new Error('A function is called by a role of the environment, and there is none.');
	const { AWS_SESSION_TOKEN: sessionToken = null, AWS_ENDPOINT_URL: endpoint = null } = env;
	return { region, accessKeyId, secretAccessKey, sessionToken, endpoint };
}

/**
 * Asks the function that holds the dictionary. Nothing hangs on its answer: whatever goes wrong, and whatever takes longer
 * than `longestMs` of real time, is null, and is said by whoever asked. The call is signed here: the SDK's client for it
 * would add 85 KB to the bundle (ADR 0034).
 */
export function lambdaSpelling(role: AwsRole, name: string, longestMs: number, realNow: () => Instant): Spelling {
	return {
		async misspeltAmong(words) {
			try {
				const { url, headers, body } = invocation(role, name, JSON.stringify({ words }), realNow());
				const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(longestMs) });
				const text = await answer.text();
				if (!answer.ok || answer.headers.has('x-amz-function-error')) return null;
				return fromJson<{ readonly misspelt: readonly string[] }>(text).misspelt;
			} catch {
				return null;
			}
		},
	};
}

/** The call of a function, signed as AWS wants it (Signature Version 4). */
export function invocation(role: AwsRole, name: string, body: string, now: Instant) {
	const { region, accessKeyId, sessionToken, endpoint } = role;
	const url = new URL(
		`/2015-03-31/functions/${encodeURIComponent(name)}/invocations`,
		endpoint ?? `https://lambda.${region}.amazonaws.com`,
	);
	const at = new Date(now);
	const signed: Readonly<Record<string, string>> = {
		host: url.host,
		'x-amz-date': stampOf(at),
		...(sessionToken === null ? {} : { 'x-amz-security-token': sessionToken }),
	};
	const names = Object.keys(signed).join(';');
	const lines = Object.entries(signed).map(([header, value]) => `${header}:${value}\n`);
	const request = ['POST', url.pathname, '', lines.join(''), names, sha256(body)].join('\n');
	const scope = scopeOf(role, at, 'lambda');
	const signature = sign([algorithm, stampOf(at), scope, sha256(request)].join('\n'), role, at, 'lambda');
	const { host: _, ...headers } = signed;
	return {
		url: url.href,
		headers: {
			...headers,
			'content-type': 'application/json',
			authorization: `${algorithm} Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
		},
		body,
	};
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
