import type { Regulation, Role, StageKind } from '../regulation/regulation.ts';
import { ruleFor } from './allowed.ts';
import type { Case } from './case.ts';

export interface Awaited {
	readonly role: Role;
	readonly unit: string | null;
	readonly stage: StageKind;
}

/**
 * Whom an open case waits for: the stage's own person, each unit whose part is out, and whoever was asked a question
 * that can still be answered.
 */
export function awaiting(state: Case, regulation: Regulation): readonly Awaited[] {
	if (state.status.is !== 'open') return [];
	const { stage, awaits } = state.status;
	const mayReply = ruleFor(state, regulation, 'clarified') !== undefined;
	const asked = (mayReply ? state.questions : [])
		.filter(({ answeredAt }) => answeredAt === null)
		.map(({ of }): Awaited => ({ role: of, unit: null, stage: 'clarification' }));
	const own =
		stage === 'clarification' ? onlyNew(asked, { role: awaits, unit: null, stage }) : ownOf(state, stage, awaits);
	const others = stage === 'clarification' ? goOn(state, regulation) : [];
	return [...own, ...asked, ...others];
}

function onlyNew(asked: readonly Awaited[], own: Awaited): readonly Awaited[] {
	return asked.some(({ role }) => role === own.role) ? [] : [own];
}

function ownOf(state: Case, stage: StageKind, role: Role): readonly Awaited[] {
	if (role !== 'executor') return [{ role, unit: null, stage }];
	const declined = state.assignments.some(({ part }) => part === 'declined');
	const out = state.assignments.filter(({ part }) => part === 'awaited');
	const units = out.map(({ unit }): Awaited => ({ role, unit, stage }));
	return declined && stage === 'draft' && out.length === 0 ? [{ role: 'coordinator', unit: null, stage }] : units;
}

/** While the curator is asked the coordinator may go on without the reply. */
function goOn(state: Case, regulation: Regulation): readonly Awaited[] {
	const mayRoute = regulation.stages.clarification?.acts.route?.by?.includes('coordinator') ?? false;
	return mayRoute && state.status.is === 'open' ? [{ role: 'coordinator', unit: null, stage: 'screening' }] : [];
}
