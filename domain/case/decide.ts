import type { Instant } from '../instant.ts';
import type { Act, ActRule, Exit, StageKind } from '../regulation/regulation.ts';
import { done, type Result, refuse } from '../result.ts';
import { correct } from './acts/correct.ts';
import { endCase } from './acts/ending.ts';
import { writeErased } from './acts/erase.ts';
import type { ActCommand, ActOutcome, ParticularsFault } from './acts/outcome.ts';
import { passOn } from './acts/pass-on.ts';
import { performAct } from './acts/perform.ts';
import { receive } from './acts/receive.ts';
import { longRemarkIn } from './acts/text-faults.ts';
import { deliverAgain, undeliverable } from './acts/undelivered.ts';
import { accusationDue } from './clocks/accusing.ts';
import { judgeClocks, remind, settleSetAside } from './clocks/breaches.ts';
import { begin, concluded, type Decided, type DecisionContext, record } from './clocks/decision-context.ts';
import { acknowledgersOf } from './clocks/notices.ts';
import { recalendar } from './clocks/recalendar.ts';
import { happen } from './clocks/record.ts';
import { settleRest } from './clocks/rest.ts';
import { tellMoves } from './clocks/telling.ts';
import type { Case } from './model/case.ts';
import type { Command } from './model/commands.ts';
import type { CaseEvent } from './model/events.ts';
import { allowedNone, type Refusal, type RefusalCode } from './model/refusal.ts';
import type { World } from './model/world.ts';
import { actNamed, allowedActs, clauseFor, clauseOf, rolesFor, ruleFor } from './turn/allowed.ts';
import { activeUnits, holds, type Weighing } from './turn/conditions.ts';
import { arePartsOut, unitsOut } from './turn/questions.ts';
import { wayBack } from './turn/way-back.ts';

/**
 * What a command does to a case: its events, oldest first, or the reason why it changes nothing. Pure: the moment of
 * the act, the regulation that the case pins and the calendar in force come in with `world`. Time is judged before the
 * act, so an act at a due instant is in time (G-5) and one after it finds the breach recorded; of clocks that the act
 * does not concern only as far as `world.judgeBefore` allows, and never so that it would be judged otherwise later.
 */
export function decide(state: Case | null, command: Command, world: World): Result<readonly CaseEvent[], Refusal> {
	const decided = carryOut(state, command, world);
	return decided.ok ? done(decided.value.events) : decided;
}

/** The same, and the case as the events leave it, for whoever plays on from there. */
export function carryOut(state: Case | null, command: Command, world: World): Result<Decided, Refusal> {
	if (isReceipt(command)) return state === null ? receive(command, world) : refuse(allowedNone('already-received'));
	if (state === null) return refuse(allowedNone('unknown-case'));
	const left = carriedOut(state, command, world);
	if (!left.ok || command.do === 'tick' || !isUnjudged(state, world.now)) return left;
	const first = carriedOut(state, command, world, world.now);
	return first.ok && !isJudgedAlike(left.value.after, first.value.after, world) ? first : left;
}

function carriedOut(
	state: Case,
	command: Exclude<Command, Receipt>,
	world: World,
	judgedFirst: Instant | null = null,
): Result<Decided, Refusal> {
	const context = begin(state, world, 'by' in command ? command.by : null);
	if (judgedFirst !== null) judgeClocks(context, judgedFirst);
	const fault = unfold(context, command);
	if (fault !== null) return refuse(fault);
	settleRest(context, command.do === 'tick' ? 'time' : 'act');
	return concluded(context);
}

/** Whether something has fallen due and is not judged yet. */
function isUnjudged(state: Case, now: Instant): boolean {
	return state.clocks.some((clock) => {
		const at = clock.state === 'running' ? clock.dueAt : accusationDue(state, clock);
		return at !== null && at < now;
	});
}

/**
 * Whether what has been left to be judged comes out as if it had been judged before the act. Where it would not, it was not
 * left in peace: who is accused, or whether anybody is, must not hang on when a machine looks.
 */
function isJudgedAlike(left: Case, judged: Case, world: World): boolean {
	const context = begin(left, world, null);
	judgeClocks(context, world.now);
	const { clocks } = context.state;
	return (
		clocks.length === judged.clocks.length &&
		clocks.every(({ state, attribution }, index) => {
			const other = judged.clocks[index];
			return other?.state === state && other.attribution === attribution;
		})
	);
}

type Receipt = Extract<Command, { do: 'receive' | 'found' }>;

function isReceipt(command: Command): command is Receipt {
	return command.do === 'receive' || command.do === 'found';
}

function unfold(context: DecisionContext, command: Exclude<Command, Receipt>): Refusal | null {
	const { now, judgeBefore = now } = context.world;
	switch (command.do) {
		case 'tick':
			judgeClocks(context, command.judgeBefore);
			tellMoves(context);
			remind(context);
			return null;
		case 'recalendar':
			judgeClocks(context, judgeBefore);
			recalendar(context);
			return null;
		case 'hand-over':
			return handOver(context, command);
		case 'undeliverable':
			return undeliverable(context, command);
		case 'deliver-again':
			return deliverAgain(context, command);
		case 'pass-on':
			return passOn(context, command);
		case 'erase':
			return writeErased(context, command);
		case 'acknowledge':
			return acknowledge(context, command);
		default: {
			judgeClocks(context, judgeBefore);
			const fault = act(context, command);
			judgeClocks(context, judgeBefore);
			return fault;
		}
	}
}

/** The gate that every act passes: does the state know it now, and is it this role's to do. */
function act(context: DecisionContext, command: Exclude<ActCommand, { do: 'acknowledge' }>): Refusal | null {
	const { state, world } = context;
	const { regulation } = world;
	const what = actNamed(command);
	const no = (code: RefusalCode, { field, clause }: Partial<ParticularsFault> = {}): Refusal => ({
		code,
		clause: clause ?? clauseFor(state, regulation, what) ?? clauseOf(regulation, what),
		allowed: allowedActs(state, world),
		...(field !== undefined && { field }),
	});
	const unit = ('unit' in command ? command.unit : null) ?? command.by.unit;
	const rule = ruleFor(state, regulation, what, unit);
	if (rule === undefined)
		return unitFault(context, what, unit, no) ?? no(state.status.is === 'ended' ? 'ended' : 'not-now');
	if (!rolesFor(state, regulation, rule).includes(command.by.role)) return no('not-yours');
	const long = longRemarkIn(command);
	if (long !== null) return no('remark-too-long', { field: long });
	const outcome = perform(context, command, state.status);
	if (!outcome.ok) return no(outcome.refusal.code, outcome.refusal);
	go(context, what, rule, outcome.value, state);
	return null;
}

/** Where others may do the act now and this unit may not: that it is none of ours, or that nobody asked it. */
function unitFault(
	{ state, world }: DecisionContext,
	what: Act,
	unit: string | null,
	no: (code: RefusalCode, fault: Partial<ParticularsFault>) => Refusal,
): Refusal | null {
	if (unit === null || ruleFor(state, world.regulation, what) === undefined) return null;
	if (!world.units.includes(unit)) return no('unknown-unit', { field: 'unit' });
	return activeUnits(state).includes(unit) ? null : no('unit-not-asked', { field: 'unit' });
}

/** What the case has ended with can be put right; everything else is done to an open one. */
function perform(
	context: DecisionContext,
	command: Exclude<ActCommand, { do: 'acknowledge' }>,
	status: Case['status'],
): ActOutcome {
	if (command.do === 'correct') return correct(context, command);
	return status.is === 'open' ? performAct(context, command, status.stage) : refuse({ code: 'ended' });
}

/** Follows the first exit that holds; a stage waits on while parts of several units are out. */
function go(context: DecisionContext, what: Act, rule: ActRule, weighing: Weighing, before: Case): void {
	if (staysForParts(context.state, what)) return;
	const exit = rule.exits.find(({ when }) => holds(when, context.state, weighing));
	if (exit !== undefined) leave(context, exit, before);
}

/** Whether the stage waits on after this act, because parts of several units are out. */
export function staysForParts(state: Case, what: Act): boolean {
	if (state.status.is !== 'open' || state.status.stage !== 'draft') return false;
	// What the coordinator explains for everybody waits for nobody.
	if (what === 'explain' && state.draft?.unit === null) return false;
	if (what === 'submit' || what === 'explain' || what === 'publish') return arePartsOut(state);
	// Whoever is asked in its place, or still works, is waited for; for one that declined only beside others (G-29).
	if (what === 'reassign') return unitsOut(state).length > 0 || (state.toReassign && activeUnits(state).length > 0);
	return what === 'decline' && activeUnits(state).length > 0;
}

function leave(context: DecisionContext, exit: Exit, before: Case): void {
	if ('ends' in exit) {
		endCase(context, { type: 'CaseEnded', outcome: exit.ends });
		return;
	}
	settleSetAside(context, 'needed');
	open(context, 'to' in exit ? exit.to : wayBack(before, context.world.regulation));
}

function open(context: DecisionContext, stage: StageKind): void {
	const rule = context.world.regulation.stages[stage];
	if (rule === undefined) throw new Error(`${context.world.regulation.id} has no stage ${stage}`);
	const awaits = rule.awaits.find(({ when }) => holds(when, context.state));
	if (awaits === undefined) throw new Error(`nobody is awaited in ${stage} of ${context.world.regulation.id}`);
	const visit = context.state.status.is === 'open' ? context.state.status.visit + 1 : 1;
	record(context, { type: 'StageOpened', stage, visit, awaits: awaits.role, clause: awaits.clause ?? rule.clause });
}

/** G-8: the unit's clocks start when its mail was handed over. A repeat, or one of an earlier round, changes nothing. */
function handOver(context: DecisionContext, command: Extract<Command, { do: 'hand-over' }>): Refusal | null {
	const assignment = context.state.assignments.find(({ unit }) => unit === command.unit);
	if (assignment?.round !== command.round || assignment.part !== 'awaited' || context.state.status.is === 'ended') {
		return allowedNone('unit-not-asked');
	}
	if (assignment.handedAt !== null) return null;
	happen(context, { type: 'MailHandedOver', unit: command.unit, round: command.round, at: command.handedAt });
	return null;
}

/** A notice can be acknowledged after the case has ended, too: what it tells has happened. */
function acknowledge(context: DecisionContext, command: Extract<Command, { do: 'acknowledge' }>): Refusal | null {
	const { state, world } = context;
	const notice = state.notices.find(({ notice: id }) => id === command.notice);
	const allowed = allowedActs(state, world);
	if (notice === undefined || notice.acknowledgedAt !== null) {
		return { code: 'unknown-notice', clause: clauseOf(world.regulation, 'acknowledge'), allowed };
	}
	const { role, unit } = command.by;
	const ofAnother = notice.unit !== null && unit !== null && unit !== notice.unit;
	if (ofAnother || !acknowledgersOf(notice, world.regulation).includes(role))
		return { code: 'not-yours', clause: notice.clause, allowed };
	judgeClocks(context, world.judgeBefore ?? world.now);
	happen(context, { type: 'NoticeAcknowledged', notice: command.notice, clause: notice.clause });
	return null;
}
