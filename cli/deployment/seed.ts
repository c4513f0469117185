import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Result } from '../../domain/result.ts';
import { readCalendarData } from '../files/calendar-files.ts';
import { type Faults, filesIn, readMunicipality, readRegulation } from '../files/data-files.ts';
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

/**
 * Fills a place with everything the checkout holds: every regulation, every municipality whose regulation is there, and
 * an integration for each region that a municipality names. May be repeated: what is known stays, secrets too. Gives the
 * integrations by id. A file with a fault is an exception that tells its lines, for nothing could be shown without it.
 */
export function seed({ root, say, ...reach }: Seeding): Promise<Readonly<Record<string, SeededIntegration>>> {
	return seedPlace(deploymentAt(reach), root, say);
}

/** The same for a place at hand. */
export async function seedPlace(
	place: Deployment,
	root: string,
	say: (line: string) => void,
): Promise<Readonly<Record<string, SeededIntegration>>> {
	for (const file of await filesIn(join(root, 'regulations'))) {
		const regulation = whole(await readRegulation(file));
		const outcome = await place.tenants.putRegulation(regulation, place.now);
		say(`regulation ${regulation.id} ${regulation.version.slice(0, 8)}: ${outcome}`);
	}
	const calendars = await readCalendarData(join(root, 'calendars'));
	const integrations = new Set<string>();
	for (const file of await filesIn(join(root, 'municipalities'))) {
		const read = whole(await readMunicipality(file, calendars));
		integrations.add(read.municipality.integration);
		if (!existsSync(join(root, 'regulations', `${read.municipality.regulation}.yaml`))) {
			say(`municipality ${read.municipality.id}: left out, its regulation is not there yet`);
			continue;
		}
		const applied = await applyMunicipality(place, read);
		if (!applied.ok) throw new Error(`${basename(file)}: ${applied.refusal.why}`);
		say(
			`municipality ${read.municipality.id}: calendar ${applied.value.calendar.slice(0, 8)} ${applied.value.calendarIs}`,
		);
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
