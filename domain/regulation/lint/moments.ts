import { answersOf } from '../coverage.ts';
import type { Fault, Path } from '../fault.ts';
import { isSource, momentParts } from '../moment.ts';
import type { Moment } from '../regulation.ts';
import type { UnversionedRegulation } from '../schema/schema.ts';
import { placedActs } from './stages.ts';

/** Faults of the moments that clocks, pauses and notices listen to: those that no act of this file ever brings about. */
export function lintMoments(regulation: UnversionedRegulation): readonly Fault[] {
	return momentsIn(regulation).flatMap(([moment, path]) => {
		const why = neverComes(regulation, moment);
		return why === null ? [] : [{ path, message: `"${moment}" never comes: ${why}` }];
	});
}

function momentsIn(regulation: UnversionedRegulation): readonly (readonly [Moment, Path])[] {
	const { pause, notices, readings, terms } = regulation;
	const listed = (moments: readonly Moment[] | undefined, path: Path) =>
		(moments ?? []).map((moment, index) => [moment, [...path, index]] as const);
	return [
		...terms.flatMap((term, index) => [
			...listed(term.starts, ['terms', index, 'starts']),
			...(term.from === undefined ? [] : [[term.from, ['terms', index, 'from']] as const]),
			...listed(term.ends, ['terms', index, 'ends']),
			...listed(term.voids, ['terms', index, 'voids']),
		]),
		...(pause === null
			? []
			: [
					[pause.from, ['pause', 'from']] as const,
					[pause.until, ['pause', 'until']] as const,
					...listed(pause.endsBy, ['pause', 'endsBy']),
				]),
		...notices.map(({ on }, index) => [on, ['notices', index, 'on']] as const),
		...readings.flatMap((reading, at) =>
			reading.alternatives.flatMap((alternative, which) =>
				Object.entries(alternative.terms).flatMap(([id, patch]) =>
					listed(patch.starts, ['readings', at, 'alternatives', which, 'terms', id, 'starts']),
				),
			),
		),
	];
}

function neverComes(regulation: UnversionedRegulation, moment: Moment): string | null {
	const parts = momentParts(moment);
	if (parts === null) return 'no such moment';
	const { name, qualifier, stage } = parts;
	const placed = placedActs(regulation);
	const has = (act: string, where: string | null = null): boolean =>
		placed.some((one) => one.act === act && (where === null || one.stage === where));
	if (isSource(name)) {
		const mailed = name === 'handed-over' || name === 'parts-in';
		return mailed && !has('route') ? 'no act routes a case to a unit' : null;
	}
	if (!has(name)) return `no stage has the act "${name}"`;
	if (stage !== null && name === 'clarified' && !has('clarify', stage))
		return `nothing is asked at the stage "${stage}"`;
	if (stage !== null && name !== 'clarified' && !has(name, stage)) return `the stage "${stage}" has no act "${name}"`;
	if (qualifier === null || name === 'route') return null;
	if (name === 'clarified' && (qualifier === 'last' || qualifier === 'unrouted')) return null;
	if (name === 'clarify' || name === 'clarified') return neverAsked(regulation, qualifier);
	return answersOf(regulation).some((answer) => answer === qualifier)
		? null
		: `no answer here is of the kind "${qualifier}"`;
}

function neverAsked(regulation: UnversionedRegulation, of: string): string | null {
	const asked = placedActs(regulation).some(
		({ act, rule }) =>
			act === 'clarify' &&
			(rule.exits.length === 0 || rule.exits.some(({ when }) => when?.of?.some((one) => one === of) ?? true)),
	);
	return asked ? null : `nothing is asked of the ${of}`;
}
