import type { Instant } from '../../instant.ts';
import type { Role, TermRule } from '../../regulation/regulation.ts';
import type { Case, Clock } from '../model/case.ts';
import { holderBeforeReceipt } from '../state/holds.ts';
import { reminderAt } from '../state/telling.ts';
import { holderOf, mayBeNeedless } from '../turn/questions.ts';
import { accusationDue, accusesAt, beforeRaising, isAccountedFor, secondPersonAt } from './accusing.ts';
import { isLastOfDuty } from './alternatives.ts';
import { type DecisionContext, record, ruleOf } from './decision-context.ts';
import { isSetAside } from './next-wake.ts';
import { demandLapseNotice } from './notices.ts';
import { orderedAt } from './orders.ts';

/**
 * What time alone has brought about: every running clock whose due time lies before `judgeBefore` is breached, or void
 * where its act may not be needed (G-26). At the due instant is in time (G-5). Earlier due times come first.
 */
export function judgeClocks(context: DecisionContext, judgeBefore: Instant): void {
	const overdue = context.state.clocks
		.filter((clock) => isOverdue(context, clock, judgeBefore))
		.sort((a, b) => a.dueAt - b.dueAt);
	for (const clock of overdue) fallDue(context, clock, clock.dueAt);
	for (const clock of context.state.clocks) {
		const at = accusationDue(context.state, clock);
		if (at !== null && at < judgeBefore) accuse(context, clock, at);
	}
}

/** The clock as time has left it at this moment: an act that concerns it finds it breached, also before others may judge it. */
export function asTimeLeft(context: DecisionContext, clock: Clock): Clock {
	const { now } = context.world;
	if (isOverdue(context, clock, now)) fallDue(context, clock, clock.dueAt);
	const left = context.state.clocks.find(({ id }) => id === clock.id) ?? clock;
	const at = accusationDue(context.state, left);
	if (at !== null && at < now) accuse(context, left, at);
	return context.state.clocks.find(({ id }) => id === clock.id) ?? clock;
}

/**
 * What becomes of terms that were set aside once the word is there. Where the case ends they are void; where it goes on,
 * what fell due meanwhile is late in the hands of whoever thought about it (P-7).
 */
export function settleSetAside(context: DecisionContext, becomes: 'needless' | 'needed'): void {
	for (const clock of context.state.clocks) {
		if (clock.state !== 'running' || clock.dueAt === null || !isSetAside(context.state, clock)) continue;
		if (becomes === 'needless') record(context, { type: 'ClockVoided', id: clock.id });
		else if (clock.dueAt < context.world.now) fallDue(context, clock, clock.dueAt);
	}
}

function fallDue(context: DecisionContext, clock: Clock, dueAt: Instant): void {
	const rule = ruleOf(context, clock);
	if (mayBeNeedless(context.state, rule) && !isLastOfDuty(context.state, clock, context.world.regulation)) {
		const owed = attributionOf(context.state, clock, rule, dueAt);
		// Done late all the same it is the breach of whoever owed it now.
		record(context, { type: 'ClockVoided', id: clock.id, ...(owed !== clock.holder && { owed }), at: dueAt });
		return;
	}
	if (rule.lapse !== undefined) {
		record(context, { type: 'ClockVoided', id: clock.id, at: dueAt });
		demandLapseNotice(context, rule.lapse, { at: dueAt, unit: clock.unit });
		return;
	}
	const accuses = accusesAt(context.state, clock, rule, context.world);
	record(context, {
		type: 'ClockBreached',
		id: clock.id,
		dueAt,
		attribution: attributionOf(context.state, clock, rule, dueAt),
		clause: clock.clause,
		...(accuses > dueAt && { accusesAt: accuses }),
		at: dueAt,
	});
	if (accuses === dueAt) prepareMemo(context, clock, rule, dueAt);
}

/** Nothing excuses the breach any more: it is booked on whoever held the term, and the memo falls (G-40). */
function accuse(context: DecisionContext, clock: Clock, at: Instant): void {
	const rule = ruleOf(context, clock);
	const attribution =
		clock.attribution === 'RECLASSIFIED' ? attributionBeside(context.state, clock, rule, at) : clock.attribution;
	record(context, {
		type: 'BreachConfirmed',
		id: clock.id,
		attribution: attribution ?? clock.holder,
		clause: clock.clause,
		at,
	});
	prepareMemo(context, clock, rule, at);
}

function prepareMemo(context: DecisionContext, clock: Clock, rule: TermRule, at: Instant): void {
	const { attribution } = context.state.clocks.find(({ id }) => id === clock.id) ?? clock;
	// It accuses whoever holds the term, so of what he could have kept and of nothing else.
	if (rule.breach === null || attribution !== clock.holder) return;
	record(context, {
		type: 'MemoPrepared',
		notice: `memo-${clock.id}`,
		clock: clock.id,
		to: rule.breach.tell,
		sender: rule.breach.by,
		clause: rule.breach.clause,
		at,
	});
}

/** Reminders that are owed by now, each once for its due time; none of a term that is set aside (G-35). */
export function remind(context: DecisionContext): void {
	for (const clock of context.state.clocks) {
		const at = reminderAt(clock);
		if (at !== null && at <= context.world.now && !isSetAside(context.state, clock))
			record(context, { type: 'ReminderGiven', id: clock.id });
	}
}

function isOverdue(
	context: DecisionContext,
	clock: Clock,
	judgeBefore: Instant,
): clock is Clock & { readonly dueAt: Instant } {
	if (clock.state !== 'running' || clock.dueAt === null || clock.dueAt >= judgeBefore) return false;
	const rule = ruleOf(context, clock);
	const isNobodys = rule.oneOf === undefined && mayBeNeedless(context.state, rule);
	return isNobodys || !isSetAside(context.state, clock);
}

/** A breach that the term would not have had before it was raised is nobody's until that due time has passed, too (G-14, G-40). */
function attributionOf(state: Case, clock: Clock, rule: TermRule, dueAt: Instant): Role | 'RECLASSIFIED' {
	const before = beforeRaising(clock);
	return before !== null && dueAt < before ? 'RECLASSIFIED' : attributionBeside(state, clock, rule, dueAt);
}

/** Raising aside. A term over both hops of a rework is late in whose hands the text is (Plastunovskaya 15). */
function attributionBeside(state: Case, clock: Clock, rule: TermRule, dueAt: Instant): Role {
	// His own date left nobody any time.
	if (dueAt === orderedAt(state, clock, rule)) return 'curator';
	if (dueAt <= state.receivedAt) return holderBeforeReceipt(state);
	// A step of the coordinator's own is what his proposal has cost him.
	const second = isAccountedFor(rule) || rule.holder !== 'coordinator' ? secondPersonAt(state, dueAt) : null;
	if (second !== null) return second;
	const asked = state.assignments.find(({ unit }) => unit === clock.unit);
	// The unit was asked too late to keep it (Okha 3.2 from the posting on).
	if (asked !== undefined && dueAt <= asked.routedAt) return 'coordinator';
	// It was over before it began: the unit's text came too late for anybody to keep it (Perm 3.6).
	if ((asked !== undefined || rule.passesOn) && dueAt < clock.startedAt) return 'executor';
	return holderOf(state, clock, rule);
}
