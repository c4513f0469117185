import { stringify } from 'yaml';
import { type DraftPlace, filled } from './filled.ts';

/** What differs between the regulations of towns, as far as a first draft asks for it. */
export interface RegulationAnswers extends DraftPlace {
	readonly id: string;
	readonly title: string;
	readonly act: string;
	/** The moment that starts the overall term. */
	readonly from: 'detected' | 'received' | 'sent' | 'posted';
	/** Terms as they are written: `8 WH`. */
	readonly overall: string;
	/** The term of a unit; null where one person writes and no unit is asked. */
	readonly draft: string | null;
	/** Who agrees with an answer before it is posted. */
	readonly approves: 'approver' | 'curator' | 'none';
	/** The overall term at high importance; null where the text knows none. */
	readonly high: string | null;
	/** The term of the final answer after an interim one; null where there is none. */
	readonly final: string | null;
}

/** The text of a regulation's file, with comments in Russian, which passes `check`. */
export function regulationDraft(template: string, answers: RegulationAnswers): string {
	const { file, schemas, id, title, act, from, overall, draft, approves, high, final } = answers;
	const values = {
		file,
		schemas,
		id,
		title: scalar(title),
		act: scalar(act),
		from,
		overall,
		draft: draft ?? '',
		approves,
		high: high ?? '',
		final: final ?? '',
		'after-draft': approves === 'none' ? 'publication' : 'approval',
		raiser: approves === 'curator' ? 'curator' : 'approver',
	};
	const who = draft === null ? 'alone' : 'units';
	const asked = [
		...(approves === 'none' ? [] : ['approval']),
		...(high === null ? [] : ['high']),
		...(final === null ? [] : ['interim']),
	];
	const parts = [
		who,
		...asked,
		...asked.map((part) => `${who}-${part}`),
		...(approves === 'curator' ? ['curator'] : []),
		...(high === null ? ['no-high'] : []),
	];
	return filled(template, values, new Set(parts));
}

/** A text as a scalar of one line, in quotes where YAML needs them. */
export function scalar(text: string): string {
	return stringify(text.replaceAll(/\s+/g, ' ').trim(), { lineWidth: 0, singleQuote: true }).trim();
}
