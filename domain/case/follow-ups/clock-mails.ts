import type { Regulation, Role, TermRule } from '../../regulation/regulation.ts';
import { termNamed } from '../../regulation/term-named.ts';
import { secondPersonAt } from '../clocks/accusing.ts';
import type { Case, Clock } from '../model/case.ts';
import type { CaseEvent } from '../model/events.ts';
import { isToldOf } from '../state/telling.ts';
import { awaiting, joiner } from '../turn/awaiting.ts';
import { unitsOut } from '../turn/questions.ts';
import type { MailOrder } from './follow-up.ts';
import { atWork, holdersOf } from './holders.ts';
import { mail, openStageOf, unitStage } from './mail-order.ts';
import { isReminderNeedless, isToldLater, toldWith } from './quiet.ts';

/**
 * An INTERNAL target is ours, and an EXTERNAL term binds nobody here: neither is reported as a breach, but the coordinator
 * hears that somebody outside is late, for nobody else would ask him. Of some targets the
 * file says who hears that they have passed: while a second person is silent, say, every other term is set aside (G-27, G-35).
 */
export function breachMails(id: string, after: Case, regulation: Regulation, accuses = true): readonly MailOrder[] {
	const clock = after.clocks.find((one) => one.id === id);
	if (clock === undefined) return [];
	if (clock.kind === 'EXTERNAL') return [mail({ template: 'breach', to: 'coordinator', clock: clock.id })];
	if (clock.kind === 'INTERNAL') {
		const tell = termNamed(regulation, clock.term)?.tell;
		return tell === undefined
			? []
			: [mail({ template: 'breach', to: tell, clock: clock.id, ...wayOn(tell, clock, after, regulation) })];
	}
	if (isToldOfUnits(clock, after)) return [];
	const coordinator = isToldLater(clock, after) ? [] : breachMailsTo('coordinator', clock, after, regulation);
	// What may still be excused is the coordinator's alone to know (G-40).
	return accuses ? [...coordinator, ...escalationMails(id, after, regulation)] : coordinator;
}

/** To those whom the regulation has told of a breach besides the coordinator, once it accuses somebody (G-40). */
export function escalationMails(id: string, after: Case, regulation: Regulation): readonly MailOrder[] {
	const clock = after.clocks.find((one) => one.id === id);
	return clock === undefined || isToldOfUnits(clock, after)
		? []
		: regulation.escalates.flatMap(({ to }) => breachMailsTo(to, clock, after, regulation));
}

function breachMailsTo(to: Role, clock: Clock, after: Case, regulation: Regulation): readonly MailOrder[] {
	const waited = to === 'coordinator' ? toldWith(clock, after) : [];
	const along = waited.map((one) => mail({ template: 'breach', to, unit: one.unit, clock: one.id }));
	return unitsToTell(to, clock, after).map((unit) => ({
		...mail({ template: 'breach', to, unit, clock: clock.id, ...wayOn(to, clock, after, regulation) }),
		...(along.length === 0 ? {} : { along }),
	}));
}

/** Of one lateness one mail: where units break the same clause at the same instant, theirs says it (Okha 3.2, O-4′). */
function isToldOfUnits({ unit, clause, dueAt, kind }: Clock, { clocks }: Case): boolean {
	const isSame = (one: Clock) => one.clause === clause && one.dueAt === dueAt && one.kind === kind;
	return unit === null && clocks.some((one) => one.unit !== null && one.state === 'breached' && isSame(one));
}

/** To whoever is late himself the stage that waits for him; else see `wayToJoin`. */
function wayOn(to: Role, clock: Clock, after: Case, regulation: Regulation): Partial<MailOrder> {
	const join = wayToJoin(to, clock, after, regulation);
	const { stage, visit } = openStageOf(after);
	const isAwaited = awaiting(after, regulation).some(
		(one) => one.role === to && one.unit === null && one.stage === stage,
	);
	return join.stage === undefined && isAwaited ? { stage, visit } : join;
}

/** The one who may go on without a part that is out gets the way to do so. */
function wayToJoin(to: Role, { unit, stage }: Clock, after: Case, regulation: Regulation): Partial<MailOrder> {
	const concerns = unit !== null || stage === 'publication' || stage === 'final';
	const [mayJoin] = concerns ? joiner(after, regulation) : [];
	return mayJoin?.role === to ? { ...openStageOf(after), stage: mayJoin.stage } : {};
}

/** The head of a unit is told of what it breached, and of what was breached while its part was out (Kislovodsk, act, 3). */
function unitsToTell(to: Role, { unit, dueAt }: Clock, after: Case): readonly (string | null)[] {
	if (to === 'unit-head' && dueAt !== null && secondPersonAt(after, dueAt) !== null) return [];
	if (to !== 'unit-head' || unit !== null) return [unit];
	return unitsOut(after).map((asked) => asked.unit);
}

/** A term whose act might not have been needed is breached by the late act itself (G-26); the others were told of in time. */
export function lateMails(
	id: string,
	before: Case | null,
	events: readonly CaseEvent[],
	after: Case,
	regulation: Regulation,
): readonly MailOrder[] {
	const rule = ruleOf(id, after, regulation);
	const isTold =
		before?.clocks.find((clock) => clock.id === id)?.state === 'breached' ||
		events.some((event) => event.type === 'ClockBreached' && event.id === id);
	return (rule?.optional === true || rule?.passesOn === true) && !isTold ? breachMails(id, after, regulation) : [];
}

function ruleOf(id: string, { clocks }: Case, regulation: Regulation): TermRule | undefined {
	const clock = clocks.find((one) => one.id === id);
	return clock === undefined ? undefined : termNamed(regulation, clock.term);
}

/**
 * Before the end of a term, to whoever holds it; of an act that may not be needed only where its stage is at hand, and of
 * alternatives of one duty once (G-26′). While nothing is done nobody is reminded twice within half a day.
 */
export function reminderMail(
	id: string,
	events: readonly CaseEvent[],
	after: Case,
	regulation: Regulation,
): readonly MailOrder[] {
	const clock = after.clocks.find((one) => one.id === id);
	const rule = ruleOf(id, after, regulation);
	if (clock === undefined || rule === undefined) return [];
	const given = events.flatMap((event) => (event.type === 'ReminderGiven' ? [event] : []));
	const first = given.find((one) => ruleOf(one.id, after, regulation)?.oneOf === rule.oneOf);
	if (rule.oneOf !== undefined && first !== undefined && first.id !== id) return [];
	if (rule.optional && openStageOf(after).stage !== rule.stage) return [];
	const now = given[0]?.at ?? after.lastAt;
	const holders = holdersOf(clock, after, rule).filter(
		(holder) => !isReminderNeedless(clock, holder, now, after, regulation),
	);
	return holders.map(({ to, unit }) =>
		mail({
			template: 'reminder',
			to,
			unit,
			clock: clock.id,
			...unitStage(after, unit),
			...wayToJoin(to, clock, after, regulation),
		}),
	);
}

/**
 * One corrected notice to each holder whose due time moved, however many of his clocks did by the same cause (G-4). Of what moves again
 * within ten minutes he is told when those are over.
 */
export function movedMails(events: readonly CaseEvent[], after: Case): readonly MailOrder[] {
	const told = new Map<string, MailOrder>();
	for (const { id, byCurator } of toldOfNow(events)) {
		const clock = after.clocks.find((one) => one.id === id);
		if (clock === undefined || !isToldOf(clock)) continue;
		for (const { to, unit } of [...holdersOf(clock, after), ...(byCurator ? atWork(after) : [])]) {
			const key = `${to} ${unit ?? ''} ${byCurator}`;
			if (!told.has(key)) told.set(key, mail({ template: 'clock-moved', to, unit, clock: clock.id }));
		}
	}
	return [...told.values()];
}

interface ToldNow {
	readonly id: string;
	/** The units at work are told, too. */
	readonly byCurator: boolean;
}

/** The clocks whose due time is another than was told: moved, or set by a date of the curator's beside the one that stood. */
function toldOfNow(events: readonly CaseEvent[]): readonly ToldNow[] {
	const byCurator = events.some(({ type }) => type === 'DeadlineSet');
	return events.flatMap((event): readonly ToldNow[] => {
		if (event.type === 'DueTimeTold') return [event];
		if (event.type === 'ClockMoved') return event.tell === 'later' ? [] : [{ id: event.id, byCurator }];
		return event.type === 'ClockStarted' && event.tell === 'now' ? [{ id: event.clock.id, byCurator }] : [];
	});
}
