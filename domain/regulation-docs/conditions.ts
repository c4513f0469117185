import type { When } from '../regulation/regulation.ts';
import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import type { Both, Language } from '../wording/both.ts';
import {
	categoryWords,
	conditionLabels,
	conditionValues,
	phaseWords,
	unitCountWords,
	venuePageWords,
} from '../wording/conditions.ts';
import { messageKindWords } from '../wording/known-words.ts';
import { outcomeWords } from '../wording/outcomes.ts';
import { qualifierWords } from '../wording/regulation-docs.ts';
import { orderWords } from '../wording/regulation-orders.ts';

/** Conditions in words, as a cell of a table: of several one is enough; none is empty. */
export function conditionText(
	regulation: UnversionedRegulation,
	when: When | readonly When[] | undefined,
	language: Language,
): string {
	const several = when === undefined ? [] : isList(when) ? when : [when];
	return several.map((one) => oneText(regulation, one, language)).join(`; ${orderWords.or[language]} `);
}

function oneText(regulation: UnversionedRegulation, when: When, language: Language): string {
	const fields = Object.keys(conditionLabels).filter((name): name is keyof When => name in when);
	return fields
		.map((field) => {
			const value = when[field];
			const values = Array.isArray(value) ? value.map(String) : [String(value)];
			return `${conditionLabels[field][language]}: ${values.map((one) => valueText(regulation, field, one, language)).join(', ')}`;
		})
		.join(', ');
}

const tables: Readonly<Partial<Record<keyof When, Readonly<Record<string, Both>>>>> = {
	kind: messageKindWords,
	proposed: outcomeWords,
	answer: qualifierWords,
	of: qualifierWords,
	phase: phaseWords,
	units: unitCountWords,
	page: venuePageWords,
	category: categoryWords,
};

function valueText(regulation: UnversionedRegulation, field: keyof When, value: string, language: Language): string {
	if (language === 'ru') {
		const title = titleOf(regulation, field, value);
		if (title !== undefined) return title;
	}
	const words = tables[field] ?? conditionValues;
	return words[value]?.[language] ?? value;
}

/** What the file itself calls a kind, a reason or a category. */
function titleOf(
	{ kinds, reasons, explanations }: UnversionedRegulation,
	field: keyof When,
	value: string,
): string | undefined {
	if (field === 'kind') return Object.entries(kinds).find(([kind]) => kind === value)?.[1].title;
	if (field === 'category') return explanations.find(({ category }) => category === value)?.title;
	if (field !== 'reason') return undefined;
	const items = Object.values(reasons).flatMap(({ items: listed }) => listed);
	return items.find(({ code }) => code === value)?.title;
}

function isList(when: When | readonly When[]): when is readonly When[] {
	return Array.isArray(when);
}
