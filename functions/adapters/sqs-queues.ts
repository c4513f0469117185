import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { PartnerQueue } from '../ports/hooks.ts';
import type { Hide, Queues } from '../ports/outbox.ts';
import { patienceOf } from './patience.ts';

/** What one call of SQS takes. */
const batch = 10;

/** Goes to the region's own address, whatever host the addresses of queues name. */
export function connectQueues(stage: string): SQSClient {
	return new SQSClient({ ...patienceOf('work', stage), useQueueUrlAsEndpoint: false });
}

/**
 * The two queues. A message holds ids only. Mails are grouped by municipality, so that SQS gives those of one that
 * has few before more of one whose many are being worked on; links to the place to work are a group of their own.
 */
export function sqsQueues(client: SQSClient, urls: { readonly mail: string; readonly workflow: string }): Queues {
	return {
		mails: (mails) =>
			send(
				client,
				urls.mail,
				mails.map(({ municipality, ...ref }) => ({ body: ref, group: municipality ?? ref.caseId })),
			),
		workflows: (refs) =>
			send(
				client,
				urls.workflow,
				refs.map((body) => ({ body })),
			),
		signIns: (ids) =>
			send(
				client,
				urls.mail,
				ids.map((signIn) => ({ body: { signIn }, group: 'sign-in' })),
			),
	};
}

/** The queue of what partners are to be told; ids only, as well. */
export function sqsPartnerQueue(client: SQSClient, url: string): PartnerQueue {
	return {
		partners: (refs) =>
			send(
				client,
				url,
				refs.map((body) => ({ body, group: body.municipality })),
			),
	};
}

/** Hides messages of this one queue. */
export function hideIn(client: SQSClient, url: string): Hide {
	return async (receipt, seconds) => {
		await client.send(
			new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle: receipt, VisibilityTimeout: seconds }),
		);
	};
}

interface Message {
	readonly body: object;
	/** Whose share of the workers it takes. */
	readonly group?: string;
}

async function send(client: SQSClient, url: string, messages: readonly Message[]): Promise<readonly number[]> {
	const failed: number[] = [];
	for (let from = 0; from < messages.length; from += batch) {
		const entries = messages.slice(from, from + batch).map(({ body, group }, place) => ({
			Id: String(from + place),
			MessageBody: JSON.stringify(body),
			...(group !== undefined && { MessageGroupId: group }),
		}));
		const { Failed: lost } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }));
		failed.push(...(lost ?? []).map(({ Id: id }) => Number(id)));
	}
	return failed;
}
