import { type MailOrder, ownUnit } from '../../domain/case/follow-ups/follow-up.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Address, deputiesOf, recipientId, toAddress } from '../../domain/municipality/address.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { actingIn } from '../../domain/municipality/standing-in.ts';
import type { MailRef, OutboxMail, OutboxRows, RecipientId } from '../ports/outbox.ts';

/** One of those to whom a mail must still go. */
export interface Addressed {
	/** His place among the recipients of the mail. */
	readonly recipient: number;
	/** His mailbox by the file in force; null where he does not hold the role any more. */
	readonly address: Address | null;
}

type Named = ReadonlyMap<RecipientId, Address>;

/**
 * Who would get a mail by the file in force at this instant, and where: whoever acts in its role, stand-ins in the place
 * of those who are away (Plastunovskaya 7.2). A receipt goes to whoever has done something, while he holds the role.
 */
export function addressesOf(municipality: Municipality, order: MailOrder, at: Instant): Named {
	const { to, person = null, template } = order;
	const unit = ownUnit(order);
	const all: readonly Address[] =
		template === 'receipt'
			? municipality.people.filter((one) => one.role === to && one.unit === unit).map(toAddress)
			: actingIn(municipality, to, unit, at);
	const own = person === null ? all : all.filter((one) => one.person === person);
	return new Map(own.map((one) => [recipientId(one), one]));
}

/** Those who stand in for these people, in the order of the file. */
export function standInsFor(municipality: Municipality, named: Named): Named {
	const people = [...named.values()].flatMap(({ person }) => person ?? []);
	return new Map(people.flatMap((person) => deputiesOf(municipality, person)).map((one) => [recipientId(one), one]));
}

/**
 * To whom a mail must still go. Those fixed by its first claim stay, each with his mailbox of today; where one of them
 * no longer holds the role, whoever holds it now and was not told is added to them. Nobody is added for any other
 * reason, but for deputies of whoever cannot be reached, who stay once they are asked. 'changed' where another worker added somebody meanwhile.
 */
export async function recipientsOf(
	outbox: OutboxRows,
	ref: MailRef,
	mail: OutboxMail,
	named: Named,
	standIns: Named,
): Promise<readonly Addressed[] | 'changed'> {
	const fixed = mail.to ?? [...named.keys()];
	// With nobody to write to the mail stands as one for nobody.
	const open = mail.to === null && fixed.length > 0 ? [...fixed.keys()] : mail.open;
	const hasLeft = open.some((recipient) => !named.has(fixed[recipient] ?? '') && !standIns.has(fixed[recipient] ?? ''));
	const successors = hasLeft ? [...named.keys()].filter((id) => !fixed.includes(id)) : [];
	if (successors.length > 0 && !(await outbox.addRecipients(ref, fixed, successors))) return 'changed';
	const to = [...fixed, ...successors];
	return [...open, ...successors.map((_, at) => fixed.length + at)].map((recipient) => ({
		recipient,
		address: named.get(to[recipient] ?? '') ?? standIns.get(to[recipient] ?? '') ?? null,
	}));
}
