import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import {
	ChangeMessageVisibilityCommand,
	DeleteMessageCommand,
	type Message,
	ReceiveMessageCommand,
	SendMessageCommand,
	type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Instant } from '../../domain/instant.ts';
import { type Again, againFor, type DeadLetter, type DeadQueue, readDeadLetter } from './dead-letter.ts';
import type { OutputsOf } from './outputs.ts';

/** A dead letter that is held: nobody else sees it for ten minutes. */
export interface HeldLetter {
	/** The id that SQS gave the message. */
	readonly id: string;
	readonly queue: DeadQueue;
	readonly receipt: string;
	readonly letter: DeadLetter;
	/** Where it goes when it is sent again; null where nothing here can do it. */
	readonly again: Again | null;
	/** Real time at which it was first put into a queue. */
	readonly since: Instant;
}

/** The queues of the dead of one place. */
export interface DeadLetters {
	/** Holds up to `most` letters of a queue, in no order. */
	hold(queue: DeadQueue, most: number): Promise<readonly HeldLetter[]>;
	/** Lets others see again what is held. */
	release(held: HeldLetter): Promise<void>;
	/** Sends to a queue or calls a function, without waiting for what comes of it. */
	send(again: Again): Promise<void>;
	/** Takes a letter out of its queue for good. */
	remove(held: HeldLetter): Promise<void>;
}

/** In seconds: longer than it takes to send all of it again. */
const held = 600;

export function deadLettersAt(
	clients: { readonly sqs: SQSClient; readonly lambda: LambdaClient },
	{ stack, output }: OutputsOf,
): DeadLetters {
	const { sqs, lambda } = clients;
	return {
		async hold(queue, most) {
			const found: HeldLetter[] = [];
			const url = output(queue);
			while (found.length < most) {
				const { Messages: messages = [] } = await sqs.send(
					new ReceiveMessageCommand({
						QueueUrl: url,
						MaxNumberOfMessages: Math.min(10, most - found.length),
						VisibilityTimeout: held,
						WaitTimeSeconds: 1,
						MessageAttributeNames: ['All'],
						MessageSystemAttributeNames: ['SentTimestamp'],
					}),
				);
				if (messages.length === 0) break;
				found.push(...messages.map((message) => heldOf(queue, message, stack)));
			}
			return found;
		},
		async release({ queue, receipt }) {
			await sqs.send(
				new ChangeMessageVisibilityCommand({ QueueUrl: output(queue), ReceiptHandle: receipt, VisibilityTimeout: 0 }),
			);
		},
		async send(again) {
			if (again.to === 'queue') {
				await sqs.send(new SendMessageCommand({ QueueUrl: output(again.queue), MessageBody: again.body }));
			}
			if (again.to === 'function') {
				const { name: FunctionName, payload: Payload } = again;
				await lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload }));
			}
		},
		async remove({ queue, receipt }) {
			await sqs.send(new DeleteMessageCommand({ QueueUrl: output(queue), ReceiptHandle: receipt }));
		},
	};
}

function heldOf(queue: DeadQueue, message: Message, stack: string): HeldLetter {
	const { MessageId: id = '', ReceiptHandle: receipt = '', Body: body = '', Attributes, MessageAttributes } = message;
	const attributes = Object.fromEntries(
		Object.entries(MessageAttributes ?? {}).map(([name, { StringValue = '' }]) => [name, StringValue]),
	);
	const letter = readDeadLetter(queue, { body, attributes });
	const again = againFor(letter, { body, attributes }, stack);
	return { id, queue, receipt, letter, again, since: Number(Attributes?.SentTimestamp ?? 0) };
}
