import type { Regulation, Role, StageKind } from '../regulation/regulation.ts';
import { ruleFor } from './allowed.ts';
import type { Case } from './case.ts';
import { isQuestionOnItsWay, unitsAsked } from './question-on-its-way.ts';
import { holds } from './when.ts';

export interface Awaited {
	readonly role: Role;
	readonly unit: string | null;
	readonly stage: StageKind;
}

/**
 * Whom an open case waits for: the stage's own person, each unit whose part is out (also while another's question is on
 * its way), and whoever was asked a question that can still be answered.
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
	return [...own, ...meanwhile(state, regulation), ...chooser(state, regulation), ...asked, ...others];
}

/** Of several units one has declined: whoever screens chooses another while the rest work on (Plastunovskaya 11b). */
export function chooser(state: Case, regulation: Regulation): readonly Awaited[] {
	const { start, stages } = regulation;
	if (state.status.is !== 'open' || state.status.stage === start || !state.toReassign) return [];
	if (ruleFor(state, regulation, 'route') === undefined) return [];
	const awaits = stages[start]?.awaits.find(({ when }) => holds(when, state));
	return awaits === undefined ? [] : [{ role: awaits.role, unit: null, stage: start }];
}

/** Units that may hand in their parts beside a question on its way. */
function meanwhile(state: Case, regulation: Regulation): readonly Awaited[] {
	if (!isQuestionOnItsWay(state)) return [];
	return state.assignments.flatMap(({ unit, part }): readonly Awaited[] => {
		const may = part === 'awaited' && ruleFor(state, regulation, 'submit', unit) === regulation.anytime.submit;
		return may && regulation.anytime.submit !== undefined ? [{ role: 'executor', unit, stage: 'draft' }] : [];
	});
}

function onlyNew(asked: readonly Awaited[], own: Awaited): readonly Awaited[] {
	return asked.some(({ role }) => role === own.role) ? [] : [own];
}

function ownOf(state: Case, stage: StageKind, role: Role): readonly Awaited[] {
	if (role !== 'executor') return [{ role, unit: null, stage }];
	return unitsAsked(state).map(({ unit }): Awaited => ({ role, unit, stage }));
}

/** While the curator is asked the coordinator may go on without the reply. */
function goOn(state: Case, regulation: Regulation): readonly Awaited[] {
	const mayRoute = regulation.stages.clarification?.acts.route?.by?.includes('coordinator') ?? false;
	return mayRoute && state.status.is === 'open' ? [{ role: 'coordinator', unit: null, stage: 'screening' }] : [];
}
