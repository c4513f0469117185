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

/** The two queues. A message holds ids only. */
export function sqsQueues(client: SQSClient, urls: { readonly mail: string; readonly workflow: string }): Queues {
	return {
		mails: (refs) => send(client, urls.mail, refs),
		workflows: (refs) => send(client, urls.workflow, refs),
		signIns: (ids) =>
			send(
				client,
				urls.mail,
				ids.map((signIn) => ({ signIn })),
			),
	};
}

/** The queue of what partners are to be told; ids only, as well. */
export function sqsPartnerQueue(client: SQSClient, url: string): PartnerQueue {
	return { partners: (refs) => send(client, url, refs) };
}

/** Hides messages of this one queue. */
export function hideIn(client: SQSClient, url: string): Hide {
	return async (receipt, seconds) => {
		await client.send(
			new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle: receipt, VisibilityTimeout: seconds }),
		);
	};
}

async function send(client: SQSClient, url: string, refs: readonly object[]): Promise<readonly number[]> {
	const failed: number[] = [];
	for (let from = 0; from < refs.length; from += batch) {
		const entries = refs
			.slice(from, from + batch)
			.map((ref, place) => ({ Id: String(from + place), MessageBody: JSON.stringify(ref) }));
		const { Failed: lost } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }));
		failed.push(...(lost ?? []).map(({ Id: id }) => Number(id)));
	}
	return failed;
}
