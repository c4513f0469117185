import type { OutboxRow } from '../ports/outbox.ts';
import { awaitedStage } from '../use-cases/awaited-stage.ts';
import type { Budget } from './budget.ts';
import { reviveCase } from './executions.ts';
import type { SweepDeps } from './handle.ts';

/** Stream and queues bring a row to its workers within seconds; two minutes mean that it was lost on the way. */
const lostAfterMs = 120_000;
/** A machine that was signalled and has still not come is not on its way any more. */
const strandedAfterMs = 300_000;
const atOnce = 200;
/** The sweep runs each minute, and may be some seconds late. */
const betweenSweepsMs = 65_000;

/** Sends again what was not delivered, and looks for machines that did not come where they should. */
export async function relayLost(deps: SweepDeps, budget: Budget, everything: boolean): Promise<void> {
	const realNow = deps.clock.realNow();
	for (const ref of await deps.outbox.pending(everything ? realNow : realNow - lostAfterMs, atOnce)) {
		if (budget.spent()) return;
		const row = await deps.outbox.read(ref);
		if (row === null || (!everything && !isTurn(realNow - row.pendingSince))) continue;
		if (row.mails.length > 0) {
			await deps.queues.mails(row.mails.map((place) => ({ caseId: row.caseId, row: row.row, place })));
			deps.log.warn('mails sent to their queue again', { caseId: row.caseId, row: row.row, mails: row.mails.length });
			budget.repair();
		}
		if (row.workflow && (await repairWorkflow(deps, row, realNow))) budget.repair();
	}
}

/** After 2, 4, 8, … minutes: what cannot be delivered must not fill a queue with copies of itself. */
function isTurn(ageMs: number): boolean {
	return Math.floor(Math.log2(ageMs / 60_000)) > Math.floor(Math.log2((ageMs - betweenSweepsMs) / 60_000));
}

/** Whether anything had to be done so that the machine comes to where the case stands. */
async function repairWorkflow(deps: SweepDeps, row: OutboxRow, realNow: number): Promise<boolean> {
	const stored = await deps.cases.load(row.caseId);
	if (stored === null) return false;
	const { caseId, state } = stored;
	const awaited = awaitedStage(state);
	const token = await deps.tokens.get(caseId);
	if (row.orders.some((order) => order.is === 'start-clock') && awaited !== 'ended') {
		await deps.workflow.startClock(caseId, stored.watch);
	}
	const isThere =
		state.status.is === 'open' && token?.visit === state.status.visit && token.generation === stored.generation;
	const isClockOnly = row.orders.every((order) => order.is === 'start-clock' || order.is === 'mail');
	if (isThere || isClockOnly) {
		await deps.outbox.settleRow(row);
		return true;
	}
	const signalled = token !== null && (await deps.workflow.answer(token.token, awaited)) === 'answered';
	deps.log.warn('a stage was not entered', { caseId, row: row.row, awaited, signalled });
	if (awaited === 'ended') {
		await deps.outbox.settleRow(row);
		return true;
	}
	if (signalled) return true;
	const revived = await reviveCase(deps, stored, realNow - row.pendingSince > strandedAfterMs);
	// The new execution has a row of its own.
	if (revived === 'next-generation') await deps.outbox.settleRow(row);
	return revived !== 'alive';
}
