import type { FollowUp, MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type {
	AsideMail,
	MailOutcome,
	OutboxRow,
	RecipientId,
	RecipientRef,
	RowRef,
	ToldMail,
} from '../ports/outbox.ts';
import type { Fields } from './dynamo.ts';
import { caseIdOf, rowOf } from './keys.ts';

/** Stands in a row's set of what is pending for its starts and signals, which are settled together. */
export const workflowMark = 'w';

type Mark = Omit<RecipientRef, keyof RowRef>;

/** What stands in a row's set of what is pending for one recipient's mail; the first one's is that of the mail itself. */
export function markOf({ place, recipient }: Mark): string {
	return recipient === 0 ? String(place) : `${place}.${recipient}`;
}

/** The same in names of attributes. */
export function suffixOf(ref: Mark): string {
	return markOf(ref).replace('.', '_');
}

/** The recipients whose mail of this place is pending. */
export function openOf(fields: Fields, place: number): readonly number[] {
	return [...fields.set('pending')]
		.filter((mark) => mark !== workflowMark)
		.map((mark) => mark.split('.').map(Number))
		.filter(([of]) => of === place)
		.map(([, recipient = 0]) => recipient)
		.sort((a, b) => a - b);
}

export function mailOf(fields: Fields, place: number): MailOrder {
	const order = toRow(fields).orders[place];
	if (order?.is !== 'mail') throw new Error(`order ${place} of ${fields.text('pk')} ${fields.text('sk')} is no mail`);
	return order.mail;
}

export function fixedRecipients(fields: Fields, place: number): readonly RecipientId[] | null {
	return fields.textOrNull(`to${place}`) === null ? null : fields.json<readonly RecipientId[]>(`to${place}`);
}

/** The mails of a row that are set aside. */
export function asideOf(fields: Fields, ref: RowRef): readonly AsideMail[] {
	return [...fields.set('aside')].toSorted().map((mark) => {
		const [place = 0, recipient = 0] = mark.split('.').map(Number);
		const own = { ...ref, place, recipient };
		return {
			...own,
			order: mailOf(fields, place),
			to: fixedRecipients(fields, place)?.[recipient] ?? null,
			why: fields.json<{ readonly aside: string }>(`mail${suffixOf(own)}`).aside,
			since: fields.number('asideSince'),
		};
	});
}

/** A row of the outbox from its item. */
export function toRow(fields: Fields): OutboxRow {
	const pending = fields.set('pending');
	const pendingSince = fields.numberOrNull('pendingSince') ?? 0;
	const awaited = new Map<number, number>();
	for (const mark of pending) {
		if (mark === workflowMark) continue;
		const [place = 0, recipient = 0] = mark.split('.').map(Number);
		const own = suffixOf({ place, recipient });
		const times = ['lease', 'wait'].map((name) => fields.numberOrNull(`${name}${own}`) ?? 0);
		awaited.set(place, Math.min(awaited.get(place) ?? Number.POSITIVE_INFINITY, Math.max(pendingSince, ...times)));
	}
	return {
		caseId: caseIdOf(fields.text('pk')),
		row: rowOf(fields.text('sk')),
		municipality: fields.textOrNull('municipality'),
		orders: fields.json<readonly FollowUp[]>('orders'),
		mails: [...awaited.keys()],
		awaited,
		workflow: pending.has(workflowMark),
		pendingSince,
	};
}

/** What became of a mail; one that was set aside waits for a person. */
export function howOf(outcome: MailOutcome | { readonly aside: string } | null): ToldMail['how'] {
	if (outcome === null || 'aside' in outcome) return 'waiting';
	if ('messageId' in outcome) return 'sent';
	return 'dropped' in outcome ? 'dropped' : 'undeliverable';
}
