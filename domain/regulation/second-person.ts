import type { Act, ActRule, Role, StageKind, StageRule } from './regulation.ts';
import type { UnversionedRegulation } from './schema/schema.ts';

/** Where one person judges what another brings: an end without an answer (G-18), a text that goes out. */
const judging: readonly StageKind[] = ['confirmation', 'approval'];

/** What makes a text: whoever did it has it approved by somebody else, also where a third sends it on. */
export const writing: readonly Act[] = ['submit', 'consolidate', 'explain'];

/** Two roles between which a regulation passes something on so that a second person looks at it. */
export interface SecondPerson {
	readonly clause: string;
	readonly first: Role;
	readonly second: Role;
}

/** Where a regulation counts on a second person: whoever may bring a case to be judged, and whoever judges there. */
export function secondPersons({ stages, anytime }: UnversionedRegulation): readonly SecondPerson[] {
	const doings = [
		...Object.values(stages).flatMap((stage) => doingsOf(stage, stages)),
		...Object.entries(anytime).map(([act, rule]) => ({ act, rule, roles: rule.by ?? [] })),
	];
	return judging.flatMap((kind) => {
		const brings = ({ act, rule }: Doing) =>
			rule.exits.some((exit) => 'to' in exit && exit.to === kind) ||
			(kind === 'approval' && writing.some((one) => one === act));
		const firsts = new Set(doings.filter(brings).flatMap(({ roles }) => roles));
		const stage = stages[kind];
		return (stage?.awaits ?? []).flatMap(({ role, and, clause = stage?.clause ?? '' }) =>
			[role, ...(and === undefined ? [] : [and])].flatMap((second) =>
				[...firsts].filter((first) => first !== second).map((first) => ({ clause, first, second })),
			),
		);
	});
}

interface Doing {
	readonly act: string;
	readonly rule: ActRule;
	readonly roles: readonly Role[];
}

function doingsOf(stage: StageRule, stages: UnversionedRegulation['stages']): readonly Doing[] {
	return Object.entries(stage.acts).map(([act, rule]) => {
		const awaits = (rule.as === undefined ? stage : stages[rule.as])?.awaits ?? [];
		return {
			act,
			rule,
			roles: rule.by ?? awaits.flatMap(({ role, and }) => [role, ...(and === undefined ? [] : [and])]),
		};
	});
}
