import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Pause } from '../ports/pause.ts';

export const pause: Pause = async (upToMs) => {
	await setTimeout(randomInt(Math.max(1, Math.floor(upToMs))));
};
