import type { AnswerKind, When } from '../../regulation/regulation.ts';
import type { Case } from '../model/case.ts';
import { unitsOut } from './questions.ts';

/** What the act at hand adds to the case when a condition is weighed. */
export interface Weighing {
	readonly answer?: AnswerKind | undefined;
	readonly reason?: string | undefined;
	readonly of?: 'curator' | 'author' | undefined;
	readonly generalInterest?: boolean | undefined;
	/** What is explained by the act at hand; else what the text on its way explains. */
	readonly category?: string | undefined;
	/** Whose term or act it is; what was agreed on with one unit says nothing of another (Perm 3.4, 2.1.4). */
	readonly unit?: string | null | undefined;
}

/** Whether every field of the condition holds; an absent condition always does. */
export function holds(when: When | undefined, state: Case, weighing: Weighing = {}): boolean {
	if (when === undefined) return true;
	const { incident } = state;
	const answer = weighing.answer ?? state.draft?.answer;
	const reason = weighing.reason ?? state.pendingReason;
	const category = weighing.category ?? state.draft?.category;
	return (
		within(when.kind, incident.kind) &&
		within(when.importance, incident.importance) &&
		within(when.venue, incident.venue) &&
		within(when.page, incident.page ?? 'none') &&
		within(when.answer, answer) &&
		within(when.phase, state.phase) &&
		within(when.reason, reason ?? undefined) &&
		within(when.category, category ?? undefined) &&
		(weighing.of === undefined || within(when.of, weighing.of)) &&
		(when.units === undefined || when.units === numberOfUnits(state)) &&
		(when.own === undefined || when.own === isOwn(state)) &&
		(when.photo === undefined || when.photo === isAgreed(state, 'photoRequired', weighing.unit)) &&
		(when.selfPosting === undefined || when.selfPosting === isAgreed(state, 'selfPosting', weighing.unit)) &&
		(when.pageOwed === undefined || when.pageOwed === isPageOwed(state)) &&
		(when.siteOwed === undefined || when.siteOwed === isSiteOwed(state)) &&
		(when.track === undefined || when.track === (state.track !== null)) &&
		within(when.proposed, state.proposal?.end) &&
		(when.declines === undefined || state.declines >= when.declines) &&
		(when.returns === undefined || state.returns >= when.returns) &&
		(when.interimAgreed === undefined || when.interimAgreed === state.interimAgreed) &&
		(when.partsIn === undefined || when.partsIn === partsAreIn(state)) &&
		(when.partsOut === undefined || when.partsOut === unitsOut(state).length > 0) &&
		(when.authorNamed === undefined || when.authorNamed === (state.jointAuthor !== null)) &&
		(when.generalInterest === undefined || when.generalInterest === (weighing.generalInterest ?? state.generalInterest))
	);
}

/** What interests many and was answered in private is to stand on the page as well (Okha 3.5). */
export function isPageOwed({ generalInterest, incident, moments }: Case): boolean {
	return generalInterest && incident.venue === 'direct' && moments['publish@site-publication'] === undefined;
}

/** And on the municipality's site. */
export function isSiteOwed({ generalInterest, moments }: Case): boolean {
	return generalInterest && moments['publish-site'] === undefined;
}

/** Whether any of the conditions holds; no list means always. */
export function anyHolds(conditions: readonly When[] | undefined, state: Case, weighing: Weighing = {}): boolean {
	return conditions === undefined || conditions.some((when) => holds(when, state, weighing));
}

/** What was said when this unit was asked; without a unit, whether it was said to any. */
function isAgreed({ assignments }: Case, what: 'photoRequired' | 'selfPosting', unit: string | null = null): boolean {
	return assignments.some(
		(asked) => (unit === null || asked.unit === unit) && asked.part !== 'declined' && asked[what],
	);
}

/** Beside others, whoever is still to be chosen for a declined part counts as well. */
function numberOfUnits(state: Case): When['units'] {
	const { length } = activeUnits(state);
	if (length === 0) return 'none';
	return length > 1 || state.toReassign ? 'several' : 'one';
}

/** Whether the text on its way is nobody's unit's: the coordinator has written it, an answer or an explanation (G-30). */
function isOwn({ draft }: Case): boolean {
	return draft !== null && draft.unit === null && draft.answer !== 'question';
}

/** Whether somebody was asked, and nobody's part is out. */
function partsAreIn({ assignments }: Case): boolean {
	return assignments.some(({ part }) => part === 'submitted') && assignments.every(({ part }) => part !== 'awaited');
}

/** The units that are asked and have not declined. */
export function activeUnits(state: Case): readonly string[] {
	return state.assignments.filter(({ part }) => part !== 'declined').map(({ unit }) => unit);
}

function within<Value>(allowed: readonly Value[] | undefined, value: Value | undefined): boolean {
	return allowed === undefined || (value !== undefined && allowed.includes(value));
}
