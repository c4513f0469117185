import {
	type Act,
	type ActRule,
	type AskedAct,
	askedActs,
	type Regulation,
	type Role,
	type StageKind,
	type StageRule,
} from '../../regulation/regulation.ts';
import { acknowledgersOf } from '../clocks/notices.ts';
import type { Case } from '../model/case.ts';
import type { World } from '../model/world.ts';
import { isErased } from '../state/erased.ts';
import { activeUnits, anyHolds, holds } from './conditions.ts';
import {
	declineRefusal,
	isAsked,
	isPartBesideRework,
	openQuestions,
	partRefusal,
	takeAwayRefusal,
} from './questions.ts';

/**
 * The rule under which an act may be done now, by this unit where it is a unit's, or undefined where the state does not
 * allow it. A part that comes in while another unit's question is reworded is no rework.
 */
export function ruleFor(
	state: Case,
	regulation: Regulation,
	act: Act,
	unit: string | null = null,
): ActRule | undefined {
	if (state.status.is !== 'open') {
		// Every act that is left then brings words.
		if (isErased(state)) return undefined;
		const late = regulation.anytime[act];
		return late?.ended === true && anyHolds(late.when, state, { unit }) ? late : undefined;
	}
	const { stage } = state.status;
	const binds = (rule: ActRule | undefined): rule is ActRule =>
		rule !== undefined && !(rule.proposer === true && state.proposal === null) && anyHolds(rule.when, state, { unit });
	const beside = besideQuestions.includes(act) && isPartBesideRework(state, unit);
	const ofStage = beside ? undefined : regulation.stages[stage]?.acts[act];
	if (binds(ofStage)) return ofStage;
	// What the stage does not allow as things stand may still be allowed at any time.
	const anytime = anytimeRule(stage, state, regulation, act);
	return binds(anytime) ? anytime : undefined;
}

/** What concerns a unit's own part of the answer, though a question of another unit is reworded. */
const besideQuestions: readonly Act[] = ['submit', 'decline', 'reassign'];

/** While a second person thinks about a no-answer nobody works on a text (G-35). */
const working: readonly Act[] = ['route', 'submit', 'decline', 'write', 'not-ours', 'reassign'];

function anytimeRule(stage: StageKind, { proposal }: Case, { anytime }: Regulation, act: Act): ActRule | undefined {
	const rule = anytime[act];
	const barred = rule?.except?.includes(stage) === true || (proposal !== null && working.includes(act));
	return barred ? undefined : rule;
}

/** The clause by which a case awaits somebody where it stands; undefined once it has ended. */
export function clauseOfStage(state: Case, regulation: Regulation): string | undefined {
	const stage = stageRule(state, regulation);
	return awaitedUnder(state, stage) ?? stage?.clause;
}

/** The clause by which an act is done now: its rule's, or the one by which whoever does it is awaited (Plastunovskaya 14.3). */
export function clauseFor(
	state: Case,
	regulation: Regulation,
	act: Act,
	unit: string | null = null,
): string | undefined {
	const rule = ruleFor(state, regulation, act, unit);
	const stage = stageRule(state, regulation);
	const awaited = rule !== undefined && rule === stage?.acts[act] ? awaitedUnder(state, stage) : undefined;
	return awaited ?? rule?.instead?.find(({ when }) => holds(when, state))?.clause ?? rule?.clause;
}

function stageRule({ status }: Case, { stages }: Regulation): StageRule | undefined {
	return status.is === 'open' ? stages[status.stage] : undefined;
}

function awaitedUnder(state: Case, stage: StageRule | undefined): string | undefined {
	return stage?.awaits.find(({ when }) => holds(when, state))?.clause;
}

/** Who may do what the rule describes: those it names, or whoever this stage awaits, or another would; and whom `also` and `posts` add. */
export function rolesFor(state: Case, regulation: Regulation, rule: ActRule): readonly Role[] {
	if (rule.proposer === true) return state.proposedBy === null ? [] : [state.proposedBy.role];
	const here = rule.by ?? awaitedHere(state, regulation);
	const own = rule.as === undefined ? here : awaitedAt(state, regulation, rule.as);
	const also = rule.also === undefined ? [] : awaitedAt(state, regulation, rule.also);
	const posting = rule.posts === true ? ruleFor(state, regulation, 'publish') : undefined;
	if (also.length === 0 && posting === undefined) return own;
	return [...new Set([...own, ...also, ...(posting === undefined ? [] : rolesFor(state, regulation, posting))])];
}

/** Whom the case waits for where it stands, and whoever is asked as well. */
export function awaitedHere(state: Case, regulation: Regulation): readonly Role[] {
	const { status } = state;
	if (status.is !== 'open') return [];
	const now = awaitedAt(state, regulation, status.stage);
	return now[0] === status.awaits ? now : [status.awaits];
}

/** Whom a stage would await as things stand, and whoever is asked as well. */
export function awaitedAt(state: Case, { stages }: Regulation, stage: StageKind): readonly Role[] {
	const awaited = stages[stage]?.awaits.find(({ when }) => holds(when, state));
	return awaited === undefined ? [] : [awaited.role, ...(awaited.and === undefined ? [] : [awaited.and])];
}

/** Who does an act as things stand where nobody else is named: whoever is awaited, if it is theirs, else the first whose it is. */
export function usualRole(state: Case, regulation: Regulation, act: Act): Role | undefined {
	const rule = ruleFor(state, regulation, act);
	if (rule === undefined) return undefined;
	const may = rolesFor(state, regulation, rule);
	const { status } = state;
	return status.is === 'open' && may.includes(status.awaits) ? status.awaits : may[0];
}

/** Under which acts are allowed: the regulation, and the units that its town has. */
export type Ruled = Pick<World, 'regulation' | 'units'>;

/** The same from where a municipality stands whole. */
export function ruledIn(town: {
	readonly regulation: Regulation;
	readonly municipality: { readonly units: readonly { readonly id: string }[] };
}): Ruled {
	return { regulation: town.regulation, units: town.municipality.units.map(({ id }) => id) };
}

/** Every act that the state allows now, to anybody or to one role, and there to one unit; each can succeed in some way. */
export function allowedActs(state: Case, ruled: Ruled, role?: Role, unit: string | null = null): readonly AskedAct[] {
	return askedActs.filter(allows(state, ruled, role, unit));
}

/** Tells of an act whether it is one of these. */
export function allows(
	state: Case,
	{ regulation, units }: Ruled,
	role?: Role,
	unit: string | null = null,
): (act: AskedAct) => boolean {
	const can = (act: Act) => isAllowed(state, regulation, act, role, unit);
	// Where every unit is asked no other is left to be added (G-31).
	const isFull = () => units.every((one) => isAsked(state, one));
	return (act) => (can(act) && !(act === 'add-units' && isFull())) || (act === 'submit' && can('write'));
}

/** Whether the state allows this act now, to anybody or to one role, and there to one unit. */
export function isAllowed(
	state: Case,
	regulation: Regulation,
	act: Act,
	role?: Role,
	unit: string | null = null,
): boolean {
	const rule = ruleFor(state, regulation, act, unit);
	return (
		rule !== undefined &&
		(role === undefined || rolesFor(state, regulation, rule).includes(role)) &&
		isOpenTo(state, regulation, act, unit, role === undefined ? rolesFor(state, regulation, rule) : [role])
	);
}

/** The act that a command asks for: a text for nobody's unit is the coordinator's own (G-30). */
export function actNamed(command: { readonly do: AskedAct; readonly unit?: string | null }): Act {
	return command.do === 'submit' && command.unit === null ? 'write' : command.do;
}

/** Whether an interim answer may be given now, by this unit; the regulation says when, if at all (A-11, M-6). */
export function allowsInterim(state: Case, { interim }: Regulation, unit: string | null): boolean {
	if (interim === null) return false;
	// A text for several may be one where any of them may be given one (Perm 3.4, 3.6).
	const asked = unit === null ? activeUnits(state) : [];
	return asked.length === 0
		? anyHolds(interim.when, state, { unit })
		: asked.some((one) => anyHolds(interim.when, state, { unit: one }));
}

/** The clause that gives an act wherever in the regulation it stands, for a refusal that names it: first where its reasons do. */
export function clauseOf({ stages, reasons, anytime }: Regulation, act: Act): string | null {
	const clauses = Object.values(stages).flatMap(({ acts: given }) => given[act]?.clause ?? []);
	const reasoned = Object.entries(reasons).find(([name]) => name === act)?.[1].clause;
	return clauses.find((clause) => clause === reasoned) ?? clauses[0] ?? anytime[act]?.clause ?? null;
}

/** Whether the author has had a first word; one is enough. */
export function isFirstWordGiven({ moments }: Case): boolean {
	return moments['first-word'] !== undefined;
}

/** Whether this unit may put its own answer online now: it was agreed on, and its part is out. */
export function postsItself(state: Case, regulation: Regulation, unit: string): boolean {
	const inDraft = state.status.is === 'open' && state.status.stage === 'draft';
	return inDraft && ruleFor(state, regulation, 'publish', unit) !== undefined && partRefusal(state, unit) === null;
}

/** Acts that answer something need it to be there; those of a unit need one that may do them. */
function isOpenTo(state: Case, regulation: Regulation, act: Act, of: string | null, by: readonly Role[]): boolean {
	const byAny = (refusal: (state: Case, unit: string) => unknown) =>
		state.assignments.some(
			({ unit }) =>
				(of === null || of === unit) &&
				ruleFor(state, regulation, act, unit) !== undefined &&
				refusal(state, unit) === null,
		);
	switch (act) {
		case 'submit':
			return byAny(partRefusal);
		case 'decline':
			return byAny(declineRefusal);
		case 'reassign':
			return byAny(takeAwayRefusal);
		case 'require-photo':
			return byAny(partRefusal);
		case 'add-units':
			return regulation.severalUnits;
		case 'name-author':
			return state.assignments.some(({ unit, part }) => part === 'submitted' && unit !== state.jointAuthor);
		case 'consolidate':
			// Of the units the one that was named joins the parts (P-19).
			return (
				by.some((role) => role !== 'executor') ||
				(state.jointAuthor !== null && (of === null || of === state.jointAuthor))
			);
		case 'publish':
			// In the stage of drafts a unit posts its own.
			return state.status.is === 'open' && state.status.stage === 'draft' ? byAny(partRefusal) : true;
		case 'explain':
			// Whoever is no unit explains for everybody.
			return by.some((role) => role !== 'executor') || byAny(partRefusal);
		case 'correct':
			return state.posted > 0;
		case 'unpublishable':
			return (
				by.some((role) => role !== 'executor') ||
				state.assignments.some(({ unit }) => (of === null || of === unit) && postsItself(state, regulation, unit))
			);
		case 'clarified':
			return openQuestions(state).length > 0;
		case 'first-word':
			return !isFirstWordGiven(state);
		case 'raise':
			return state.incident.kind === 'incident' && state.incident.importance === 'normal';
		case 'lower':
			return state.incident.importance === 'high';
		case 'acknowledge':
			return state.notices.some(
				(notice) =>
					notice.acknowledgedAt === null && acknowledgersOf(notice, regulation).some((role) => by.includes(role)),
			);
		default:
			return true;
	}
}
