/** Dollars for one, before tax and without any free tier, as AWS publishes them for the region. */
export interface Prices {
	/** A state entered by a standard machine. */
	readonly transition: number;
	readonly mail: number;
	/** A unit of writing, one kilobyte; twice in a transaction. */
	readonly writeUnit: number;
	readonly readUnit: number;
	readonly invocation: number;
	/** A gigabyte of memory for a second, on arm. */
	readonly gigabyteSecond: number;
	/** A request to the REST API. */
	readonly request: number;
	/** By the month from here on. */
	readonly alarm: number;
	readonly dashboard: number;
	readonly metric: number;
	readonly secret: number;
	readonly key: number;
	readonly wall: number;
	readonly wallRule: number;
	/** A call of SQS. */
	readonly queueCall: number;
}

export const frankfurt: Prices = {
	transition: 25e-6,
	mail: 100e-6,
	writeUnit: 0.625e-6,
	readUnit: 0.125e-6,
	invocation: 0.2e-6,
	gigabyteSecond: 13.3e-6,
	request: 3.5e-6,
	alarm: 0.1,
	dashboard: 3,
	metric: 0.3,
	secret: 0.4,
	key: 1,
	wall: 5,
	wallRule: 1,
	queueCall: 0.4e-6,
};

/** The regions whose prices are known here. */
export const pricesOf: Readonly<Record<string, Prices>> = { 'eu-central-1': frankfurt };

/** What a call of ours takes on the average, in gigabyte-seconds: 256 MB for 50 ms. */
export const gigabyteSecondsOfCall = 0.25 * 0.05;
