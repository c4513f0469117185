import { HOUR_MS } from '../../domain/instant.ts';
import type { Access, AccessLog, AccessReader } from '../../functions/ports/accesses.ts';

/** Who looked at the cases of a test, with the rules of the real rows. */
export function memoryAccesses(): AccessLog & AccessReader & { readonly dump: () => string } {
	const rows = new Map<string, { readonly caseId: string; readonly access: Access; readonly forgetAt: number }>();
	return {
		note(caseId, access, forgetAt) {
			const key = JSON.stringify([caseId, access.by, access.page, Math.floor(access.at / HOUR_MS)]);
			rows.set(key, { caseId, access: rows.get(key)?.access ?? access, forgetAt });
			return Promise.resolve();
		},
		of: (caseId, realNow) =>
			Promise.resolve(
				[...rows.values()]
					.filter((row) => row.caseId === caseId && row.forgetAt > realNow)
					.map(({ access }) => access)
					.toSorted((one, other) => one.at - other.at),
			),
		dump: () => JSON.stringify([...rows]),
	};
}
