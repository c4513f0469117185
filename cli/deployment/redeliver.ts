import type { Undelivered } from '../../domain/case/model/case.ts';
import { isAddressAlive } from '../../domain/case/model/delivery-events.ts';
import { deputiesOf } from '../../domain/municipality/address.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { actingIn } from '../../domain/municipality/standing-in.ts';
import { UnreadableCase } from '../../functions/ports/unreadable.ts';
import { perform } from '../../functions/use-cases/perform.ts';
import type { Deployment } from './deployment.ts';
import { judgingClock } from './judging.ts';
import { type Means, openCases, unlogged, unmetered } from './recalendar.ts';

export interface Redelivered {
	/** How many people, counted by case, are written to again. */
	readonly again: number;
	/** Cases in which that could not be ordered, each with why. */
	readonly left: readonly { readonly caseId: string; readonly why: string }[];
}

/**
 * writes again what waits in the open cases of a municipality for people whom a mail did not reach, and who can be
 * reached by the file in force: at an address, theirs or a stand-in's, that is not known as dead. Their clocks start by
 * that mail (G-8). May be repeated, and after a crash should be: what was ordered is not ordered twice.
 */
export async function redeliver(place: Deployment, municipality: Municipality, means: Means): Promise<Redelivered> {
	const { cases, tenants, now } = place;
	const clock = judgingClock(place, means.realNow);
	const deps = { cases, tenants, clock, backoff: means.backoff, meter: unmetered, log: unlogged };
	const left: { readonly caseId: string; readonly why: string }[] = [];
	let again = 0;
	for await (const found of openCases(place, municipality.id)) {
		// Said already where its terms were reckoned anew.
		if (found instanceof UnreadableCase) continue;
		const { caseId, state } = found;
		const whom: Undelivered[] = [];
		for (const one of state.undelivered) {
			if (!one.again && (await canBeReached(place, municipality, one))) whom.push(one);
		}
		if (whom.length === 0) continue;
		const command = { do: 'deliver-again', whom: whom.map(({ to, unit, person }) => ({ to, unit, person })) } as const;
		const performed = await perform(deps, { caseId, command, at: now });
		if (performed.is === 'done') again += performed.events.length;
		else if (performed.is !== 'nothing') left.push({ caseId, why: performed.is });
	}
	return { again, left };
}

/** Whether any mailbox is left to which a mail for this role and unit goes by a file, stand-ins included. */
async function canBeReached(
	{ addresses, now }: Deployment,
	municipality: Municipality,
	{ to, unit, why }: Pick<Undelivered, 'to' | 'unit' | 'why'>,
): Promise<boolean> {
	const named = actingIn(municipality, to, unit, now);
	const standIns = named.flatMap(({ person }) => (person === null ? [] : deputiesOf(municipality, person)));
	if (named.length > 0 && isAddressAlive(why)) return true;
	for (const { mail } of [...named, ...standIns]) if (!(await addresses.isDead(mail))) return true;
	return false;
}
