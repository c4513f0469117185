import { bindingOf } from '../case/clocks/due-time.ts';
import { receiptMoments } from '../case/state/moments.ts';
import type { Instant } from '../instant.ts';
import type { Importance, MessageKind, Regulation, TermRule } from '../regulation/regulation.ts';
import type { BoundTerm } from './bound-term.ts';
import { startsWithReceipt } from './moves-clocks.ts';
import type { TimedCommand } from './step.ts';

/** What makes a case longer than it need be. `interim`: the first text published is an interim one. */
export const detours = ['return', 'decline', 'question', 'interim', 'explanation', 'first-word'] as const;
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
	/** As decided. */
	readonly bound: readonly BoundTerm[];
	/** The same, and beside them those of other readings that move clocks. */
	readonly read: readonly ReadTerm[];
}

/** A bound term, and the reading that has it so; null as decided. */
export interface ReadTerm {
	readonly reading: string | null;
	readonly term: BoundTerm;
}

/** The same walks with the clocks of another reading in place of those that it changes. */
export function asReadBy(reading: string, changed: readonly string[], walks: readonly Walk[]): readonly Walk[] {
	return walks.map((walk) => ({
		...walk,
		bound: walk.read.flatMap(({ reading: by, term }) =>
			by === reading || (by === null && !changed.includes(term.rule.id)) ? [term] : [],
		),
	}));
}

/**
 * The same walks under terms of which only the limits are others, or the time of the message that they run from: the clocks
 * start with the receipt, or with the act, and end where they did.
 */
export function withTermsOf({ terms }: Pick<Regulation, 'terms'>, walks: readonly Walk[]): readonly Walk[] {
	return walks.map((walk) => ({
		...walk,
		bound: walk.bound.map((term) => {
			const rule = terms.find(({ id }) => id === term.rule.id) ?? term.rule;
			return { ...term, rule, ...bindingOf(rule, term.begun), from: startOf(rule, term, walk) };
		}),
	}));
}

function startOf(rule: TermRule, { begun, from }: BoundTerm, walk: Walk): number {
	const time = startsWithReceipt(rule)
		? receiptMoments(begun).find(({ name }) => rule.starts.includes(name))
		: undefined;
	return time === undefined ? from : happeningAt(walk, time.at);
}

/** The number of the happening that had come by then. */
export function happeningAt({ happenings }: Pick<Walk, 'happenings'>, at: Instant): number {
	return happenings.findLastIndex((one) => one.at <= at);
}
