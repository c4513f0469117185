import * as z from 'zod';

const entry = z.object({
	integrity: z.string().optional(),
	link: z.boolean().optional(),
	inBundle: z.boolean().optional(),
});
const lock = z.object({ packages: z.record(z.string(), entry) });

/** A hash that can be trusted today; npm still knows sha1. */
const trusted = /^sha(256|384|512)-/;

/** Entries of a package-lock.json that whoever stands between could exchange: without a hash, or with a weak one. */
export function lockFaults(text: string): readonly string[] {
	return Object.entries(lock.parse(JSON.parse(text)).packages).flatMap(([path, { integrity, link, inBundle }]) => {
		// The project itself, a link into it, and what comes inside of another package have none of their own.
		if (path === '' || link || inBundle || trusted.test(integrity ?? '')) return [];
		return [`package-lock.json: ${path} has ${integrity === undefined ? 'no integrity' : 'a weak one'}`];
	});
}

/** Lines of a pip requirements file that are not pinned to one version and to the hashes of its files. */
export function pinFaults(name: string, text: string): readonly string[] {
	const joined = text.replaceAll(/\\\r?\n\s*/g, ' ').split('\n');
	return joined.flatMap((line) => {
		if (line.trim() === '' || line.startsWith('#')) return [];
		const [what = line] = line.split(' --hash=');
		if (!/^[\w.-]+==[\w.]+( *;.*)?$/.test(what.trim())) return [`${name}: ${what.trim()} is no exact version`];
		return / --hash=sha256:[0-9a-f]{64}\b/.test(line) ? [] : [`${name}: ${what.trim()} has no hash`];
	});
}
