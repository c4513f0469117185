import { join } from 'node:path';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { Result } from '../../domain/result.ts';
import { readCalendarData } from '../files/calendar-files.ts';
import { type Faults, filesIn, type MunicipalityFile, readMunicipality, readRegulation } from '../files/data-files.ts';
import { type Deployment, deploymentAt, type Reach } from './deployment.ts';
import { addIntegration, applyMunicipality } from './tenancy.ts';

/** What a partner needs to speak to us. */
export interface SeededIntegration {
	readonly id: string;
	readonly secret: string;
}

export interface Seeding extends Reach {
	/** The folder of the checkout. */
	readonly root: string;
	/** Hears a line for each thing that was done. */
	readonly say: (line: string) => void;
}

/** Every regulation and municipality of a checkout, as its files say them. */
export interface Shipped {
	readonly regulations: readonly Regulation[];
	/** Each with its calendar. */
	readonly municipalities: readonly MunicipalityFile[];
}

/** Reads them all. A file with a fault is an exception that tells its lines, for nothing could be shown without it. */
export async function readShipped(root: string): Promise<Shipped> {
	const regulations: Regulation[] = [];
	for (const file of await filesIn(join(root, 'regulations'))) regulations.push(whole(await readRegulation(file)));
	const calendars = await readCalendarData(join(root, 'calendars'));
	const municipalities: MunicipalityFile[] = [];
	for (const file of await filesIn(join(root, 'municipalities'))) {
		municipalities.push(whole(await readMunicipality(file, calendars)));
	}
	return { regulations, municipalities };
}

/**
 * Fills a place with everything the checkout holds: every regulation, every municipality whose regulation is there, and
 * an integration for each region that a municipality names. May be repeated: what is known stays, secrets too. Gives the
 * integrations by id. A file with a fault is an exception, as `readShipped` throws it, and nothing is written then.
 */
export async function seed({ root, say, ...reach }: Seeding): Promise<Readonly<Record<string, SeededIntegration>>> {
	return seedPlace(deploymentAt(reach), await readShipped(root), say);
}

/** The same for a place at hand, with what was read of the checkout. */
export async function seedPlace(
	place: Deployment,
	{ regulations, municipalities }: Shipped,
	say: (line: string) => void,
): Promise<Readonly<Record<string, SeededIntegration>>> {
	for (const regulation of regulations) {
		const outcome = await place.tenants.putRegulation(regulation, place.now);
		say(`regulation ${regulation.id} ${regulation.version.slice(0, 8)}: ${outcome}`);
	}
	const integrations = new Set<string>();
	for (const read of municipalities) {
		const { id, integration, regulation } = read.municipality;
		integrations.add(integration);
		if (!regulations.some((one) => one.id === regulation)) {
			say(`municipality ${id}: left out, its regulation is not there yet`);
			continue;
		}
		const applied = await applyMunicipality(place, read);
		if (!applied.ok) throw new Error(`${id}: ${applied.refusal.why}`);
		say(`municipality ${id}: calendar ${applied.value.calendar.slice(0, 8)} ${applied.value.calendarIs}`);
	}
	const seeded: Record<string, SeededIntegration> = {};
	for (const id of [...integrations].toSorted()) {
		const added = await addIntegration(place, id);
		if (!added.ok) throw new Error(`${id}: ${added.refusal.why}`);
		const { secret, created } = added.value;
		seeded[id] = { id, secret };
		say(`integration ${id}: ${created ? 'created' : 'known'}`);
	}
	return seeded;
}

function whole<Value>(read: Result<Value, Faults>): Value {
	if (!read.ok) throw new Error(read.refusal.join('\n'));
	return read.value;
}
