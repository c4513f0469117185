import { bindingOf } from '../case/clocks/due-time.ts';
import type { Instant } from '../instant.ts';
import type { Importance, MessageKind, Regulation } from '../regulation/regulation.ts';
import type { BoundTerm } from './bound-term.ts';
import type { TimedCommand } from './step.ts';

/** What makes a case longer than it need be. `interim`: the first text published is an interim one. */
export const detours = ['return', 'decline', 'question', 'interim', 'explanation'] as const;
export type Detour = (typeof detours)[number];

/** What a case is from its beginning to its end. */
export interface Situation {
	readonly kind: MessageKind;
	readonly importance: Importance;
	readonly units: 'one' | 'several';
}

/** One thing that happens on a walk: a time of the message, or an act. */
export interface Happening {
	readonly what: string;
	readonly at: Instant;
	/** The unit whose act it is; null where it is nobody's alone. */
	readonly unit: string | null;
}

/** One way of a case to an answer, as the engine plays it, and the terms that its clocks bound on it. */
export interface Walk {
	readonly situation: Situation;
	readonly detours: readonly Detour[];
	readonly happenings: readonly Happening[];
	/** The commands of its happenings from the receipt on. */
	readonly way: readonly TimedCommand[];
	readonly bound: readonly BoundTerm[];
}

/** The same walks under terms of which only the limits are others: the clocks start and end where they did. */
export function withLimitsOf({ terms }: Pick<Regulation, 'terms'>, walks: readonly Walk[]): readonly Walk[] {
	return walks.map((walk) => ({
		...walk,
		bound: walk.bound.map((term) => {
			const rule = terms.find(({ id }) => id === term.rule.id) ?? term.rule;
			return { ...term, rule, ...bindingOf(rule, term.begun) };
		}),
	}));
}
