import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import type {
	MailOutcome,
	Outbox,
	OutboxRow,
	RecipientId,
	RecipientRef,
	RowRef,
} from '../../functions/ports/outbox.ts';

interface HeldRow {
	readonly ref: RowRef;
	readonly orders: readonly FollowUp[];
	readonly pending: Set<string>;
	readonly since: number;
	readonly to: Map<number, readonly RecipientId[]>;
	/** By the mark of a recipient's mail. */
	readonly leases: Map<string, number>;
	readonly handed: Map<string, number>;
	readonly outcomes: Map<string, MailOutcome>;
}

export const rowName = (version: number) => String(version).padStart(6, '0');

const markOf = ({ place, recipient }: Omit<RecipientRef, keyof RowRef>) =>
	recipient === 0 ? String(place) : `${place}.${recipient}`;

/** The outbox of a test's table. */
export function memoryOutbox() {
	const rows = new Map<string, HeldRow>();
	let news: string[] = [];
	const insert = (caseId: string, row: string, orders: readonly FollowUp[], since: number) => {
		const mails = orders.flatMap((order, place) => (order.is === 'mail' ? [String(place)] : []));
		const pending = new Set(mails.length < orders.length ? [...mails, 'w'] : mails);
		const held = { ref: { caseId, row }, orders, pending, since };
		rows.set(`${caseId} ${row}`, { ...held, to: new Map(), leases: new Map(), handed: new Map(), outcomes: new Map() });
		news.push(`${caseId} ${row}`);
	};
	const toRow = ({ ref, orders, pending, since }: HeldRow): OutboxRow => ({
		...ref,
		orders,
		mails: [...new Set([...pending].filter((mark) => mark !== 'w').map((mark) => Number.parseInt(mark, 10)))],
		workflow: pending.has('w'),
		pendingSince: since,
	});
	const find = (ref: RowRef): HeldRow => {
		const row = rows.get(`${ref.caseId} ${ref.row}`);
		if (row === undefined) throw new Error(`no row ${ref.row}`);
		return row;
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
			return Promise.resolve(open.length === 0 ? null : { order: order.mail, to, open });
		},
		claimMail(ref, fix, { realNow, leaseUntil, now }) {
			const row = find(ref);
			const mark = markOf(ref);
			if (!row.pending.has(mark)) return Promise.resolve({ is: 'settled' });
			if ((row.leases.get(mark) ?? 0) >= realNow) return Promise.resolve({ is: 'leased' });
			if (fix !== null) {
				if (row.to.has(ref.place)) return Promise.resolve({ is: 'leased' });
				row.to.set(ref.place, fix);
				for (const recipient of fix.keys()) row.pending.add(markOf({ ...ref, recipient }));
			}
			row.leases.set(mark, leaseUntil);
			const handedAt = row.handed.get(mark) ?? now;
			const again = row.handed.has(mark);
			row.handed.set(mark, handedAt);
			return Promise.resolve({ is: 'claimed', handedAt, again });
		},
		addRecipients(ref, to, more) {
			const row = find(ref);
			if (row.pending.size === 0 || row.to.get(ref.place)?.join() !== to.join()) return Promise.resolve(false);
			row.to.set(ref.place, [...to, ...more]);
			for (const at of more.keys()) row.pending.add(markOf({ ...ref, recipient: to.length + at }));
			return Promise.resolve(true);
		},
		releaseMail(ref, forget) {
			const row = find(ref);
			row.leases.delete(markOf(ref));
			if (forget) row.handed.delete(markOf(ref));
			return Promise.resolve();
		},
		settleMail(ref, outcome) {
			find(ref).pending.delete(markOf(ref));
			find(ref).outcomes.set(markOf(ref), outcome);
			return Promise.resolve();
		},
		settleWorkflow(caseId, upTo) {
			for (const row of rows.values()) {
				if (row.ref.caseId === caseId && row.ref.row <= `${rowName(upTo)}~`) row.pending.delete('w');
			}
			return Promise.resolve();
		},
		settleRow(ref) {
			find(ref).pending.delete('w');
			return Promise.resolve();
		},
		pending: (before, limit) =>
			Promise.resolve(
				[...rows.values()]
					.filter(({ pending, since }) => pending.size > 0 && since < before)
					.slice(0, limit)
					.map(({ ref }) => ref),
			),
		oldest() {
			const since = [...rows.values()].filter(({ pending }) => pending.size > 0).map((row) => row.since);
			return Promise.resolve(since.length === 0 ? null : Math.min(...since));
		},
	};
	return {
		outbox,
		insert,
		inserted(): readonly OutboxRow[] {
			const taken = news.flatMap((key) => rows.get(key) ?? []).map(toRow);
			news = [];
			return taken;
		},
		dump: () => [...rows.values()].map((row) => ({ ...row, pending: [...row.pending] })),
		outcomes: (): readonly MailOutcome[] => [...rows.values()].flatMap((row) => [...row.outcomes.values()]),
	};
}
