import type { Fault } from '../regulation/fault.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { checkTerms } from './check-terms.ts';
import { type Exploration, explore, type Onlooker, wayTo } from './explore.ts';
import { type Ground, groundOf } from './ground.ts';
import { endLaws } from './laws-of-ends.ts';
import { placeLaws } from './laws-of-places.ts';
import { termLaws } from './laws-of-terms.ts';
import { usesOf } from './laws-of-uses.ts';
import { wayOutLaws } from './laws-of-ways-out.ts';
import { type Violation, Violations } from './violation.ts';

/**
 * After how many trials a check stops that somebody waits for: every case of one unit is played by then in all files that we
 * know, and of several a quarter as many trials show the nearest; with fewer what is used later would seem never used.
 */
export const quickly = 60_000;

/** What a regulation's proof comes to. */
export interface Proved {
	readonly playing: Playing;
	/** What the file must not be used with. */
	readonly faults: readonly Violation[];
	/** What is acknowledged, and other readings that could not be kept: for information. */
	readonly notes: readonly Fault[];
}

/** Proves a sound file: its paths by playing them, its terms against each other. */
export function proveRegulation(regulation: Regulation, most = Infinity, progress?: Onlooker['progress']): Proved {
	const playing = playOut(regulation, most, progress);
	const terms = checkTerms(regulation);
	const ofTerms = terms.faults.map((fault): Violation => ({ ...fault, shown: [] }));
	return { playing, faults: [...playing.violations, ...ofTerms], notes: terms.notes };
}

/** What playing a regulation came to. */
export interface Playing extends Omit<Exploration, 'places'> {
	readonly states: number;
	/** How many commands lead to the last case that was come to. */
	readonly depth: number;
	readonly violations: readonly Violation[];
}

/**
 * Plays every case that can arise under a regulation and holds what it sees to the laws: no dead end, a way to an end from
 * everywhere, the ways out that each case needs, nothing in the file that is never used, no publication past an approver,
 * no pause without a clause, no stage without time. A bound on the trials holds for the cases of one unit; of several the
 * nearest are then played, as far as the units go on, with a quarter as many trials. Only of those is anything said.
 */
export function playOut(regulation: Regulation, most = Infinity, progress?: Onlooker['progress']): Playing {
	const violations = new Violations();
	const laws = placeLaws(regulation, violations);
	const terms = termLaws(regulation, violations);
	const uses = usesOf(regulation, violations);
	const waysOut = wayOutLaws(violations);
	const played = (ground: Ground, atMost: number): Exploration => {
		const ends = endLaws(regulation, violations);
		const visit: Onlooker['visit'] = (place, trials) => {
			for (const { visit: look } of [laws, terms, waysOut, uses, ends]) look(place, trials, ground.basis);
		};
		const exploration = explore(ground, progress === undefined ? { visit } : { visit, progress }, atMost);
		if (exploration.whole) ends.close(exploration.places);
		return exploration;
	};
	// Where not every case can be played, those of one unit come first: they are few, and go to the end.
	const alone = Number.isFinite(most) && regulation.severalUnits;
	const one = alone ? played(groundOf({ ...regulation, severalUnits: false }), most) : null;
	const all =
		one === null ? played(groundOf(regulation), most) : played({ ...groundOf(regulation), plain: true }, most / 4);
	laws.close(all.whole);
	uses.close();
	const last = all.places.at(-1);
	return {
		states: all.places.length + (one?.places.length ?? 0),
		transitions: all.transitions + (one?.transitions ?? 0),
		depth: last === undefined ? 0 : wayTo(last).length,
		whole: all.whole,
		violations: violations.all,
	};
}
