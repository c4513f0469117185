import type { BareEvent } from '../../domain/case/clocks/decision-context.ts';
import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import { followUps } from '../../domain/case/follow-ups/follow-ups.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { Regulation, Role, StageKind } from '../../domain/regulation/regulation.ts';
import { now, open } from './made-acts.ts';
import { inStage } from './made-stages.ts';

// What follows from events that are put to a made case, a line each.

/** "assignment executor roads draft returned": template, whom, for which unit, of what, in which stage, why if not anew. */
export const say = (one: FollowUp): string => {
	if (one.is === 'signal-stage') return `signal ${one.stage} ${one.visit}`;
	if (one.is === 'start-case') return `start case at ${one.stage}`;
	if (one.is === 'start-clock') return 'start clock';
	const { template, to, unit, notice, clock, stage: at, because } = one.mail;
	return [template, to, unit, notice, clock, at, because === 'new' ? null : because]
		.filter((word) => word !== null)
		.join(' ');
};
export const acted = (bare: BareEvent, by: CaseEvent['by'] = null): CaseEvent => ({ at: now, by, ...bare });
/** What follows where the stage stays the same. */
export const follow = (
	state: Case,
	bare: readonly BareEvent[],
	before: Case | null = state,
	regulation: Regulation = open,
) =>
	followUps(
		before,
		bare.map((one) => acted(one)),
		state,
		regulation,
	).map(say);
export const opens = (kind: StageKind, awaits: Role = 'coordinator', visit = 1): BareEvent => ({
	type: 'StageOpened',
	stage: kind,
	visit,
	awaits,
});
export const executors = (kind: StageKind, change: Partial<Case>) =>
	inStage(kind, { clocks: [], ...change }, 'executor');
