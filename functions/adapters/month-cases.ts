import type { ReportedCase } from '../../domain/report/model.ts';
import { monthOf } from '../../domain/report/owed.ts';
import type { CaseIndex, CaseStore } from '../ports/case-store.ts';
import type { MonthCases } from '../ports/reports.ts';

/**
 * The cases of a month over the two places where the index holds them: with the ended ones of their month, or among all
 * that are open. One that ends between the two reads may stand in both, and counts once.
 */
export function monthCases(
	cases: Pick<CaseStore, 'load'>,
	index: Pick<CaseIndex, 'open' | 'endedOfMonth'>,
): MonthCases {
	return {
		async received(municipality, month, offsetAt) {
			const found = new Map<string, ReportedCase>();
			let openEarlier = 0;
			for await (const caseId of index.open()) {
				const stored = await cases.load(caseId);
				if (stored?.municipality !== municipality) continue;
				const received = monthOf(stored.state.receivedAt, offsetAt);
				if (received === month) found.set(caseId, reported(stored));
				else if (received < month && stored.state.status.is === 'open') openEarlier += 1;
			}
			for await (const caseId of index.endedOfMonth(municipality, month)) {
				const stored = await cases.load(caseId);
				if (stored !== null) found.set(caseId, reported(stored));
			}
			const sorted = [...found.values()].toSorted((one, other) => one.state.receivedAt - other.state.receivedAt);
			return { cases: sorted, openEarlier };
		},
	};
}

function reported({ caseId, state, log }: NonNullable<Awaited<ReturnType<CaseStore['load']>>>): ReportedCase {
	return { caseId, state, events: log.flatMap(({ events }) => events) };
}
