import type { Case, Clock } from '../../domain/case/model/case.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { World } from '../../domain/case/model/world.ts';
import { type Awaited, awaiting } from '../../domain/case/turn/awaiting.ts';
import { otherReadingsOf } from '../../domain/case/why/other-readings.ts';
import {
	type ClockView,
	clockView,
	type EventView,
	eventsView,
	otherReadingView,
	stateName,
} from '../../domain/case/why/view.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Act } from '../../domain/regulation/regulation.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';
import type { Gathered } from './gathered.ts';

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
	readonly view: ClockView;
	readonly bytes: Uint8Array;
}

/** Writes steps as lines of JSON, each a `SimulatedStep`: times in the municipality's zone, events without what is no act. */
export function stepWriter({
	regulation,
	calendar,
}: Pick<World, 'regulation' | 'calendar'>): (step: Step, out: Gathered) => void {
	/** Of the latest case: most lines go on with it, and repeat clocks that stand as they stood. */
	let latest: readonly Written[] = [];
	let latestOthers: readonly Written[] = [];
	const clockWritten = (state: Case, clock: Clock, known: Written | undefined): Written =>
		// Whose minutes a breach was made of follows from more than the clock.
		known?.clock === clock && clock.state !== 'breached'
			? known
			: written(clock, clockView(state, clock, regulation, calendar), known);
	return ({ case: name, at, refused, says, events, state }, out) => {
		const step: Omit<SimulatedStep, 'clocks'> = {
			...(name !== null && { case: name }),
			at: at === null ? null : isoInZone(calendar, at),
			refused,
			...(says !== undefined && { says }),
			events: eventsView(events, calendar),
			state: state === null ? null : stateName(state),
			awaiting: state === null ? [] : awaiting(state, regulation),
		};
		latest = state === null ? [] : state.clocks.map((clock, index) => clockWritten(state, clock, latest[index]));
		const others = state === null ? [] : otherReadingsOf(state, regulation, calendar, at ?? state.lastAt);
		latestOthers = others.map((other, index) =>
			written(other.clock, otherReadingView(other, regulation, calendar), latestOthers[index]),
		);
		out.add(JSON.stringify(step).slice(0, -1));
		out.add(',"clocks":');
		out.addList(latest, latestOthers);
		out.add('}\n');
	};
}

/** What is written of a clock, anew only where something else was written in its place before. */
function written(clock: Clock, view: ClockView, known: Written | undefined): Written {
	const isSame = known !== undefined && agrees(view, known.view) && agrees(known.view, view);
	return { clock, view, bytes: isSame ? known.bytes : Buffer.from(JSON.stringify(view)) };
}

/** Whether another says the same in every field of this one; lists that were made anew count as others. */
function agrees<View extends object>(one: View, other: View): boolean {
	for (const field in one) if (one[field] !== other[field]) return false;
	return true;
}
