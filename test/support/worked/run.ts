import type { SimulatorLine } from '../../../cli/simulation/read-line.ts';
import { commandAsked } from '../../../cli/simulation/simulation.ts';
import { followUps } from '../../../domain/case/follow-ups/follow-ups.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { World } from '../../../domain/case/model/world.ts';
import { passTime } from '../../../domain/case/pass-time.ts';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { mailsIn, take } from '../take.ts';
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
		const outcome = step(state, line, mailing, world);
		const found = judgeStep(expected, outcome, world, worked.year);
		faults.push(...found.map((fault) => `step ${index + 1} (${line.does}) ${fault}`));
		// What follows a wrong step is wrong by itself and tells nothing.
		if (found.length > 0) return faults;
		state = outcome.after;
	}
	return faults;
}

/** As the simulator does it: time first, then the act, then the hand-over of the mails to units that it causes. */
function step(before: Case | null, line: SimulatorLine, { held, handed }: Mailing, world: World): Outcome {
	const so: Outcome = { before, after: before, events: [], mails: [], refusal: null };
	const passed = before === null ? so : passing(before, world);
	if (line.does === 'tick') {
		const round = passed.after?.assignments.find(({ unit }) => unit === handed)?.round;
		if (handed === undefined || round === undefined) return passed;
		return ifTaken(passed, { do: 'hand-over', unit: handed, round, handedAt: line.at }, world);
	}
	let outcome = then(passed, commandAsked(line, passed.after, world), world);
	if (outcome.refusal !== null || held === true) return outcome;
	for (const { template, unit, round } of outcome.mails) {
		if (template !== 'assignment' || unit === null || round === null) continue;
		outcome = ifTaken(outcome, { do: 'hand-over', unit, round, handedAt: world.now }, world);
	}
	return outcome;
}

/** What time has done since, each wake by itself. */
function passing(before: Case, world: World): Outcome {
	const { events, after } = passTime(before, world);
	const mails = mailsIn(followUps(before, events, after, world.regulation));
	return { before, after, events, mails, refusal: null };
}

/** The outcome so far and what one more command makes of it; what is refused adds nothing but its refusal. */
function then(so: Outcome, command: Command, world: World): Outcome {
	const taken = take(so.after, command, world);
	if (!taken.ok) return { ...so, refusal: taken.refusal };
	const { events, after, followUps } = taken.value;
	return { ...so, after, events: [...so.events, ...events], mails: [...so.mails, ...mailsIn(followUps)] };
}

/** The same for what is nobody's to be refused: a mail to a unit that is not asked any more is not handed over. */
function ifTaken(so: Outcome, command: Command, world: World): Outcome {
	return { ...then(so, command, world), refusal: so.refusal };
}
