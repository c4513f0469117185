import { limitsOf } from './bases.ts';
import type { Moment, Regulation, TermRule } from './regulation.ts';

/** The terms that are concerned when these moments come together, as one event brings them. */
export interface Hearing {
	/** Those that start at one of them, in the order of the regulation. */
	readonly start: readonly TermRule[];
	/** The ids of those that end or are void at one of them. */
	readonly over: ReadonlySet<string>;
}

/** Indexed once for each regulation: an event asks every term and every clock. An event has one of a few dozen sets of names. */
const indexed = new WeakMap<Regulation, Map<string, Hearing>>();

/** What these moments start and end in this regulation. */
export function termsHearing(regulation: Regulation, moments: readonly Moment[]): Hearing {
	const known = indexed.get(regulation) ?? new Map<string, Hearing>();
	const key = moments.join(' ');
	let hearing = known.get(key);
	if (hearing === undefined) {
		const heard = (names: readonly Moment[]) => names.some((name) => moments.includes(name));
		hearing = {
			start: regulation.terms.filter(({ starts }) => heard(starts)),
			over: new Set(regulation.terms.filter(({ ends, voids }) => heard(ends) || heard(voids)).map(({ id }) => id)),
		};
		indexed.set(regulation, known.set(key, hearing));
	}
	return hearing;
}

const followers = new WeakMap<Regulation, ReadonlySet<string>>();

/** The ids of the terms that are counted backward from another clock, at whatever importance. */
export function termsFollowing(regulation: Regulation): ReadonlySet<string> {
	let ids = followers.get(regulation);
	if (ids === undefined) {
		const follows = (term: TermRule) => limitsOf(term).some((limit) => 'before' in limit);
		ids = new Set(regulation.terms.filter(follows).map(({ id }) => id));
		followers.set(regulation, ids);
	}
	return ids;
}
