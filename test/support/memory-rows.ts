import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import { howOf } from '../../functions/adapters/outbox-row.ts';
import type {
	MailOutcome,
	MailRef,
	RecipientId,
	RecipientRef,
	RecipientState,
	RowRef,
	ToldMail,
} from '../../functions/ports/outbox.ts';
import type { RowsOfDigests } from './memory-digests.ts';

export interface HeldRow {
	readonly ref: RowRef;
	readonly orders: readonly FollowUp[];
	readonly pending: Set<string>;
	since: number;
	readonly aside: Map<string, { readonly why: string; readonly since: number }>;
	readonly to: Map<number, readonly RecipientId[]>;
	/** By the mark of a recipient's mail. */
	readonly leases: Map<string, number>;
	readonly waits: Map<string, number>;
	readonly handed: Map<string, number>;
	readonly counts: Map<string, { tries: number; refused: number; doubtful: number }>;
	readonly sent: Map<string, string>;
	readonly outcomes: Map<string, MailOutcome>;
}

export const rowName = (version: number) => String(version).padStart(6, '0');

export const markOf = ({ place, recipient }: Omit<RecipientRef, keyof RowRef>) =>
	recipient === 0 ? String(place) : `${place}.${recipient}`;

/** How far the digest is that tells a mail. */
export type DigestOf = (digest: MailRef | undefined) => Pick<RecipientState, 'handedAt' | 'outcome'> | null;

export function toldBy(row: HeldRow, order: ToldMail['order'], place: number, digestOf: DigestOf): readonly ToldMail[] {
	const to = row.to.get(place);
	if (to === undefined) return [{ order, to: null, at: null, how: 'waiting' }];
	return to.map((id, recipient): ToldMail => {
		const mark = markOf({ place, recipient });
		const own = row.outcomes.get(mark) ?? null;
		const digest = own !== null && 'digest' in own ? digestOf(own.digest) : null;
		const by = digest ?? { handedAt: row.handed.get(mark) ?? null, outcome: own };
		return { order, to: id, at: by.handedAt, how: howOf(by.outcome) };
	});
}

/** What a digest changes of these rows; `insert` orders one. */
export function rowsOfDigests({
	rows,
	open,
	insert,
}: {
	readonly rows: ReadonlyMap<string, HeldRow>;
	readonly open: Set<HeldRow>;
	readonly insert: (caseId: string, row: string, orders: readonly FollowUp[], since: number) => void;
}): RowsOfDigests {
	const find = ({ caseId, row }: RowRef): HeldRow => {
		const held = rows.get(`${caseId} ${row}`);
		if (held === undefined) throw new Error(`no row ${row}`);
		return held;
	};
	return {
		has: (ref) => rows.get(`${ref.caseId} ${ref.row}`)?.pending.has(markOf(ref)) === true,
		leaves(ref, { caseId, row: name }) {
			const row = find(ref);
			const mark = markOf(ref);
			row.pending.delete(mark);
			row.leases.delete(mark);
			row.handed.delete(mark);
			row.outcomes.set(mark, { dropped: 'told in a digest', digest: { caseId, row: name, place: 0 } });
		},
		comesBack(ref, digest, realNow) {
			const row = find(ref);
			const outcome = row.outcomes.get(markOf(ref));
			if (outcome === undefined || !('digest' in outcome) || outcome.digest?.row !== digest.row) return false;
			row.outcomes.delete(markOf(ref));
			row.pending.add(markOf(ref));
			row.since = realNow;
			open.add(row);
			return true;
		},
		insert({ caseId, row, until }, mail, to) {
			insert(caseId, row, [{ is: 'mail', mail }], until);
			find({ caseId, row }).to.set(0, [to]);
		},
		isWaiting({ caseId, row: name, until }) {
			const row = rows.get(`${caseId} ${name}`);
			return row?.pending.has('0') === true && row.since === until && !row.counts.has('0');
		},
	};
}
