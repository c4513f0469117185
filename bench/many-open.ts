import type { CaseIndex, OpenCase } from '../functions/ports/case-store.ts';

/**
 * Very many open cases of some municipalities, which take no room: a page is made when it is asked for, and what is read
 * is counted. Case `n` of a municipality is due `n` milliseconds after `from`.
 */
export function manyOpen(sizes: Readonly<Record<string, number>>, from: number) {
	let entries = 0;
	const openPage: CaseIndex['openPage'] = (municipality, after, limit) => {
		const first = after === null ? 0 : after.order - from + 1;
		const end = Math.min(first + limit, sizes[municipality] ?? 0);
		const cases: OpenCase[] = [];
		for (let number = first; number < end; number += 1) {
			cases.push({ caseId: `${municipality}-${number}`, order: from + number, marks: ['unit=roads'] });
		}
		entries += cases.length;
		return Promise.resolve({ cases, next: end < (sizes[municipality] ?? 0) ? (cases.at(-1) ?? null) : null });
	};
	return { openPage, entries: () => entries };
}
