import { MINUTE_MS } from '../../domain/instant.ts';
import { type Address, recipientId } from '../../domain/municipality/address.ts';
import type { Worked } from '../ports/outbox.ts';
import type { AddressKey } from '../ports/returns.ts';
import { addressKey } from '../use-cases/address-key.ts';
import { putDownAsLost } from '../use-cases/undelivered.ts';
import type { DeliverDeps } from './deps.ts';
import { type Addressed, addressesOf, standInsFor } from './recipients.ts';
import type { Round } from './round.ts';
import type { Delivery } from './send.ts';

/** Whoever cannot be written to is given up once it is known what became of the others of the same mail. */
const othersFirstMs = MINUTE_MS;

/** In the place of whoever cannot be written to his deputies get the mail, as far as they can. */
export async function askStandIns(round: Round, dead: readonly Addressed[]): Promise<readonly Addressed[] | 'changed'> {
	if (dead.length === 0) return [];
	const { deps, ref, tenant } = round;
	const unreached = dead.flatMap(({ address }) => (address === null ? [] : [[recipientId(address), address] as const]));
	const fixed = (await deps.outbox.recipients(ref)).map(({ id }) => id);
	const more: Address[] = [];
	for (const [id, address] of standInsFor(tenant.municipality, new Map(unreached))) {
		if (!fixed.includes(id) && !(await deps.deadAddresses.has(await keyOf(deps, address)))) more.push(address);
	}
	if (more.length === 0) return [];
	if (!(await deps.outbox.addRecipients(ref, fixed, more.map(recipientId)))) return 'changed';
	return more.map((address, at) => ({ recipient: fixed.length + at, address }));
}

/**
 * Settles what cannot be sent, once it is known whether others were told, and has the coordinator told. `dead`: all
 * of this mail who cannot be written to, for two who waited for each other would wait for ever.
 */
export async function giveUp(
	{ deps, ref, mail }: Round,
	{ recipient }: Addressed,
	dead: readonly Addressed[],
): Promise<Worked> {
	const own = { ...ref, recipient };
	const together = dead.map((one) => one.recipient);
	const lost = { ref: own, order: mail.order, handedAt: null, why: 'known-dead', together } as const;
	if ((await putDownAsLost(deps, lost)) === 'again') {
		await deps.outbox.putOff(own, deps.clock.realNow() + othersFirstMs, 'unavailable', true);
		return { againInMs: othersFirstMs };
	}
	await deps.outbox.settleMail(own, { undeliverable: 'the address is known as dead' });
	return 'done';
}

/** By what his address is known in the table. */
export async function keyOf(
	{ linkKey }: Pick<DeliverDeps, 'linkKey'>,
	{ mail }: Pick<Address, 'mail'>,
): Promise<AddressKey> {
	return addressKey(await linkKey.get(), mail);
}

/** The file may have another address than when this worker last read it; null where it has not. */
export async function readAnew(
	deps: DeliverDeps,
	{ order, stored }: Pick<Delivery, 'order' | 'stored'>,
	before: Address,
): Promise<Address | null> {
	const municipality = await deps.tenantsInForce.loadMunicipality(stored.municipality);
	const now =
		municipality === null
			? null
			: (addressesOf(municipality, order, deps.clock.now()).get(recipientId(before)) ?? null);
	return now?.mail === before.mail ? null : now;
}
