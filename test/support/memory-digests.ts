import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type { Digests, Mailbox, OpenDigest, ToldLately } from '../../functions/ports/digests.ts';
import type { RecipientId, RecipientRef, RowRef } from '../../functions/ports/outbox.ts';

/** What of the rows of the outbox a digest changes. */
export interface RowsOfDigests {
	readonly has: (ref: RecipientRef) => boolean;
	readonly leaves: (ref: RecipientRef, digest: RowRef) => void;
	readonly comesBack: (ref: RecipientRef, digest: RowRef, realNow: number) => boolean;
	readonly insert: (digest: OpenDigest, order: MailOrder, to: RecipientId) => void;
	/** Whether it waits to go out at this time, and nobody has come for it. */
	readonly isWaiting: (digest: OpenDigest) => boolean;
}

const keyOf = ({ caseId, row }: RowRef) => `${caseId} ${row}`;
const partOf = (ref: RecipientRef) => JSON.stringify([ref.caseId, ref.row, ref.place, ref.recipient]);

/** The digests of a test's table. `mostParts`: as the real one takes. */
export function memoryDigests(rows: RowsOfDigests, mostParts = 40): Digests {
	const lately = new Map<string, ToldLately>();
	const held = new Map<string, Map<string, RecipientRef>>();
	const nameOf = ({ municipality, address }: Mailbox) => `${municipality} ${address}`;
	const told = (mailbox: Mailbox) => lately.get(nameOf(mailbox)) ?? { alone: [], open: null, version: 0 };
	const note = (mailbox: Mailbox, seen: ToldLately, changes: Partial<ToldLately>) => {
		if (told(mailbox).version !== seen.version) return false;
		lately.set(nameOf(mailbox), { ...seen, ...changes, version: seen.version + 1 });
		return true;
	};
	return {
		told: (mailbox) => Promise.resolve(told(mailbox)),
		goesAlone: (mailbox, seen, alone) => Promise.resolve(note(mailbox, seen, { alone })),
		open(mailbox, seen, { ref, to, order, until }) {
			const mark = ref.recipient === 0 ? ref.place : `${ref.place}.${ref.recipient}`;
			const digest = { caseId: ref.caseId, row: `${ref.row}#digest-${mark}`, until };
			if (!rows.has(ref) || !note(mailbox, seen, { open: digest })) return Promise.resolve(false);
			rows.leaves(ref, digest);
			rows.insert(digest, order, to);
			held.set(keyOf(digest), new Map([[partOf(ref), ref]]));
			return Promise.resolve(true);
		},
		add(digest, ref) {
			const parts = held.get(keyOf(digest));
			const takes = parts !== undefined && parts.size < mostParts && rows.isWaiting(digest) && rows.has(ref);
			if (takes) {
				rows.leaves(ref, digest);
				parts.set(partOf(ref), ref);
			}
			return Promise.resolve(takes);
		},
		parts: (digest) =>
			Promise.resolve(
				[...(held.get(keyOf(digest)) ?? [])].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, ref]) => ref),
			),
		giveBack(digest, ref, realNow) {
			const isHeld = held.get(keyOf(digest))?.has(partOf(ref)) === true;
			if (!isHeld || !rows.comesBack(ref, digest, realNow)) return Promise.resolve(false);
			held.get(keyOf(digest))?.delete(partOf(ref));
			return Promise.resolve(true);
		},
	};
}
