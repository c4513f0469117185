import type { PartnerQueue, PartnerRef } from '../ports/hooks.ts';
import type { OutboxRow, Queues } from '../ports/outbox.ts';
import type { Log } from '../ports/telemetry.ts';

export interface RelayDeps {
	readonly queues: Queues;
	readonly partners: PartnerQueue;
	readonly log: Log;
}

/** A row as the stream told of it, with the number by which the stream repeats it. */
export interface Relayed {
	readonly sequence: string;
	readonly row: OutboxRow;
}

/** A link to the place to work that somebody asked for, as the stream told of it. */
export interface AskedFor {
	readonly sequence: string;
	readonly signIn: string;
}

/** A decision that a partner may have to be told of. */
export interface ToldOf {
	readonly sequence: string;
	readonly ref: PartnerRef;
}

/** What inserted items bring, each with the number by which the stream repeats it. */
export interface Inserted {
	readonly rows: readonly Relayed[];
	readonly signIns: readonly AskedFor[];
	readonly told: readonly ToldOf[];
}

/**
 * Puts what a decision ordered into the queues: each mail by itself, starts and signals together. Gives back the
 * sequence numbers of rows that did not get there whole; a row that is sent twice is delivered once all the same.
 */
export async function relayOutbox(
	{ queues, partners, log }: RelayDeps,
	{ rows, signIns, told }: Inserted,
): Promise<readonly string[]> {
	const mails = rows.flatMap(({ sequence, row: { caseId, row, municipality, mails: places } }) =>
		places.map((place) => ({ sequence, ref: { caseId, row, place, municipality } })),
	);
	const workflows = rows
		.filter(({ row }) => row.workflow)
		.map(({ sequence, row: { caseId, row } }) => ({ sequence, ref: { caseId, row } }));
	const lostMails = await queues.mails(mails.map(({ ref }) => ref));
	const lostWorkflows = await queues.workflows(workflows.map(({ ref }) => ref));
	const lostSignIns = signIns.length === 0 ? [] : await queues.signIns(signIns.map(({ signIn }) => signIn));
	const lostTold = told.length === 0 ? [] : await partners.partners(told.map(({ ref }) => ref));
	const failed = [
		...lostMails.flatMap((place) => mails[place]?.sequence ?? []),
		...lostWorkflows.flatMap((place) => workflows[place]?.sequence ?? []),
		...lostSignIns.flatMap((place) => signIns[place]?.sequence ?? []),
		...lostTold.flatMap((place) => told[place]?.sequence ?? []),
	];
	log.info('outbox relayed', { rows: rows.length, mails: mails.length, lost: failed.length });
	return [...new Set(failed)];
}
