import { randomBytes, randomInt } from 'node:crypto';
import type { Luck } from '../ports/luck.ts';

export const luck: Luck = () => randomInt(1_000_000) / 1_000_000;

/** 128 bits that nobody can guess, as 22 letters of base64url (ASVS 11.5.1). */
export const newSecretId = (): string => randomBytes(16).toString('base64url');
