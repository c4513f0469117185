import { MINUTE_MS } from '../../domain/instant.ts';
import type { OutboxRow, QueuedMail, RowRef } from '../ports/outbox.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { awaitedStage } from '../use-cases/awaited-stage.ts';
import { attempt } from './alone.ts';
import type { Budget } from './budget.ts';
import { reviveCase } from './executions.ts';
import type { SweepRun } from './run.ts';

/** Stream and queues bring a row to its workers within seconds; two minutes mean that it was lost on the way. */
const lostAfterMs = 120_000;
/** A machine that was signalled and has still not come is not on its way any more. */
const strandedAfterMs = 300_000;
/** More than an outage of a day leaves behind; what a run does not come to is older in the next. */
const atOnce = 5_000;
/** Rows that are read side by side. */
const sideBySide = 25;
/** The sweep runs each minute, and may be some seconds late. */
const betweenSweepsMs = 65_000;

/**
 * Sends again what was not delivered, and looks for machines that did not come where they should. Looks at every
 * row: what cannot be delivered is set aside by its worker, and what waits for its next try is left to it.
 */
export async function relayLost(deps: SweepRun, budget: Budget, everything: boolean): Promise<void> {
	const realNow = deps.clock.realNow();
	const isLost = (since: number) => everything || isTurn(realNow - since);
	const refs = await deps.outbox.pending(everything ? realNow : realNow - lostAfterMs, atOnce);
	const mails: QueuedMail[] = [];
	const stranded: OutboxRow[] = [];
	for (let from = 0; from < refs.length; from += sideBySide) {
		for (const row of await Promise.all(refs.slice(from, from + sideBySide).map((ref) => readRow(deps, ref)))) {
			if (row === null) continue;
			const lost = row.mails.filter((place) => isLost(row.awaited.get(place) ?? row.pendingSince));
			mails.push(...lost.map((place) => ({ caseId: row.caseId, row: row.row, place, municipality: row.municipality })));
			if (lost.length > 0) budget.count();
			if (row.workflow && isLost(row.pendingSince)) stranded.push(row);
		}
	}
	if (mails.length > 0) {
		const left = await deps.queues.mails(mails);
		deps.log.warn('mails sent to their queue again', { mails: mails.length, left: left.length });
	}
	for (const row of stranded) {
		if (budget.spent()) return;
		// What a row fails on is most often its case, so that is looked at again by itself.
		await attempt(deps, 'case', row.caseId, async () => {
			if (await repairWorkflow(deps, row, realNow)) budget.repair();
		});
	}
}

/** A row that cannot be read is told of, and keeps the sweep from no other. */
async function readRow({ outbox, log, meter }: SweepRun, ref: RowRef): Promise<OutboxRow | null> {
	try {
		return await outbox.read(ref);
	} catch (error) {
		const kind = error instanceof Error ? error.name : 'unknown';
		log.error('a row of the outbox cannot be read', { caseId: ref.caseId, row: ref.row, error: kind });
		meter.count(metricNames.casesFailed);
		return null;
	}
}

/** After 2, 4, 8 and 16 minutes, then every ten: what waits long must not fill a queue with copies of itself. */
function isTurn(ageMs: number): boolean {
	return turnsBy(ageMs / MINUTE_MS) > turnsBy((ageMs - betweenSweepsMs) / MINUTE_MS);
}

function turnsBy(minutes: number): number {
	return minutes < 16 ? Math.floor(Math.log2(Math.max(1, minutes))) : 4 + Math.floor((minutes - 16) / 10);
}

/** Whether anything had to be done so that the machine comes to where the case stands. */
async function repairWorkflow(deps: SweepRun, row: OutboxRow, realNow: number): Promise<boolean> {
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
	return revived === 'started' || revived === 'next-generation';
}
