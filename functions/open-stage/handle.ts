import type { StageKind } from '../../domain/regulation/regulation.ts';
import type { CaseReader, CaseReviver, StoredCase } from '../ports/case-store.ts';
import type { OutboxRows } from '../ports/outbox.ts';
import type { Log } from '../ports/telemetry.ts';
import type { Tokens } from '../ports/tokens.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import type { NextStage, TokenAnswerer } from '../ports/workflow.ts';
import { awaitedStage } from '../use-cases/awaited-stage.ts';

export interface OpenStageDeps {
	readonly cases: Pick<CaseReader, 'load'> & Pick<CaseReviver, 'raiseGeneration'>;
	readonly tokens: Tokens;
	readonly outbox: OutboxRows;
	readonly machine: TokenAnswerer;
	readonly clock: Pick<WallClock, 'realNow'>;
	readonly log: Log;
}

/** What the case machine says when it comes to a stage. */
export interface StageEntered {
	readonly caseId: string;
	readonly generation: number;
	readonly stage: StageKind;
	readonly token: string;
}

/** A history ends at 25,000 events; fifty stages are some 500, so this is far from it and rare. */
const stagesOfAGeneration = 50;

/**
 * The machine has come to a stage: keeps its callback token while the stored case awaits that stage, else answers at
 * once with where the case stands. Writes no mail: the decision that opened the stage did.
 */
export async function openStage(deps: OpenStageDeps, entered: StageEntered): Promise<void> {
	const { caseId, generation, stage, token } = entered;
	const answer = async (next: NextStage) => {
		const outcome = await deps.machine.answer(token, next);
		deps.log.info('stage passed', { caseId, generation, stage, next, outcome });
	};
	const stored = await deps.cases.load(caseId);
	if (stored === null) return answer('superseded');
	const elsewhere = elsewhereFor(stored, entered);
	if (elsewhere !== null) return answer(elsewhere);
	const visit = visitOf(stored);
	const attempt = await deps.tokens.put(caseId, { token, stage, visit, generation, storedAt: deps.clock.realNow() });
	if (attempt === 'superseded') return answer('superseded');
	if (attempt > stagesOfAGeneration) {
		const raised = await deps.cases.raiseGeneration(stored, deps.clock.realNow(), null);
		if (raised === 'raised') return answer('next-generation');
	}
	await deps.outbox.settleWorkflow(caseId, stored.version);
	// A decision between reading and keeping found no token to signal: so look again, now that it can.
	const again = await deps.cases.load(caseId);
	const moved = again === null ? null : elsewhereFor(again, entered);
	if (moved !== null) return answer(moved);
	if (again !== null && visitOf(again) !== visit) return answer(awaitedStage(again.state));
	deps.log.info('stage opened', { caseId, generation, stage, visit, attempt });
}

/** Where the machine must go instead of waiting here; null where the case awaits this very stage. */
function elsewhereFor({ state, generation }: StoredCase, entered: StageEntered): NextStage | null {
	if (entered.generation < generation) return 'superseded';
	const awaited = awaitedStage(state);
	return awaited === entered.stage ? null : awaited;
}

function visitOf({ state }: StoredCase): number {
	return state.status.is === 'open' ? state.status.visit : 0;
}
