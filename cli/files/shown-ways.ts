import { join } from 'node:path';
import { type Ground, groundOf } from '../../domain/proof/ground.ts';
import { inTown } from '../../domain/proof/replay.ts';
import type { Violation } from '../../domain/proof/violation.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { CalendarData } from '../../domain/worktime/calendar-data.ts';
import { lineOf } from '../simulation/line-of.ts';
import { readMunicipality } from './data-files.ts';

/** The way on which a file breaks a promise, as lines for `otklik simulate` in this town. */
export function shownIn({ shown }: Violation, town: Ground): readonly string[] {
	return inTown(shown, town).map((timed) => lineOf(timed, town.basis.calendar));
}

/**
 * The town in which what a proof finds can be played: the one among the files given that works by the regulation, else
 * the checkout's of the same name; where there is none, one that works day and night.
 */
export async function townOf(
	regulation: Regulation,
	files: readonly string[],
	root: string,
	data: CalendarData,
): Promise<Ground> {
	for (const name of [...files, join(root, 'municipalities', `${regulation.id}.yaml`)]) {
		const read = await readMunicipality(name, data);
		if (!read.ok || read.value.municipality.regulation !== regulation.id) continue;
		const { municipality, calendar } = read.value;
		return groundOf(
			regulation,
			calendar,
			municipality.units.map(({ id }) => id),
		);
	}
	return groundOf(regulation);
}
