import { HOUR_MS } from '../../domain/instant.ts';
import type { Access, AccessLog, AccessReader } from '../../functions/ports/accesses.ts';

interface Row {
	readonly cases: readonly string[];
	readonly access: Access;
	readonly forgetAt: number;
}

/** Who looked at the cases of a test, with the rules of the real rows. */
export function memoryAccesses(): AccessLog &
	AccessReader & { readonly dump: () => string; readonly count: () => number } {
	const rows = new Map<string, Row>();
	return {
		note(caseId, access, forgetAt) {
			const key = JSON.stringify([caseId, access.by, access.page, Math.floor(access.at / HOUR_MS)]);
			rows.set(key, { cases: [caseId], access: rows.get(key)?.access ?? access, forgetAt });
			return Promise.resolve();
		},
		noteList(municipality, { cases, ...access }, forgetAt) {
			rows.set(JSON.stringify([municipality, access]), { cases, access, forgetAt });
			return Promise.resolve();
		},
		of: ({ caseId }, realNow) =>
			Promise.resolve(
				[...rows.values()]
					.filter((row) => row.cases.includes(caseId) && row.forgetAt > realNow)
					.map(({ access }) => access)
					.toSorted((one, other) => one.at - other.at),
			),
		dump: () => JSON.stringify([...rows]),
		count: () => rows.size,
	};
}
