import { MINUTE_MS } from '../../domain/instant.ts';
import type { OutboxRow, RowRef, Worked } from '../../functions/ports/outbox.ts';
import { retryAfterMs } from '../../functions/use-cases/retry.ts';
import type { Call } from './calls.ts';
import type { Chance } from './chance.ts';
import type { Run } from './faults.ts';
import type { Timeline } from './timeline.ts';

/** What a worker may take over a batch, as infra says. */
export const workLimitMs = MINUTE_MS;
/** A message that nobody has answered for is hidden so long, and comes so often. */
const visibilityMs = 6 * workLimitMs;
const mostReceipts = 400;
/** A batch of the stream is tried so often more, and then lies with the dead letters: only the sweep is left. */
const mostRelays = 10;

interface QueuesOptions {
	readonly chance: Chance;
	readonly timeline: Timeline;
	readonly call: Call;
	/** Whether something goes wrong now that goes wrong in this share of all cases. */
	readonly mishap: (share: number) => boolean;
}

/** SQS and the stream of the table: what is put in comes at least once, sooner or later, in any order; and now and then is lost. */
export function stormQueues({ chance, timeline, call, mishap }: QueuesOptions) {
	/** How often a thing comes, and after how many milliseconds each time. */
	const arrivals = (usualMs: number, longestMs: number): readonly number[] => {
		const times = mishap(0.01) ? 0 : mishap(0.03) ? 2 : 1;
		return Array.from({ length: times }, () =>
			mishap(0.03) ? chance.between(1_000, longestMs) : chance.between(20, usualMs),
		);
	};

	/** A queue whose worker is called for each message by itself, until it is done with it. */
	function queue<Ref extends RowRef>(job: string, work: (run: Run, ref: Ref) => Promise<Worked>) {
		const deliver = async (ref: Ref, receipt: number): Promise<void> => {
			const called = await call(`${job} ${nameOf(ref)}`, workLimitMs, (run) => work(run, ref));
			if ((called.is === 'done' && called.value === 'done') || receipt >= mostReceipts) return;
			timeline.at(timeline.now() + hiddenFor(called, receipt), () => void deliver(ref, receipt + 1));
		};
		return (refs: readonly Ref[]): Promise<readonly number[]> => {
			for (const ref of refs) {
				for (const ms of arrivals(2_000, 10 * MINUTE_MS)) {
					timeline.at(timeline.now() + ms, () => void deliver(ref, 1));
				}
			}
			return Promise.resolve([]);
		};
	}

	/** As the worker of a queue hides what it is not done with (functions/runtime/worker.ts). */
	function hiddenFor(called: Awaited<ReturnType<typeof call<Worked>>>, receipt: number): number {
		if (called.is === 'died') return visibilityMs;
		if (called.is === 'threw') return retryAfterMs(receipt, chance.next());
		return called.value === 'done' ? 0 : (Math.ceil(called.value.againInMs / 1_000) + 1) * 1_000;
	}

	/** The stream: hands rows to the relay, which says which of them it could not pass on. */
	function stream(relay: (run: Run, rows: readonly OutboxRow[]) => Promise<readonly OutboxRow[]>) {
		const hand = async (rows: readonly OutboxRow[], attempt: number): Promise<void> => {
			const job = `relay-outbox ${rows.map(nameOf).join(', ')}`;
			const called = await call(job, workLimitMs, (run) => relay(run, rows));
			const left = called.is === 'done' ? called.value : rows;
			if (left.length === 0 || attempt > mostRelays) return;
			timeline.at(timeline.now() + 1_000, () => void hand(left, attempt + 1));
		};
		return (rows: readonly OutboxRow[]): void => {
			for (const ms of arrivals(800, 5 * MINUTE_MS)) timeline.at(timeline.now() + ms, () => void hand(rows, 1));
		};
	}

	return { queue, stream };
}

function nameOf(ref: RowRef & { readonly place?: number }): string {
	return `${ref.caseId} ${ref.row}${ref.place === undefined ? '' : ` ${ref.place}`}`;
}
