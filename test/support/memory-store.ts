import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import { replay } from '../../domain/case/state/evolve.ts';
import type { Unreadable } from '../../domain/case/state/read-log.ts';
import type {
	CaseFiler,
	CaseIndex,
	CaseStore,
	Commit,
	DedupRow,
	Raised,
	Revival,
	StoredCase,
} from '../../functions/ports/case-store.ts';
import type { Digests } from '../../functions/ports/digests.ts';
import type { FindEraser, FingerprintEraser, WordEraser } from '../../functions/ports/erasure.ts';
import type { FindRow, Finds } from '../../functions/ports/finds.ts';
import type { PartnerRef } from '../../functions/ports/hooks.ts';
import type { LinkRow, LinkStore } from '../../functions/ports/links.ts';
import type { MailLog, MailOrders, MailOutcome, Outbox, OutboxRow } from '../../functions/ports/outbox.ts';
import type { AddressReviver, DeadAddresses, SentMails } from '../../functions/ports/returns.ts';
import type { SendingCounter } from '../../functions/ports/sending.ts';
import type { StageToken, Tokens } from '../../functions/ports/tokens.ts';
import { UnreadableCase } from '../../functions/ports/unreadable.ts';
import type { UnsentKeeper } from '../../functions/ports/unsent.ts';
import type { UploadRows } from '../../functions/ports/uploads.ts';
import { erasedFingerprint } from '../../functions/use-cases/known-messages.ts';
import { memoryUploads } from './memory-files.ts';
import { memoryCaseCheck, memoryFiler, memoryFinds, memoryWorklist, wholeOf } from './memory-finds.ts';
import { memoryTold } from './memory-hooks.ts';
import { memoryOutbox, rowName } from './memory-outbox.ts';
import { memoryReturns } from './memory-returns.ts';
import { memorySending } from './memory-sending.ts';
import { memorySweepNotes, type SweepNotes } from './memory-sweep-notes.ts';

interface Held {
	stored: StoredCase;
	standing: Commit['standing'];
	/** Its words were erased since the last decision. */
	left: boolean;
	readonly content: Map<string, unknown>;
}

/** The table of a test: the same promises as the real one, kept by one thread. */
export interface MemoryStore {
	readonly cases: CaseStore;
	readonly index: CaseIndex;
	readonly finds: Finds;
	readonly findEraser: FindEraser;
	/** Everything by which cases are found. */
	readonly findRows: () => readonly FindRow[];
	readonly outbox: Outbox;
	readonly digests: Digests;
	readonly mailLog: MailLog;
	readonly tokens: Tokens;
	readonly notes: SweepNotes;
	readonly filer: CaseFiler;
	readonly caseCheck: ReturnType<typeof memoryCaseCheck>;
	readonly links: LinkStore;
	readonly unsent: UnsentKeeper;
	readonly mailOrders: MailOrders;
	readonly uploads: UploadRows;
	readonly words: WordEraser;
	readonly fingerprints: FingerprintEraser;
	readonly returns: { readonly sentMails: SentMails; readonly deadAddresses: DeadAddresses & AddressReviver };
	readonly sending: SendingCounter;
	/** Takes the rows that were inserted since the last call, as the stream would tell of them. */
	readonly inserted: () => readonly OutboxRow[];
	/** The same of decisions that a partner may have to be told of. */
	readonly told: () => readonly PartnerRef[];
	/** What happens between a read and a commit: called once before the next commit. */
	beforeCommit: (() => Promise<void>) | null;
	/** Cases that the code of the test cannot read, each with why: as after a rollback. */
	readonly unreadable: Map<string, Unreadable>;
	/** Everything that is held, as text. */
	readonly dump: () => string;
	readonly count: () => { readonly cases: number; readonly decisions: number };
	readonly outcomes: () => readonly MailOutcome[];
}

export function memoryStore(): MemoryStore {
	const cases = new Map<string, Held>();
	const rows = memoryOutbox();
	const dedup = new Map<string, DedupRow>();
	const found = memoryFinds();
	const tokens = new Map<string, StageToken>();
	const links = new Map<string, LinkRow>();
	const returns = memoryReturns();
	const told = memoryTold();
	const unreadable = new Map<string, Unreadable>();
	const raise = (
		stored: StoredCase,
		name: 'generation' | 'watch',
		machine: 'case' | 'clock',
		order: FollowUp,
		realNow: number,
		revival: Revival | null,
	): Promise<Raised> => {
		const held = cases.get(stored.caseId);
		if (held?.stored[name] !== stored[name]) return Promise.resolve('raced');
		const next = stored[name] + 1;
		const revivals = { ...held.stored.revivals, ...(revival === null ? {} : { [name]: revival }) };
		held.stored = { ...held.stored, [name]: next, revivals };
		rows.insert(stored.caseId, `${rowName(stored.version)}#${machine}-${next}`, [order], realNow);
		return Promise.resolve('raised');
	};

	const store: MemoryStore = {
		beforeCommit: null,
		unreadable,
		cases: {
			load(caseId) {
				const why = unreadable.get(caseId);
				if (why !== undefined) return Promise.reject(new UnreadableCase(caseId, why));
				return Promise.resolve(cases.get(caseId)?.stored ?? null);
			},
			async commit(wanted) {
				const between = store.beforeCommit;
				store.beforeCommit = null;
				await between?.();
				if (wanted.dedup.some((row) => isAlive(dedup.get(row.key), wanted.realNow))) return { is: 'duplicate' };
				const before = cases.get(wanted.caseId);
				if ((before?.stored.version ?? 0) !== wanted.expectedVersion) return { is: 'conflict' };
				const version = wanted.expectedVersion + 1;
				const takes = wanted.takes ?? [];
				if (!takes.every((taken) => rows.isUntouched(wanted.caseId, taken))) return { is: 'conflict' };
				for (const taken of takes) rows.take(wanted.caseId, taken, version);
				for (const row of wanted.dedup) dedup.set(row.key, row);
				found.put(wanted.standing.municipality, wanted.finds ?? []);
				const log = [...(before?.stored.log ?? []), { version, events: wanted.events }];
				const state = replay(log.flatMap(({ events }) => events));
				if (state === null) throw new Error('no events');
				const starts = wanted.orders.some(({ is }) => is === 'start-clock') ? 1 : 0;
				const { generation, watch } = before?.stored ?? { generation: 0, watch: 0 };
				const stored = {
					caseId: wanted.caseId,
					indexedWake: wanted.standing.open ? wanted.standing.wakeAt : null,
					placeRows: 0,
					version,
					state,
					log,
					municipality: wanted.standing.municipality,
					generation,
					watch: watch + starts,
					revivals: before?.stored.revivals ?? { generation: null, watch: null },
				};
				const content = before?.content ?? new Map<string, unknown>();
				for (const { part, body } of wanted.content) content.set(part, structuredClone(body));
				cases.set(wanted.caseId, { stored, standing: wanted.standing, content, left: false });
				if (wanted.orders.length > 0) rows.insert(wanted.caseId, rowName(version), wanted.orders, wanted.realNow);
				told.note(wanted, version);
				return { is: 'committed', version };
			},
			untouchedMails: (caseId, version, since) => Promise.resolve(rows.untouched(caseId, version, since)),
			loadContent: (caseId) => Promise.resolve(Object.fromEntries(cases.get(caseId)?.content ?? [])),
			loadWhole: (caseId) => wholeOf(store.cases, caseId),
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
			raiseGeneration(stored, realNow, revival) {
				const { status } = stored.state;
				if (status.is !== 'open') return Promise.resolve('raced');
				return raise(stored, 'generation', 'case', { is: 'start-case', stage: status.stage }, realNow, revival);
			},
			raiseWatch: (stored, realNow, revival) =>
				raise(stored, 'watch', 'clock', { is: 'start-clock' }, realNow, revival),
		},
		index: {
			overdue: (before, limit) =>
				Promise.resolve(
					waking(cases, 0, before - 1)
						.slice(0, limit)
						.map(({ stored }) => stored.caseId),
				),
			countWaking: (from, to) => Promise.resolve(waking(cases, from, to).length),
			async *openOf(municipality) {
				for (const { stored, standing } of [...cases.values()]) {
					if (standing.open && standing.municipality === municipality) yield stored.caseId;
				}
			},
			refileOpen: () => Promise.resolve(0),
			...memoryWorklist(() => cases.values()),
			async *keptSince(municipality, before) {
				for (const { stored, standing, left } of [...cases.values()]) {
					const isThere = standing.endedAt !== null && standing.endedAt < before && !left;
					if (isThere && standing.municipality === municipality) yield stored.caseId;
				}
			},
			async *endedOfMonth(municipality, month) {
				for (const { stored, standing } of [...cases.values()]) {
					if (!standing.open && standing.municipality === municipality && standing.month === month) yield stored.caseId;
				}
			},
		},
		findRows: found.rows,
		finds: found.finds,
		findEraser: found,
		outbox: rows.outbox,
		digests: rows.digests,
		mailLog: rows.mailLog,
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
		notes: memorySweepNotes(),
		filer: memoryFiler(cases),
		caseCheck: memoryCaseCheck(cases),
		uploads: memoryUploads((caseId) => cases.get(caseId)?.content),
		links: {
			get: (linkId) => Promise.resolve(links.get(linkId) ?? null),
			put(linkId, row) {
				if (!links.has(linkId)) links.set(linkId, row);
				return Promise.resolve();
			},
		},
		mailOrders: {
			order({ caseId, version }, name, mail, realNow) {
				const row = `${rowName(version)}#${name}`;
				if (rows.has(caseId, row)) return Promise.resolve(false);
				rows.insert(caseId, row, [{ is: 'mail', mail }], realNow);
				return Promise.resolve(true);
			},
		},
		unsent: {
			keep(caseId, part, seen, { at, fields }) {
				const content = cases.get(caseId)?.content;
				const kept: unknown = content?.get(part);
				const version: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, 'version') : undefined;
				if (content === undefined || (version ?? 0) !== seen) return Promise.resolve(false);
				content.set(part, structuredClone({ version: seen + 1, at, fields }));
				return Promise.resolve(true);
			},
			forget(caseId, part) {
				cases.get(caseId)?.content.set(part, {});
				return Promise.resolve();
			},
		},
		words: {
			loadContent: (caseId) => Promise.resolve(Object.fromEntries(cases.get(caseId)?.content ?? [])),
			erase(caseId, part) {
				cases.get(caseId)?.content.delete(part);
				return Promise.resolve();
			},
			leave(caseId) {
				const held = cases.get(caseId);
				if (held !== undefined) held.left = true;
				return Promise.resolve();
			},
		},
		fingerprints: {
			forgetFingerprint(key) {
				const row = dedup.get(key);
				if (row !== undefined) dedup.set(key, { ...row, fingerprint: erasedFingerprint });
				return Promise.resolve();
			},
		},
		returns: { sentMails: returns.sentMails, deadAddresses: returns.deadAddresses },
		sending: memorySending(),
		inserted: rows.inserted,
		told: told.take,
		dump: () =>
			JSON.stringify({
				cases: [...cases].map(([id, { stored, content }]) => ({ id, log: stored.log, content: [...content] })),
				rows: rows.dump(),
				dedup: [...dedup],
				links: [...links],
				returns: returns.dump(),
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
