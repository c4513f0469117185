import type { Crew } from './crew.ts';
import type { Answer, TestId, TestRun } from './messages.ts';
import type { Mutant, Scope } from './scope.ts';

/** A mutant that works while modules load needs many of them anew: so many files of tests at most. */
const ENOUGH_FILES = 8;
/** What an ordinary test takes. */
const USUAL_MS = 20;
/** A test that takes longer is no fast one. */
const SLOW_MS = 5_000;

export interface Fate {
	readonly mutant: Mutant;
	readonly is: 'killed' | 'survived' | 'unreached';
}

/** What the tests do while nothing is turned. */
export interface Observed {
	readonly tests: readonly TestRun[];
	/** Tests that fail by themselves where they run here, and files that cannot be loaded. */
	readonly faults: readonly string[];
	/** Mutants asked for while modules load. */
	readonly loading: ReadonlySet<number>;
	/** For each file of tests what it imports, with the steps to it. */
	readonly imports: ReadonlyMap<string, Readonly<Record<string, number>>>;
}

export async function observe(crew: Crew, files: readonly string[], told: () => void): Promise<Observed> {
	const tests: TestRun[] = [];
	const faults: string[] = [];
	const loading = new Set<number>();
	const imports = new Map<string, Readonly<Record<string, number>>>();
	await Promise.all(
		files.map(async (file) => {
			const first = await crew.give(() => ({ do: 'observe', file, fresh: false }));
			// Red beside what other files left behind, perhaps.
			const answer = isGreen(first) ? first : await crew.give(() => ({ do: 'observe', file, fresh: true }));
			told();
			if (answer?.is !== 'observed') {
				faults.push(`${file} did not come to an end`);
				return;
			}
			if (answer.fault !== null) faults.push(`${file}: ${answer.fault}`);
			for (const number of answer.loading) loading.add(number);
			imports.set(file, answer.imports);
			for (const test of answer.tests) {
				if (test.fault !== null) faults.push(`${file}: ${test.title}: ${test.fault.split('\n')[0] ?? ''}`);
				else if (test.ms < SLOW_MS) tests.push(test);
			}
		}),
	);
	return { tests, faults, loading, imports };
}

function isGreen(answer: Answer | null): boolean {
	return answer?.is === 'observed' && answer.fault === null && answer.tests.every(({ fault }) => fault === null);
}

/**
 * Tries each mutant; `told` hears of each fate as it falls. A survivor is run against `enoughMs` of what reaches it, the
 * likeliest first.
 */
export async function huntCode(
	crew: Crew,
	{ mutants }: Scope,
	observed: Observed,
	{ enoughMs, told }: { readonly enoughMs: number; readonly told: (fate: Fate) => void },
): Promise<readonly Fate[]> {
	const reaching = byMutant(observed.tests);
	const kills = new Kills();
	return Promise.all(
		mutants.map(async (mutant) => {
			const fate = { mutant, is: await fateOf(mutant) };
			told(fate);
			return fate;
		}),
	);

	async function fateOf(mutant: Mutant): Promise<Fate['is']> {
		const { number, file } = mutant;
		const tests = reaching.get(number) ?? [];
		if (tests.length > 0) {
			const answer = await crew.give(() => {
				const first = kills.first(file, nearestThenQuickest(file, tests));
				return { do: 'try', mutant: number, tests: upTo(enoughMs, first).map(brief) };
			});
			if (answer?.is !== 'survived') {
				kills.note(file, answer?.is === 'killed' ? answer.by : null);
				return 'killed';
			}
		}
		if (!observed.loading.has(number)) return tests.length > 0 ? 'survived' : 'unreached';
		const answer = await crew.give(() => ({ do: 'reload', mutant: number, of: file, files: nearest(mutant) }));
		if (answer?.is === 'survived') return 'survived';
		kills.note(file, answer?.is === 'killed' ? answer.by : null);
		return 'killed';
	}

	/** What imports the file itself was written about it: 0 for such a test, else 1. */
	function farness(test: TestRun, file: string): 0 | 1 {
		return observed.imports.get(test.file)?.[file] === 1 ? 0 : 1;
	}

	function nearestThenQuickest(file: string, tests: readonly TestRun[]): readonly TestRun[] {
		return tests.toSorted((a, b) => farness(a, file) - farness(b, file) || a.ms - b.ms);
	}

	/**
	 * The tests for what works while a file loads: those that imported it, first those written about it, then those
	 * that alone reach something of it, a quick one before a long one. In groups by their files.
	 */
	function nearest({ file }: Mutant): readonly (readonly TestRun[])[] {
		const numbers = new Set(mutants.filter((one) => one.file === file).map((one) => one.number));
		const ranked = observed.tests.flatMap((test) => {
			const steps = observed.imports.get(test.file)?.[file];
			if (steps === undefined) return [];
			const own = test.reached.filter((number) => numbers.has(number));
			const rare = own.reduce((sum, number) => sum + 1 / (reaching.get(number)?.length ?? 1), 0);
			return [{ test, rank: (rare + 1 / (100 * steps)) / (test.ms + USUAL_MS) }];
		});
		const likely = ranked
			.toSorted((a, b) => farness(a.test, file) - farness(b.test, file) || b.rank - a.rank)
			.map(({ test }) => test);
		const chosen = upTo(enoughMs, kills.first(file, likely));
		return [...Map.groupBy(chosen, (test) => test.file).values()].slice(0, ENOUGH_FILES);
	}
}

/** Which test killed how much of a file: the one that did is likely to do it again. */
class Kills {
	readonly #byFile = new Map<string, Map<string, number>>();

	note(file: string, by: TestId | null): void {
		if (by === null) return;
		const known = this.#byFile.get(file) ?? new Map<string, number>();
		this.#byFile.set(file, known.set(keyOf(by), (known.get(keyOf(by)) ?? 0) + 1));
	}

	/** Those that killed most of the file for the time that they take, then the others as they come. */
	first(file: string, tests: readonly TestRun[]): readonly TestRun[] {
		const known = this.#byFile.get(file);
		const worth = (test: TestRun) => (known?.get(keyOf(test)) ?? 0) / (test.ms + USUAL_MS);
		return tests.toSorted((a, b) => worth(b) - worth(a));
	}
}

function keyOf({ file, index }: TestId): string {
	return `${file} ${index}`;
}

function brief({ file, index, ms, steps }: TestRun) {
	return { file, index, ms, steps };
}

function upTo(enough: number, tests: readonly TestRun[]): readonly TestRun[] {
	let sum = 0;
	return tests.filter(({ ms }, index) => {
		const isIn = index === 0 || sum + ms <= enough;
		if (isIn) sum += ms;
		return isIn;
	});
}

function byMutant(tests: readonly TestRun[]): ReadonlyMap<number, readonly TestRun[]> {
	const map = new Map<number, TestRun[]>();
	for (const test of tests) {
		for (const number of test.reached) {
			const known = map.get(number);
			if (known === undefined) map.set(number, [test]);
			else known.push(test);
		}
	}
	return map;
}
