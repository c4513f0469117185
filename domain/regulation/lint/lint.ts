import type { Fault } from '../fault.ts';
import type { UnversionedRegulation } from '../schema/schema.ts';
import { lintNames } from './names.ts';
import { lintOrder } from './order.ts';
import { lintStages } from './stages.ts';
import { lintTerms } from './terms.ts';

/**
 * Everything about a regulation's structure that would leave a case stuck, a clock silent or an act unexplained. Empty
 * for a sound file. It proves that the file hangs together, not that its terms can be kept.
 */
export function lintRegulation(regulation: UnversionedRegulation): readonly Fault[] {
	return [...lintStages(regulation), ...lintTerms(regulation), ...lintNames(regulation), ...lintOrder(regulation)];
}
