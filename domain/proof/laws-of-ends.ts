import type { Regulation } from '../regulation/regulation.ts';
import type { Trial } from './explore.ts';
import { placesFor } from './known.ts';
import type { Place, Reached } from './place.ts';
import type { Violations } from './violation.ts';

/** Where something began, and what began it. */
interface Begun {
	readonly place: Place | null;
	readonly trial: Trial;
}

/** What must come to an end, looked at once every case was played. */
export interface EndLaws {
	readonly visit: (place: Place | null, trials: readonly Trial[]) => void;
	/** To be asked only where `places` is everything that can be reached. */
	readonly close: (places: readonly Place[]) => void;
}

/** From every open case some way leads to an end, and from every start of a term some way to what ends it. */
export function endLaws(regulation: Regulation, violations: Violations): EndLaws {
	const begun = new Map<string, Map<Place, Begun>>();
	const ended = new Map<string, Set<Place>>();
	const see = (place: Place | null, trial: Trial): void => {
		if (trial.did === null) return;
		for (const event of trial.did.events) {
			if (event.type === 'ClockStarted') {
				const starts = begun.get(event.clock.term) ?? new Map<Place, Begun>();
				for (const to of standing(event.clock.term, trial.to)) if (!starts.has(to)) starts.set(to, { place, trial });
				begun.set(event.clock.term, starts);
			} else if (place !== null && (event.type === 'ClockMet' || event.type === 'ClockMetLate')) {
				const term = trial.did.state.clocks.find(({ id }) => id === event.id)?.term ?? '';
				ended.set(term, (ended.get(term) ?? new Set()).add(place));
			}
		}
	};
	return {
		visit: (place, trials) => {
			for (const trial of trials) see(place, trial);
		},
		close: (places) => {
			const origins = originsOf(places);
			casesEnd(places, origins, violations);
			for (const [index, rule] of regulation.terms.entries()) {
				const { id, clause, starts, ends } = rule;
				// A term that nothing ends on any way is told by what is used.
				const ending = ended.get(id);
				if (ending === undefined) continue;
				const leading = withEarlier(ending, origins, id);
				for (const [to, { place, trial }] of begun.get(id) ?? []) {
					if (leading.has(to)) continue;
					const message = `the term "${id}" (clause ${clause}) starts at ${starts.join(' or ')}, after which ${ends.join(' or ')} need not be possible any more`;
					violations.add(['terms', index, 'ends'], message, place, trial);
				}
			}
		},
	};
}

function casesEnd(places: readonly Place[], origins: Origins, violations: Violations) {
	const ended = new Set(places.filter(({ state }) => state.status.is === 'ended'));
	const leading = withEarlier(ended, origins, null);
	for (const place of places) {
		const { status } = place.state;
		if (leading.has(place) || status.is === 'ended') continue;
		const message = `from the stage "${status.stage}" no way leads to an end`;
		violations.add(['stages', status.stage], message, place);
	}
}

/** From where everything that was reached was come to. */
type Origins = ReadonlyMap<Reached, readonly Place[]>;

function originsOf(places: readonly Place[]): Origins {
	const origins = new Map<Reached, Place[]>();
	for (const place of places) for (const reached of place.to) added(origins, reached, place);
	return origins;
}

function added<Key, Value>(to: Map<Key, Value[]>, key: Key, value: Value): void {
	const known = to.get(key);
	if (known === undefined) to.set(key, [value]);
	else known.push(value);
}

/** The places that stand for what was reached. */
function standing(term: string | null, reached: Reached): readonly Place[] {
	return term === null ? [reached.place] : placesFor(term, reached);
}

/**
 * These places, and all from which some way leads to one of them; where a term is asked for, as far as it goes on running
 * or not.
 */
function withEarlier(goals: ReadonlySet<Place>, origins: Origins, term: string | null): ReadonlySet<Place> {
	const standFor = new Map<Place, Reached[]>();
	for (const reached of origins.keys()) for (const to of standing(term, reached)) added(standFor, to, reached);
	const leading = new Set(goals);
	// A set may grow while it is walked, and what is added is walked too.
	for (const place of leading)
		for (const reached of standFor.get(place) ?? [])
			for (const earlier of origins.get(reached) ?? []) leading.add(earlier);
	return leading;
}
