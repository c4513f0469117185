import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Hide, Worked } from '../ports/outbox.ts';
import { harmless, type Telemetry } from './telemetry.ts';

/**
 * A function that nobody waits for. What it throws is logged without what it worked on, and thrown again so: the
 * caller (a queue, a stream, a machine, a rule) knows how to repeat.
 */
export function worker<Event, Answer>(telemetry: Telemetry, work: (event: Event) => Promise<Answer>) {
	return middy<Event, Answer>()
		.use({
			after: () => telemetry.flush(),
			onError: (request) => {
				telemetry.fail('a worker failed', request.error);
				telemetry.flush();
				request.error = harmless(request.error);
			},
		})
		.handler((event: Event) => work(event));
}

/** What a queue's worker needs: `retryAfterMs` says how long to hide what broke at this receipt (from 1). */
interface QueueWiring {
	readonly telemetry: Telemetry;
	readonly hide: Hide | null;
	readonly retryAfterMs: (receipt: number) => number;
}

/**
 * Works on each message by itself, told how often it was received, this time included: those that must come again are hidden for as long as they say, those that broke for
 * a time that grows with each receipt, and the others are done. A failure is logged with its case where the
 * message names one, by which the runbook looks for it. What cannot be hidden, and with no `hide` everything, comes again
 * after the visibility of its queue.
 */
export function queueWorker<Message extends object>(
	{ telemetry, hide, retryAfterMs }: QueueWiring,
	read: (body: string) => Message,
	work: (message: Message, receipt: number) => Promise<Worked>,
) {
	return worker<SQSEvent, SQSBatchResponse>(telemetry, async ({ Records: records }) => {
		const failed: string[] = [];
		for (const { messageId, body, receiptHandle, attributes } of records) {
			const receipt = Number(attributes.ApproximateReceiveCount);
			let caseId: string | null = null;
			let worked: Worked;
			try {
				const message = read(body);
				caseId = 'caseId' in message && typeof message.caseId === 'string' ? message.caseId : null;
				worked = await work(message, receipt);
			} catch (error) {
				telemetry.fail('a message failed', error, { caseId });
				worked = { againInMs: retryAfterMs(receipt) };
			}
			if (worked === 'done') continue;
			failed.push(messageId);
			try {
				await hide?.(receiptHandle, Math.ceil(worked.againInMs / 1000) + 1);
			} catch (error) {
				telemetry.fail('a message could not be put off', error, { caseId });
			}
		}
		return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
	});
}
