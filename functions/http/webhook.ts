import { timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import type { HttpRequest } from '../ports/http.ts';
import type { IntegrationSecrets } from '../ports/secrets.ts';
import type { Log, MeterBy } from '../ports/telemetry.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { type MetricName, metricNames } from '../runtime/metric-names.ts';
import { signatureBytes } from './signature.ts';
import { signingKey } from './signing-key.ts';

/** Who signed a request, and the id under which the sender repeats it. */
export interface Signed {
	readonly integration: string;
	readonly webhookId: string;
}

export interface VerifyDeps {
	readonly secrets: IntegrationSecrets;
	readonly tenants: Pick<TenantReader, 'integration'>;
}

export interface AdmitDeps extends VerifyDeps {
	readonly log: Log;
	readonly meter: MeterBy<MetricName>;
}

/** Why a request is not taken for anybody's; the caller is told none of it, the operator all of it. */
export const refusedBecause = [
	/** A header of the four is not there, or is none of its kind. */
	'missing-header',
	'unknown-integration',
	/** Not within five minutes of now. */
	'stale',
	/** The integration is known, and none of its secrets can sign anything. */
	'misconfigured',
	'mismatch',
] as const;
export type RefusedBecause = (typeof refusedBecause)[number];

export type Verified =
	| ({ readonly is: 'signed' } & Signed)
	/** `integration`: the one that was named, where it is one of ours. */
	| { readonly is: 'refused'; readonly cause: RefusedBecause; readonly integration: string | null };

/** Either side of real now; the window never follows the product's clock. */
const windowSeconds = 300;
const idShape = /^[\x21-\x7e]{1,255}$/;
const integrationShape = /^[\w-]{1,64}$/;

/**
 * Who signed the request; null where nobody did, for which the caller has one answer, 401. Every refusal is
 * counted by integration and cause, and told in one line of the log that repeats nothing of the request: a name that is
 * not ours is `unknown` in both, so that nobody outside can make metrics or write into the log.
 */
export async function admit(deps: AdmitDeps, request: HttpRequest): Promise<Signed | null> {
	const verified = await verifyWebhook(request, deps);
	if (verified.is === 'signed') return { integration: verified.integration, webhookId: verified.webhookId };
	const by = { integration: verified.integration ?? 'unknown', cause: verified.cause };
	deps.meter.countBy(metricNames.signaturesRefused, by);
	deps.log.warn('signature refused', by);
	return null;
}

/**
 * Whether a request was signed by the integration that it names, as Standard Webhooks 1.0 says: HMAC-SHA256 over
 * `id.timestamp.` and the bytes as they arrived. Secrets are read for integrations that are known, and for a request
 * that could be theirs. On a mismatch they are read again, at most once a minute, for they may just have been changed
 * (R-08).
 */
export async function verifyWebhook({ headers, body, realNow }: HttpRequest, deps: VerifyDeps): Promise<Verified> {
	const named = headers['otklik-integration'] ?? '';
	if (!integrationShape.test(named)) return { is: 'refused', cause: 'missing-header', integration: null };
	if ((await deps.tenants.integration(named)) === null) {
		return { is: 'refused', cause: 'unknown-integration', integration: null };
	}
	const no = (cause: RefusedBecause): Verified => ({ is: 'refused', cause, integration: named });
	const [webhookId = '', timestamp, signatures] = [
		headers['webhook-id'],
		headers['webhook-timestamp'],
		headers['webhook-signature'],
	];
	if (!idShape.test(webhookId) || timestamp === undefined || signatures === undefined) return no('missing-header');
	if (!isFresh(timestamp, realNow)) return no('stale');
	const expectedBy = (key: Uint8Array) => signatureBytes(key, webhookId, timestamp, body);
	const look = async () => judge(expectedBy, signatures, await deps.secrets.of(named));
	const first = await look();
	const judged = first === null || !(await deps.secrets.refresh(named)) ? first : await look();
	return judged === null ? { is: 'signed', integration: named, webhookId } : no(judged);
}

function isFresh(timestamp: string, realNow: Instant): boolean {
	if (!/^\d{1,12}$/.test(timestamp)) return false;
	return Math.abs(Math.floor(realNow / 1000) - Number(timestamp)) <= windowSeconds;
}

/** null where one of the signatures is one of the secrets'. */
function judge(
	expectedBy: (key: Uint8Array) => Uint8Array,
	signatures: string,
	secrets: readonly string[],
): 'misconfigured' | 'mismatch' | null {
	const keys = secrets.flatMap((secret) => signingKey(secret) ?? []);
	if (keys.length === 0) return 'misconfigured';
	const given = signatures
		.split(' ')
		.filter((signature) => signature.startsWith('v1,'))
		.map((signature) => Buffer.from(signature.slice(3), 'base64'));
	const matches = keys.some((key) => {
		const expected = expectedBy(key);
		return given.some((one) => one.length === expected.length && timingSafeEqual(one, expected));
	});
	return matches ? null : 'mismatch';
}
