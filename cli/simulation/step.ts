import type { Case } from '../../domain/case/model/case.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { World } from '../../domain/case/model/world.ts';
import { type Awaited, awaiting } from '../../domain/case/turn/awaiting.ts';
import {
	type ClockView,
	clocksAndOtherReadings,
	type EventView,
	eventsView,
	stateName,
} from '../../domain/case/why/view.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Act } from '../../domain/regulation/regulation.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';

/** Why a line changed nothing. */
export interface Refused {
	readonly code: string;
	readonly clause: string | null;
	/** What may be done instead, by whomever. */
	readonly allowed: readonly Act[];
	/** The field at fault, where one is. */
	readonly field?: string;
	/** In words, where the line itself could not be understood. */
	readonly detail?: string;
}

/** A refusal as people are told it, and in a line for programs. */
export interface Says {
	readonly ru: string;
	readonly en: string;
}

/** What a line of input brought about. Every line of input gets exactly one. */
export interface SimulatedStep {
	readonly case?: string | number;
	readonly at: string | null;
	readonly refused: Refused | null;
	/**
	 * The refusal of an act in words: what is not possible and by which clause, whom the case awaits until when, and what
	 * whoever asked can do instead (G-42).
	 */
	readonly says?: Says;
	readonly events: readonly EventView[];
	/** null while there is no case. */
	readonly state: string | null;
	readonly awaiting: readonly Awaited[];
	readonly clocks: readonly ClockView[];
}

/** A step as it is written out: times in the municipality's zone, events without what is no act. */
export function show(
	{ regulation, calendar }: Pick<World, 'regulation' | 'calendar'>,
	step: {
		readonly case: string | number | null;
		readonly at: Instant | null;
		readonly refused: Refused | null;
		readonly says?: Says | undefined;
		readonly events: readonly CaseEvent[];
		readonly state: Case | null;
	},
): SimulatedStep {
	const { state } = step;
	return {
		...(step.case !== null && { case: step.case }),
		at: step.at === null ? null : isoInZone(calendar, step.at),
		refused: step.refused,
		...(step.says !== undefined && { says: step.says }),
		events: eventsView(step.events, calendar),
		state: state === null ? null : stateName(state),
		awaiting: state === null ? [] : awaiting(state, regulation),
		clocks: state === null ? [] : clocksAndOtherReadings(state, regulation, calendar, step.at ?? state.lastAt),
	};
}
