import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { connectQueues, sqsPartnerQueue, sqsQueues } from '../adapters/sqs-queues.ts';
import { decisionOf, outboxRowOf } from '../adapters/stream-image.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { worker } from '../runtime/worker.ts';
import { relayOutbox } from './handle.ts';

const env = readEnvironment(functionNeeds['relay-outbox'].told, process.env);
const telemetry = telemetryOf('relay-outbox', env.STAGE);
const client = connectQueues(env.STAGE);
const deps = {
	queues: sqsQueues(client, { mail: env.MAIL_QUEUE_URL, workflow: env.WORKFLOW_QUEUE_URL }),
	partners: sqsPartnerQueue(client, env.PARTNER_QUEUE_URL),
	log: telemetry.log,
};

export const handler = worker(telemetry, async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
	const inserted = event.Records.flatMap(({ dynamodb: change, eventName }) => {
		const image = change?.NewImage;
		return eventName === 'INSERT' && image !== undefined ? [{ sequence: change?.SequenceNumber ?? '', image }] : [];
	});
	const ofKind = (kind: string) => inserted.filter(({ image }) => image['kind']?.S === kind);
	const failed = await relayOutbox(deps, {
		rows: ofKind('outbox').map(({ sequence, image }) => ({ sequence, row: outboxRowOf(image) })),
		signIns: ofKind('sign-in').map(({ sequence, image }) => ({ sequence, signIn: image['id']?.S ?? '' })),
		told: ofKind('told').map(({ sequence, image }) => ({ sequence, ref: decisionOf(image) })),
	});
	return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
});
