import { gigabyteSecondsOfCall, type Prices } from './prices.ts';

/** What a case takes of AWS, from its webhook to the published answer. */
export interface Units {
	readonly transitions: number;
	readonly mails: number;
	readonly writeUnits: number;
	readonly readUnits: number;
	readonly invocations: number;
	readonly requests: number;
}

/** What stands and runs by itself in a month, with no case at all. */
export interface StandingUnits {
	readonly alarms: number;
	readonly dashboards: number;
	/** Custom metrics; those by integration come on top, one for each and cause. */
	readonly metrics: number;
	/** The key of the links and one secret for each integration. */
	readonly secrets: number;
	readonly keys: number;
	/** Rules of the web firewall. */
	readonly wallRules: number;
	/** Calls of the sweep and of the look at reports. */
	readonly invocations: number;
	/** Of those, each for 512 MB and about a third of a second. */
	readonly gigabyteSeconds: number;
	/** Queues that Lambda asks for messages all day, by five pollers that wait 20 seconds each. */
	readonly polledQueues: number;
}

export interface BillLine {
	readonly what: string;
	readonly count: number;
	readonly dollars: number;
}

const minutesOfMonth = 30 * 24 * 60;
const callsOfPolledQueue = 5 * 3 * minutesOfMonth;

/** What one unit of work costs, line by line. */
export function workLines(units: Units, prices: Prices): readonly BillLine[] {
	const call = prices.invocation + prices.gigabyteSecond * gigabyteSecondsOfCall;
	return [
		line('transitions, both machines', units.transitions, prices.transition),
		line('mails', units.mails, prices.mail),
		line('write units', units.writeUnits, prices.writeUnit),
		line('read units', units.readUnits, prices.readUnit),
		line('calls of functions', units.invocations, call),
		line('requests to the API', units.requests, prices.request),
	];
}

/** What a month costs in which nothing is done. */
export function standingLines(standing: StandingUnits, prices: Prices): readonly BillLine[] {
	return [
		line('alarms', standing.alarms, prices.alarm),
		line('dashboards', standing.dashboards, prices.dashboard),
		line('metrics of our own', standing.metrics, prices.metric),
		line('secrets', standing.secrets, prices.secret),
		line('keys', standing.keys, prices.key),
		{ ...line('rules of the web firewall', standing.wallRules, prices.wallRule) },
		line('the web firewall itself', 1, prices.wall),
		line('calls by the minute and the hour', standing.invocations, prices.invocation),
		line('their gigabyte-seconds', standing.gigabyteSeconds, prices.gigabyteSecond),
		line('looks into queues', standing.polledQueues * callsOfPolledQueue, prices.queueCall),
	];
}

export function together(lines: readonly BillLine[]): number {
	return lines.reduce((sum, { dollars }) => sum + dollars, 0);
}

/** The same for so many times as much. */
export function times(lines: readonly BillLine[], cases: number): readonly BillLine[] {
	return lines.map(({ what, count, dollars }) => ({ what, count: count * cases, dollars: dollars * cases }));
}

function line(what: string, count: number, price: number): BillLine {
	return { what, count, dollars: count * price };
}
