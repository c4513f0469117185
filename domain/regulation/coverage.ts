import {
	type AnswerKind,
	importances,
	messageKinds,
	officialPages,
	reasonedActs,
	venues,
	type When,
} from './regulation.ts';
import type { UnversionedRegulation } from './schema/schema.ts';

type Value = string | number | boolean;
/** A case in the abstract: one value for each field that the conditions at hand ask about. */
export type FieldValues = Readonly<Record<string, Value>>;

/**
 * A situation that may arise under this regulation, within `given`, and in which none of the conditions holds; null
 * where they cover everything. What cannot arise together is not ruled out, so an ordered list should end with an entry
 * that has no condition wherever the cases are not exhausted.
 */
export function uncovered(
	regulation: UnversionedRegulation,
	conditions: readonly (When | undefined)[],
	given: readonly When[] | undefined,
): FieldValues | null {
	if (conditions.includes(undefined)) return null;
	const asked = conditions.filter((condition) => condition !== undefined);
	const fields = new Set(asked.flatMap((condition) => Object.keys(condition)));
	let situations: readonly FieldValues[] = [{}];
	for (const field of fields) {
		const values = valuesOf(regulation, field, asked);
		situations = situations.flatMap((situation) => values.map((value) => ({ ...situation, [field]: value })));
	}
	const possible = situations.filter((situation) => given?.some((one) => holdsIn(one, situation)) ?? true);
	return possible.find((situation) => !asked.some((condition) => holdsIn(condition, situation))) ?? null;
}

/** `answer interim, kind publication`. */
export function situationText(situation: FieldValues): string {
	return Object.entries(situation)
		.map(([field, value]) => `${field} ${value}`)
		.join(', ');
}

/** The kinds of text that can be on their way to a citizen under this regulation. */
export function answersOf(regulation: UnversionedRegulation): readonly AnswerKind[] {
	const questions = Object.values(regulation.stages).some(
		({ acts }) => acts.clarify?.exits.some((exit) => 'to' in exit && exit.to !== 'clarification') ?? false,
	);
	return [
		'final',
		...(regulation.interim === null ? [] : (['interim'] as const)),
		...(questions ? (['question'] as const) : []),
		...(regulation.explanations.length === 0 ? [] : (['explanation'] as const)),
	];
}

function valuesOf(regulation: UnversionedRegulation, field: string, conditions: readonly When[]): readonly Value[] {
	switch (field) {
		case 'kind':
			return messageKinds.filter((kind) => regulation.kinds[kind] !== undefined);
		case 'importance':
			return regulation.importance === null ? ['normal'] : importances;
		case 'venue':
			return venues;
		case 'page':
			return [...officialPages, 'none'];
		case 'answer':
			return answersOf(regulation);
		case 'phase':
			return regulation.interim === null ? ['first'] : ['first', 'final'];
		case 'units':
			return ['one', 'several'];
		case 'of':
			return ['curator', 'author'];
		case 'reason':
			return reasonCodes(regulation);
		case 'declines':
		case 'returns':
			return [0, ...conditions.flatMap((condition) => condition[field] ?? [])];
		default:
			return [true, false];
	}
}

function reasonCodes(regulation: UnversionedRegulation): readonly string[] {
	return reasonedActs.flatMap((act) => {
		const rule = regulation.reasons[act];
		return rule === undefined ? [] : [...rule.items.map(({ code }) => code), ...(rule.closed ? [] : ['other'])];
	});
}

function holdsIn(condition: When, situation: FieldValues): boolean {
	return Object.entries(situation).every(([field, value]) => allows(condition, field, value));
}

function allows(condition: When, field: string, value: Value): boolean {
	const entry = Object.entries(condition).find(([name]) => name === field);
	if (entry === undefined) return true;
	const wanted: unknown = entry[1];
	if (Array.isArray(wanted)) return wanted.some((one) => one === value);
	return typeof wanted === 'number' && typeof value === 'number' ? value >= wanted : wanted === value;
}
