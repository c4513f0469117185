import type { CaseEvent } from '../../domain/case/model/events.ts';
import { replay } from '../../domain/case/state/evolve.ts';
import type { CaseStore, StoredCase } from '../../functions/ports/case-store.ts';
import type { NextStage } from '../../functions/ports/workflow.ts';
import { awaitedStage } from '../../functions/use-cases/awaited-stage.ts';
import { type FaultKind, faultKinds, type Run } from './faults.ts';

/** One mail that the mail service took, and the call that handed it over. */
export interface Taken {
	readonly run: Run;
	readonly messageId: string;
}

/** What was seen from outside, to be held against what is stored. */
export interface Chronicle {
	/** Every mail that was taken, by its order and its mailbox. */
	readonly mails: Map<string, Taken[]>;
	/** Every decision that was written, with the version of the case that it was taken on. */
	readonly decisions: {
		readonly caseId: string;
		readonly version: number;
		readonly decidedOn: number;
		readonly events: readonly CaseEvent[];
	}[];
	/** Signals that told a machine of a stage which the stored case did not await. */
	readonly wrongSignals: string[];
	/** What the functions counted, by metric. */
	readonly counted: Map<string, number>;
	/** The last value of each metric, as an alarm sees it. */
	readonly latest: Map<string, number>;
	readonly faults: Map<FaultKind, number>;
	/** Calls of functions that threw though nothing had gone wrong in them. */
	readonly bugs: string[];
}

export function newChronicle(): Chronicle {
	return {
		mails: new Map(),
		decisions: [],
		wrongSignals: [],
		counted: new Map(),
		latest: new Map(),
		faults: new Map(faultKinds.map((kind) => [kind, 0])),
		bugs: [],
	};
}

/** Keeps in mind a mail that was taken. */
export function noteTaken({ mails }: Chronicle, key: string, taken: Taken): void {
	const before = mails.get(key);
	if (before === undefined) mails.set(key, [taken]);
	else before.push(taken);
}

/**
 * Notes a signal that is wrong: a machine is told what the stored case awaits, or has awaited since the call that tells it
 * read the case, and nothing else. `since`: the version that the call read.
 */
export async function judgeSignal(
	{ wrongSignals }: Chronicle,
	cases: Pick<CaseStore, 'load'>,
	run: Run,
	told: { readonly caseId: string; readonly since: number; readonly next: NextStage },
): Promise<void> {
	const { caseId, since, next } = told;
	if (next === 'superseded' || next === 'next-generation') return;
	const stored = await cases.load(caseId);
	const awaited = stored === null ? [] : awaitedSince(stored, since);
	if (awaited.some((stage) => stage === next)) return;
	const stages = [...new Set(awaited)].join(', ');
	wrongSignals.push(`${run.job}: told its machine ${next} where ${caseId} awaited ${stages}`);
}

/** What a case has awaited since this version, that version included. */
function awaitedSince({ log, state, version: latest }: StoredCase, since: number) {
	const awaited = [awaitedStage(state)];
	for (let version = since; version < latest; version += 1) {
		const then = replay(log.slice(0, version).flatMap(({ events }) => events));
		if (then !== null) awaited.push(awaitedStage(then));
	}
	return awaited;
}
