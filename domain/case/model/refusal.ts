import type { Act } from '../../regulation/regulation.ts';
import type { LocalDate } from '../../worktime/local-date.ts';

/** Why a command changes nothing: a code for programs, the clause behind it, and what may be done instead. */
export interface Refusal {
	readonly code: RefusalCode;
	readonly clause: string | null;
	readonly allowed: readonly Act[];
	/** The field of the command at fault, where one is. */
	readonly field?: string;
	/** The first and the last date of which the calendar knows anything, where a time lies outside of them. */
	readonly known?: { readonly from: LocalDate; readonly to: LocalDate };
}

export const refusalCodes = [
	'already-received',
	'unknown-case',
	'ended',
	'not-now',
	'not-yours',
	'time-runs-backwards',
	'time-ahead',
	'time-unknown',
	'unknown-kind',
	'importance-not-for-this-kind',
	'importance-unchanged',
	'photo-unchanged',
	'unknown-unit',
	'no-unit',
	'one-unit-only',
	'unit-not-asked',
	'unit-asked-already',
	'part-already-in',
	'unknown-reason',
	'reason-missing',
	'comment-missing',
	'text-missing',
	'text-too-long',
	'remark-too-long',
	'interim-not-allowed',
	'promise-missing',
	'promise-too-late',
	'draft-changed',
	'no-question-open',
	'which-question',
	'first-word-given',
	'wrong-network',
	'wrong-venue',
	'permalink-invalid',
	'corrected-meanwhile',
	'link-unchanged',
	'wrong-system',
	'wrong-site',
	'reference-missing',
	'deadline-too-late',
	'deadline-past',
	'unknown-term',
	'unknown-category',
	'competent-body-missing',
	'consent-missing',
	'number-missing',
	'unknown-notice',
	'same-person',
	'measures-missing',
	'calendar-silent',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A refusal where no case stands in which anything would be allowed. */
export function allowedNone(code: RefusalCode): Refusal {
	return { code, clause: null, allowed: [] };
}
