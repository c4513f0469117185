import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Backoff } from '../ports/backoff.ts';

export const backoff: Backoff = async (upToMs) => {
	await setTimeout(randomInt(Math.max(1, Math.floor(upToMs))));
};
