import type { Consequence } from '../../domain/case/consequence.ts';
import type { MailOutcome, Outbox, OutboxRow, RowRef } from '../../functions/ports/outbox.ts';

interface HeldRow {
	readonly ref: RowRef;
	readonly orders: readonly Consequence[];
	readonly pending: Set<string>;
	readonly since: number;
	readonly leases: Map<number, number>;
	readonly handed: Map<number, number>;
	readonly outcomes: Map<number, MailOutcome>;
}

export const rowName = (version: number) => String(version).padStart(6, '0');

/** The outbox of a test's table. */
export function memoryOutbox() {
	const rows = new Map<string, HeldRow>();
	let news: string[] = [];
	const insert = (caseId: string, row: string, orders: readonly Consequence[], since: number) => {
		const mails = orders.flatMap((order, place) => (order.is === 'mail' ? [String(place)] : []));
		const pending = new Set(mails.length < orders.length ? [...mails, 'w'] : mails);
		const held = { ref: { caseId, row }, orders, pending, since };
		rows.set(`${caseId} ${row}`, { ...held, leases: new Map(), handed: new Map(), outcomes: new Map() });
		news.push(`${caseId} ${row}`);
	};
	const toRow = ({ ref, orders, pending, since }: HeldRow): OutboxRow => ({
		...ref,
		orders,
		mails: [...pending].filter((mark) => mark !== 'w').map(Number),
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
		claimMail(ref, { realNow, leaseUntil, now }) {
			const row = find(ref);
			const order = row.orders[ref.place];
			if (!row.pending.has(String(ref.place)) || order?.is !== 'mail') return Promise.resolve({ is: 'settled' });
			if ((row.leases.get(ref.place) ?? 0) >= realNow) return Promise.resolve({ is: 'leased' });
			row.leases.set(ref.place, leaseUntil);
			const handedAt = row.handed.get(ref.place) ?? now;
			const again = row.handed.has(ref.place);
			row.handed.set(ref.place, handedAt);
			return Promise.resolve({ is: 'claimed', order: order.mail, handedAt, again });
		},
		releaseMail(ref, forget) {
			const row = find(ref);
			row.leases.delete(ref.place);
			if (forget) row.handed.delete(ref.place);
			return Promise.resolve();
		},
		settleMail(ref, outcome) {
			find(ref).pending.delete(String(ref.place));
			find(ref).outcomes.set(ref.place, outcome);
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
