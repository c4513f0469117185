import type { OutboxRow } from '../../functions/ports/outbox.ts';
import type { MemoryStore } from '../support/memory-store.ts';
import type { Chronicle } from './chronicle.ts';
import type { Planted } from './planted.ts';

interface TableOptions {
	readonly store: MemoryStore;
	readonly planted: Planted;
	readonly chronicle: Chronicle;
	readonly trace: (line: string) => void;
	/** What the stream is told of rows that were inserted. */
	readonly feed: (rows: readonly OutboxRow[]) => void;
}

/** The table of a storm: what is written to it is told to the stream, and kept in mind to be held against the table. */
export function observedTable({ store, planted, chronicle, trace, feed }: TableOptions) {
	const stored = planted.cases?.(store.cases) ?? store.cases;
	/** The same with what it inserted told to the stream, whoever asked and whether he ever hears of it. */
	const told =
		<Args extends readonly unknown[], Answer>(write: (...args: Args) => Promise<Answer>) =>
		async (...args: Args): Promise<Answer> => {
			const answer = await write(...args);
			const rows = store.inserted();
			if (rows.length > 0) feed(rows);
			return answer;
		};
	const cases: MemoryStore['cases'] = {
		...stored,
		commit: told(async (wanted) => {
			const committed = await stored.commit(wanted);
			if (committed.is === 'committed') {
				const { caseId, events, expectedVersion: decidedOn } = wanted;
				chronicle.decisions.push({ caseId, version: committed.version, decidedOn, events });
				trace(`decided ${caseId} ${committed.version} ${events.map(({ type }) => type).join(' ')}`);
			}
			return committed;
		}),
		raiseGeneration: told(stored.raiseGeneration),
		raiseWatch: told(stored.raiseWatch),
	};
	return {
		cases,
		outbox: planted.outbox?.(store.outbox) ?? store.outbox,
		digests: { ...store.digests, open: told(store.digests.open) },
		mailOrders: { order: told(store.mailOrders.order) },
	};
}
