/** A test by its file and its place in it, counted from 0. */
export interface TestId {
	readonly file: string;
	readonly index: number;
}

/** What a test did while nothing was turned. */
export interface TestRun extends TestId {
	readonly title: string;
	/** Of the processor's time, which says the same on a machine that is busy with other things. */
	readonly ms: number;
	readonly steps: number;
	/** null where it is green; a test that fails here by itself tells nothing of a mutant. */
	readonly fault: string | null;
	readonly reached: readonly number[];
}

export type Job =
	/** Runs a file of tests as it is; `fresh`: in a process that nothing was loaded in. */
	| { readonly do: 'observe'; readonly file: string; readonly fresh: boolean }
	/** Tries a mutant against tests that reach it. */
	| { readonly do: 'try'; readonly mutant: number; readonly tests: readonly (TestId & Pick<TestRun, 'ms' | 'steps'>)[] }
	/** Tries a mutant that is asked for while modules load: whatever imports its file is loaded anew with it. */
	| {
			readonly do: 'reload';
			readonly mutant: number;
			readonly of: string;
			readonly files: readonly (readonly TestRun[])[];
	  };

export type Message = Answer | { readonly is: 'at work' };

export type Answer =
	| {
			readonly is: 'observed';
			readonly file: string;
			readonly fault: string | null;
			readonly tests: readonly TestRun[];
			/** Mutants asked for while the file and what it imports were loaded, before any test. */
			readonly loading: readonly number[];
			/** The files that it imports, over any number of steps: each with the steps to it. */
			readonly imports: Readonly<Record<string, number>>;
	  }
	| { readonly is: 'killed'; readonly mutant: number; readonly by: TestId | null; readonly leave: boolean }
	| { readonly is: 'survived'; readonly mutant: number; readonly leave: boolean };
