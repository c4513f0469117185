import { situationText, uncovered } from '../coverage.ts';
import type { Fault, Path } from '../fault.ts';
import { type Act, type ActRule, acts, reasonedActs, type StageKind, stageKinds } from '../regulation.ts';
import type { UnversionedRegulation } from '../schema/schema.ts';

interface PlacedAct {
	readonly stage: StageKind | null;
	readonly act: Act;
	readonly rule: ActRule;
	readonly path: Path;
}

/** Faults of the path: where it leads nowhere, cannot be entered or left, or where nobody would be awaited. */
export function lintStages(regulation: UnversionedRegulation): readonly Fault[] {
	return [
		...(regulation.stages[regulation.start] === undefined
			? [{ path: ['start'], message: `the path starts at the stage "${regulation.start}", which is not in stages` }]
			: []),
		...placedActs(regulation).flatMap((placed) => lintAct(regulation, placed)),
		...presentStages(regulation).flatMap((stage) => lintAwaits(regulation, stage)),
		...lintReach(regulation),
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
	if (rule.as !== undefined && regulation.stages[rule.as] === undefined) {
		const message = `"${act}" is done as at the stage "${rule.as}", which is not in stages (clause ${rule.clause})`;
		faults.push({ path: [...path, 'as'], message });
	}
	if (rule.as !== undefined && rule.by !== undefined) {
		const message = `"${act}" says twice who does it, by "by" and by "as" (clause ${rule.clause})`;
		faults.push({ path: [...path, 'as'], message });
	}
	// Asking somebody whom no exit knows is refused, so a question needs no exit for everybody.
	if (act !== 'clarify' && rule.exits.length > 0) {
		const gap = uncovered(
			regulation,
			rule.exits.map(({ when }) => when),
			rule.when,
		);
		if (gap !== null) {
			const message = `"${act}" leads nowhere when ${situationText(gap)} (clause ${rule.clause})`;
			faults.push({ path: [...path, 'exits'], message });
		}
	}
	const reasoned = reasonedActs.find((name) => name === act);
	if (reasoned !== undefined && regulation.reasons[reasoned] === undefined) {
		faults.push({ path, message: `"${act}" needs a reason, but reasons has no list for it (clause ${rule.clause})` });
	}
	return faults;
}

function lintAwaits(regulation: UnversionedRegulation, stage: StageKind): readonly Fault[] {
	const rule = regulation.stages[stage];
	const gap =
		rule &&
		uncovered(
			regulation,
			rule.awaits.map(({ when }) => when),
			undefined,
		);
	if (rule === undefined || gap === null || gap === undefined) return [];
	const message = `the stage "${stage}" awaits nobody when ${situationText(gap)} (clause ${rule.clause})`;
	return [{ path: ['stages', stage, 'awaits'], message }];
}

function lintReach(regulation: UnversionedRegulation): readonly Fault[] {
	const present = presentStages(regulation);
	const placed = placedActs(regulation);
	const entered = new Set<StageKind>(present.includes(regulation.start) ? [regulation.start] : []);
	const left = new Set<StageKind>();
	// Each round carries the knowledge one stage further; there are no more rounds than stages.
	for (const _ of present) {
		for (const { stage, rule } of placed) {
			for (const exit of rule.exits) {
				if (stage !== null && ('ends' in exit || left.has(exit.to))) left.add(stage);
				if ('to' in exit && (stage === null || entered.has(stage))) entered.add(exit.to);
			}
		}
	}
	return present.flatMap((stage) => {
		const path = ['stages', stage];
		const hasExit = placed.some((one) => one.stage === stage && one.rule.exits.length > 0);
		const clause = regulation.stages[stage]?.clause ?? '?';
		return [
			...(entered.has(stage) || !present.includes(regulation.start)
				? []
				: [{ path, message: `no path leads to the stage "${stage}" (clause ${clause})` }]),
			...(hasExit ? [] : [{ path, message: `the stage "${stage}" has no way out (clause ${clause})` }]),
			...(left.has(stage) || !hasExit
				? []
				: [{ path, message: `from the stage "${stage}" no path leads to an end (clause ${clause})` }]),
		];
	});
}

function presentStages(regulation: UnversionedRegulation): readonly StageKind[] {
	return stageKinds.filter((stage) => regulation.stages[stage] !== undefined);
}

function entriesOf(acts: Readonly<Partial<Record<Act, ActRule>>>): readonly (readonly [Act, ActRule])[] {
	return Object.entries(acts).flatMap(([act, rule]) =>
		isAct(act) && rule !== undefined ? [[act, rule] as const] : [],
	);
}

function isAct(name: string): name is Act {
	return acts.some((act) => act === name);
}
