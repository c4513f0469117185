import type { Case } from '../case/model/case.ts';
import type { Command } from '../case/model/commands.ts';
import { ruleFor } from '../case/turn/allowed.ts';
import { questionsOut } from '../case/turn/questions.ts';
import { hasUnits } from '../regulation/has-units.ts';
import type { Act, Regulation } from '../regulation/regulation.ts';
import { unitOf } from './step.ts';
import type { Detour } from './walk.ts';

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
	'first-word': 'first-word',
};

/** The detours still to come after this, where it is what the way takes: its next detour, or what goes on without any. */
export function leftAfter(
	act: Act,
	command: Command,
	state: Case,
	left: readonly Detour[],
	regulation: Regulation,
): readonly Detour[] | null {
	const [next] = left;
	// Where no unit can be asked, the coordinator's own text is the way and no detour from it.
	const isMain = mayTake(act, left) || (act === 'write' && !hasUnits(regulation));
	if (!isMain || !isOnTheWay(act, command, state, next, regulation)) return null;
	const interim = command.do === 'submit' && command.kind === 'interim' && next === 'interim';
	return act === detourOf(next) || interim ? left.slice(1) : left;
}

/** Whether a way with these detours to come may take such an act at all, wherever it stands. */
export function mayTake(act: Act, [next]: readonly Detour[]): boolean {
	return act === detourOf(next) || plainActs.includes(act);
}

function detourOf(next: Detour | undefined): Act | undefined {
	return next === undefined ? undefined : detourActs[next];
}

/** Whether the stage offers this, and a way of this kind would take it here. */
function isOnTheWay(
	act: Act,
	command: Command,
	state: Case,
	next: Detour | undefined,
	regulation: Regulation,
): boolean {
	if (state.status.is !== 'open') return false;
	const { stage } = state.status;
	const unit = unitOf(command);
	// A refusal comes before the others' texts, and another is chosen at once: in which order would tell nothing.
	const refuses = next === 'decline' && stage === 'draft' && act !== 'decline';
	if (refuses || (state.toReassign && act !== 'route')) return false;
	// A question that travelled as an answer does is replied to once it is online, at no stage of its own.
	const replies = regulation.stages.clarification === undefined && questionsOut(state).length > 0;
	if (replies && act !== 'clarified') return false;
	const ofStage = ruleFor(state, regulation, act, unit) === regulation.stages[stage]?.acts[act];
	switch (command.do) {
		case 'route':
			// Others are asked only in place of whoever declined.
			return ofStage && (state.routings === 0 || (state.toReassign && command.units.length === 1));
		case 'clarify':
			// Whoever has handed in a part knew enough; for nobody's alone none is handed in.
			return (
				ofStage && state.assignments.every((one) => one.part !== 'submitted' || (unit !== null && one.unit !== unit))
			);
		case 'clarified':
			return ofStage || replies;
		case 'submit': {
			// A text that came back keeps its kind.
			const before = state.assignments.find((one) => one.unit === unit)?.handedIn?.answer ?? state.draft?.answer;
			const reworded = stage === 'rework' && before === 'interim';
			const wanted = next === 'interim' || reworded ? 'interim' : 'final';
			return ofStage && command.kind === wanted;
		}
		case 'first-word':
			// It stands beside every stage and holds up nothing, but where a term waits for it before a unit is asked.
			return stage === regulation.start && state.routings === 0 && isWaitedFor(regulation);
		case 'consolidate':
			return ofStage && command.interim === null;
		default:
			return ofStage;
	}
}

function isWaitedFor({ terms }: Regulation): boolean {
	return terms.some(({ starts }) => starts.includes('first-word'));
}
