import type { Instant } from '../../domain/instant.ts';
import type { Chance } from './chance.ts';
import type { Timeline } from './timeline.ts';

/** What may go wrong at a call of a port. */
export const faultKinds = [
	/** The answer takes seconds. */
	'delay',
	/** AWS says no and has done nothing: a throttle, a broken connection. */
	'refusal',
	/** It was done, and the answer got lost: whoever asked is told of a failure. */
	'lost-answer',
	/** The answer got lost on the way and the SDK asked again: done twice, answered once. */
	'repetition',
	/** The process dies before it is done. */
	'crash-before',
	/** The process dies, and it was done. */
	'crash-after',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One call of one function: what it holds in memory is lost with it. */
export interface Run {
	readonly id: number;
	/** What it does, and for what: `deliver-mail AN-1 000001 0`. */
	readonly job: string;
	/** AWS ends it then. */
	readonly endsAt: Instant;
	/** By how many milliseconds its machine's clock is wrong. */
	readonly skew: number;
	readonly die: () => void;
	isDead: boolean;
	/** Faults that it met, each with the call. */
	readonly met: string[];
}

/** AWS has answered with an error, after the SDK gave up. */
export class Refused extends Error {
	override readonly name = 'ThrottlingException';
}

export class NoAnswer extends Error {
	override readonly name = 'TimeoutError';
}

/** What a port's methods answer in place of an error, where they answer so and do not throw. */
export type Answers = Readonly<Record<string, (args: readonly unknown[]) => unknown>>;

/** What is known of a port besides its methods. */
export interface Knows {
	/** Its answers where AWS says no. */
	readonly refusals?: Answers;
	/** Its answers where no answer came. */
	readonly unanswered?: Answers;
	/** Methods that the SDK asks with a token, or never asks again: never done twice. */
	readonly once?: readonly string[];
}

export interface Layer {
	/** The same port as this run meets it: each call takes its time, and any may go wrong. */
	over<Port extends object>(run: Run, name: string, port: Port, knows?: Knows): Port;
}

export interface FaultPlan {
	/** Of a thousand calls so many go wrong. */
	perThousand: number;
}

/** Crashes are rarer than the rest, or nothing would ever be done. */
const kinds: readonly FaultKind[] = [
	'delay',
	'delay',
	'refusal',
	'refusal',
	'refusal',
	'lost-answer',
	'lost-answer',
	'repetition',
	'repetition',
	'crash-before',
	'crash-after',
];

/** What never comes: whoever waits for it is dead. */
function never(): Promise<never> {
	return new Promise(() => undefined);
}

export function faultLayer(
	chance: Chance,
	timeline: Timeline,
	plan: FaultPlan,
	note: (line: string, fault: FaultKind | null) => void,
): Layer {
	const pick = (): FaultKind | null => (chance.next() * 1_000 < plan.perThousand ? (chance.one(kinds) ?? null) : null);

	/** The way to AWS; comes back from it only while the process lives. */
	const travel = async (run: Run, fault: FaultKind | null): Promise<void> => {
		const ms = fault === 'delay' ? chance.between(500, 20_000) : chance.between(1, 20);
		await timeline.sleep(ms);
		if (timeline.now() > run.endsAt) run.die();
		if (run.isDead) await never();
	};
	const crash = (run: Run): Promise<never> => {
		run.die();
		return never();
	};

	return {
		over(run, name, port, { refusals = {}, unanswered = {}, once = [] } = {}) {
			const through = async (method: string, call: () => unknown, args: readonly unknown[]): Promise<unknown> => {
				const fault = pick();
				note(`${run.id} ${name}.${method}`, fault);
				if (fault !== null) run.met.push(`${fault} ${name}.${method}`);
				await travel(run, fault);
				if (fault === 'crash-before') return crash(run);
				if (fault === 'refusal') {
					const refusal = refusals[method];
					if (refusal === undefined) throw new Refused(`${name}.${method}`);
					return refusal(args);
				}
				const answer = await call();
				if (fault === 'crash-after') return crash(run);
				if (fault === 'lost-answer') {
					const lost = unanswered[method];
					if (lost === undefined) throw new NoAnswer(`${name}.${method}`);
					return lost(args);
				}
				if (fault !== 'repetition' || once.includes(method)) return answer;
				await travel(run, null);
				return call();
			};
			const listed = async function* (method: string, list: () => AsyncIterable<unknown>): AsyncIterable<unknown> {
				await through(method, () => undefined, []);
				yield* list();
			};
			return new Proxy(port, {
				get(target, key) {
					const value: unknown = Reflect.get(target, key);
					if (typeof value !== 'function' || typeof key !== 'string' || !Object.hasOwn(target, key)) return value;
					return (...args: readonly unknown[]): unknown => {
						const call = (): unknown => Reflect.apply(value, target, args);
						return isListing(key) ? listed(key, () => asList(call())) : through(key, call, args);
					};
				},
			});
		},
	};
}

/** Methods that give one thing after another, page by page. */
const listings: readonly string[] = ['open', 'openOf', 'rowsOf', 'aside', 'keptSince', 'endedOfMonth'];

function isListing(method: string): boolean {
	return listings.includes(method);
}

async function* asList(value: unknown): AsyncIterable<unknown> {
	if (!isList(value)) throw new Error('no list');
	yield* value;
}

function isList(value: unknown): value is AsyncIterable<unknown> {
	return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
