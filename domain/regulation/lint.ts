import type { Fault } from './fault.ts';
import { lintNames } from './lint-names.ts';
import { lintOrder } from './lint-order.ts';
import { lintStages } from './lint-stages.ts';
import { lintTerms } from './lint-terms.ts';
import type { UnversionedRegulation } from './schema.ts';

/**
 * Everything about a regulation's structure that would leave a case stuck, a clock silent or an act unexplained. Empty
 * for a sound file. It proves that the file hangs together, not that its terms can be kept.
 */
export function lintRegulation(regulation: UnversionedRegulation): readonly Fault[] {
	return [...lintStages(regulation), ...lintTerms(regulation), ...lintNames(regulation), ...lintOrder(regulation)];
}
