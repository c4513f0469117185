import type { SESClient } from '@aws-sdk/client-ses';

/**
 * Cuts the wire of a client below the SDK's own repeats: each attempt fails with this status, as from a server that
 * is there and does not work. Gives how many attempts there were.
 */
export function cutWire(client: SESClient, status: number): () => number {
	let attempts = 0;
	client.config.region = () => Promise.resolve('eu-central-1');
	client.config.useFipsEndpoint = () => Promise.resolve(false);
	client.config.credentials = () => Promise.resolve({ accessKeyId: 'test', secretAccessKey: 'test' });
	client.middlewareStack.addRelativeTo(
		() => () => {
			attempts += 1;
			return Promise.reject(
				Object.assign(new Error('no answer'), {
					name: 'InternalFailure',
					$fault: 'server',
					$metadata: { httpStatusCode: status },
				}),
			);
		},
		{ relation: 'after', toMiddleware: 'retryMiddleware', name: 'cutWire' },
	);
	return () => attempts;
}
