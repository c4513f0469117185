import type { Fault } from '../fault.ts';
import { isSource, momentParts } from '../moment.ts';
import { type Act, type Moment, reasonedActs, type StageKind } from '../regulation.ts';
import type { UnversionedRegulation } from '../schema/schema.ts';
import { placedActs } from './stages.ts';

/** Faults of order: clocks that only run on because what ends them cannot follow what starts them, pauses without end. */
export function lintOrder(regulation: UnversionedRegulation): readonly Fault[] {
	const { terms, pause } = regulation;
	const endless = terms.flatMap(({ id, clause, starts, ends }, index): readonly Fault[] =>
		starts.some((start) => ends.some((end) => canFollow(regulation, start, end)))
			? []
			: [
					{
						path: ['terms', index, 'ends'],
						message: `the term "${id}" (clause ${clause}) starts at ${starts.join(', ')}, after which ${ends.join(', ')} cannot come`,
					},
				],
	);
	return [...endless, ...(pause === null ? [] : lintPause(regulation, pause)), ...lintReasonsUsed(regulation)];
}

function lintPause(
	regulation: UnversionedRegulation,
	pause: NonNullable<UnversionedRegulation['pause']>,
): readonly Fault[] {
	const from = momentParts(pause.from);
	const until = momentParts(pause.until);
	const asks = from?.name === 'clarify' && until?.name === 'clarified';
	const other = asks && from.qualifier !== null && until.qualifier !== null && from.qualifier !== until.qualifier;
	const named = `the pause (clause ${pause.clause}) begins at ${pause.from}`;
	const cutoff = regulation.terms.find(({ id }) => id === pause.cutoff);
	const asked = cutoff === undefined || cutoff.ends.some((end) => end === pause.from);
	return [
		...(asked
			? []
			: [{ path: ['pause', 'cutoff'], message: `${named}, which does not end its cut-off "${pause.cutoff}"` }]),
		...(other || !canFollow(regulation, pause.from, pause.until)
			? [{ path: ['pause', 'until'], message: `${named}, after which ${pause.until} does not end it` }]
			: []),
	];
}

/** Reasons that no act asks for, and conditions on reasons that no list has. */
function lintReasonsUsed(regulation: UnversionedRegulation): readonly Fault[] {
	const placed = placedActs(regulation);
	const listed = new Set(
		reasonedActs.flatMap((act) => ['other', ...(regulation.reasons[act]?.items ?? []).map(({ code }) => code)]),
	);
	const idle = reasonedActs.flatMap((act): readonly Fault[] => {
		const rule = regulation.reasons[act];
		return rule === undefined || placed.some((one) => one.act === act)
			? []
			: [{ path: ['reasons', act], message: `reasons for "${act}" (clause ${rule.clause}), which no stage offers` }];
	});
	const unknown = placed.flatMap(({ act, rule, path }) =>
		rule.exits.flatMap(({ when }, index): readonly Fault[] => {
			const code = when?.reason?.find((one) => !listed.has(one));
			const message = `"${act}" has an exit for the reason ${code}, which no list has (clause ${rule.clause})`;
			return code === undefined ? [] : [{ path: [...path, 'exits', index, 'when', 'reason'], message }];
		}),
	);
	const inTerms = regulation.terms.flatMap(({ id, clause, when }, index) =>
		(when ?? []).flatMap(({ reason }): readonly Fault[] => {
			const code = reason?.find((one) => !listed.has(one));
			const message = `the term "${id}" (clause ${clause}) asks for the reason ${code}, which no list has`;
			return code === undefined ? [] : [{ path: ['terms', index, 'when'], message }];
		}),
	);
	return [...idle, ...unknown, ...inTerms];
}

/** Whether the path lets the second moment come at or after the first. */
function canFollow(regulation: UnversionedRegulation, first: Moment, second: Moment): boolean {
	const one = momentParts(first);
	const other = momentParts(second);
	if (one === null || other === null) return true;
	if (isSource(other.name)) return isSource(one.name) || other.name === 'handed-over' || other.name === 'parts-in';
	const { name } = other;
	const targets = placesOf(regulation, name, name === 'clarified' ? null : other.stage);
	if (isSource(one.name)) return targets.length > 0;
	const places = placesOf(regulation, one.name, one.name === 'clarified' ? null : one.stage);
	const after = places.flatMap((place) => reachableAfter(regulation, one.name, place));
	// Where the act ends the case, nothing follows, wherever else it could be done.
	if (places.length > 0 && after.length === 0) return false;
	return targets.some((place) => place === null || after.includes(null) || after.includes(place));
}

/** The stages that have the act; null for one that belongs to no stage. */
function placesOf(
	regulation: UnversionedRegulation,
	name: string,
	stage: StageKind | null,
): readonly (StageKind | null)[] {
	// An explanation is a text sent in by an act of its own.
	const names: readonly string[] = name === 'submit' ? ['submit', 'explain'] : [name];
	return placedActs(regulation).flatMap((one) =>
		names.includes(one.act) && (stage === null || one.stage === stage || one.stage === null) ? [one.stage] : [],
	);
}

/** Where a case can be once the act is done at this stage: the stage itself where the act leaves it there. */
function reachableAfter(
	regulation: UnversionedRegulation,
	name: Act | string,
	stage: StageKind | null,
): readonly (StageKind | null)[] {
	if (stage === null) return [null];
	const placed = placedActs(regulation);
	const exits = placed.filter(
		(one) => one.stage === stage && (one.act === name || (name === 'submit' && one.act === 'explain')),
	);
	const reached = new Set<StageKind>();
	const waiting = exits.flatMap(({ rule }) =>
		rule.exits.length === 0 ? [stage] : rule.exits.flatMap((exit) => ('to' in exit ? [exit.to] : [])),
	);
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (reached.has(next)) continue;
		reached.add(next);
		const at = next;
		for (const { stage: from, rule } of placed) {
			if (from !== at) continue;
			for (const exit of rule.exits) if ('to' in exit) waiting.push(exit.to);
		}
	}
	return [...reached];
}
