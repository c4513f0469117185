/** A number drawn by luck, 0 or above and below 1. */
export type Luck = () => number;
