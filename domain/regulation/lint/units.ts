import type { Fault } from '../fault.ts';
import type { Act } from '../regulation.ts';
import type { UnversionedRegulation } from '../schema/schema.ts';
import { placedActs } from './stages.ts';

/**
 * Faults of what changes who is asked: an assignment that is taken away where nobody could answer in its place, a further unit
 * or an author of several where one answers alone, photographs that nothing turns on (G-29, G-31, P-19).
 */
export function lintUnits(regulation: UnversionedRegulation): readonly Fault[] {
	const placed = placedActs(regulation);
	const { severalUnits } = regulation;
	const writes = placed.some(({ act }) => act === 'write');
	const photo = regulation.terms.some(({ when }) => when?.some((one) => one.photo !== undefined) === true);
	const idle: Readonly<Partial<Record<Act, string | false>>> = {
		reassign: !writes && 'leaves the answer to the coordinator, who may "write" nowhere',
		'add-units': !severalUnits && 'asks a further unit, but one alone answers',
		'name-author': !severalUnits && 'names who joins several parts, but one unit alone answers',
		'require-photo': !photo && 'is about photographs, on which no term turns',
	};
	return placed.flatMap(({ act, rule, path }) => {
		const why = idle[act] ?? false;
		return why === false ? [] : [{ path, message: `"${act}" ${why} (clause ${rule.clause})` }];
	});
}
