import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { connectQueues, sqsQueues } from '../adapters/sqs-queues.ts';
import { outboxRowOf } from '../adapters/stream-image.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { worker } from '../runtime/worker.ts';
import { relayOutbox } from './handle.ts';

const env = readEnvironment(functionNeeds['relay-outbox'].told, process.env);
const telemetry = telemetryOf('relay-outbox', env.STAGE);
const queues = sqsQueues(connectQueues(env.STAGE), { mail: env.MAIL_QUEUE_URL, workflow: env.WORKFLOW_QUEUE_URL });

export const handler = worker(telemetry, async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
	const relayed = event.Records.flatMap(({ dynamodb: change, eventName }) => {
		const image = change?.NewImage;
		if (eventName !== 'INSERT' || image?.['kind']?.S !== 'outbox') return [];
		return [{ sequence: change?.SequenceNumber ?? '', row: outboxRowOf(image) }];
	});
	const asked = event.Records.flatMap(({ dynamodb: change, eventName }) => {
		const image = change?.NewImage;
		const id = image?.['id']?.S;
		if (eventName !== 'INSERT' || image?.['kind']?.S !== 'sign-in' || id === undefined) return [];
		return [{ sequence: change?.SequenceNumber ?? '', signIn: id }];
	});
	const failed = await relayOutbox({ queues, log: telemetry.log }, relayed, asked);
	return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
});
