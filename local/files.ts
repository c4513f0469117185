import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as z from 'zod';

/** Nobody but the owner of a file reads it, or looks into a folder. */
const ownerOnly = { folder: 0o700, file: 0o600, umask: 0o077 } as const;

/**
 * Makes a folder and all that stands in it its owner's alone, and whatever this process and those it starts write from
 * now on as well: messages, mails and secrets lie there.
 */
export function keepPrivate(directory: string): void {
	process.umask(ownerOnly.umask);
	mkdirSync(directory, { recursive: true });
	if ((statSync(directory).mode & 0o777) === ownerOnly.folder) return;
	// What an earlier version left open.
	for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
		const mode = entry.isDirectory() ? ownerOnly.folder : ownerOnly.file;
		if (entry.isDirectory() || entry.isFile()) chmodSync(join(entry.parentPath, entry.name), mode);
	}
	chmodSync(directory, ownerOnly.folder);
}

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
