import { hasUnits } from '../regulation/has-units.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { namesPeople, type UnitNoun } from '../regulation/unit-noun.ts';

type Roles = Pick<Regulation, 'roles'>;

/** Of a regulation that names none. */
const usualNoun: UnitNoun = {
	gender: 'neuter',
	one: {
		nominative: 'подразделение',
		genitive: 'подразделения',
		dative: 'подразделению',
		accusative: 'подразделение',
		instrumental: 'подразделением',
	},
	several: 'подразделений',
	to: 'в\u00a0подразделение',
};

/** What a unit is called in this regulation. */
export function unitNoun({ roles }: Roles): UnitNoun {
	return roles.executor?.noun ?? usualNoun;
}

/**
 * Words with the town's own noun for those who prepare answers. In them stand, in braces, the noun in a case (`{дат}`; with
 * a capital at the start of a sentence), `{куда}` for where something is sent, and what agrees with it, as masculine,
 * feminine and neuter (`{прежний/прежняя/прежнее}`) or, in the accusative, as people, things, feminine and neuter
 * (`{другого/другой/другую/другое}`). Anything else in braces stays as it is. Where no units write, nobody is told that
 * something goes without them.
 */
export function withNoun(text: string, regulation: Roles): string {
	if (!text.includes('{')) return text;
	const noun = unitNoun(regulation);
	return (hasUnits(regulation) ? text : text.replaceAll(/,? без \{родмн\}/g, '')).replace(
		/\{([^{}]+)\}/g,
		(whole, token: string) =>
			token.includes('/') ? (agreeing(token.split('/'), noun) ?? whole) : (nounAs(token, noun) ?? whole),
	);
}

/** The same of a label and its hint. */
export function labelled<Words extends { readonly label: string; readonly hint?: string | null }>(
	words: Words,
	regulation: Roles,
): Words {
	const hint = words.hint == null ? {} : { hint: withNoun(words.hint, regulation) };
	return { ...words, label: withNoun(words.label, regulation), ...hint };
}

function agreeing(forms: readonly string[], noun: UnitNoun): string | undefined {
	const [people, ...others] = forms.length === 4 ? forms : [forms[0], ...forms];
	const [things, feminine, neuter] = others;
	if (forms.length !== 3 && forms.length !== 4) return undefined;
	if (noun.gender === 'masculine') return namesPeople(noun) ? people : things;
	return noun.gender === 'feminine' ? feminine : neuter;
}

function nounAs(token: string, noun: UnitNoun): string | undefined {
	const { one, several, to } = noun;
	switch (token) {
		case 'им':
			return one.nominative;
		case 'Им':
			return `${one.nominative.charAt(0).toUpperCase()}${one.nominative.slice(1)}`;
		case 'род':
			return one.genitive;
		case 'дат':
			return one.dative;
		case 'вин':
			return one.accusative;
		case 'твор':
			return one.instrumental;
		case 'родмн':
			return several;
		case 'куда':
			return to;
		// Of people one cannot say that a question is not of ours.
		case 'нашего':
			return namesPeople(noun)
				? 'нашей компетенции'
				: `${noun.gender === 'feminine' ? 'нашей' : 'нашего'} ${one.genitive}`;
		case 'вашего':
			return namesPeople(noun)
				? 'вашей компетенции'
				: `${noun.gender === 'feminine' ? 'вашей' : 'вашего'} ${one.genitive}`;
		default:
			return undefined;
	}
}
