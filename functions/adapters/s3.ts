import { presign, type Signer, type Unsigned } from './aws-signature.ts';

/** A bucket, and by whose keys it is reached. */
export interface Bucket {
	readonly name: string;
	readonly signer: () => Signer;
	/** Of the emulator, whose buckets stand in the path; null on AWS, where each has a host of its own. */
	readonly endpoint: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A bucket by the credentials and the region that a Lambda finds in its environment. */
export function connectBucket(name: string, environment: Environment): Bucket {
	const told = (one: string): string => {
		const value = environment[one];
		if (value === undefined || value === '') throw new Error(`the environment lacks ${one}`);
		return value;
	};
	return {
		name,
		signer: () => ({
			accessKeyId: told('AWS_ACCESS_KEY_ID'),
			secretAccessKey: told('AWS_SECRET_ACCESS_KEY'),
			sessionToken: environment['AWS_SESSION_TOKEN'] || null,
			region: told('AWS_REGION'),
		}),
		endpoint: environment['AWS_ENDPOINT_URL_S3'] ?? environment['AWS_ENDPOINT_URL'] ?? null,
	};
}

/** Where a bucket is found: what stands before the path of an object, and the beginning of that path. */
export function placeOf(bucket: Bucket): { readonly origin: string; readonly host: string; readonly base: string } {
	if (bucket.endpoint !== null) {
		const { origin, host } = new URL(bucket.endpoint);
		return { origin, host, base: `/${bucket.name}/` };
	}
	const host = `${bucket.name}.s3.${bucket.signer().region}.amazonaws.com`;
	return { origin: `https://${host}`, host, base: '/' };
}

/** What is done to an object. `action` is what IAM calls it: the rights of a function are held against these. */
export interface Call extends Pick<Unsigned, 'method' | 'query' | 'headers'> {
	readonly action: `s3:${string}`;
	readonly key: string;
}

/** An address by which anybody may do this until it expires, counted in seconds. */
export function addressFor(
	bucket: Bucket,
	{ method, key, query = {}, headers = {} }: Call,
	expiresInSeconds: number,
): string {
	const { origin, host, base } = placeOf(bucket);
	const unsigned = { method, host, path: base + key, query, headers, expiresInSeconds };
	return origin + presign(unsigned, bucket.signer(), new Date());
}

/** How long one attempt may take: 50 MB within a region take two seconds. */
const attemptMs = 15_000;
const attempts = 2;

/** Does it; the answer of S3, or null where there is no such object. Throws what no repeat has mended, naming no object. */
export async function callS3(bucket: Bucket, call: Call, body?: Uint8Array<ArrayBuffer>): Promise<Response | null> {
	let failure = '';
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		try {
			const answer = await fetch(addressFor(bucket, call, 60), {
				method: call.method,
				headers: call.headers ?? {},
				...(body === undefined ? {} : { body }),
				signal: AbortSignal.timeout(attemptMs),
			});
			if (answer.ok) return answer;
			await answer.body?.cancel();
			if (answer.status === 404) return null;
			failure = `answered ${answer.status}`;
			if (answer.status < 500 && answer.status !== 429) break;
		} catch (error) {
			failure = error instanceof Error ? error.name : 'failed';
		}
	}
	throw new Error(`${call.action} ${failure}`);
}
