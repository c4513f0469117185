import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { FunctionName } from '../functions/needs.ts';

/**
 * Packages that lie beside a bundle as they were installed, and not in it: they bring libraries that are no JavaScript,
 * under a licence (LGPL) by which whoever has the product may put another in their place.
 */
export const besideOf: readonly { readonly name: FunctionName; readonly packages: string[] }[] = [
	{ name: 'check-upload', packages: ['sharp', 'heic-decode'] },
	{ name: 'owe-report', packages: ['sharp'] },
];

const manifest = z.object({
	dependencies: z.record(z.string(), z.string()).optional(),
	optionalDependencies: z.record(z.string(), z.string()).optional(),
});

/**
 * Copies packages and all that they need from `root` into `folder`/node_modules; of what a package needs on one system
 * alone the part that is installed here. Throws where a package is not installed.
 */
export async function putBeside(root: string, folder: string, packages: readonly string[]): Promise<void> {
	const target = join(folder, 'node_modules');
	await rm(target, { recursive: true, force: true });
	for (const name of await closureOf(root, packages)) {
		await copyAnew(join(root, 'node_modules', name), join(target, name));
	}
}

/**
 * Copies a file, or a folder with all that lies in it, as files of whoever copies: others may read them only where they may
 * read what else he makes. A plain copy would keep the rights that npm has given.
 */
export async function copyAnew(from: string, to: string): Promise<void> {
	const entries = (await stat(from)).isDirectory() ? await readdir(from) : null;
	if (entries === null) {
		await mkdir(dirname(to), { recursive: true });
		await writeFile(to, await readFile(from));
		return;
	}
	await mkdir(to, { recursive: true });
	for (const entry of entries) await copyAnew(join(from, entry), join(to, entry));
}

async function closureOf(root: string, packages: readonly string[]): Promise<readonly string[]> {
	const found = new Set<string>();
	const open = [...packages];
	for (let name = open.pop(); name !== undefined; name = open.pop()) {
		if (found.has(name)) continue;
		const place = join(root, 'node_modules', name);
		const { dependencies = {}, optionalDependencies = {} } = manifest.parse(
			JSON.parse(await readFile(join(place, 'package.json'), 'utf8')),
		);
		found.add(name);
		const here = Object.keys(optionalDependencies).filter((one) => existsSync(join(root, 'node_modules', one)));
		open.push(...Object.keys(dependencies), ...here);
	}
	return [...found].toSorted();
}
