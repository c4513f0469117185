/** Waits a random time up to this many real milliseconds: spreads those who want the same thing at once. */
export type Pause = (upToMs: number) => Promise<void>;
