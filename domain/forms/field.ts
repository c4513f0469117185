import type { SuggestedUnit } from '../municipality/suggest.ts';
import type { Regulation } from '../regulation/regulation.ts';
import type { Upload } from '../uploads/upload.ts';
import { saySuggested } from '../wording/suggested.ts';
import { labelled } from '../wording/unit-noun.ts';

interface Common {
	readonly name: string;
	readonly label: string;
	readonly hint: string | null;
	/** The choices that this field belongs to; null for all of them. */
	readonly only: readonly string[] | null;
	/** True where only an interim answer needs it. */
	readonly interimOnly: boolean;
}

export interface Option {
	readonly value: string;
	readonly label: string;
	readonly hint: string | null;
	/** Stands behind «Другие решения»: it is seldom what a form is opened for. */
	readonly rare?: true;
}

/** One question of a form, before it is HTML. */
export type Field = Common & Control;

export type SingleControl =
	| { readonly is: 'select'; readonly options: readonly Option[] }
	| { readonly is: 'line'; readonly initial: string }
	| { readonly is: 'address'; readonly initial: string }
	/** `isFolded`: seldom needed, so it opens by a press, and the button is not pushed off the screen. */
	| { readonly is: 'text'; readonly initial: string; readonly isFolded?: true }
	/** Files to be chosen, beside those that have come already. */
	| {
			readonly is: 'files';
			readonly has: readonly Upload[];
			readonly offer: string;
			/** Whether the answer needs one: then it is not folded away. */
			readonly isDemanded: boolean;
	  };
type Control =
	| { readonly is: 'radios'; readonly options: readonly Option[]; readonly initial: string | null }
	| { readonly is: 'checkboxes'; readonly options: readonly Option[]; readonly initial: string | null }
	/** One box with no question above it. */
	| { readonly is: 'tick' }
	| SingleControl;

/** Label and hint as they stand in the wording. */
export interface Words {
	readonly label: string;
	readonly hint?: string;
}

/** A field for these choices (null: for all). */
export function field(name: string, words: Words, only: readonly string[] | null, control: Control): Field {
	return { name, label: words.label, hint: words.hint ?? null, only, interimOnly: false, ...control };
}

export function option(value: string, words: Words): Option {
	return { value, label: words.label, hint: words.hint ?? null };
}

/** A choice among units, by their titles; first those that are suggested, each with the words of the file that fit. */
export function unitOptions(
	units: readonly { readonly id: string; readonly title: string }[],
	suggested: readonly SuggestedUnit[] = [],
): readonly Option[] {
	const first = suggested.flatMap(({ unit, topics, places }) =>
		units
			.filter(({ id }) => id === unit)
			.map(({ id, title }) => option(id, { label: title, hint: saySuggested(topics, places) })),
	);
	const others = units.filter(({ id }) => !first.some(({ value }) => value === id));
	return [...first, ...others.map(({ id, title }) => option(id, { label: title }))];
}

/** The units by the town's own noun. Of the options only what a choice is called is ours; others bear titles of the town's. */
export function withTownsNoun(one: Field, regulation: Pick<Regulation, 'roles'>): Field {
	const named = labelled(one, regulation);
	if (named.is !== 'radios' || named.name !== 'decision') return named;
	return { ...named, options: named.options.map((choice) => labelled(choice, regulation)) };
}
