import type { ReportedCase } from '../../domain/report/model.ts';
import { monthOf } from '../../domain/report/owed.ts';
import type { CaseIndex, CaseStore, StoredCase } from '../ports/case-store.ts';
import type { MonthCases } from '../ports/reports.ts';
import { UnreadableCase } from '../ports/unreadable.ts';

/**
 * The cases of a month over the two places where the index holds them: with the ended ones of their month, or among the
 * open ones of their municipality. One that ends between the two reads may stand in both, and counts once.
 */
export function monthCases(
	cases: Pick<CaseStore, 'load'>,
	index: Pick<CaseIndex, 'openOf' | 'endedOfMonth'>,
): MonthCases {
	return {
		async received(municipality, month, offsetAt) {
			const found = new Map<string, ReportedCase>();
			const unreadable = new Set<string>();
			const read = async (caseId: string): Promise<StoredCase | null> => {
				try {
					return await cases.load(caseId);
				} catch (error) {
					if (!(error instanceof UnreadableCase)) throw error;
					unreadable.add(caseId);
					return null;
				}
			};
			let openEarlier = 0;
			for await (const caseId of index.openOf(municipality)) {
				const stored = await read(caseId);
				if (stored === null) continue;
				const received = monthOf(stored.state.receivedAt, offsetAt);
				if (received === month) found.set(caseId, reported(stored));
				else if (received < month && stored.state.status.is === 'open') openEarlier += 1;
			}
			for await (const caseId of index.endedOfMonth(municipality, month)) {
				const stored = await read(caseId);
				if (stored !== null) found.set(caseId, reported(stored));
			}
			const sorted = [...found.values()].toSorted((one, other) => one.state.receivedAt - other.state.receivedAt);
			return { cases: sorted, openEarlier, unreadable: [...unreadable] };
		},
	};
}

function reported({ caseId, state, log }: StoredCase): ReportedCase {
	return { caseId, state, events: log.flatMap(({ events }) => events) };
}
