import { postsOwnWords } from '../../domain/case/acts/draft-read.ts';
import type { Decided } from '../../domain/case/clocks/decision-context.ts';
import { acknowledgersOf } from '../../domain/case/clocks/notices.ts';
import { carryOut } from '../../domain/case/decide.ts';
import { handedOverAtOnce } from '../../domain/case/hand-over.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { Command } from '../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { Refusal } from '../../domain/case/model/refusal.ts';
import type { World } from '../../domain/case/model/world.ts';
import { passTime } from '../../domain/case/pass-time.ts';
import { evolve } from '../../domain/case/state/evolve.ts';
import { actNamed, allowedActs, awaitedAt, usualRole } from '../../domain/case/turn/allowed.ts';
import { textMended } from '../../domain/case/turn/mending.ts';
import { refusalFacts, sayRefusalToPeople, sayRefusalToPrograms } from '../../domain/case-view/refusals.ts';
import type { Instant } from '../../domain/instant.ts';
import { askedActs, type Role, stageKinds } from '../../domain/regulation/regulation.ts';
import { formatterFor } from '../../domain/wording/times.ts';
import { isoInZone, offsetMinutes } from '../../domain/worktime/local-time.ts';
import type { DraftStanding } from './command-of.ts';
import type { Gathered } from './gathered.ts';
import type { CaseName } from './line-shape.ts';
import { readLine, type SimulatorLine } from './read-line.ts';
import { type Refused, type Says, stepWriter } from './step.ts';

/** What stays the same from line to line. Nobody is reminded: a reminder changes nothing that a line would show. */
export type Basis = Omit<World, 'now' | 'remindBefore'>;

/** A case as its lines have left it. */
export interface Running {
	readonly state: Case;
	readonly at: Instant;
	/** Where the answer that was posted last stands: the case itself holds no words. */
	readonly answerAt?: string | null;
}

/**
 * Runs timed commands through the real domain, without any cloud: one function that takes a line of NDJSON and writes
 * a line of what it did. A mail counts as handed over at the instant of the command that causes it, and a due time is judged at
 * once. What is refused changes nothing, but time passes all the same. Times ascend within a case.
 */
export function simulation(basis: Basis): (line: string, out: Gathered) => void {
	const cases = new Map<CaseName, Running>();
	const write = stepWriter(basis);
	return (text, out) => {
		const read = readLine(text, basis.calendar);
		const { case: name, at } = read.ok ? read.value : read.refusal;
		const key = name ?? null;
		const before = cases.get(key) ?? null;
		const taken = takeLine(basis, before, read.ok ? read.value : read.refusal);
		const { state, answerAt = before?.answerAt ?? null } = taken;
		if (state !== null && at !== null && at >= (before?.at ?? at)) cases.set(key, { state, at, answerAt });
		write({ ...taken, case: key, at }, out);
	};
}

/** What a line did to its case. */
export interface LineTaken {
	readonly state: Case | null;
	/** Those of `passed` first. */
	readonly events: readonly CaseEvent[];
	/** What time alone did before the act; null where there was no case for it to pass. */
	readonly passed: Decided | null;
	readonly refused: Refused | null;
	readonly says?: Says | undefined;
	/** Where the answer stands by this line; absent where it says nothing of that. */
	readonly answerAt?: string | null;
}

/** What a line that was read does to its case: time first, then the act, then the hand-over of the mails that it causes. */
export function takeLine(basis: Basis, before: Running | null, line: SimulatorLine | Unread): LineTaken {
	const { at } = line;
	if (at === null || (before !== null && at < before.at)) {
		const state = before?.state ?? null;
		if ('detail' in line) return { state, events: [], passed: null, refused: malformed(basis, state, line) };
		return { state, events: [], passed: null, ...refusedAtOnce('time-runs-backwards', state, line, basis) };
	}
	const world: World = { ...basis, now: at, remindBefore: null };
	const passed = before === null ? null : passTime(before.state, world);
	const state = passed?.after ?? null;
	const events = passed?.events ?? [];
	if ('detail' in line) return { state, events, passed, refused: malformed(basis, state, line) };
	if (line.does === 'tick') {
		return { state, events, passed, refused: state === null ? none(basis, 'unknown-case', null) : null };
	}
	const taken = act(state, line, world, before?.answerAt ?? null);
	return { ...taken, passed, events: [...events, ...taken.events] };
}

/** What the act did. */
type Acted = Omit<LineTaken, 'passed'>;

type Unread = { readonly at: Instant | null; readonly detail: string };

function act(before: Case | null, line: SimulatorLine, world: World, answerAt: string | null): Acted {
	if (before !== null && (line.does === 'receive' || line.does === 'found')) {
		return { state: before, events: [], ...refusedAtOnce('already-received', before, line, world) };
	}
	const state = before === null ? null : agreed(before, line);
	const command = commandAsked(line, state, world, answerAt);
	const decided = carryOut(state, command, world);
	if (!decided.ok) {
		return { state: before, events: [], refused: decided.refusal, says: saysOf(decided.refusal, before, line, world) };
	}
	const { events } = decided.value;
	// What was only agreed for this line is none of the case's own.
	const after = state === before ? decided.value.after : events.reduce<Case | null>(evolve, before);
	if (after === null) return { state: null, events, refused: null };
	const handed = handedOverAtOnce(before, events, after, world);
	return { state: handed.after, events: [...events, ...handed.events], refused: null, ...answerOf(command, events) };
}

function answerOf(command: Command, events: readonly CaseEvent[]): Pick<LineTaken, 'answerAt'> {
	const isLinked = command.do === 'publish' || command.do === 'correct';
	const stands = events.some(({ type }) => type === 'AnswerPublished' || type === 'PermalinkCorrected');
	return isLinked && stands ? { answerAt: command.permalink === '' ? null : command.permalink } : {};
}

/** What is refused before the case is asked; that only time should pass says nothing of an act. */
function refusedAtOnce(
	code: Refusal['code'],
	state: Case | null,
	line: SimulatorLine,
	basis: Pick<World, 'regulation' | 'calendar' | 'units'>,
): Pick<LineTaken, 'refused' | 'says'> {
	const refused = none(basis, code, state);
	return { refused, ...(line.does !== 'tick' && { says: saysOf({ ...refused, code }, state, line, basis) }) };
}

/** Acts of which the unit in the line is no doer. */
const aboutUnits: readonly string[] = ['reassign', 'require-photo', 'name-author', 'return'];

/** Whoever does such an act when its turn comes: the unit that the line names, else the first to whom the file gives it. */
function whoWouldDo(
	state: Case | null,
	line: SimulatorLine,
	world: Pick<World, 'regulation' | 'calendar' | 'units'>,
): Role {
	const { stages, anytime } = world.regulation;
	const asked = askedActs.find((known) => known === line.does);
	if (line.unit !== null && !aboutUnits.includes(line.does)) return 'executor';
	if (state === null || asked === undefined) return roleOf(state, line, world);
	const what = actNamed({ do: asked, unit: line.unit });
	if (usualRole(state, world.regulation, what) !== undefined) return roleOf(state, line, world);
	const stage = stageKinds.find((kind) => stages[kind]?.acts[what] !== undefined);
	const here = stage === undefined ? [] : (stages[stage]?.acts[what]?.by ?? awaitedAt(state, world.regulation, stage));
	return here[0] ?? anytime[what]?.by?.[0] ?? 'coordinator';
}

/** A refusal in both languages, for whoever the line speaks for. */
function saysOf(
	refusal: Refusal,
	state: Case | null,
	line: SimulatorLine,
	world: Pick<World, 'regulation' | 'calendar' | 'units'>,
): Says {
	const { regulation, calendar } = world;
	const role = line.by ?? whoWouldDo(state, line, world);
	const tried = { did: line.does, who: { role, unit: role === 'executor' ? line.unit : null } };
	const facts = refusalFacts(state, refusal, tried, world);
	const said = sayRefusalToPeople(facts, {
		regulation,
		municipality: { units: [], telephone: null },
		time: formatterFor((instant) => offsetMinutes(calendar, instant), calendar.zone),
	});
	return {
		ru: [said.what, `${said.why}.`, said.awaits, said.can].filter((line) => line !== null).join(' '),
		en: sayRefusalToPrograms(facts, state, regulation, (instant) => isoInZone(calendar, instant)),
	};
}

/** A line that lets the executor post says that this was agreed on: `route` need not have said it (Perm 2.1.4). */
function agreed(state: Case, line: SimulatorLine): Case {
	if (line.does !== 'publish' || line.by !== 'executor') return state;
	return { ...state, assignments: state.assignments.map((asked) => ({ ...asked, selfPosting: true })) };
}

/** What a line asks of a case as it stands: by whoever it names, else by whose act it is. */
export function commandAsked(
	line: SimulatorLine,
	state: Case | null,
	world: Pick<World, 'regulation'>,
	answerAt: string | null = null,
): Command {
	return line.command(line.by ?? roleOf(state, line, world), { ...draftStandingOf(state), answerAt });
}

/** The role to which the regulation gives the act as the case stands; anybody where it cannot be done now. */
function roleOf(state: Case | null, line: SimulatorLine, { regulation }: Pick<World, 'regulation'>): Role {
	const notice = line.does === 'acknowledge' ? acknowledged(state, line) : undefined;
	if (notice !== undefined) return acknowledgersOf(notice, regulation)[0] ?? notice.to;
	const asked = askedActs.find((known) => known === line.does);
	return (
		(state === null || asked === undefined
			? undefined
			: usualRole(state, regulation, actNamed({ do: asked, unit: line.unit }))) ?? 'coordinator'
	);
}

function acknowledged(state: Case | null, line: SimulatorLine): Case['notices'][number] | undefined {
	const command = line.command('coordinator', draftStandingOf(state));
	return command.do === 'acknowledge' ? state?.notices.find(({ notice }) => notice === command.notice) : undefined;
}

/** Whoever a line speaks of has read the text as it stands: a line has no page that could be old. */
function draftStandingOf(state: Case | null): DraftStanding {
	return {
		onItsWay: state?.draft?.version ?? 0,
		ownWords: state !== null && postsOwnWords(state),
		corrections: state?.corrections ?? 0,
		answerAt: null,
		mends: (unit) => (state === null ? null : textMended(state, unit)),
	};
}

function none(basis: Pick<Basis, 'regulation' | 'units'>, code: Refusal['code'], state: Case | null): Refused {
	return { code, clause: null, allowed: state === null ? [] : allowedActs(state, basis) };
}

function malformed(basis: Basis, state: Case | null, { detail }: Unread): Refused {
	return { ...none(basis, 'unknown-case', state), code: 'malformed', detail };
}
