import type { Instant } from '../../domain/instant.ts';
import type { StoredCase } from '../ports/case-store.ts';
import type { MailRef, OutboxMail } from '../ports/outbox.ts';
import type { Tenant } from '../use-cases/tenant.ts';
import type { DeliverDeps } from './deps.ts';

/** One call's work on one mail. */
export interface Round {
	readonly deps: DeliverDeps;
	readonly ref: MailRef;
	readonly mail: OutboxMail;
	readonly stored: StoredCase;
	readonly tenant: Tenant;
	/** Product time of the call: who is away then is not written to. */
	readonly at: Instant;
}
