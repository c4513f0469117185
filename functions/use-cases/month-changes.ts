import type { CaseEvent } from '../../domain/case/model/events.ts';
import { changesSince, type MonthChanges, type MovedCase } from '../../domain/report/changes.ts';
import { saidReport } from '../../domain/report/summary.ts';
import { sayDone } from '../../domain/wording/acts-done.ts';
import { sayAuthority } from '../../domain/wording/citations.ts';
import { movedByWords, sayMoved, changeWords as words } from '../../domain/wording/month-changes.ts';
import { reportWords } from '../../domain/wording/reports.ts';
import type { KeptReport } from '../ports/reports.ts';
import { deedsOf } from './already.ts';
import { asSeen, type MonthDeps, type ReckonedMonth, reckonCases } from './month.ts';
import type { Tenant } from './tenant.ts';

/** How a month that is reckoned now differs from what was sent of it, and by which cases. */
export async function changesIn(
	deps: MonthDeps,
	tenant: Tenant,
	kept: KeptReport,
	now: ReckonedMonth,
): Promise<MonthChanges> {
	const { report, seen, said } = kept;
	const cases = asSeen(now.cases, seen);
	const { openEarlier, unreadable, trend, month, at } = report;
	const again = await reckonCases(deps, tenant, { month, at, trend, cases, openEarlier, unreadable });
	return changesSince(
		{ report, seen, cases, facts: said.facts },
		again,
		{ report: now.report, cases: now.cases, facts: saidReport(now.report, now).facts },
		[reportWords.period, reportWords.madeAt],
	);
}

/** The same in words, a line each. */
export function sayChanges(
	{ since, figures, cases }: MonthChanges,
	{ time, regulation, clocks }: ReckonedMonth,
): string {
	const title = `${words.title} (${time.at(since)})`;
	if (figures.length + cases.length === 0) return `${title}\n${words.nothing}\n`;
	const said = (one: MovedCase) => {
		const events = one.events.flatMap((event) => {
			const what = sayEvent(event, one.caseId, { regulation, clocks });
			return what === null ? [] : [`  ${time.at(event.at)}: ${what}`];
		});
		return [`• ${one.caseId}: ${movedByWords[one.by]}`, ...events];
	};
	const lines = figures.map((one) => `• ${sayMoved(one)}`);
	const why = cases.length === 0 ? [] : ['', words.cases, ...cases.flatMap(said)];
	return `${[title, ...lines, ...why].join('\n')}\n`;
}

/** What an event was, as far as a figure can hang on it; null for what only follows from another. */
function sayEvent(
	event: CaseEvent,
	caseId: string,
	{ regulation, clocks }: Pick<ReckonedMonth, 'regulation' | 'clocks'>,
): string | null {
	const [deed] = deedsOf([event]);
	if (deed !== undefined) return sayDone({ ...deed, opened: null }, false, regulation);
	const withClause = (what: string, id: string) => {
		const found = clocks.find((one) => one.caseId === caseId && one.clock.id === id);
		return found === undefined ? what : `${what}, ${sayAuthority(regulation, found.clock.clause, found.clock.kind)}`;
	};
	switch (event.type) {
		case 'ClockBreached':
			return withClause(words.breached, event.id);
		case 'ClockMoved':
			return withClause(words.moved, event.id);
		case 'ClockVoided':
			return event.fromStart === true ? withClause(words.voided, event.id) : null;
		case 'MailUndelivered':
			return words.undelivered;
		case 'CaseEnded':
			return words.ended;
		default:
			return null;
	}
}
