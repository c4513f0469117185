import type { Backoff } from '../ports/backoff.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { IntegrationSecrets, LinkKey } from '../ports/secrets.ts';
import type { SendingCounter } from '../ports/sending.ts';
import type { Log, Meter, MeterBy } from '../ports/telemetry.ts';
import type { TenantReader } from '../ports/tenants.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import type { MetricName } from '../runtime/metric-names.ts';

export interface ReceiveDeps {
	readonly cases: CaseStore;
	readonly tenants: TenantReader;
	readonly secrets: IntegrationSecrets;
	readonly sending: SendingCounter;
	/** Hashes the names that senders give to their messages, which may name people. */
	readonly linkKey: LinkKey;
	readonly clock: Pick<WallClock, 'realNow'>;
	readonly backoff: Backoff;
	readonly log: Log;
	readonly meter: Meter<MetricName> & MeterBy<MetricName>;
	readonly newCaseId: (municipality: string) => string;
}
