import type { Case, Clock } from '../../domain/case/model/case.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { World } from '../../domain/case/model/world.ts';
import { type Awaited, awaiting } from '../../domain/case/turn/awaiting.ts';
import {
	type ClockView,
	clockView,
	type EventView,
	eventsView,
	otherReadingsView,
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

/** What a line did to its case, before it is written out. */
interface Step {
	readonly case: string | number | null;
	readonly at: Instant | null;
	readonly refused: Refused | null;
	readonly says?: Says | undefined;
	readonly events: readonly CaseEvent[];
	readonly state: Case | null;
}

/** A clock with what was written of it. */
interface Written {
	readonly clock: Clock;
	readonly text: string;
}

/** Writes steps as lines of JSON, each a `SimulatedStep`: times in the municipality's zone, events without what is no act. */
export function stepWriter({ regulation, calendar }: Pick<World, 'regulation' | 'calendar'>): (step: Step) => string {
	/** Of the latest case: most lines go on with it, and repeat clocks that stand as they stood. */
	let latest: readonly Written[] = [];
	const clocksOf = (state: Case): readonly Written[] =>
		state.clocks.map((clock, index) => {
			const known = latest[index];
			// Whose minutes a breach was made of follows from more than the clock.
			if (known?.clock === clock && clock.state !== 'breached') return known;
			return { clock, text: JSON.stringify(clockView(state, clock, regulation, calendar)) };
		});
	return ({ case: name, at, refused, says, events, state }) => {
		const step: Omit<SimulatedStep, 'clocks'> = {
			...(name !== null && { case: name }),
			at: at === null ? null : isoInZone(calendar, at),
			refused,
			...(says !== undefined && { says }),
			events: eventsView(events, calendar),
			state: state === null ? null : stateName(state),
			awaiting: state === null ? [] : awaiting(state, regulation),
		};
		latest = state === null ? [] : clocksOf(state);
		const others = state === null ? [] : otherReadingsView(state, regulation, calendar, at ?? state.lastAt);
		const clocks = [...latest.map(({ text }) => text), ...others.map((view) => JSON.stringify(view))];
		return `${JSON.stringify(step).slice(0, -1)},"clocks":[${clocks.join(',')}]}`;
	};
}
