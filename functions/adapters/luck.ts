import { randomInt } from 'node:crypto';
import type { Luck } from '../ports/luck.ts';

export const luck: Luck = () => randomInt(1_000_000) / 1_000_000;
