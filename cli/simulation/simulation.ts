import { allowedActs, ruleFor, rolesFor } from '../../domain/case/allowed.ts';
import { type Awaited, awaiting } from '../../domain/case/awaiting.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Command } from '../../domain/case/commands.ts';
import { consequences } from '../../domain/case/consequences.ts';
import { decide } from '../../domain/case/decide.ts';
import { evolve } from '../../domain/case/evolve.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { type ClockView, clocksView, type EventView, eventsView, stateName } from '../../domain/case/view.ts';
import type { World } from '../../domain/case/world.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Act, acts, type Role } from '../../domain/regulation/regulation.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';
import { readLine, type TimedCommand } from './read-line.ts';

/** What a line of input brought about. Every line of input gets exactly one. */
export interface SimulatedStep {
	readonly case?: string;
	readonly at: string | null;
	readonly refused: null | { readonly code: string; readonly clause: string | null; readonly allowed: readonly Act[]; readonly detail?: string };
	readonly events: readonly EventView[];
	readonly state: string | null;
	readonly awaiting: readonly Awaited[];
	readonly clocks: readonly ClockView[];
}

interface Running {
	readonly state: Case;
	readonly at: Instant;
}

/**
 * Runs timed commands through the real domain, without any cloud: one function that takes a line of NDJSON and gives
 * what it did. A mail counts as handed over at the instant of the command that causes it, and a due time is judged at
 * once. What is refused changes nothing, but time passes all the same.
 */
export function simulation(basis: Omit<World, 'now' | 'remindBefore'>): (line: string) => SimulatedStep {
	const cases = new Map<string, Running>();
	return (text) => {
		const read = readLine(text, basis.calendar.zone);
		if (!read.ok) {
			const { code, detail } = read.refusal;
			const key = read.refusal.case;
			return show(basis, cases.get(key ?? '')?.state ?? null, key, read.refusal.at, [], { code, clause: null, allowed: [], detail });
		}
		const line = read.value;
		const key = line.case ?? '';
		const before = cases.get(key) ?? null;
		const at = isoInZone(basis.calendar, line.at);
		if (before !== null && line.at < before.at) {
			return show(basis, before.state, line.case, at, [], none('time-runs-backwards', basis, before.state));
		}
		const step = take(basis, before?.state ?? null, line);
		if (step.state !== null) cases.set(key, { state: step.state, at: line.at });
		return show(basis, step.state, line.case, at, step.events, step.refusal);
	};
}

interface Taken {
	readonly state: Case | null;
	readonly events: readonly CaseEvent[];
	readonly refusal: Refusal | null;
}

function take(basis: Omit<World, 'now' | 'remindBefore'>, before: Case | null, line: TimedCommand): Taken {
	const world: World = { ...basis, now: line.at, remindBefore: null };
	const passed = before === null ? [] : eventsOf(before, { do: 'tick', judgeBefore: line.at }, world);
	const now = passed.reduce<Case | null>((state, event) => evolve(state, event), before);
	if (line.command === null) {
		return now === null ? { state: null, events: [], refusal: none('unknown-case', basis, null) } : { state: now, events: passed, refusal: null };
	}
	const role = line.by ?? roleOf(now, line, world);
	const decided = decide(now, line.command(role), world);
	if (!decided.ok) return { state: now, events: passed, refusal: decided.refusal };
	const after = decided.value.reduce<Case | null>((state, event) => evolve(state, event), now);
	const handed = after === null ? [] : handOvers(now, decided.value, after, world);
	return {
		state: handed.reduce<Case | null>((state, event) => evolve(state, event), after),
		events: [...passed, ...decided.value, ...handed],
		refusal: null,
	};
}

function eventsOf(state: Case, command: Command, world: World): readonly CaseEvent[] {
	const decided = decide(state, command, world);
	return decided.ok ? decided.value : [];
}

/** Every mail to a unit that the decision causes is handed over at once (G-8). */
function handOvers(before: Case | null, events: readonly CaseEvent[], after: Case, world: World): readonly CaseEvent[] {
	const handed: CaseEvent[] = [];
	let state = after;
	for (const consequence of consequences(before, events, after, world.regulation)) {
		if (consequence.is !== 'mail' || consequence.mail.template !== 'assignment') continue;
		const { unit, round } = consequence.mail;
		if (unit === null || round === null) continue;
		const more = eventsOf(state, { do: 'hand-over', unit, round, handedAt: world.now }, world);
		handed.push(...more);
		state = more.reduce(evolve, state);
	}
	return handed;
}

/** The role to which the regulation gives the act, here and now if it may be done, anywhere otherwise. */
function roleOf(state: Case | null, line: TimedCommand, world: World): Role {
	const act = acts.find((known) => known === line.does);
	if (state === null || act === undefined) return 'coordinator';
	const rule = ruleFor(state, world.regulation, act);
	return (rule === undefined ? undefined : rolesFor(state, rule)[0]) ?? 'coordinator';
}

function none(code: Refusal['code'], basis: Pick<World, 'regulation'>, state: Case | null): Refusal {
	return { code, clause: null, allowed: state === null ? [] : allowedActs(state, basis.regulation) };
}

function show(
	basis: Pick<World, 'regulation' | 'calendar'>,
	state: Case | null,
	key: string | null,
	at: string | null,
	events: readonly CaseEvent[],
	refused: SimulatedStep['refused'],
): SimulatedStep {
	return {
		...(key !== null && { case: key }),
		at,
		refused,
		events: eventsView(events, basis.calendar),
		state: state === null ? null : stateName(state),
		awaiting: state === null ? [] : awaiting(state, basis.regulation),
		clocks: state === null ? [] : clocksView(state, basis.calendar),
	};
}
