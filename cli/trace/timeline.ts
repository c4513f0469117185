import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { Instant } from '../../domain/instant.ts';
import { unreachable } from '../../domain/result.ts';
import type { StoredCase } from '../../functions/ports/case-store.ts';
import type { MailOutcome, OutboxRow, RecipientState } from '../../functions/ports/outbox.ts';
import type { ToldExecution } from '../deployment/executions.ts';

/** How far a mail has come to one recipient; `digest`: the mail that tells it instead, and how far that one has come. */
export interface TracedMail extends RecipientState {
	readonly digest?: { readonly id: string; readonly state: RecipientState | null };
}

/** A row of the outbox with what became of each of its mails, by their places. */
export interface TracedRow {
	readonly row: OutboxRow;
	readonly mails: ReadonlyMap<number, readonly TracedMail[]>;
}

export interface Traced {
	readonly stored: StoredCase;
	readonly rows: readonly TracedRow[];
	readonly executions: readonly ToldExecution[];
	/** What the product's clock said at a real time. */
	readonly timeAt: (real: Instant) => Instant;
}

export interface TracedMoment {
	readonly at: Instant;
	readonly what: 'event' | 'order' | 'mail' | 'execution' | 'state';
	/** Of the decision that it is, or follows from; null where it follows from none. */
	readonly version: number | null;
	/** Ids and codes only: no word of the message, no address, no link (R-27). */
	readonly text: string;
}

/**
 * All that is on record of a case, in the order of product time: its events, what each decision ordered and is not done,
 * each mail to each recipient and what became of it, and its executions with the states that they entered. What happened
 * at one instant stands in that order.
 */
export function timelineOf({ stored, rows, executions, timeAt }: Traced): readonly TracedMoment[] {
	const decidedAt = new Map(stored.log.map(({ version, events }) => [version, events[0]?.at ?? 0]));
	const events = stored.log.flatMap(({ version, events: happened }) =>
		happened.map((event): TracedMoment => ({ at: event.at, what: 'event', version, text: sayEvent(event) })),
	);
	const ordered = rows.flatMap(({ row, mails }) => {
		const version = Number.parseInt(row.row, 10);
		const at = decidedAt.get(version) ?? 0;
		return row.orders.flatMap((order, place): readonly TracedMoment[] => {
			if (order.is !== 'mail') {
				const waits = row.workflow ? `, not done since ${new Date(row.pendingSince).toISOString()}` : '';
				return [{ at, what: 'order', version, text: `${sayOrder(order)}${waits}` }];
			}
			const known = mails.get(place) ?? [];
			const mail = sayOrder(order);
			if (known.length === 0) return [{ at, what: 'mail', version, text: `${mail}: nobody has come for it yet` }];
			return known.map(
				(one): TracedMoment => ({
					at: one.handedAt ?? one.digest?.state?.handedAt ?? at,
					what: 'mail',
					version,
					text: `${mail}, to ${one.id}: ${sayState(one)}`,
				}),
			);
		});
	});
	const run = executions.flatMap(
		({ machine, name, status, startedAt, endedAt, error, entered }): readonly TracedMoment[] => {
			const of = { what: 'execution', version: null } as const;
			const end = {
				...of,
				at: timeAt(endedAt ?? 0),
				text: `${machine} ${name} ${status}${error === null ? '' : ` (${error})`}`,
			};
			return [
				{ ...of, at: timeAt(startedAt), text: `${machine} ${name} started` },
				...entered.map(
					({ state, at }): TracedMoment => ({
						at: timeAt(at),
						what: 'state',
						version: null,
						text: `${name}: ${state}`,
					}),
				),
				...(endedAt === null ? [] : [end]),
			];
		},
	);
	return [...events, ...ordered, ...run].toSorted((one, other) => one.at - other.at);
}

function sayEvent(event: CaseEvent): string {
	const { type, by, clause } = event;
	const clock = 'id' in event ? [event.id] : [];
	return [
		type,
		...clock,
		...(clause === undefined ? [] : [`(${clause})`]),
		...(by === null ? [] : [`by ${by.role}`]),
	].join(' ');
}

function sayOrder(order: FollowUp): string {
	switch (order.is) {
		case 'mail': {
			const { template, to, unit } = order.mail;
			return `${template} for ${to}${unit === null ? '' : ` of ${unit}`}`;
		}
		case 'start-case':
		case 'start-clock':
		case 'signal-stage':
			return order.is;
		default:
			return unreachable(order);
	}
}

function sayState({ digest, outcome, leasedUntil }: TracedMail): string {
	if (digest !== undefined) {
		const state = digest.state === null ? 'not found' : sayState(digest.state);
		return `in the digest ${digest.id}, which ${state === 'waits' ? 'still waits' : `is ${state}`}`;
	}
	if (outcome === null) return leasedUntil === null ? 'waits' : 'tried, and waits';
	return sayOutcome(outcome);
}

function sayOutcome(outcome: MailOutcome): string {
	if ('messageId' in outcome) return `taken by SES as ${outcome.messageId}`;
	if ('dropped' in outcome) return `not sent: ${outcome.dropped}`;
	if ('undeliverable' in outcome) return `not sent: ${outcome.undeliverable}`;
	return 'set aside: see otklik outbox';
}
