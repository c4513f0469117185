import type { Fault, Path } from '../fault.ts';
import { type Act, type ActRule, acts, reasonedActs, type StageKind, stageKinds } from '../regulation.ts';
import type { UnversionedRegulation } from '../schema/schema.ts';

interface PlacedAct {
	readonly stage: StageKind | null;
	readonly act: Act;
	readonly rule: ActRule;
	readonly path: Path;
}

/** Faults of the path's form: a start, an exit or another stage's rules that are not there, a reason without a list, units that nobody asks. */
export function lintStages(regulation: UnversionedRegulation): readonly Fault[] {
	return [
		...(regulation.stages[regulation.start] === undefined
			? [{ path: ['start'], message: `the path starts at the stage "${regulation.start}", which is not in stages` }]
			: []),
		...placedActs(regulation).flatMap((placed) => lintAct(regulation, placed)),
		...lintUnits(regulation),
		...lintLevels(regulation),
	];
}

/** Every act of the file with its place; `stage` is null for those that belong to no stage. */
export function placedActs(regulation: UnversionedRegulation): readonly PlacedAct[] {
	const inStages = presentStages(regulation).flatMap((stage) =>
		entriesOf(regulation.stages[stage]?.acts ?? {}).map(([act, rule]) => ({
			stage,
			act,
			rule,
			path: ['stages', stage, 'acts', act],
		})),
	);
	const anytime = entriesOf(regulation.anytime).map(([act, rule]) => ({
		stage: null,
		act,
		rule,
		path: ['anytime', act],
	}));
	return [...inStages, ...anytime];
}

function lintAct(regulation: UnversionedRegulation, { act, rule, path }: PlacedAct): readonly Fault[] {
	const faults: Fault[] = [];
	for (const [index, exit] of rule.exits.entries()) {
		if ('to' in exit && regulation.stages[exit.to] === undefined) {
			const message = `"${act}" leads to the stage "${exit.to}", which is not in stages (clause ${rule.clause})`;
			faults.push({ path: [...path, 'exits', index, 'to'], message });
		}
	}
	for (const field of ['as', 'also'] as const) {
		const named = rule[field];
		if (named === undefined || regulation.stages[named] !== undefined) continue;
		const message = `"${act}" is done as at the stage "${named}", which is not in stages (clause ${rule.clause})`;
		faults.push({ path: [...path, field], message });
	}
	if (rule.as !== undefined && rule.by !== undefined) {
		const message = `"${act}" says twice who does it, by "by" and by "as" (clause ${rule.clause})`;
		faults.push({ path: [...path, 'as'], message });
	}
	const reasoned = reasonedActs.find((name) => name === act);
	if (reasoned !== undefined && regulation.reasons[reasoned] === undefined) {
		faults.push({ path, message: `"${act}" needs a reason, but reasons has no list for it (clause ${rule.clause})` });
	}
	return faults;
}

/** A unit writes what it was asked for: without `route` nobody asks one, and the coordinator writes himself (G-30). */
function lintUnits(regulation: UnversionedRegulation): readonly Fault[] {
	const placed = placedActs(regulation);
	if (placed.some(({ act }) => act === 'route')) return [];
	const acts = placed
		.filter(({ act }) => act === 'submit' || act === 'decline')
		.map(({ act, rule, path }) => ({
			path,
			message: `"${act}" is a unit's (clause ${rule.clause}), but no act asks a unit: there is no "route"`,
		}));
	const stages = presentStages(regulation).flatMap((stage) =>
		(regulation.stages[stage]?.awaits ?? []).flatMap(({ role, and }, index): readonly Fault[] =>
			role === 'executor' || and === 'executor'
				? [
						{
							path: ['stages', stage, 'awaits', index],
							message: `the stage "${stage}" awaits a unit, but no act asks one: there is no "route"`,
						},
					]
				: [],
		),
	);
	return [...acts, ...stages];
}

/** Whom a stage awaits is decided when it opens, so whoever reads there must not find that another level is awaited since. */
function lintLevels(regulation: UnversionedRegulation): readonly Fault[] {
	const byImportance = presentStages(regulation).filter((stage) =>
		(regulation.stages[stage]?.awaits ?? []).some(({ when }) => when?.importance !== undefined),
	);
	return (['raise', 'lower'] as const).flatMap((act) => {
		const rule = regulation.anytime[act];
		const open = byImportance.filter((stage) => rule !== undefined && !(rule.except ?? []).includes(stage));
		return open.map((stage) => ({
			path: ['anytime', act],
			message: `"${act}" may be done at the stage "${stage}", which awaits by importance whoever it was opened for: add except: [${stage}]`,
		}));
	});
}

function presentStages(regulation: UnversionedRegulation): readonly StageKind[] {
	return stageKinds.filter((stage) => regulation.stages[stage] !== undefined);
}

/** Each act with its rule, in the order of the file. */
export function entriesOf(acts: Readonly<Partial<Record<Act, ActRule>>>): readonly (readonly [Act, ActRule])[] {
	return Object.entries(acts).flatMap(([act, rule]) =>
		isAct(act) && rule !== undefined ? [[act, rule] as const] : [],
	);
}

function isAct(name: string): name is Act {
	return acts.some((act) => act === name);
}
