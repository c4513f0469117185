import { sayAuthority } from '../wording/citations.ts';
import { mailLabels } from '../wording/mails.ts';
import type { OwnFact } from './facts.ts';
import type { CaseView } from './model.ts';

/**
 * Once an interim answer is out: what it promised the author, and the date by which the final answer is owed, the earlier
 * first (G-38). Empty where nothing was promised, and once the case has ended.
 */
export function finalDates({
	case: state,
	time,
	regulation,
}: Pick<CaseView, 'case' | 'time' | 'regulation'>): readonly OwnFact[] {
	const { phase, promised, status, clocks } = state;
	if (phase !== 'final' || promised === null || status.is === 'ended') return [];
	const owed = clocks.flatMap(({ stage, endedAt, dueAt, clause, kind }) =>
		stage === 'final' && endedAt === null && dueAt !== null ? [{ dueAt, clause, kind }] : [],
	);
	const [first] = owed.toSorted((one, other) => one.dueAt - other.dueAt);
	const dates: readonly { readonly at: number; readonly label: string; readonly value: string }[] = [
		{ at: promised, label: mailLabels.promised, value: time.due(promised) },
		...(first === undefined
			? []
			: [
					{
						at: first.dueAt,
						label: mailLabels.finalDue,
						value: `${time.due(first.dueAt)}, ${sayAuthority(regulation, first.clause, first.kind)}`,
					},
				]),
	];
	return dates
		.toSorted((one, other) => one.at - other.at)
		.map(({ label, value }): OwnFact => ({ is: 'own', label, value }));
}
