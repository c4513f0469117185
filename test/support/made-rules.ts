import { type BareEvent, begin, type DecisionContext } from '../../domain/case/clocks/decision-context.ts';
import { happen } from '../../domain/case/clocks/record.ts';
import type { Assignment, Case, Clock } from '../../domain/case/model/case.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { TermRule } from '../../domain/regulation/regulation.ts';
import { term } from './calendars.ts';
import { coordinator, receive, route } from './commands.ts';
import { local, play, time, world } from './play.ts';

// What clocks do under rules that no shipped regulation has in this very form, and any could.

const { case: receivedCase, events: opening } = play(['10:00', receive({ sentAt: time('12.03 09:30') })]);
const [pattern] = receivedCase.clocks;
const [first] = world.regulation.terms;
const [asked] = play(['10:00', receive()], ['10:10', route()]).case.assignments;
const [receiptEvent] = opening;
if (pattern === undefined || first === undefined || asked === undefined || receiptEvent === undefined)
	throw new Error('a case has a receipt, a clock and a unit');

/** An incident of Anapa, received at ten and sent half an hour before. */
export const received = receivedCase;
export const receipt = receiptEvent;

const { high: _high, untold: _untold, when: _when, ...plain } = first;
/** An hour of working time from the consent on, until the case is sent on. */
export const rule = (id: string, change: Partial<TermRule> = {}): TermRule => ({
	...plain,
	id,
	stage: id,
	clause: id,
	kind: 'LEGAL',
	starts: ['consent'],
	ends: ['forward'],
	voids: [],
	limit: { term: term('1 WH') },
	...change,
});
export const clock = (of: string, due: string | null, change: Partial<Clock> = {}): Clock => ({
	...pattern,
	id: `${of}-1`,
	term: of,
	clause: of,
	kind: 'LEGAL',
	startedAt: time('12.03 10:00'),
	dueAt: due === null ? null : time(due),
	...change,
});

/** An hour of the day on which all of this happens. */
export const at = (hour: string) => time(`12.03 ${hour}`);

/** A clock of the coordinator's due at this hour, to which nothing has happened yet. */
export const runs = (of: string, due: string | null, change: Partial<Clock> = {}) =>
	clock(of, due === null ? null : `12.03 ${due}`, {
		history: [],
		pauses: [],
		reminders: [],
		remindAt: null,
		holder: 'coordinator',
		...change,
	});

/** That a clock was moved at half past ten. */
export const why = (reason: string, due: string | null): Clock['history'][number] => ({
	dueAt: due === null ? null : at(due),
	calendar: 'c',
	why: reason,
	at: at('10:30'),
});

export const part = (unit: string, change: Partial<Assignment> = {}): Assignment => ({ ...asked, unit, ...change });

/** A decision about to be made of these clocks, under these terms alone. */
export function on(at: string, terms: readonly TermRule[], clocks: readonly Clock[], change: Partial<Case> = {}) {
	const regulation = { ...world.regulation, terms, pause: null, notices: [] };
	return begin({ ...receivedCase, ...change, clocks }, { ...world, regulation, now: time(at) }, coordinator);
}
export const consent: BareEvent = { type: 'ConsentRecorded' };

/** What became of clocks, in the order in which it was decided. */
export function told({ events }: DecisionContext): readonly string[] {
	return events.flatMap((event: CaseEvent) => {
		switch (event.type) {
			case 'ClockStarted':
				return [`${event.clock.id} starts ${local(event.clock.startedAt)} due ${local(event.clock.dueAt)}`];
			case 'ClockMoved':
				return [`${event.id} due ${local(event.dueAt)} because ${event.why}`];
			case 'ClockMet':
			case 'ClockMetLate':
			case 'ClockVoided':
				return [`${event.id} ${event.type} ${local(event.at)}`];
			default:
				return [];
		}
	});
}
/** What becomes of clocks when they hear of this. */
export function heard(context: DecisionContext, event: BareEvent): readonly string[] {
	happen(context, event);
	return told(context);
}
