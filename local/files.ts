import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as z from 'zod';

/** Writes a JSON file whole or not at all: who reads it never meets half of one. */
export function writeJson(path: string, value: unknown): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(`${path}.new`, `${JSON.stringify(value, null, '\t')}\n`);
	renameSync(`${path}.new`, path);
}

/** What a JSON file holds, or null where there is none, or none of this shape (an older one, for example). */
export function readJson<Value>(path: string, shape: z.ZodType<Value>): Value | null {
	try {
		return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
	} catch {
		return null;
	}
}

/** When a file was last written, or null where there is none. */
export function writtenAt(path: string): Date | null {
	return statSync(path, { throwIfNoEntry: false })?.mtime ?? null;
}

/** Removes files and folders; what is not there is no fault. */
export function remove(...paths: readonly string[]): void {
	for (const path of paths) rmSync(path, { recursive: true, force: true });
}
