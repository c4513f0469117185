import type { Chance } from './chance.ts';
import { NoAnswer, Refused, type Run } from './faults.ts';
import type { Timeline } from './timeline.ts';

/** How one call of a function ended, as whoever called it sees it. */
export type Ended<Value> =
	| { readonly is: 'done'; readonly value: Value }
	| { readonly is: 'threw' }
	| { readonly is: 'died' };

/** Calls a function that may take so long: it ends well, throws, or dies with all that it had in memory. */
export type Call = <Value>(job: string, limitMs: number, work: (run: Run) => Promise<Value>) => Promise<Ended<Value>>;

/** Most that a machine's clock is wrong by, either way: AWS keeps them far closer. */
const mostSkewMs = 400;

/** What a function throws by itself where the world was too much for it, and is called again for. */
const expected = /is busy|could not be judged/;

interface CallsOptions {
	readonly chance: Chance;
	readonly timeline: Timeline;
	readonly trace: (line: string) => void;
	readonly isCalm: () => boolean;
	/** Hears of an error that nobody has injected. */
	readonly onBug: (what: string) => void;
}

export function callsOf({ chance, timeline, trace, isCalm, onBug }: CallsOptions): Call {
	let calls = 0;
	return async (job, limitMs, work) => {
		calls += 1;
		let die: () => void = () => undefined;
		const death = new Promise<{ readonly is: 'died' }>((resolve) => {
			die = () => resolve({ is: 'died' });
		});
		const run: Run = {
			id: calls,
			job,
			endsAt: timeline.now() + limitMs,
			skew: isCalm() ? 0 : chance.between(-mostSkewMs, mostSkewMs),
			isDead: false,
			met: [],
			die() {
				run.isDead = true;
				die();
			},
		};
		trace(`${run.id} begins ${job}`);
		const ended = work(run).then(
			(value) => ({ is: 'done', value }) as const,
			(error: unknown) => {
				const why = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
				trace(`${run.id} threw ${why}`);
				const isInjected = error instanceof Refused || error instanceof NoAnswer;
				if (!isInjected && !expected.test(why)) onBug(`${job} threw ${why}`);
				return { is: 'threw' } as const;
			},
		);
		const how = await Promise.race([ended, death]);
		trace(`${run.id} ${how.is}`);
		return how;
	};
}
