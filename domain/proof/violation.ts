import type { Fault, Path } from '../regulation/fault.ts';
import { type Trial, wayTo } from './explore.ts';
import type { Place } from './place.ts';
import type { TimedCommand } from './step.ts';

/** A promise that a regulation's file breaks, with the shortest way on which it does; empty where nothing on any way shows it. */
export interface Violation extends Fault {
	readonly shown: readonly TimedCommand[];
}

/** Violations in the order in which they were found, each of its kind once: the first is the nearest. */
export class Violations {
	readonly #found = new Map<string, Violation>();

	/** `last` is what was tried in the place, where that shows it. */
	add(path: Path, message: string, place: Place | null, last?: Trial): void {
		const key = `${path.join('.')} ${message}`;
		if (this.#found.has(key)) return;
		const way = place === null ? [] : wayTo(place);
		this.#found.set(key, {
			path,
			message,
			shown: last === undefined ? way : [...way, { at: last.at, command: last.command }],
		});
	}

	get all(): readonly Violation[] {
		return [...this.#found.values()];
	}
}
