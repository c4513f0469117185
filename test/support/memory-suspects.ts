import type { Suspect, Suspects } from '../../functions/ports/suspects.ts';

/** The sweep's list, with the one limit that all its runs share. */
export function memorySuspects(): Suspects {
	const rows = new Map<string, Suspect>();
	const repairs = new Map<number, number>();
	return {
		list: () => Promise.resolve([...rows.values()]),
		put(suspect) {
			rows.set(`${suspect.job} ${suspect.caseId}`, suspect);
			return Promise.resolve();
		},
		clear({ job, caseId }) {
			rows.delete(`${job} ${caseId}`);
			return Promise.resolve();
		},
		takeRepair(realNow, most) {
			const minute = Math.floor(realNow / 60_000);
			const made = repairs.get(minute) ?? 0;
			if (made < most) repairs.set(minute, made + 1);
			return Promise.resolve(made < most);
		},
	};
}
