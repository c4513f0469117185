import type { SimulatorLine } from '../../../cli/simulation/read-line.ts';
import { draftStandingOf } from '../../../cli/simulation/simulation.ts';
import { decide } from '../../../domain/case/decide.ts';
import type { MailOrder } from '../../../domain/case/follow-ups/follow-up.ts';
import { followUps } from '../../../domain/case/follow-ups/follow-ups.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import type { World } from '../../../domain/case/model/world.ts';
import { evolve } from '../../../domain/case/state/evolve.ts';
import { usualRole } from '../../../domain/case/turn/allowed.ts';
import { acts, type Regulation, type Role } from '../../../domain/regulation/regulation.ts';
import { differ } from './differ.ts';
import { judgeStep, type Outcome } from './judge-step.ts';
import type { Expected, Mailing } from './shape.ts';
import { sheetOf } from './sheet.ts';

/** A worked case ready to run: its commands read, its expectations as they were written. */
export interface Worked {
	readonly file: string;
	readonly title: string;
	readonly clauses: readonly string[];
	readonly year: number;
	readonly steps: readonly { readonly line: SimulatorLine; readonly mailing: Mailing; readonly expected: Expected }[];
	readonly says?: readonly string[] | undefined;
}

export type Ground = Omit<World, 'now' | 'regulation' | 'remindBefore'>;

/** Runs a case through the real domain and tells what differs from what its file says; empty where nothing does. */
export function run(worked: Worked, regulation: Regulation, ground: Ground): readonly string[] {
	const faults = worked.says === undefined ? [] : [...differ('says', worked.says, sheetOf(regulation))];
	let state: Case | null = null;
	for (const [index, { line, mailing, expected }] of worked.steps.entries()) {
		const world: World = { ...ground, regulation, now: line.at, remindBefore: null };
		const outcome = take(state, line, mailing, world);
		const found = judgeStep(expected, outcome, world, worked.year);
		faults.push(...found.map((fault) => `step ${index + 1} (${line.does}) ${fault}`));
		// What follows a wrong step is wrong by itself and tells nothing.
		if (found.length > 0) return faults;
		state = outcome.after;
	}
	return faults;
}

/** As the simulator does it: time first, then the act, then the hand-over of the mails to units that it causes. */
function take(before: Case | null, line: SimulatorLine, { held, handed }: Mailing, world: World): Outcome {
	const passed = before === null ? [] : taken(before, { do: 'tick', judgeBefore: line.at }, world);
	const state = passed.reduce<Case | null>(evolve, before);
	const told = mailsOf(before, passed, state, world);
	if (line.does === 'tick') {
		const round = state?.assignments.find(({ unit }) => unit === handed)?.round ?? 0;
		const hand = { do: 'hand-over', unit: handed ?? '', round, handedAt: line.at } as const;
		const events = state === null || handed === undefined ? [] : taken(state, hand, world);
		const after = events.reduce<Case | null>(evolve, state);
		const mails = [...told, ...mailsOf(state, events, after, world)];
		return { before, after, events: [...passed, ...events], mails, refusal: null };
	}
	const decided = decide(state, line.command(line.by ?? roleOf(state, line, world), draftStandingOf(state)), world);
	if (!decided.ok) return { before, after: state, events: passed, mails: told, refusal: decided.refusal };
	let after = decided.value.reduce<Case | null>(evolve, state);
	const mails = [...told, ...mailsOf(state, decided.value, after, world)];
	const events = [...passed, ...decided.value];
	for (const { template, unit, round } of mails) {
		if (held === true || after === null || template !== 'assignment' || unit === null || round === null) continue;
		const handed: readonly CaseEvent[] = taken(after, { do: 'hand-over', unit, round, handedAt: world.now }, world);
		mails.push(...mailsOf(after, handed, handed.reduce<Case | null>(evolve, after), world));
		after = handed.reduce<Case | null>(evolve, after);
		events.push(...handed);
	}
	return { before, after, events, mails, refusal: null };
}

function taken(state: Case, command: Command, world: World): readonly CaseEvent[] {
	const decided = decide(state, command, world);
	return decided.ok ? decided.value : [];
}

function mailsOf(
	before: Case | null,
	events: readonly CaseEvent[],
	after: Case | null,
	{ regulation }: World,
): readonly MailOrder[] {
	if (after === null || events.length === 0) return [];
	return followUps(before, events, after, regulation).flatMap((one) => (one.is === 'mail' ? [one.mail] : []));
}

function roleOf(state: Case | null, line: SimulatorLine, { regulation }: World): Role {
	const asked = acts.find((known) => known === line.does);
	return (state === null || asked === undefined ? undefined : usualRole(state, regulation, asked)) ?? 'coordinator';
}
