import { isClosedList } from '../case/acts/reasons.ts';
import { MINUTE_MS } from '../instant.ts';
import type { DayOfYear } from '../preflight/dates.ts';
import type { TextFinding } from '../preflight/finding.ts';
import { preflight } from '../preflight/preflight.ts';
import type { AdviceKind } from '../regulation/regulation.ts';
import { preflightWords, sayFinding } from '../wording/advice.ts';
import { titleOfReason } from '../wording/cases.ts';
import { sayClause } from '../wording/citations.ts';
import type { CaseView } from './model.ts';

/** What could be better in a draft: a line of ours, and words of a citizen that it speaks of. */
export interface Advice {
	readonly is: AdviceKind;
	readonly line: string;
	readonly quotes: readonly string[];
}

/**
 * What the draft on its way would be sent back for, in Russian, each with the clause that asks for it and the reason of
 * the regulation's list that it would earn. Advice, never a refusal (Anapa 2.14, Kislovodsk 16, Plastunovskaya 20,
 * Perm 3.7.3, 3.7.4, P-11). Empty where no draft stands.
 */
export function draftAdvice(view: CaseView): readonly Advice[] {
	const { case: state, content, municipality } = view;
	const { draft, incident } = state;
	if (draft === null || content.draft === null) return [];
	const findings = preflight(content.draft, {
		answer: draft.answer,
		network: incident.network,
		message: municipality.reference ? null : content.message,
		photoRequired: state.assignments.some(
			({ unit, photoRequired, part }) =>
				photoRequired &&
				part !== 'declined' &&
				(draft.unit ?? unit) === unit &&
				!content.attached.some((file) => file.unit === unit || (draft.unit === null && file.unit === null)),
		),
		promised: draft.promisedBy === null ? null : localDay(draft.promisedBy, view),
		promisedTooLate: draft.promiseTooLate === true,
		misspelt: content.misspelt,
	});
	return findings.map((finding) => ({
		is: finding.is,
		line: `${sayFinding(finding, incident.network)}${authorityOf(finding.is, view)}`,
		quotes: finding.is === 'questions' ? finding.open.map(({ text }) => text) : [],
	}));
}

/** The same lines without the citizen's words, for where no room is for them. */
export function adviceLines(view: CaseView): readonly string[] {
	return draftAdvice(view).map(({ line }) => line);
}

/** ` (причина возврата 14.4 «Нет приветствия автора»)`, ` (п. 2.14)`; nothing where the regulation asks for no such thing. */
function authorityOf(kind: TextFinding['is'], { regulation, case: state }: CaseView): string {
	const rule = regulation.advice?.find(({ on }) => on === kind);
	if (rule === undefined) return '';
	const code = isClosedList(regulation, 'return', state) ? (rule.reason ?? null) : null;
	const title = code === null ? null : titleOfReason('return', code, regulation);
	if (title === null) return ` (${sayClause(regulation, rule.clause)})`;
	return ` (${preflightWords.returnedFor}\u00a0${code} «${title}»)`;
}

/** The whole of a day ends as the next begins. */
function localDay(instant: number, { time }: Pick<CaseView, 'time'>): DayOfYear {
	const local = new Date(instant - 1 + time.offsetAt(instant) * MINUTE_MS);
	return { day: local.getUTCDate(), month: local.getUTCMonth() + 1 };
}
