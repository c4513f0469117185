/**
 * How long AWS may take to answer one attempt, in milliseconds of real time, and how often a call is tried in all.
 * The SDK's own answer to the first is "for ever", and to the second three times.
 */
interface Patience {
	readonly attempts: number;
	/** Until the connection stands, TLS included. */
	readonly connectionTimeout: number;
	/** Until the answer begins, the connection included. */
	readonly requestTimeout: number;
	/** Between two pieces of an answer that has begun. */
	readonly socketTimeout: number;
}

/**
 * Each by what hangs on it.
 *
 * `answer`: somebody waits behind the API. Its functions end after 25 s, the gateway after 29. A call that nobody
 * answers costs 4 × 2 s and at most 0.4 s of waiting between (50, 100, 200 ms), so two of them one after another take
 * 16.8 s and leave eight for all the others, which take milliseconds; then it is a 503 in words of our own, and not
 * the gateway's. DynamoDB answers within 20 ms as a rule: 2 s is a lost connection, and a new one answers.
 *
 * `work`: a worker of 60 s that its queue, stream, machine or rule calls again. 3 × 4 s and at most 0.3 s: four such
 * calls in a run; what a run does not come to returns with its message.
 *
 * `mail`: SES knows no idempotency, so one attempt, and whatever is unclear is the outbox's business. Five mails
 * of 8 s are 40 s of the worker's 60, and far from the end of the lease under which each is sent.
 *
 * `operate`: the local cloud's own calls, which wait for a function to end; the longest may take 60 s.
 */
const patiences = {
	answer: { attempts: 4, connectionTimeout: 1_000, requestTimeout: 2_000, socketTimeout: 2_000 },
	work: { attempts: 3, connectionTimeout: 1_000, requestTimeout: 4_000, socketTimeout: 4_000 },
	mail: { attempts: 1, connectionTimeout: 2_000, requestTimeout: 8_000, socketTimeout: 8_000 },
	operate: { attempts: 3, connectionTimeout: 5_000, requestTimeout: 70_000, socketTimeout: 70_000 },
} as const satisfies Readonly<Record<string, Patience>>;

/** What hangs on a client's calls. */
export type Waiting = keyof typeof patiences;

/** On one machine the emulator, its fifty workers and whoever calls share the processors: all of it is so many times slower. */
const slownessOf = (stage: string): number => (stage === 'local' ? 4 : 1);

/**
 * The most, in milliseconds, that something costs whoever waits behind the API and could do without: one attempt, asked
 * by no client of the SDK.
 */
export function longestAside(stage: string): number {
	return 1_500 * slownessOf(stage);
}

/** The settings of a client of the SDK: every client of the product is made with these. */
export function patienceOf(waiting: Waiting, stage = 'aws') {
	const { attempts: maxAttempts, connectionTimeout, requestTimeout, socketTimeout } = patiences[waiting];
	const slowness = slownessOf(stage);
	const times = {
		connectionTimeout: slowness * connectionTimeout,
		requestTimeout: slowness * requestTimeout,
		socketTimeout: slowness * socketTimeout,
	};
	// Without the last word the SDK only warns of a request that takes too long, and goes on waiting.
	return { maxAttempts, requestHandler: { ...times, throwOnRequestTimeout: true } };
}
