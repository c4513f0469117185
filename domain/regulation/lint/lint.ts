import type { Fault } from '../fault.ts';
import type { UnversionedRegulation } from '../schema/schema.ts';
import { lintNames } from './names.ts';
import { lintReasons } from './reasons.ts';
import { lintStages } from './stages.ts';
import { lintTerms } from './terms.ts';
import { lintUnits } from './units.ts';

/**
 * Everything about a regulation's names and form that would let it say nothing or two things: what is named and not
 * there, listed twice, reckoned from itself. Empty for a sound file. What becomes of a case under it, and whether its
 * terms can be kept, shows by playing it: `proveRegulation`.
 */
export function lintRegulation(regulation: UnversionedRegulation): readonly Fault[] {
	return [
		...lintStages(regulation),
		...lintTerms(regulation),
		...lintNames(regulation),
		...lintReasons(regulation),
		...lintUnits(regulation),
	];
}
