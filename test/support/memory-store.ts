import { replay } from '../../domain/case/state/evolve.ts';
import type { CaseIndex, CaseStore, Commit, DedupRow, StoredCase } from '../../functions/ports/case-store.ts';
import type { LinkRow, LinkStore } from '../../functions/ports/links.ts';
import type { MailOutcome, Outbox, OutboxRow } from '../../functions/ports/outbox.ts';
import type { StageToken, Tokens } from '../../functions/ports/tokens.ts';
import { memoryOutbox, rowName } from './memory-outbox.ts';

interface Held {
	stored: StoredCase;
	standing: Commit['standing'];
	readonly content: Map<string, unknown>;
}

/** The table of a test: the same promises as the real one, kept by one thread. */
export interface MemoryStore {
	readonly cases: CaseStore;
	readonly index: CaseIndex;
	readonly outbox: Outbox;
	readonly tokens: Tokens;
	readonly links: LinkStore;
	/** Takes the rows that were inserted since the last call, as the stream would tell of them. */
	readonly inserted: () => readonly OutboxRow[];
	/** What happens between a read and a commit: called once before the next commit. */
	beforeCommit: (() => Promise<void>) | null;
	/** Everything that is held, as text. */
	readonly dump: () => string;
	readonly count: () => { readonly cases: number; readonly decisions: number };
	readonly outcomes: () => readonly MailOutcome[];
}

export function memoryStore(): MemoryStore {
	const cases = new Map<string, Held>();
	const rows = memoryOutbox();
	const dedup = new Map<string, DedupRow>();
	const tokens = new Map<string, StageToken>();
	const links = new Map<string, LinkRow>();

	const store: MemoryStore = {
		beforeCommit: null,
		cases: {
			load: (caseId) => Promise.resolve(cases.get(caseId)?.stored ?? null),
			async commit(wanted) {
				const between = store.beforeCommit;
				store.beforeCommit = null;
				await between?.();
				if (wanted.dedup.some((row) => isAlive(dedup.get(row.key), wanted.realNow))) return { is: 'duplicate' };
				const before = cases.get(wanted.caseId);
				if ((before?.stored.version ?? 0) !== wanted.expectedVersion) return { is: 'conflict' };
				const version = wanted.expectedVersion + 1;
				for (const row of wanted.dedup) dedup.set(row.key, row);
				const log = [...(before?.stored.log ?? []), { version, events: wanted.events }];
				const state = replay(log.flatMap(({ events }) => events));
				if (state === null) throw new Error('no events');
				const starts = wanted.orders.some(({ is }) => is === 'start-clock') ? 1 : 0;
				const { municipality } = wanted.standing;
				const { generation, watch } = before?.stored ?? { generation: 0, watch: 0 };
				const indexedWake = wanted.standing.open ? wanted.standing.wakeAt : null;
				const stored = {
					caseId: wanted.caseId,
					indexedWake,
					version,
					state,
					log,
					municipality,
					generation,
					watch: watch + starts,
				};
				const content = before?.content ?? new Map<string, unknown>();
				for (const { part, body } of wanted.content) content.set(part, structuredClone(body));
				cases.set(wanted.caseId, { stored, standing: wanted.standing, content });
				if (wanted.orders.length > 0) rows.insert(wanted.caseId, rowName(version), wanted.orders, wanted.realNow);
				return { is: 'committed', version };
			},
			loadContent: (caseId) => Promise.resolve(Object.fromEntries(cases.get(caseId)?.content ?? [])),
			loadDedup(key, realNow) {
				const row = dedup.get(key);
				return Promise.resolve(row !== undefined && isAlive(row, realNow) ? row : null);
			},
			refreshWake(stored, wakeAt) {
				const held = cases.get(stored.caseId);
				if (held?.stored.version === stored.version) {
					held.standing = { ...held.standing, wakeAt };
					held.stored = { ...held.stored, indexedWake: wakeAt };
				}
				return Promise.resolve();
			},
			raiseGeneration(stored, realNow) {
				const held = cases.get(stored.caseId);
				const { status } = stored.state;
				if (held?.stored.generation !== stored.generation || status.is !== 'open') return Promise.resolve(false);
				const next = stored.generation + 1;
				held.stored = { ...held.stored, generation: next };
				const orders = [{ is: 'start-case', stage: status.stage }] as const;
				rows.insert(stored.caseId, `${rowName(stored.version)}#case-${next}`, orders, realNow);
				return Promise.resolve(true);
			},
			raiseWatch(stored, realNow) {
				const held = cases.get(stored.caseId);
				if (held?.stored.watch !== stored.watch) return Promise.resolve(false);
				held.stored = { ...held.stored, watch: stored.watch + 1 };
				rows.insert(
					stored.caseId,
					`${rowName(stored.version)}#clock-${stored.watch + 1}`,
					[{ is: 'start-clock' }],
					realNow,
				);
				return Promise.resolve(true);
			},
		},
		index: {
			overdue: (before, limit) =>
				Promise.resolve(
					waking(cases, 0, before - 1)
						.slice(0, limit)
						.map(({ stored }) => stored.caseId),
				),
			countWaking: (from, to) => Promise.resolve(waking(cases, from, to).length),
			async *open() {
				for (const { stored, standing } of [...cases.values()]) if (standing.open) yield stored.caseId;
			},
			async *endedOfMonth(municipality, month) {
				for (const { stored, standing } of [...cases.values()]) {
					if (!standing.open && standing.municipality === municipality && standing.month === month) yield stored.caseId;
				}
			},
		},
		outbox: rows.outbox,
		tokens: {
			get: (caseId) => Promise.resolve(tokens.get(caseId) ?? null),
			put(caseId, token) {
				const before = tokens.get(caseId);
				if (before !== undefined && before.generation > token.generation) return Promise.resolve('superseded');
				const attempt = before?.generation === token.generation ? before.attempt + 1 : 1;
				tokens.set(caseId, { ...token, attempt });
				return Promise.resolve(attempt);
			},
		},
		links: {
			get: (linkId) => Promise.resolve(links.get(linkId) ?? null),
			put(linkId, row) {
				if (!links.has(linkId)) links.set(linkId, row);
				return Promise.resolve();
			},
		},
		inserted: rows.inserted,
		dump: () =>
			JSON.stringify({
				cases: [...cases].map(([id, { stored, content }]) => ({ id, log: stored.log, content: [...content] })),
				rows: rows.dump(),
				dedup: [...dedup],
				links: [...links],
			}),
		count: () => ({
			cases: cases.size,
			decisions: [...cases.values()].reduce((sum, { stored }) => sum + stored.version, 0),
		}),
		outcomes: rows.outcomes,
	};
	return store;
}

function isAlive(row: DedupRow | undefined, realNow: number): boolean {
	return row !== undefined && (row.forgetAt === null || row.forgetAt >= realNow);
}

function waking(cases: ReadonlyMap<string, Held>, from: number, to: number) {
	return [...cases.values()].filter(
		({ standing: { wakeAt, open } }) => open && wakeAt !== null && wakeAt >= from && wakeAt <= to,
	);
}
