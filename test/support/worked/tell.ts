import type { MailOrder } from '../../../domain/case/follow-ups/follow-up.ts';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import { clauseOfStage } from '../../../domain/case/turn/allowed.ts';
import { awaiting } from '../../../domain/case/turn/awaiting.ts';
import { type HeldShare, heldBy } from '../../../domain/case/why/held-by.ts';
import type { OtherReading } from '../../../domain/case/why/other-readings.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import type { WorkCalendar } from '../../../domain/worktime/calendar.ts';

export type TellTime = (instant: Instant) => string;

/** `draft 2.7 awaits executor roads + coordinator (screening)`, or how the case ended. */
export function tellStanding(state: Case, regulation: Regulation): string {
	const { status } = state;
	if (status.is === 'ended') return status.outcome;
	const awaited = awaiting(state, regulation).map(({ role, unit, stage }) =>
		words(role, unit, stage !== status.stage && `(${stage})`),
	);
	return `${status.stage} ${clauseOfStage(state, regulation)} awaits ${awaited.join(' + ') || 'nobody'}`;
}

/** Acts and what time did to the case; what happens to clocks and mails is told elsewhere. */
export function tellEvents(events: readonly CaseEvent[]): readonly string[] {
	return events.flatMap((event) => {
		const { type, clause } = event;
		switch (type) {
			case 'StageOpened':
			case 'MailHandedOver':
			case 'PartsCompleted':
			case 'ReminderGiven':
			case 'RestBegan':
			case 'DueTimeTold':
			case 'ClockStarted':
			case 'ClockMoved':
			case 'ClockPaused':
			case 'ClockResumed':
			case 'ClockMet':
			case 'ClockMetLate':
			case 'ClockBreached':
			case 'ClockVoided':
				return [];
			case 'NoticeDemanded':
				return [words(type, clause, 'to', event.to, event.unit, event.acknowledge && 'to acknowledge')];
			case 'MemoPrepared':
				return [words(type, clause, 'to', event.to, 'by', event.sender)];
			case 'CaseEnded':
				return [words(type, event.outcome)];
			default:
				return [words(type, clause)];
		}
	});
}

export function tellMail({ template, to, unit }: MailOrder): string {
	return words(template, to, unit);
}

/** What happened to each clock between two states of a case. */
export function tellClocks(
	before: readonly Clock[],
	after: readonly Clock[],
	regulation: Regulation,
	state: Case,
	now: Instant,
	time: TellTime,
): readonly string[] {
	return after.flatMap((clock) => {
		const was = before.find(({ id }) => id === clock.id);
		if (was === clock) return [];
		if (was === undefined)
			return [words(startOf(clock, readingOf(clock, regulation, state), time), endOf(null, clock, now, time))];
		const name = words(was.clause, was.stage, was.kind, was.unit);
		return [moveOf(was, clock, time), endOf(was, clock, now, time)].flatMap((what) =>
			what === '' ? [] : [`${name} ${what}`],
		);
	});
}

/** `2.2: curator 350, coordinator 20`, first whoever held the case when the term ran out; wall minutes are said to be such. */
export function tellHeldBy(state: Case, regulation: Regulation, calendar: WorkCalendar): readonly string[] {
	return state.clocks.flatMap((clock) => {
		const held = heldBy(state, clock, regulation, calendar);
		if (held === null) return [];
		const shares = held.shares.map(tellShare).join(', ');
		return [`${words(clock.clause, clock.unit, held.onWall && 'on the wall')}: ${shares}`];
	});
}

/** `curator 150 (90 before receipt)`, `executor parks roads 60`, `approver as second person 30`. */
export function tellShare({ role, units, secondPerson, minutes, beforeReceipt }: HeldShare): string {
	const before = beforeReceipt > 0 && `(${beforeReceipt} before receipt)`;
	return words(role, secondPerson && 'as second person', ...units, String(minutes), before);
}

/** `A-1/received 2.2 overall LEGAL 12.03 10:20 – 13.03 10:20 running` */
export function tellShadow({ clock, reading }: OtherReading, time: TellTime): string {
	const { clause, stage, kind, unit, startedAt, state } = clock;
	return words(reading, clause, stage, kind, unit, time(startedAt), '–', dueOf(clock, time), state);
}

function startOf(clock: Clock, reading: string | undefined, time: TellTime): string {
	const { clause, stage, kind, holder, unit, startedAt } = clock;
	return words(clause, stage, kind, holder, unit, time(startedAt), '–', dueOf(clock, time), reading && `(${reading})`);
}

/** The decision of the ledger that the clock rests on. */
function readingOf({ term }: Clock, { terms }: Regulation, { incident }: Case): string | undefined {
	const rule = terms.find(({ id }) => id === term);
	const high = incident.importance === 'high' && typeof rule?.high === 'object' ? rule.high.reading : undefined;
	return high ?? rule?.reading;
}

function dueOf({ dueAt }: Clock, time: TellTime): string {
	return dueAt === null ? 'no term' : time(dueAt);
}

function moveOf(was: Clock, is: Clock, time: TellTime): string {
	const named = was.clause !== is.clause || was.kind !== is.kind ? `as ${is.clause} ${is.kind}` : '';
	if (was.state === 'running' && is.state === 'paused') return 'paused';
	// It can end while it stands still.
	if (was.state === 'paused' && is.state !== 'paused')
		return is.dueAt === null && is.endedAt !== null ? '' : words('resumes to', dueOf(is, time), named);
	return was.dueAt === is.dueAt && named === '' ? '' : words('moves to', dueOf(is, time), named);
}

function endOf(was: Clock | null, is: Clock, now: Instant, time: TellTime): string {
	const since = is.endedAt !== null && is.endedAt !== now ? `at ${time(is.endedAt)}` : '';
	switch (is.state) {
		case 'met':
			return was?.state === 'met' ? '' : words('met', since);
		case 'void':
			return was?.state === 'void' ? '' : words('void', since);
		case 'breached': {
			const breach = was?.state === 'breached' ? '' : `breached by ${is.attribution}`;
			const done = is.endedAt !== null && was?.endedAt !== is.endedAt ? words('done late', since) : '';
			return [breach, done].filter((part) => part !== '').join(' and ');
		}
		default:
			return '';
	}
}

function words(...parts: readonly (string | null | undefined | false)[]): string {
	return parts.filter((part) => typeof part === 'string' && part !== '').join(' ');
}
