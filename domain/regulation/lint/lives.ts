import type { Fault } from '../fault.ts';
import { boundTerms, startsAt } from '../feasibility-clocks.ts';
import type { Walk } from '../feasibility-walks.ts';
import type { TermRule } from '../regulation.ts';
import type { UnversionedRegulation } from '../schema/schema.ts';

/**
 * Terms that on every one of these ways of a case never start while they bind, or start when nothing that ends them can come any
 * more. Each fault names the clause, and the second kind the way that proves it. What the ways know nothing of, as a
 * date that the curator sets, is left alone.
 */
export function lintLives({ terms }: UnversionedRegulation, walks: readonly Walk[]): readonly Fault[] {
	const heard = new Set(walks.flatMap(({ happenings }) => happenings.flatMap(({ moments }) => moments)));
	return terms.flatMap((term, index): readonly Fault[] => {
		const { id, clause, starts, ends } = term;
		if (![...starts, ...ends].every((moment) => heard.has(moment)) || counts(term)) return [];
		const named = `the term "${id}" (clause ${clause})`;
		const started = walks.filter(({ happenings }) => happenings.some((happening) => startsAt(term, happening)));
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

/** Whether it binds only after so many refusals or returns, more than the ways take. */
function counts({ when }: TermRule): boolean {
	return when?.some(({ declines, returns }) => declines !== undefined || returns !== undefined) ?? false;
}

function told({ happenings }: Walk): string {
	return happenings.map(({ what }) => what).join(' → ');
}
