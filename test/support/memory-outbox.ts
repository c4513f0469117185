import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import type { TakenMails, Untouched } from '../../functions/ports/case-store.ts';
import type { AsideMail, MailLog, MailOutcome, Outbox, OutboxRow, RowRef } from '../../functions/ports/outbox.ts';
import { memoryDigests } from './memory-digests.ts';
import { type DigestOf, type HeldRow, markOf, rowName, rowsOfDigests, toldBy } from './memory-rows.ts';

export { rowName };

/** The outbox of a test's table. */
export function memoryOutbox() {
	const rows = new Map<string, HeldRow>();
	const byCase = new Map<string, HeldRow[]>();
	/** Rows of which something may be left to be done, or lies aside: a storm's sweep looks at no others. */
	const open = new Set<HeldRow>();
	const withAside = new Set<HeldRow>();
	const waiting = () => {
		for (const row of open) if (row.pending.size === 0) open.delete(row);
		return [...open];
	};
	const ofCase = (caseId: string) => byCase.get(caseId) ?? [];
	let news: string[] = [];
	const insert = (caseId: string, row: string, orders: readonly FollowUp[], since: number) => {
		const mails = orders.flatMap((order, place) => (order.is === 'mail' ? [String(place)] : []));
		const pending = new Set(mails.length < orders.length ? [...mails, 'w'] : mails);
		const held: HeldRow = {
			ref: { caseId, row },
			orders,
			pending,
			since,
			aside: new Map(),
			to: new Map(),
			leases: new Map(),
			waits: new Map(),
			handed: new Map(),
			counts: new Map(),
			sent: new Map(),
			outcomes: new Map(),
		};
		rows.set(`${caseId} ${row}`, held);
		open.add(held);
		const own = byCase.get(caseId);
		if (own === undefined) byCase.set(caseId, [held]);
		else own.push(held);
		news.push(`${caseId} ${row}`);
	};
	const toRow = ({ ref, orders, pending, since, leases, waits }: HeldRow): OutboxRow => {
		const awaited = new Map<number, number>();
		for (const mark of [...pending].filter((one) => one !== 'w')) {
			const place = Number.parseInt(mark, 10);
			const own = Math.max(since, leases.get(mark) ?? 0, waits.get(mark) ?? 0);
			awaited.set(place, Math.min(awaited.get(place) ?? own, own));
		}
		const mails = [...awaited.keys()];
		return { ...ref, municipality: null, orders, mails, awaited, workflow: pending.has('w'), pendingSince: since };
	};
	const countsOf = (row: HeldRow, mark: string) => {
		const counts = row.counts.get(mark) ?? { tries: 0, refused: 0, doubtful: 0 };
		row.counts.set(mark, counts);
		return counts;
	};
	const find = (ref: RowRef): HeldRow => {
		const row = rows.get(`${ref.caseId} ${ref.row}`);
		if (row === undefined) throw new Error(`no row ${ref.row}`);
		return row;
	};
	const digestOf: DigestOf = (digest) => {
		if (digest === undefined) return null;
		const row = find(digest);
		return { handedAt: row.handed.get('0') ?? null, outcome: row.outcomes.get('0') ?? null };
	};
	const mailLog: MailLog = {
		told: (caseId) =>
			Promise.resolve(
				ofCase(caseId).flatMap((row) =>
					row.orders.flatMap((order, place) =>
						order.is === 'mail' && order.mail.template !== 'digest' ? toldBy(row, order.mail, place, digestOf) : [],
					),
				),
			),
	};
	const outbox: Outbox = {
		read: (ref) => {
			const row = rows.get(`${ref.caseId} ${ref.row}`);
			return Promise.resolve(row === undefined ? null : toRow(row));
		},
		readMail({ caseId, row, place }) {
			const held = rows.get(`${caseId} ${row}`);
			const order = held?.orders[place];
			if (held === undefined || order?.is !== 'mail') return Promise.resolve(null);
			const to = held.to.get(place) ?? null;
			const open = [...(to ?? ['']).keys()].filter((recipient) => held.pending.has(markOf({ place, recipient })));
			return Promise.resolve(open.length === 0 ? null : { order: order.mail, to, open, since: held.since });
		},
		orderOf({ caseId, row, place }) {
			const order = rows.get(`${caseId} ${row}`)?.orders[place];
			return Promise.resolve(order?.is === 'mail' ? order.mail : null);
		},
		recipients(ref) {
			const row = find(ref);
			return Promise.resolve(
				(row.to.get(ref.place) ?? []).map((id, recipient) => {
					const mark = markOf({ ...ref, recipient });
					return {
						id,
						outcome: row.outcomes.get(mark) ?? null,
						handedAt: row.handed.get(mark) ?? null,
						leasedUntil: row.leases.get(mark) ?? null,
					};
				}),
			);
		},
		claimMail(ref, fix, { realNow, leaseUntil, now }) {
			const row = find(ref);
			const mark = markOf(ref);
			if (!row.pending.has(mark)) return Promise.resolve({ is: 'settled' });
			const lease = row.leases.get(mark) ?? 0;
			if (lease >= realNow) return Promise.resolve({ is: 'leased', until: lease });
			if ((row.waits.get(mark) ?? 0) > realNow) return Promise.resolve({ is: 'waiting' });
			if (fix !== null) {
				if (row.to.has(ref.place)) return Promise.resolve({ is: 'leased', until: realNow });
				row.to.set(ref.place, fix);
				for (const recipient of fix.keys()) row.pending.add(markOf({ ...ref, recipient }));
			}
			row.leases.set(mark, leaseUntil);
			const handedAt = row.handed.get(mark) ?? now;
			const again = row.handed.has(mark);
			row.handed.set(mark, handedAt);
			const counts = countsOf(row, mark);
			counts.tries += 1;
			const tries = { tries: counts.tries, refusals: counts.refused, doubts: counts.doubtful, since: row.since };
			return Promise.resolve({ is: 'claimed', handedAt, again, tries, sent: row.sent.get(mark) ?? null });
		},
		addRecipients(ref, to, more) {
			const row = find(ref);
			if (row.pending.size === 0 || row.to.get(ref.place)?.join() !== to.join()) return Promise.resolve(false);
			row.to.set(ref.place, [...to, ...more]);
			for (const at of more.keys()) row.pending.add(markOf({ ...ref, recipient: to.length + at }));
			return Promise.resolve(true);
		},
		putOff(ref, until, setback, forget) {
			const row = find(ref);
			const mark = markOf(ref);
			row.leases.delete(mark);
			row.waits.set(mark, until);
			if (setback !== 'unavailable') countsOf(row, mark)[setback] += 1;
			if (forget) row.handed.delete(mark);
			return Promise.resolve();
		},
		noteSent(ref, messageId) {
			find(ref).sent.set(markOf(ref), messageId);
			return Promise.resolve();
		},
		setAside(ref, why, realNow) {
			const row = find(ref);
			if (row.pending.delete(markOf(ref))) row.aside.set(markOf(ref), { why, since: realNow });
			withAside.add(row);
			return Promise.resolve();
		},
		countAside: () => Promise.resolve([...withAside].filter(({ aside }) => aside.size > 0).length),
		async *rowsOf(caseId) {
			for (const row of [...ofCase(caseId)]) yield toRow(row);
		},
		async *aside() {
			for (const row of [...withAside]) {
				for (const [mark, { why, since }] of row.aside) {
					const [place = 0, recipient = 0] = mark.split('.').map(Number);
					const order = row.orders[place];
					if (order?.is !== 'mail') throw new Error('no mail');
					const to = row.to.get(place)?.[recipient] ?? null;
					yield { ...row.ref, place, recipient, order: order.mail, to, why, since } satisfies AsideMail;
				}
			}
		},
		retryAside(ref, realNow) {
			const row = rows.get(`${ref.caseId} ${ref.row}`);
			const mark = markOf(ref);
			if (row?.aside.delete(mark) !== true) return Promise.resolve(false);
			for (const held of [row.leases, row.waits, row.handed, row.counts]) held.delete(mark);
			row.pending.add(mark);
			open.add(row);
			row.since = realNow;
			return Promise.resolve(true);
		},
		dropAside(ref, why) {
			const row = rows.get(`${ref.caseId} ${ref.row}`);
			if (row?.aside.delete(markOf(ref)) !== true) return Promise.resolve(false);
			row.outcomes.set(markOf(ref), { dropped: why });
			return Promise.resolve(true);
		},
		settleMail(ref, outcome) {
			find(ref).pending.delete(markOf(ref));
			find(ref).outcomes.set(markOf(ref), outcome);
			return Promise.resolve();
		},
		settleWorkflow(caseId, upTo) {
			for (const row of ofCase(caseId)) if (row.ref.row <= `${rowName(upTo)}~`) row.pending.delete('w');
			return Promise.resolve();
		},
		settleRow(ref) {
			find(ref).pending.delete('w');
			return Promise.resolve();
		},
		pending: (before, limit) =>
			Promise.resolve(
				waiting()
					.filter(({ since }) => since < before)
					.sort((a, b) => a.since - b.since)
					.slice(0, limit)
					.map(({ ref }) => ref),
			),
		oldest() {
			const since = waiting().map((row) => row.since);
			return Promise.resolve(since.length === 0 ? null : Math.min(...since));
		},
	};
	const digests = memoryDigests(rowsOfDigests({ rows, open, insert }));
	return {
		outbox,
		digests,
		mailLog,
		insert,
		untouched(caseId: string, version: number, since: number): Untouched | null {
			const row = rows.get(`${caseId} ${rowName(version)}`);
			if (row === undefined || row.since <= since) return null;
			const mails = [...row.pending].flatMap((mark) => {
				const order = row.orders[Number(mark)];
				const isTouched = row.to.has(Number(mark)) || row.counts.has(mark);
				return order?.is !== 'mail' || isTouched ? [] : [{ place: Number(mark), order: order.mail }];
			});
			return mails.length === 0 ? null : { version, mails, others: row.pending.size - mails.length };
		},
		/** Whether every one of them still lies as it was ordered. */
		isUntouched(caseId: string, { version, places }: TakenMails): boolean {
			const row = rows.get(`${caseId} ${rowName(version)}`);
			return places.every(
				(place) => row?.pending.has(String(place)) === true && !row.to.has(place) && !row.counts.has(String(place)),
			);
		},
		take(caseId: string, { version, places }: TakenMails, by: number) {
			const row = find({ caseId, row: rowName(version) });
			for (const place of places) {
				row.pending.delete(String(place));
				row.outcomes.set(String(place), { dropped: `told with ${rowName(by)}` });
			}
		},
		has: (caseId: string, row: string) => rows.has(`${caseId} ${row}`),
		inserted(): readonly OutboxRow[] {
			const taken = news.flatMap((key) => rows.get(key) ?? []).map(toRow);
			news = [];
			return taken;
		},
		dump: () => [...rows.values()].map((row) => ({ ...row, pending: [...row.pending] })),
		outcomes: (): readonly MailOutcome[] => [...rows.values()].flatMap((row) => [...row.outcomes.values()]),
	};
}
