import type { StandingUnits, Units } from './bill.ts';

/**
 * What an ordinary case takes from its webhook to the published answer, whoever is only told of it included; as
 * `npm run bench` counts it in a real run, which may exceed none of these by more than a tenth.
 */
export const ordinaryCase: Units = {
	transitions: 15,
	mails: 8,
	writeUnits: 160,
	readUnits: 80,
	invocations: 37,
	requests: 11,
};

export const billedUnits = [
	'transitions',
	'mails',
	'writeUnits',
	'readUnits',
	'invocations',
	'requests',
] as const satisfies readonly (keyof Units)[];

const sweeps = 30 * 24 * 60;
const looksAtReports = 30 * 24;

/** What the stack makes, with four integrations; a test counts it in the template. */
export const standingUnits: StandingUnits = {
	alarms: 70,
	dashboards: 2,
	metrics: 31,
	secrets: 5,
	keys: 1,
	wallRules: 4,
	invocations: sweeps + looksAtReports,
	gigabyteSeconds: Math.round((sweeps + looksAtReports) * 0.5 * 0.35),
	polledQueues: 4,
};
