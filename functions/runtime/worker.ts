import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
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

/**
 * Works on each message by itself: those that fail come back after their visibility, the others are done. A
 * failure is logged with its case, by which the runbook looks for it.
 */
export function queueWorker<Message extends { readonly caseId: string }>(
	telemetry: Telemetry,
	read: (body: string) => Message,
	work: (message: Message) => Promise<'done' | 'again'>,
) {
	return worker<SQSEvent, SQSBatchResponse>(telemetry, async ({ Records: records }) => {
		const failed: string[] = [];
		for (const { messageId, body } of records) {
			let caseId: string | null = null;
			try {
				const message = read(body);
				caseId = message.caseId;
				if ((await work(message)) === 'again') failed.push(messageId);
			} catch (error) {
				telemetry.fail('a message failed', error, { caseId });
				failed.push(messageId);
			}
		}
		return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
	});
}
