/**
 * How often a mutant may go round before it counts as endless: this many times what the test needs, and what is made once
 * and remembered takes where nothing is remembered yet.
 */
const STEPS_TIMES = 30;
const STEPS_MORE = 20_000_000;

export class Endless extends Error {}

/** Which mutant is on, and which were reached: what the code of a turned file asks at every turn. */
export class Switch {
	#on = -1;
	#steps = 0;
	#limit = Number.POSITIVE_INFINITY;
	readonly #hits: Uint8Array;

	constructor(mutants: number) {
		this.#hits = new Uint8Array(mutants);
		Reflect.set(globalThis, '__turned', (number: number): boolean => {
			this.#steps += 1;
			if (this.#steps > this.#limit) throw new Endless('a mutant went round and round');
			this.#hits[number] = 1;
			return number === this.#on;
		});
	}

	/** Turns one mutant on, or none (-1). `usualSteps`: how often a test asks while nothing is turned. */
	turn(mutant: number, usualSteps: number | null): void {
		this.#on = mutant;
		this.#steps = 0;
		this.#limit = usualSteps === null ? Number.POSITIVE_INFINITY : usualSteps * STEPS_TIMES + STEPS_MORE;
		this.#hits.fill(0);
	}

	get steps(): number {
		return this.#steps;
	}

	isReached(mutant: number): boolean {
		return this.#hits[mutant] === 1;
	}

	/** The mutants asked for since the last turn. */
	reached(): readonly number[] {
		return [...this.#hits.keys()].filter((number) => this.#hits[number] === 1);
	}
}
