// Stands in for @aws-sdk/endpoint-cache in every bundle: DynamoDB's endpoint discovery is never switched on; see bundle.ts.

/** A cache that keeps nothing. */
export class EndpointCache {
	get(): undefined {
		return undefined;
	}
	getEndpoint(): undefined {
		return undefined;
	}
	has(): boolean {
		return false;
	}
	set(): void {}
	delete(): void {}
	clear(): void {}
}
