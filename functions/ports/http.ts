import type { Instant } from '../../domain/instant.ts';

/** A request as a handler sees it. */
export interface HttpRequest {
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** The bytes that arrived. */
	readonly body: Uint8Array;
	readonly path: Readonly<Record<string, string>>;
	/** What stands behind the question mark; of a name that is repeated the last. A page's address has none. */
	readonly query: Readonly<Record<string, string>>;
	/** The address on the network from which it came, as the gateway saw it: whatever stands in a header is not believed. */
	readonly sender: string;
	/** Product time at which the gateway received it: the time of the act. */
	readonly receivedAt: Instant;
	readonly realNow: Instant;
}

export interface HttpAnswer {
	readonly status: number;
	readonly type: 'application/json' | 'application/problem+json' | 'text/html; charset=utf-8';
	readonly body: string;
	readonly headers?: Readonly<Record<string, string>>;
}

export type HttpHandle = (request: HttpRequest) => Promise<HttpAnswer>;
