import type { Digests } from '../ports/digests.ts';
import type { LinkStore } from '../ports/links.ts';
import type { Luck } from '../ports/luck.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { OutboxRows } from '../ports/outbox.ts';
import type { DeadAddresses, SentMails } from '../ports/returns.ts';
import type { LinkKey } from '../ports/secrets.ts';
import type { Log } from '../ports/telemetry.ts';
import type { TenantReader } from '../ports/tenants.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import type { PerformDeps } from '../use-cases/perform.ts';

export interface DeliverDeps extends PerformDeps {
	readonly outbox: OutboxRows;
	readonly digests: Digests;
	readonly links: LinkStore;
	readonly linkKey: LinkKey;
	readonly sentMails: SentMails;
	readonly deadAddresses: DeadAddresses;
	/** Past every cache. */
	readonly tenantsInForce: Pick<TenantReader, 'loadMunicipality'>;
	readonly mailer: Mailer;
	readonly clock: WallClock;
	readonly luck: Luck;
	readonly log: Log;
	/** What stands before /p/… in a link. */
	readonly publicUrl: string;
	readonly sender: string;
}
