import { createHash } from 'node:crypto';
import { HOUR_MS } from '../../domain/instant.ts';
import type { DedupRow } from '../ports/case-store.ts';
import type { HttpRequest } from '../ports/http.ts';
import type { Signed } from './webhook.ts';

/** A sender's last attempt comes 75 h 35 min after its first; then its id may be forgotten. */
const rememberedMs = 80 * HOUR_MS;

/** The row by which a sender's repeat is known: his id, and the bytes as they arrived. */
export function hookRow(signed: Signed, request: HttpRequest, caseId: string, answer: string | null): DedupRow {
	return {
		key: hookKey(signed),
		fingerprint: createHash('sha256').update(request.body).digest('base64url'),
		caseId,
		answer,
		forgetAt: request.realNow + rememberedMs,
	};
}

export function hookKey({ integration, webhookId }: Signed): string {
	return `hook#${integration}#${webhookId}`;
}
