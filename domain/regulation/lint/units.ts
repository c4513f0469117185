import { unitNoun } from '../../wording/unit-noun.ts';
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
	return [
		...placed.flatMap(({ act, rule, path }) => {
			const why = idle[act] ?? false;
			return why === false ? [] : [{ path, message: `"${act}" ${why} (clause ${rule.clause})` }];
		}),
		...lintApart(regulation),
		...lintNoun(regulation),
	];
}

/** The noun for a unit: the executor's alone, asked for where the title holds another word, its accusative as Russian has it. */
function lintNoun({ roles }: UnversionedRegulation): readonly Fault[] {
	const elsewhere = Object.entries(roles).flatMap(([role, rule]) =>
		role === 'executor' || rule.noun === undefined
			? []
			: [{ path: ['roles', role, 'noun'], message: 'only the executor is called by a noun' }],
	);
	if (roles.executor === undefined) return elsewhere;
	const { title, noun } = roles.executor;
	const { gender, one } = unitNoun({ roles });
	const path = ['roles', 'executor', 'noun'];
	const isNamed = title.toLowerCase().includes(one.nominative);
	const known = gender === 'feminine' ? [one.accusative] : [one.nominative, one.genitive];
	return [
		...elsewhere,
		...(isNamed
			? []
			: [{ path, message: `"${title}" is called «${one.nominative}»: say by "noun" what one of them is called` }]),
		...(noun === undefined || known.includes(one.accusative)
			? []
			: [{ path, message: `the accusative «${one.accusative}» is neither the nominative nor the genitive` }]),
	];
}

/** A unit that answers apart needs others to be apart from, and a way on once their answer is out (Perm M-15). */
function lintApart({ interim, severalUnits, stages }: UnversionedRegulation): readonly Fault[] {
	if (interim?.apart === undefined) return [];
	const path = ['interim', 'apart'];
	const exits = Object.values(stages).flatMap(({ acts }) => acts.publish?.exits ?? []);
	const goesOn = exits.some((exit) => 'to' in exit && exit.when?.partsOut === true);
	return [
		...(severalUnits ? [] : [{ path, message: 'a unit answers apart from others, but one alone answers' }]),
		...(goesOn
			? []
			: [{ path, message: 'a unit still owes its part, but no exit of "publish" with partsOut goes on from there' }]),
	];
}
