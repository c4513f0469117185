import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
	ChangeMessageVisibilityCommand,
	DeleteMessageCommand,
	ReceiveMessageCommand,
	SendMessageCommand,
	SQSClient,
} from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { deadLettersAt } from '../../cli/deployment/dead-letters.ts';

const sqs = mockClient(SQSClient);
const lambda = mockClient(LambdaClient);
const output = (name: string) => `https://queues.example/${name}`;
const dead = deadLettersAt({ sqs: new SQSClient({}), lambda: new LambdaClient({}) }, { stack: 'otklik-dev', output });
const message = (id: string) => ({
	MessageId: id,
	ReceiptHandle: `r-${id}`,
	Body: JSON.stringify({ caseId: 'AN-1', row: '000001' }),
	Attributes: { SentTimestamp: '1741600000000' },
});
beforeEach(() => {
	sqs.reset();
	lambda.reset();
});

describe('R-33: a queue of the dead', () => {
	it('is read until it is empty, each letter out of others’ sight, with its first day', async () => {
		sqs
			.on(ReceiveMessageCommand)
			.resolvesOnce({ Messages: [message('1'), message('2')] })
			.resolvesOnce({ Messages: [message('3')] })
			.resolves({});
		const held = await dead.hold('DeadSignals', 100);
		expect(held.map(({ id, letter, since }) => [id, letter.is, since])).toEqual([
			['1', 'signal', 1_741_600_000_000],
			['2', 'signal', 1_741_600_000_000],
			['3', 'signal', 1_741_600_000_000],
		]);
		expect(sqs.commandCalls(ReceiveMessageCommand)[0]?.args[0].input).toMatchObject({
			QueueUrl: 'https://queues.example/DeadSignals',
			VisibilityTimeout: 600,
			MessageAttributeNames: ['All'],
		});
	});

	it('gives no more than was asked for', async () => {
		sqs.on(ReceiveMessageCommand).resolves({ Messages: [message('1'), message('2')] });
		expect(await dead.hold('DeadSignals', 2)).toHaveLength(2);
		expect(sqs.commandCalls(ReceiveMessageCommand)[0]?.args[0].input.MaxNumberOfMessages).toBe(2);
	});

	it('shows again, removes and sends where it was going; a function is called without waiting for it', async () => {
		sqs
			.on(ReceiveMessageCommand)
			.resolvesOnce({ Messages: [message('1')] })
			.resolves({});
		const [held] = await dead.hold('DeadSignals', 10);
		if (held === undefined || held.again === null) throw new Error('the letter is read');
		await dead.release(held);
		await dead.send(held.again);
		await dead.remove(held);
		await dead.send({ to: 'function', name: 'otklik-dev-CheckUpload', payload: '{}' });
		const QueueUrl = 'https://queues.example/DeadSignals';
		expect(sqs.commandCalls(ChangeMessageVisibilityCommand)[0]?.args[0].input).toEqual({
			QueueUrl,
			ReceiptHandle: 'r-1',
			VisibilityTimeout: 0,
		});
		expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input).toEqual({
			QueueUrl: 'https://queues.example/WorkflowQueue',
			MessageBody: message('1').Body,
		});
		expect(sqs.commandCalls(DeleteMessageCommand)[0]?.args[0].input).toEqual({ QueueUrl, ReceiptHandle: 'r-1' });
		expect(lambda.commandCalls(InvokeCommand)[0]?.args[0].input).toMatchObject({ InvocationType: 'Event' });
	});
});
