import { connect } from '../adapters/dynamo.ts';
import { dynamoSeen } from '../adapters/dynamo-seen.ts';
import { dynamoUploadSettler } from '../adapters/dynamo-uploads.ts';
import { connectBucket } from '../adapters/s3.ts';
import { quarantinedFile, s3CheckedFiles } from '../adapters/s3-files.ts';
import { sharpPictures } from '../adapters/sharp-pictures.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { worker } from '../runtime/worker.ts';
import { type Arrival, arrived } from './arrival.ts';
import { checkUpload } from './handle.ts';

const env = readEnvironment(functionNeeds['check-upload'].told, process.env);
const telemetry = telemetryOf('check-upload', env.STAGE);
const table = connect(env.TABLE_NAME, env.STAGE);
const deps = {
	uploads: dynamoUploadSettler(table),
	files: s3CheckedFiles(
		connectBucket(env.UPLOADS_BUCKET, process.env),
		connectBucket(env.EVIDENCE_BUCKET, process.env),
	),
	seen: dynamoSeen(table),
	pictures: sharpPictures(),
	...telemetry,
};

export const handler = worker<Arrival, void>(telemetry, async (event) => {
	const ref = arrived(event, quarantinedFile);
	if (ref !== null) await checkUpload(deps, ref);
});
