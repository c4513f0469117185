import type { AsideMail } from '../../functions/ports/outbox.ts';
import type { House } from './house.ts';

/** What is set aside in the outbox of a house. */
export async function asideOf({ store }: House): Promise<readonly AsideMail[]> {
	const found: AsideMail[] = [];
	for await (const one of store.outbox.aside()) found.push(one);
	return found;
}
