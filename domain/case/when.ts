import type { AnswerKind, When } from '../regulation/regulation.ts';
import type { Case } from './case.ts';

/** What the act at hand adds to the case when a condition is weighed. */
export interface Weighing {
	readonly answer?: AnswerKind | undefined;
	readonly reason?: string | undefined;
	readonly of?: 'curator' | 'author' | undefined;
	readonly generalInterest?: boolean | undefined;
}

/** Whether every field of the condition holds; an absent condition always does. */
export function holds(when: When | undefined, state: Case, weighing: Weighing = {}): boolean {
	if (when === undefined) return true;
	const { incident } = state;
	const answer = weighing.answer ?? state.draft?.answer;
	const reason = weighing.reason ?? state.pendingReason;
	return (
		within(when.kind, incident.kind) &&
		within(when.importance, incident.importance) &&
		within(when.venue, incident.venue) &&
		within(when.page, incident.page ?? 'none') &&
		within(when.answer, answer) &&
		within(when.phase, state.phase) &&
		within(when.reason, reason ?? undefined) &&
		(weighing.of === undefined || within(when.of, weighing.of)) &&
		(when.units === undefined || when.units === numberOf(activeUnits(state))) &&
		(when.photo === undefined || when.photo === state.photoRequired) &&
		(when.selfPosting === undefined || when.selfPosting === state.selfPosting) &&
		(when.declines === undefined || state.declines >= when.declines) &&
		(when.returns === undefined || state.returns >= when.returns) &&
		(when.partsIn === undefined || when.partsIn === partsAreIn(state)) &&
		(when.generalInterest === undefined || when.generalInterest === (weighing.generalInterest ?? state.generalInterest))
	);
}

/** Whether any of the conditions holds; no list means always. */
export function anyHolds(conditions: readonly When[] | undefined, state: Case, weighing: Weighing = {}): boolean {
	return conditions === undefined || conditions.some((when) => holds(when, state, weighing));
}

/** Without any unit the condition holds for neither. */
function numberOf(units: readonly string[]): When['units'] {
	return units.length === 0 ? undefined : units.length === 1 ? 'one' : 'several';
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
