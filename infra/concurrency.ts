import type { FunctionName } from '../functions/needs.ts';
import { isLocal, type Stage } from './stage.ts';

/**
 * How many of each function may run at once, kept free for it: none can take another's room. Behind the API it is what
 * the gateway lets through, so that the gateway refuses with 429 before Lambda refuses with what becomes a 5xx; the
 * arithmetic stands in docs/adr/0014.
 */
const onAws: Readonly<Record<FunctionName, number>> = {
	'receive-incident': 150,
	'record-decision': 60,
	'show-case': 60,
	'show-api': 8,
	'show-page': 160,
	'act-on-stage': 60,
	'show-work': 50,
	'act-on-work': 48,
	// It holds a dictionary and nothing else. Who finds no room waits for nothing: spelling is then not spoken of.
	'check-spelling': 3,
	'open-stage': 18,
	'plan-clock': 18,
	'relay-outbox': 10,
	'deliver-mail': 10,
	'tell-partner': 4,
	'signal-workflow': 10,
	sweep: 5,
	'owe-report': 2,
	'record-bounce': 4,
	'check-upload': 4,
	'offer-upload': 28,
	'erase-words': 2,
};

/** A worker of the emulator is a process of 75 MB, and all of them share the processors of one machine. */
const onOneMachine: Readonly<Partial<Record<FunctionName, number>>> = {
	'receive-incident': 60,
	'record-decision': 12,
	'show-case': 12,
	'show-api': 2,
	// A scanner of mails may ask for a page twenty times at once.
	'show-page': 24,
	'act-on-stage': 12,
	'show-work': 12,
	'act-on-work': 12,
	'check-spelling': 2,
};

/** What Lambda never lets be reserved: it is left for functions without a reservation. */
const leftOver = 100;

/** What all reservations together ask of an account. */
export const neededConcurrency = Object.values(onAws).reduce((sum, one) => sum + one, leftOver);

/** A mail takes a worker seven reads and writes and a call of SES, one after the other: never less than this of a second. */
const mailsOfAWorker = 7;

/** How many workers send mails at once: together below what SES takes. A queue cannot call fewer than two. */
export function mailWorkers({ mailsPerSecond }: Stage): number {
	return Math.max(2, Math.min(onAws['deliver-mail'], Math.floor(mailsPerSecond / mailsOfAWorker)));
}

/** How many of a function may run at once; undefined where the account grants too few for anything to be reserved. */
export function reservedFor(stage: Stage, name: FunctionName): number | undefined {
	if (isLocal(stage)) return onOneMachine[name] ?? onAws[name];
	return stage.lambdaConcurrency < neededConcurrency ? undefined : onAws[name];
}
