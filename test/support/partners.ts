import { partnerEventTypes } from '../../domain/hooks/partner-events.ts';
import type { Hook } from '../../functions/ports/hooks.ts';
import type { Worked } from '../../functions/ports/outbox.ts';
import { tellPartner } from '../../functions/tell-partner/handle.ts';
import type { House } from './house.ts';

/** A hook that takes everything, words too. */
export function hookOf(changes: Partial<Hook> = {}): Hook {
	return {
		integration: 'krasnodar',
		url: 'https://region.example/otklik',
		types: partnerEventTypes,
		words: true,
		contact: 'duty@region.example',
		offSince: null,
		contactTold: false,
		...changes,
	};
}

/** Tells partners what was put into their queue; what came of each message, in order. */
export async function tellPartners({ base, hooks }: House, attempt = 1): Promise<readonly Worked[]> {
	const worked: Worked[] = [];
	for (const ref of hooks.queued.splice(0)) worked.push(await tellPartner(base, ref, attempt));
	return worked;
}
