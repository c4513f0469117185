/** Waits a random time up to this many real milliseconds: spreads those who want the same thing at once. */
export type Backoff = (upToMs: number) => Promise<void>;
