import type { OutboxRow, Queues } from '../ports/outbox.ts';
import type { Log } from '../ports/telemetry.ts';

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

/**
 * Puts what a decision ordered into the queues: each mail by itself, starts and signals together. Gives back the
 * sequence numbers of rows that did not get there whole; a row that is sent twice is delivered once all the same.
 */
export async function relayOutbox(
	{ queues, log }: { readonly queues: Queues; readonly log: Log },
	relayed: readonly Relayed[],
	asked: readonly AskedFor[] = [],
): Promise<readonly string[]> {
	const mails = relayed.flatMap(({ sequence, row: { caseId, row, mails: places } }) =>
		places.map((place) => ({ sequence, ref: { caseId, row, place } })),
	);
	const workflows = relayed
		.filter(({ row }) => row.workflow)
		.map(({ sequence, row: { caseId, row } }) => ({ sequence, ref: { caseId, row } }));
	const lostMails = await queues.mails(mails.map(({ ref }) => ref));
	const lostWorkflows = await queues.workflows(workflows.map(({ ref }) => ref));
	const lostSignIns = asked.length === 0 ? [] : await queues.signIns(asked.map(({ signIn }) => signIn));
	const failed = [
		...lostMails.flatMap((place) => mails[place]?.sequence ?? []),
		...lostWorkflows.flatMap((place) => workflows[place]?.sequence ?? []),
		...lostSignIns.flatMap((place) => asked[place]?.sequence ?? []),
	];
	log.info('outbox relayed', { rows: relayed.length, mails: mails.length, lost: failed.length });
	return [...new Set(failed)];
}
