import type { Regulation } from '../../../domain/regulation/regulation.ts';

/** What a regulation says apart from any course of a case, a line for each rule; the worked cases state it in full. */
export function sheetOf(regulation: Regulation): readonly string[] {
	const { importance, interim, pause, repeat, report, accounts } = regulation;
	return [
		`clauses: ${regulation.clauses.map(({ clause }) => clause).join(', ')}`,
		...Object.entries(regulation.roles).map(
			([role, { clause, outside, cover }]) =>
				`${clause}: ${role}${outside ? ', outside the administration' : ''}${cover ? ', with cover' : ''}`,
		),
		...Object.entries(regulation.kinds).map(
			([kind, rule]) =>
				`${rule.clause}: ${kind} from ${rule.from.join(' and ')}${rule.importance ? ', may be of high importance' : ''}`,
		),
		...Object.entries(regulation.kinds).flatMap(([kind, { requires }]) =>
			requires === null ? [] : [`${requires.clause}: of ${kind} the sender says ${requires.fields.join(' and ')}`],
		),
		...(importance === null ? [] : [`${importance.clause}: high importance shortens terms`]),
		...(interim === null ? [] : [`${interim.clause}: an interim answer`]),
		...(pause === null ? [] : [`${pause.clause}: a pause (${pause.reading})`]),
		...(accounts === null ? [] : [`${accounts.clause}: answers go out from listed accounts`]),
		...(repeat === null ? [] : [`${repeat.clause}: a repeat tells what was done`]),
		...(report === null ? [] : [`${report.clause}: a report to ${report.to} before day ${report.beforeDay}`]),
		...Object.entries(regulation.reasons).map(([act, { clause, closed, closedWhen, items }]) => {
			const codes = items.map(({ code }) => code).join(' ');
			return `${clause}: reasons of ${act}: ${closed ? `only ${codes}${closedWhen === undefined ? '' : ', for some messages'}` : 'free'}`;
		}),
		...Object.entries(regulation.marks).map(([mail, { clause, text }]) => `${clause}: mark of ${mail}: ${text}`),
		...regulation.notices.map(
			({ id, clause, kind, to }) => `${clause}: notice ${id} to ${to}${kind === 'INTERNAL' ? ', our own' : ''}`,
		),
		...regulation.explanations.map(
			({ category, clause, competentBody, earlierAnswers }) =>
				`${clause}: explanation ${category}${competentBody ? ', names the competent body' : ''}${earlierAnswers > 0 ? `, names ${earlierAnswers} earlier answers` : ''}`,
		),
		...regulation.escalates.map(({ to, clause }) => `${clause}: a breach is told to ${to}`),
		...regulation.readings.map(
			({ id, clause, alternatives }) =>
				`${clause}: reading ${id}${alternatives.map(({ id: other, shadow }) => `, else ${other}${shadow ? ' (shown)' : ''}`).join('')}`,
		),
	];
}
