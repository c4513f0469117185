import type { Fault } from './fault.ts';
import { ways } from './feasibility.ts';
import { boundTerms } from './feasibility-clocks.ts';
import { holdsFor, situationsOf } from './feasibility-situations.ts';
import { type Walk, walksOf } from './feasibility-walks.ts';
import type { TermRule } from './regulation.ts';
import type { UnversionedRegulation } from './schema.ts';

/**
 * Terms that on every way of a case never start while they bind, or start when nothing that ends them can come any
 * more. Each fault names the clause, and the second kind the way that proves it. What the ways know nothing of, as a
 * date that the curator sets, is left alone.
 */
export function lintLives(regulation: UnversionedRegulation): readonly Fault[] {
	const walks = situationsOf(regulation).flatMap((situation) =>
		ways.flatMap((detours) => walksOf(regulation, situation, detours)),
	);
	const heard = new Set(walks.flatMap(({ happenings }) => happenings.flatMap(({ moments }) => moments)));
	return regulation.terms.flatMap((term, index): readonly Fault[] => {
		const { id, clause, starts, ends } = term;
		if (![...starts, ...ends].every((moment) => heard.has(moment)) || counts(term)) return [];
		const named = `the term "${id}" (clause ${clause})`;
		const started = walks.filter((walk) => startOn(term, walk) !== -1);
		const [way] = started;
		if (way === undefined) {
			const message = `${named} starts at ${starts.join(' or ')}, but on no way of a case while it binds`;
			return [{ path: ['terms', index, 'starts'], message }];
		}
		if (started.some((walk) => boundTerms([term], walk).length > 0)) return [];
		const message = `${named} starts at ${starts.join(' or ')}, after which ${ends.join(' or ')} never comes: ${told(way)}`;
		return [{ path: ['terms', index, 'ends'], message }];
	});
}

/** The number of the happening at which the term first starts on this way; -1 where it does not. */
function startOn({ starts, when }: TermRule, { happenings }: Walk): number {
	return happenings.findIndex(
		({ moments, facts }) =>
			moments.some((moment) => starts.includes(moment)) && (when?.some((one) => holdsFor(one, facts)) ?? true),
	);
}

/** Whether it binds only after so many refusals or returns, more than the ways take. */
function counts({ when }: TermRule): boolean {
	return when?.some(({ declines, returns }) => declines !== undefined || returns !== undefined) ?? false;
}

function told({ happenings }: Walk): string {
	return happenings.map(({ what }) => what).join(' → ');
}
