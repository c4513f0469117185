import type { Act, ActRule, Exit, StageKind } from '../regulation/regulation.ts';
import { done, type Result, refuse } from '../result.ts';
import { perform } from './acts.ts';
import { allowedActs, clauseFor, clauseOf, rolesFor, ruleFor } from './allowed.ts';
import type { Case } from './case.ts';
import { happen, voidAll } from './clocks.ts';
import type { Command } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { judge, remind } from './judge.ts';
import { acknowledgersOf } from './notices.ts';
import type { ActCommand, Fault } from './performed.ts';
import { arePartsOut } from './questions.ts';
import { receive } from './receive.ts';
import { allowedNone, type Refusal, type RefusalCode } from './refusal.ts';
import { recalendar } from './reweigh.ts';
import { record, type Unfolding } from './unfolding.ts';
import { activeUnits, holds, type Weighing } from './when.ts';
import type { World } from './world.ts';

/**
 * What a command does to a case: its events, oldest first, or the reason why it changes nothing. Pure: the moment of
 * the act, the regulation that the case pins and the calendar in force come in with `world`. Time is judged before the
 * act, so an act at a due instant is in time (G-5) and one after it finds the breach recorded; of clocks that the act
 * does not concern only as far as `world.judgeBefore` allows.
 */
export function decide(state: Case | null, command: Command, world: World): Result<readonly CaseEvent[], Refusal> {
	if (isReceipt(command)) return state === null ? receive(command, world) : refuse(allowedNone('already-received'));
	if (state === null) return refuse(allowedNone('unknown-case'));
	const unfolding: Unfolding = {
		state,
		events: [],
		world,
		by: 'by' in command ? command.by : null,
		fault: null,
	};
	const fault = unfold(unfolding, command);
	if (fault !== null) return refuse(fault);
	if (unfolding.fault !== null) return refuse(allowedNone('calendar-silent'));
	return done(unfolding.events);
}

type Receipt = Extract<Command, { do: 'receive' | 'found' }>;

function isReceipt(command: Command): command is Receipt {
	return command.do === 'receive' || command.do === 'found';
}

function unfold(unfolding: Unfolding, command: Exclude<Command, Receipt>): Refusal | null {
	const { now, judgeBefore = now } = unfolding.world;
	switch (command.do) {
		case 'tick':
			judge(unfolding, command.judgeBefore);
			remind(unfolding);
			return null;
		case 'recalendar':
			judge(unfolding, judgeBefore);
			recalendar(unfolding);
			return null;
		case 'hand-over':
			return handOver(unfolding, command);
		case 'acknowledge':
			return acknowledge(unfolding, command);
		default: {
			judge(unfolding, judgeBefore);
			const fault = act(unfolding, command);
			if (fault === null) judge(unfolding, judgeBefore);
			return fault;
		}
	}
}

/** The gate that every act passes: does the state know it now, and is it this role's to do. */
function act(unfolding: Unfolding, command: Exclude<ActCommand, { do: 'acknowledge' }>): Refusal | null {
	const { state, world } = unfolding;
	const { regulation } = world;
	const no = (code: RefusalCode, { field, clause }: Partial<Fault> = {}): Refusal => ({
		code,
		clause: clause ?? clauseFor(state, regulation, command.do) ?? clauseOf(regulation, command.do),
		allowed: allowedActs(state, regulation),
		...(field !== undefined && { field }),
	});
	if (state.status.is === 'ended') return no('ended');
	const unit = ('unit' in command ? command.unit : null) ?? command.by.unit;
	const rule = ruleFor(state, regulation, command.do, unit);
	if (rule === undefined) return no('not-now');
	if (!rolesFor(state, regulation, rule).includes(command.by.role)) return no('not-yours');
	const performed = perform(unfolding, command, state.status.stage);
	if (!performed.ok) return no(performed.refusal.code, performed.refusal);
	go(unfolding, command.do, rule, performed.value);
	return null;
}

/** Follows the first exit that holds; a stage waits on while parts of several units are out. */
function go(unfolding: Unfolding, what: Act, rule: ActRule, weighing: Weighing): void {
	if (staysForParts(unfolding.state, what)) return;
	const exit = rule.exits.find(({ when }) => holds(when, unfolding.state, weighing));
	if (exit !== undefined) leave(unfolding, exit);
}

function staysForParts(state: Case, what: Act): boolean {
	if (state.status.is !== 'open' || state.status.stage !== 'draft') return false;
	if (what === 'submit' || what === 'explain' || what === 'publish') return arePartsOut(state);
	return what === 'decline' && activeUnits(state).length > 0;
}

function leave(unfolding: Unfolding, exit: Exit): void {
	if ('ends' in exit) {
		record(unfolding, { type: 'CaseEnded', outcome: exit.ends });
		voidAll(unfolding);
		return;
	}
	open(unfolding, exit.to);
}

function open(unfolding: Unfolding, stage: StageKind): void {
	const rule = unfolding.world.regulation.stages[stage];
	if (rule === undefined) throw new Error(`${unfolding.world.regulation.id} has no stage ${stage}`);
	const awaits = rule.awaits.find(({ when }) => holds(when, unfolding.state));
	if (awaits === undefined) throw new Error(`nobody is awaited in ${stage} of ${unfolding.world.regulation.id}`);
	const visit = unfolding.state.status.is === 'open' ? unfolding.state.status.visit + 1 : 1;
	record(unfolding, { type: 'StageOpened', stage, visit, awaits: awaits.role, clause: awaits.clause ?? rule.clause });
}

/** G-8: the unit's clocks start when its mail was handed over. A repeat, or one of an earlier round, changes nothing. */
function handOver(unfolding: Unfolding, command: Extract<Command, { do: 'hand-over' }>): Refusal | null {
	const assignment = unfolding.state.assignments.find(({ unit }) => unit === command.unit);
	if (assignment?.round !== command.round || assignment.part !== 'awaited' || unfolding.state.status.is === 'ended') {
		return allowedNone('unit-not-asked');
	}
	if (assignment.handedAt !== null) return null;
	happen(unfolding, { type: 'MailHandedOver', unit: command.unit, round: command.round, at: command.handedAt });
	return null;
}

/** A notice can be acknowledged after the case has ended, too: what it tells has happened. */
function acknowledge(unfolding: Unfolding, command: Extract<Command, { do: 'acknowledge' }>): Refusal | null {
	const { state, world } = unfolding;
	const notice = state.notices.find(({ notice: id }) => id === command.notice);
	const allowed = allowedActs(state, world.regulation);
	if (notice === undefined || notice.acknowledgedAt !== null) {
		return { code: 'unknown-notice', clause: clauseOf(world.regulation, 'acknowledge'), allowed };
	}
	const { role, unit } = command.by;
	const ofAnother = notice.unit !== null && unit !== null && unit !== notice.unit;
	if (ofAnother || !acknowledgersOf(notice, world.regulation).includes(role))
		return { code: 'not-yours', clause: notice.clause, allowed };
	judge(unfolding, world.judgeBefore ?? world.now);
	happen(unfolding, { type: 'NoticeAcknowledged', notice: command.notice, clause: notice.clause });
	return null;
}
