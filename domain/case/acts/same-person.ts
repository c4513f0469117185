import { holderId } from '../../municipality/mailbox.ts';
import type { Actor } from '../model/commands.ts';
import type { World } from '../model/world.ts';

/** Whether two acts are one person's: by his id, or by the mailbox that both ids read. Who is not known is nobody's double. */
export function isSamePerson({ mailboxes = {} }: World, one: Actor, other: Actor): boolean {
	if (one.person !== null && one.person === other.person) return true;
	const [own, others] = [one, other].map((actor) => mailboxes[holderId(actor) ?? '']);
	return own !== undefined && own === others;
}
