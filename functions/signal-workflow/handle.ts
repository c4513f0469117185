import type { CaseReader, StoredCase } from '../ports/case-store.ts';
import type { OutboxRow, OutboxRows, RowRef } from '../ports/outbox.ts';
import type { Log } from '../ports/telemetry.ts';
import type { TokenReader } from '../ports/tokens.ts';
import type { WorkflowDriver } from '../ports/workflow.ts';
import { awaitedStage } from '../use-cases/awaited-stage.ts';

export interface SignalDeps {
	readonly cases: CaseReader;
	readonly outbox: OutboxRows;
	readonly tokens: TokenReader;
	readonly workflow: WorkflowDriver;
	readonly log: Log;
}

/**
 * Does what a decision ordered of the machines: starts the case's or a clock's execution, or answers the token of the
 * stage that is over. All of it may be repeated; where the case stands is read now and not when it was ordered. The row
 * stays pending until the machine has come to the next stage, so the sweep hears of one that never did.
 */
export async function signalWorkflow(deps: SignalDeps, ref: RowRef): Promise<void> {
	const [row, stored] = await Promise.all([deps.outbox.read(ref), deps.cases.load(ref.caseId)]);
	if (row === null || stored === null) return;
	if (orders(row, 'start-clock')) await startClock(deps, stored);
	if (orders(row, 'start-case')) await startCase(deps, stored);
	if (orders(row, 'signal-stage')) await signalStage(deps, stored);
	const expectsArrival = orders(row, 'start-case') || orders(row, 'signal-stage');
	if (!expectsArrival || stored.state.status.is === 'ended') await deps.outbox.settleRow(ref);
}

function orders(row: OutboxRow, is: OutboxRow['orders'][number]['is']): boolean {
	return row.orders.some((order) => order.is === is);
}

async function startClock({ workflow, log }: SignalDeps, { caseId, watch, state }: StoredCase): Promise<void> {
	if (state.status.is === 'ended') return;
	await workflow.startClock(caseId, watch);
	log.info('clock started', { caseId, watch });
}

async function startCase({ workflow, log }: SignalDeps, { caseId, generation, state }: StoredCase): Promise<void> {
	if (state.status.is === 'ended') return;
	await workflow.startCase(caseId, generation, awaitedStage(state));
	log.info('case started', { caseId, generation });
}

/** Answers the token of a stage that is over. One that nobody waits on any more is the sweep's to look at. */
async function signalStage({ tokens, workflow, log }: SignalDeps, stored: StoredCase): Promise<void> {
	const token = await tokens.get(stored.caseId);
	const { status } = stored.state;
	if (token === null || (status.is === 'open' && token.visit === status.visit)) return;
	const outcome = await workflow.answer(token.token, awaitedStage(stored.state));
	log.info('stage signalled', { caseId: stored.caseId, stage: token.stage, visit: token.visit, outcome });
}
