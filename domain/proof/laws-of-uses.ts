import type { Case } from '../case/model/case.ts';
import type { Command } from '../case/model/commands.ts';
import type { CaseEvent } from '../case/model/events.ts';
import { actNamed, ruleFor } from '../case/turn/allowed.ts';
import { targetOf } from '../case/turn/way-back.ts';
import type { Path } from '../regulation/fault.ts';
import { placedActs } from '../regulation/lint/stages.ts';
import { momentParts } from '../regulation/moment.ts';
import { momentsIn } from '../regulation/moments-in.ts';
import { noticeRuleId } from '../regulation/notice-rule.ts';
import {
	type Act,
	type ActRule,
	acts,
	askedActs,
	type Moment,
	type Regulation,
	reasonedActs,
	type StageKind,
	type StageRule,
	stageKinds,
} from '../regulation/regulation.ts';
import { askedBy } from './asked.ts';
import type { Trial } from './explore.ts';
import type { Place } from './place.ts';
import { unitOf } from './step.ts';
import type { Violations } from './violation.ts';

/** What of a file was used on the ways that were played. */
export interface Uses {
	readonly visit: (place: Place | null, trials: readonly Trial[]) => void;
	/** What of the file was never used; to be asked once every way was played. */
	readonly close: () => void;
}

/** Where something was first seen. */
interface Seen {
	readonly place: Place | null;
	readonly trial: Trial;
}

/** Looks on for what of a regulation's file is used; what never is, is added to `violations`. */
export function usesOf(regulation: Regulation, violations: Violations): Uses {
	const used = new Set<string>();
	const started = new Map<string, Seen>();
	const paused: Seen[] = [];
	/** Moments that the file listens to and no way has brought yet. */
	const awaited = new Set(momentsIn(regulation).map(({ moment }) => moment));
	const { reasonClass } = askedBy(regulation);
	const entered = new Map<string, Place>();
	const see = (place: Place | null, trial: Trial): void => {
		if (trial.did === null) return;
		const { command, did } = trial;
		if (place !== null) for (const name of namesOfAct(regulation, place.state, command, did.events)) used.add(name);
		for (const event of did.events) {
			for (const name of namesOfEvent(event, did.state)) used.add(name);
			if (event.type === 'ClockStarted' && !started.has(event.clock.term))
				started.set(event.clock.term, { place, trial });
			if (event.type === 'ClockPaused' && paused.length === 0) paused.push({ place, trial });
		}
		for (const moment of awaited) {
			if (did.state.moments[moment] === undefined) continue;
			awaited.delete(moment);
			used.add(`moment ${moment}`);
		}
		if ('reason' in command && command.reason !== null) used.add(`reason ${command.do} ${reasonClass(command.reason)}`);
		if (command.do === 'explain') used.add(`explanation ${command.category}`);
	};
	return {
		visit: (place, trials) => {
			const stage = place?.state.status.is === 'open' ? place.state.status.stage : null;
			if (place !== null && stage !== null && !entered.has(stage)) entered.set(stage, place);
			for (const trial of trials) see(place, trial);
		},
		close: () => {
			for (const { name, path, message, stage } of everything(regulation, reasonClass)) {
				if (!used.has(name)) violations.add(path, message, (stage && entered.get(stage)) ?? null);
			}
			for (const [index, { id, clause, starts, ends }] of regulation.terms.entries()) {
				const first = started.get(id);
				const path = ['terms', index];
				const named = `the term "${id}" (clause ${clause})`;
				if (first === undefined) {
					violations.add(
						[...path, 'starts'],
						`${named} starts at ${starts.join(' or ')}, but on no way of a case while it binds`,
						null,
					);
				} else if (!used.has(`ended ${id}`)) {
					const message = `${named} starts at ${starts.join(' or ')}, after which ${ends.join(' or ')} never comes`;
					violations.add([...path, 'ends'], message, first.place, first.trial);
				}
			}
			pauseEnds(regulation, violations, paused[0], used);
		},
	};
}

function namesOfEvent(event: CaseEvent, after: Case): readonly string[] {
	switch (event.type) {
		case 'StageOpened':
			return [`stage ${event.stage}`];
		case 'ClockMet':
		case 'ClockMetLate':
			return [`ended ${after.clocks.find(({ id }) => id === event.id)?.term}`];
		case 'ClockResumed':
			return [`resumed by ${event.because}`];
		case 'NoticeDemanded':
			return [`notice ${noticeRuleId(event.notice)}`];
		default:
			return [];
	}
}

/** A pause comes about, and the reply that it waits for ends it. */
function pauseEnds(
	{ pause }: Regulation,
	violations: Violations,
	seen: Seen | undefined,
	used: ReadonlySet<string>,
): void {
	if (pause === null || used.has('resumed by reply')) return;
	const named = `the pause (clause ${pause.clause}) begins at ${pause.from}`;
	if (seen === undefined) violations.add(['pause', 'from'], `${named}, but on no way of a case`, null);
	else
		violations.add(['pause', 'until'], `${named}, after which ${pause.until} does not end it`, seen.place, seen.trial);
}

/** The act's rule, and the exit that it took. */
function namesOfAct(
	regulation: Regulation,
	before: Case,
	command: Command,
	events: readonly CaseEvent[],
): readonly string[] {
	const asked = askedActs.find((known) => known === command.do);
	if (asked === undefined || before.status.is !== 'open') return [];
	const act = actNamed({ do: asked, unit: unitOf(command) });
	const rule = ruleFor(before, regulation, act, unitOf(command));
	if (rule === undefined) return [`act anytime ${act}`];
	const home = rule === regulation.stages[before.status.stage]?.acts[act] ? before.status.stage : 'anytime';
	const left = events.flatMap((event) =>
		event.type === 'StageOpened' ? [event.stage] : event.type === 'CaseEnded' ? [event.outcome] : [],
	);
	const taken = rule.exits.flatMap((exit, index) =>
		left.some((target) => target === targetOf(exit, before, regulation)) ? [`exit ${home} ${act} ${index}`] : [],
	);
	return [`act ${home} ${act}`, ...taken];
}

interface Usable {
	readonly name: string;
	readonly path: Path;
	readonly message: string;
	/** Where it would be used, and a way there shows that it is not. */
	readonly stage?: StageKind;
}

/** Everything of the file that some way must use, terms aside. */
function everything(regulation: Regulation, reasonClass: (reason: string) => string): readonly Usable[] {
	const { stages, anytime, notices, reasons, explanations } = regulation;
	return [
		...stageKinds.flatMap((stage) => usesOfStage(stage, stages[stage])),
		...acts.flatMap((act) => usesOfAct('anytime', act, anytime[act])),
		...notices.map(({ id, clause, on }, index) => ({
			name: `notice ${id}`,
			path: ['notices', index, 'on'],
			message: `the notice "${id}" (clause ${clause}) is due at ${on}, but on no way of a case`,
		})),
		...reasonedActs.flatMap((act) =>
			(reasons[act]?.items ?? []).map(({ code }, index) => ({
				name: `reason ${act} ${reasonClass(code)}`,
				path: ['reasons', act, 'items', index],
				message: `the reason ${code} of "${act}" (clause ${reasons[act]?.clause}) is given on no way of a case`,
			})),
		),
		...momentsIn(regulation).map(({ moment, path }) => ({
			name: `moment ${moment}`,
			path,
			message: `"${moment}" comes on no way of a case${actNowhere(regulation, moment)}`,
		})),
		...explanations.map(({ category, clause }, index) => ({
			name: `explanation ${category}`,
			path: ['explanations', index],
			message: `nothing is explained by the category ${category} (clause ${clause}) on any way of a case`,
		})),
	];
}

/** Why it never comes, where no stage has its act: what the file has instead. */
function actNowhere(regulation: Regulation, moment: Moment): string {
	const act = acts.find((known) => known === momentParts(moment)?.name);
	const has = [...new Set(placedActs(regulation).map((placed) => placed.act))];
	return act === undefined || has.includes(act)
		? ''
		: `: no stage has the act "${act}"; acts here are ${has.join(', ')}`;
}

function usesOfStage(stage: StageKind, rule: StageRule | undefined): readonly Usable[] {
	if (rule === undefined) return [];
	return [
		{
			name: `stage ${stage}`,
			path: ['stages', stage],
			message: `no way leads to the stage "${stage}" (clause ${rule.clause})`,
		},
		...acts.flatMap((act) => usesOfAct(stage, act, rule.acts[act])),
	];
}

function usesOfAct(home: StageKind | 'anytime', act: Act, rule: ActRule | undefined): readonly Usable[] {
	if (rule === undefined) return [];
	const { clause, exits } = rule;
	const path = home === 'anytime' ? ['anytime', act] : ['stages', home, 'acts', act];
	const where = home === 'anytime' ? '' : ` in the stage "${home}"`;
	const at = home === 'anytime' ? {} : { stage: home };
	return [
		{
			name: `act ${home} ${act}`,
			path,
			message: `"${act}"${where} (clause ${clause}) is done on no way of a case`,
			...at,
		},
		...exits.map((_, index) => ({
			name: `exit ${home} ${act} ${index}`,
			path: [...path, 'exits', index],
			message: `"${act}"${where} (clause ${clause}) takes this exit on no way of a case`,
			...at,
		})),
	];
}
