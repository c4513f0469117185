import {
	type Importance,
	importances,
	type MessageKind,
	messageKinds,
	officialPages,
	venues,
	type When,
} from './regulation.ts';
import type { UnversionedRegulation } from './schema/schema.ts';

type Value = string | number | boolean;

/** What a case is from its beginning to its end, as far as any rule of the file asks. */
export interface Situation {
	readonly kind: MessageKind;
	readonly importance: Importance;
	readonly units: 'one' | 'several';
	readonly venue?: Value;
	readonly page?: Value;
	readonly photo?: Value;
	readonly selfPosting?: Value;
	readonly generalInterest?: Value;
}

/** The situation, and what has happened so far: what is drafted, how often it came back, … */
export type Facts = Readonly<Record<string, Value | undefined>>;

/** Every situation that a rule of this regulation can tell apart. */
export function situationsOf(regulation: UnversionedRegulation): readonly Situation[] {
	const asked = fieldsAsked(regulation);
	let situations: readonly Situation[] = messageKinds.flatMap((kind) => {
		const rule = regulation.kinds[kind];
		if (rule === undefined) return [];
		const known = rule.importance && regulation.importance !== null ? importances : (['normal'] as const);
		const units = regulation.severalUnits ? (['one', 'several'] as const) : (['one'] as const);
		return known.flatMap((importance) => units.map((number) => ({ kind, importance, units: number })));
	});
	const options: Readonly<Record<string, readonly Value[]>> = {
		venue: venues,
		page: [...officialPages, 'none'],
		photo: [false, true],
		selfPosting: [false, true],
		generalInterest: [false, true],
	};
	for (const [field, values] of Object.entries(options)) {
		if (!asked.has(field)) continue;
		situations = situations.flatMap((one) => values.map((value) => ({ ...one, [field]: value })));
	}
	return situations;
}

/** Whether the condition holds of these facts; what is asked and not known does not hold. */
export function holdsFor(when: When | undefined, facts: Facts): boolean {
	return Object.entries(when ?? {}).every(([field, wanted]: [string, unknown]) => {
		const value = facts[field];
		if (Array.isArray(wanted)) return wanted.some((one) => one === value);
		return typeof wanted === 'number' ? typeof value === 'number' && value >= wanted : wanted === value;
	});
}

/** The fields of every condition of stages and terms. */
function fieldsAsked({ stages, terms, interim }: UnversionedRegulation): ReadonlySet<string> {
	const inStages = Object.values(stages).flatMap(({ awaits, acts }) => [
		...awaits.map(({ when }) => when),
		...Object.values(acts).flatMap(({ when, exits }) => [...(when ?? []), ...exits.map((exit) => exit.when)]),
	]);
	const conditions = [...inStages, ...terms.flatMap(({ when }) => when ?? []), ...(interim?.when ?? [])];
	return new Set(conditions.flatMap((when) => Object.keys(when ?? {})));
}
