/** Dollars for one, before tax and without any free tier. */
export interface Prices {
	/** A state entered by a standard machine. */
	readonly transition: number;
	readonly mail: number;
	/** A unit of writing on demand, one kilobyte; twice in a transaction. */
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

const regions = ['eu-central-1', 'eu-west-1', 'us-east-1'] as const;
type Region = (typeof regions)[number];

/**
 * What AWS asks, by the offer of its public price list
 * (https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/OFFER/current/REGION/index.json).
 */
interface Offer {
	readonly offer: string;
	/** The date that the list bore when it was read, or that it was read on; null for one that bears none here. */
	readonly dated: string | null;
	/** The first step of each price; one for all where the regions do not differ. */
	readonly dollars: number | Readonly<Record<Region, number>>;
}

const watch = { offer: 'AmazonCloudWatch', dated: '2026-08-06' };
const table = { offer: 'AmazonDynamoDB', dated: '2026-08-15' };
const functions = { offer: 'AWSLambda', dated: '2025-10-01' };
const wall = { offer: 'awswaf', dated: null };

const offers: Readonly<Record<keyof Prices, Offer>> = {
	transition: { offer: 'AmazonStates', dated: '2025-08-28', dollars: 25e-6 },
	mail: { offer: 'AmazonSES', dated: null, dollars: 100e-6 },
	writeUnit: { ...table, dollars: { 'eu-central-1': 0.7625e-6, 'eu-west-1': 0.705e-6, 'us-east-1': 0.625e-6 } },
	readUnit: { ...table, dollars: { 'eu-central-1': 0.1525e-6, 'eu-west-1': 0.1415e-6, 'us-east-1': 0.125e-6 } },
	invocation: { ...functions, dollars: 0.2e-6 },
	gigabyteSecond: { ...functions, dollars: 13.3334e-6 },
	request: {
		offer: 'AmazonApiGateway',
		dated: '2026-08-12',
		dollars: { 'eu-central-1': 3.7e-6, 'eu-west-1': 3.5e-6, 'us-east-1': 3.5e-6 },
	},
	alarm: { ...watch, dollars: 0.1 },
	dashboard: { ...watch, dollars: 3 },
	metric: { ...watch, dollars: 0.3 },
	secret: { offer: 'AWSSecretsManager', dated: null, dollars: 0.4 },
	key: { offer: 'awskms', dated: null, dollars: 1 },
	wall: { ...wall, dollars: 5 },
	wallRule: { ...wall, dollars: 1 },
	queueCall: { offer: 'AWSQueueService', dated: '2025-08-28', dollars: 0.4e-6 },
};

/** The prices of a region; null where they are not known here. */
export function pricesOf(region: string): Prices | null {
	const known = regions.find((one) => one === region);
	if (known === undefined) return null;
	const of = (what: keyof Prices) => {
		const { dollars } = offers[what];
		return typeof dollars === 'number' ? dollars : dollars[known];
	};
	return {
		transition: of('transition'),
		mail: of('mail'),
		writeUnit: of('writeUnit'),
		readUnit: of('readUnit'),
		invocation: of('invocation'),
		gigabyteSecond: of('gigabyteSecond'),
		request: of('request'),
		alarm: of('alarm'),
		dashboard: of('dashboard'),
		metric: of('metric'),
		secret: of('secret'),
		key: of('key'),
		wall: of('wall'),
		wallRule: of('wallRule'),
		queueCall: of('queueCall'),
	};
}

/** The regions whose prices are known here. */
export const knownRegions: readonly string[] = regions;

/** Each offer once, with the date of its list. */
export const priceSources: readonly Pick<Offer, 'offer' | 'dated'>[] = [
	...new Map(Object.values(offers).map(({ offer, dated }) => [offer, { offer, dated }])).values(),
];

/** What a call of ours takes on the average, in gigabyte-seconds: 256 MB for 50 ms. */
export const gigabyteSecondsOfCall = 0.25 * 0.05;
