import type { AddressReviver, DeadAddresses } from '../../functions/ports/returns.ts';
import type { LinkKey } from '../../functions/ports/secrets.ts';
import { addressKey } from '../../functions/use-cases/address-key.ts';

/** The mail addresses of a place: which are written to no more, and how one is written to again. */
export interface Addresses {
	isDead(mail: string): Promise<boolean>;
	/** false where it was written to all the while. */
	revive(mail: string): Promise<boolean>;
}

/** The table knows addresses by a keyed hash alone. */
export function addressesBy(linkKey: LinkKey, dead: Pick<DeadAddresses, 'has'> & AddressReviver): Addresses {
	return {
		isDead: async (mail) => dead.has(addressKey(await linkKey.get(), mail)),
		revive: async (mail) => dead.revive(addressKey(await linkKey.get(), mail)),
	};
}
