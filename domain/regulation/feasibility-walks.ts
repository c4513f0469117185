import { momentsOfAct, startMoments } from './feasibility-moments.ts';
import { type Facts, holdsFor, type Situation } from './feasibility-situations.ts';
import type { Act, ActRule, AnswerKind, Exit, Moment, StageKind } from './regulation.ts';
import type { UnversionedRegulation } from './schema/schema.ts';

/** What makes a case longer than it need be. `interim`: the first text published is an interim one. */
export const detours = ['return', 'decline', 'question', 'interim', 'explanation'] as const;
export type Detour = (typeof detours)[number];

/** One thing that happens on a walk; the moments are those that clocks hear. */
export interface Happening {
	/** `received`, `route`, `handed-over`, … */
	readonly what: string;
	readonly stage: StageKind | null;
	readonly moments: readonly Moment[];
	/** The case in the abstract, right after it. */
	readonly facts: Facts;
}

/** One way of a case from its detection to an answer. */
export interface Walk {
	readonly situation: Situation;
	readonly detours: readonly Detour[];
	readonly happenings: readonly Happening[];
}

/** Where a walk stands. */
interface Place {
	readonly stage: StageKind;
	readonly facts: Facts;
	/** The stage in which the last question was asked. */
	readonly asked: StageKind | null;
	readonly left: readonly Detour[];
	readonly happenings: readonly Happening[];
	readonly seen: readonly string[];
}

/** What goes on without any detour, as far as a stage offers it. */
const plainActs: readonly Act[] = [
	'route',
	'submit',
	'consolidate',
	'forward',
	'approve',
	'publish',
	'publish-site',
	'clarified',
];
const detourActs: Readonly<Partial<Record<Detour, Act>>> = {
	return: 'return',
	decline: 'decline',
	question: 'clarify',
	explanation: 'explain',
};

/**
 * Every way through the stages that takes exactly these detours, in this order, and ends with an answer. No stage is
 * passed twice in the same state, so there are finitely many; none, where the file does not offer a detour.
 */
export function walksOf(
	regulation: UnversionedRegulation,
	situation: Situation,
	taken: readonly Detour[],
): readonly Walk[] {
	const facts: Facts = { ...situation, phase: 'first', declines: 0, returns: 0, routings: 0 };
	const happenings = startMoments(situation).map(
		(moment): Happening => ({ what: moment, stage: null, moments: [moment], facts }),
	);
	const start: Place = { stage: regulation.start, facts, asked: null, left: taken, happenings, seen: [] };
	return ways(regulation, start).map((one) => ({ situation, detours: taken, happenings: one }));
}

function ways(regulation: UnversionedRegulation, place: Place): readonly (readonly Happening[])[] {
	const { stage, facts, left } = place;
	const mark = [stage, facts['answer'], facts['phase'], facts['routings'], left.length].join(' ');
	if (place.seen.includes(mark)) return [];
	const here = { ...place, seen: [...place.seen, mark] };
	const next = left[0];
	const detour = next === undefined ? undefined : detourActs[next];
	const offered = Object.entries(regulation.stages[stage]?.acts ?? {});
	return offered.flatMap(([name, rule]) => {
		const act = [...plainActs, ...(detour === undefined ? [] : [detour])].find((known) => known === name);
		return act === undefined || rule === undefined ? [] : afterAct(regulation, here, act, rule, act === detour);
	});
}

function afterAct(
	regulation: UnversionedRegulation,
	place: Place,
	act: Act,
	rule: ActRule,
	isDetour: boolean,
): readonly (readonly Happening[])[] {
	const reasons = act === 'return' ? reasonCodes(regulation) : [null];
	return reasons.flatMap((reason) => {
		const left = isDetour ? place.left.slice(1) : place.left;
		const fresh = act === 'submit' && place.facts['answer'] === undefined;
		const interim = fresh && place.left[0] === 'interim' && interimAllowed(regulation, place.facts);
		const of = act === 'clarify' ? (rule.exits.find(({ when }) => when?.of)?.when?.of?.[0] ?? 'author') : undefined;
		const facts = factsAfter(place.facts, act, { interim, reason, of });
		if (rule.when !== undefined && !rule.when.some((when) => holdsFor(when, facts))) return [];
		const exit = rule.exits.find(({ when }) => holdsFor(when, facts));
		if (exit === undefined || ('ends' in exit && exit.ends !== 'answered')) return [];
		return afterExit(regulation, { ...place, left: interim ? left.slice(1) : left, facts }, act, exit);
	});
}

function afterExit(
	regulation: UnversionedRegulation,
	place: Place,
	act: Act,
	exit: Exit,
): readonly (readonly Happening[])[] {
	const { stage, facts } = place;
	const asked = act === 'clarify' ? stage : place.asked;
	const done = (what: Act, moments: readonly Moment[]): Happening => ({ what, stage, moments, facts });
	const happenings = [...place.happenings, done(act, momentsOfAct(act, stage, facts, asked))];
	if (act === 'route')
		happenings.push({ what: 'handed-over', stage: null, moments: ['handed-over', 'handed-over:new'], facts });
	if ('ends' in exit) return place.left.length === 0 ? [happenings] : [];
	// A question that travelled as an answer does is replied to once it is online, at no stage of its own.
	if (act === 'publish' && facts['answer'] === 'question') {
		happenings.push(done('clarified', momentsOfAct('clarified', stage, facts, asked)));
	}
	const published = act === 'publish' && facts['answer'] === 'interim';
	// A question that went online, or was answered at its own stage, leaves the draft still to be written.
	const reset = act === 'publish' || act === 'clarified' ? { answer: undefined } : {};
	const after = { ...facts, ...reset, ...(published ? { phase: 'final' } : {}) };
	if (published) {
		const last = happenings.pop();
		if (last !== undefined) happenings.push({ ...last, facts: { ...facts, phase: 'final' } });
	}
	return ways(regulation, { ...place, stage: exit.to, facts: after, asked, happenings });
}

function factsAfter(
	facts: Facts,
	act: Act,
	extra: { readonly interim: boolean; readonly reason: string | null; readonly of: string | undefined },
): Facts {
	const answer = answerAfter(facts, act, extra.interim);
	return {
		...facts,
		...(answer === undefined ? {} : { answer }),
		...(extra.reason === null ? {} : { reason: extra.reason }),
		...(extra.of === undefined ? {} : { of: extra.of }),
		...(act === 'route' ? { routings: count(facts['routings']) + 1 } : {}),
		...(act === 'decline' ? { declines: count(facts['declines']) + 1 } : {}),
		...(act === 'return' ? { returns: count(facts['returns']) + 1 } : {}),
	};
}

/** A text that came back keeps its kind; a new one is final unless it is the interim one. */
function answerAfter(facts: Facts, act: Act, interim: boolean): AnswerKind | undefined {
	switch (act) {
		case 'submit':
		case 'consolidate':
			return facts['answer'] === undefined ? (interim ? 'interim' : 'final') : undefined;
		case 'clarify':
			return 'question';
		case 'explain':
			return 'explanation';
		default:
			return undefined;
	}
}

function count(value: Facts[string]): number {
	return typeof value === 'number' ? value : 0;
}

function interimAllowed({ interim }: UnversionedRegulation, facts: Facts): boolean {
	return interim !== null && (interim.when?.some((when) => holdsFor(when, facts)) ?? true);
}

function reasonCodes({ reasons }: UnversionedRegulation): readonly string[] {
	const rule = reasons.return;
	if (rule === undefined) return [];
	return [...rule.items.map(({ code }) => code), ...(rule.closed ? [] : ['other'])];
}
