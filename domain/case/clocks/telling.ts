import type { Case, Clock } from '../model/case.ts';
import type { MoveReason } from '../model/clock-events.ts';
import type { CaseEvent } from '../model/events.ts';
import { replay } from '../state/evolve.ts';
import { tellAt, toldOf, whenToTell } from '../state/telling.ts';
import { type BareEvent, type DecisionContext, record } from './decision-context.ts';
import { isSetAside } from './next-wake.ts';

type Move = Omit<Extract<BareEvent, { type: 'ClockMoved' }>, 'type' | 'id' | 'tell'> & { readonly why: MoveReason };

/** Records that a clock has moved, and whether its holder is told at once. */
export function recordMove(context: DecisionContext, clock: Clock, move: Move): void {
	const { dueAt, clause, kind } = move;
	const tell = whenToTell(context.state, { ...clock, dueAt, clause, kind }, context.world.now);
	record(context, { type: 'ClockMoved', id: clock.id, ...move, ...(tell === 'later' && { tell }) });
}

/**
 * Tells what has moved again within ten minutes of a telling, once those are over: the due time as it then stands. Who
 * was told of it already is not told again.
 */
export function tellMoves(context: DecisionContext): void {
	const owed = context.state.clocks.filter((clock) => {
		const at = tellAt(context.state, clock);
		return at !== null && at <= context.world.now && !isSetAside(context.state, clock);
	});
	// One mail tells of several: what moved of itself comes before what followed it.
	const followed = ({ history }: Clock) => Number(history.at(-1)?.why === 'base-moved');
	for (const clock of owed.toSorted((one, other) => followed(one) - followed(other))) {
		const byCurator = toldOf(context.state, clock)?.owed === 'all-at-work';
		record(context, { type: 'DueTimeTold', id: clock.id, byCurator });
	}
}

/**
 * The case with this clock as its holder was last told of it: so a mail says what the log says that it says, whatever has
 * happened until it is delivered. As it stands where it was never told of.
 */
export function asTold(state: Case, decisions: readonly (readonly CaseEvent[])[], id: string): Case {
	const last = decisions.findLastIndex((events) => events.some((event) => tells(event, id)));
	const then = replay(decisions.slice(0, last + 1).flat());
	const told = then?.clocks.find((clock) => clock.id === id);
	if (told === undefined) return state;
	return { ...state, clocks: state.clocks.map((clock) => (clock.id === id ? told : clock)) };
}

function tells(event: CaseEvent, id: string): boolean {
	if (event.type === 'ClockStarted') return event.tell === 'now' && event.clock.id === id;
	return (event.type === 'DueTimeTold' || (event.type === 'ClockMoved' && event.tell !== 'later')) && event.id === id;
}
