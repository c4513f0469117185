import { nextWake } from '../../domain/case/clocks/next-wake.ts';
import { MINUTE_MS } from '../../domain/instant.ts';
import { perform } from '../use-cases/perform.ts';
import { alone } from './alone.ts';
import { reviveWatch } from './executions.ts';
import type { SweepRun } from './run.ts';
import { inTurns } from './turns.ts';

/** A clock execution that lives has judged by then; what stands over longer is watched by nobody. */
const unwatchedAfterMs = MINUTE_MS;
/** That are looked for; more than a run judges, so that those of every municipality are among them. */
export const atOnce = 1_000;

/**
 * Judges what is overdue although a clock execution should have, and gives those cases a new one. Those that are
 * set aside stand in the index before the others, and are tried when their own time comes. Municipalities take turns, each
 * with what is over the longest there, so that none waits until all of another are judged.
 */
export async function judgeOverdue(run: SweepRun): Promise<void> {
	const { clock, budget, aside } = run;
	const before = Math.min(clock.judgeBefore(), clock.fromReal(clock.realNow() - unwatchedAfterMs));
	const overdue = await run.index.overdue(before, atOnce + aside.count('clocks'));
	for (const caseId of inTurns(overdue)) {
		if (budget.spent()) return;
		if (!aside.has('clocks', caseId)) await judgeOne(run, caseId);
	}
}

/** One case by itself. */
export async function judgeOne(run: SweepRun, caseId: string): Promise<void> {
	await alone(run, 'clocks', caseId, async () => {
		const judgeBefore = run.clock.judgeBefore();
		const performed = await perform(run, {
			caseId,
			command: { do: 'tick', judgeBefore },
			at: judgeBefore,
			stillAsked: ({ state }) => state.status.is === 'open',
		});
		switch (performed.is) {
			case 'done':
				break;
			case 'nothing':
				return run.cases.refreshWake(performed.before, nextWake(performed.before.state));
			case 'over':
				return;
			case 'refused':
				throw new NotJudged(performed.refusal.code);
			default:
				// Others keep writing to it: the next sweep finds it where this one did.
				return run.log.warn('overdue clocks could not be judged now', { caseId, why: performed.is });
		}
		run.log.warn('overdue clocks judged by the sweep', { caseId, version: performed.version });
		run.budget.repair();
		const stored = await run.cases.load(caseId);
		if (stored !== null) await reviveWatch(run, stored, true);
	});
}

/** The case does not let its time be judged, for example for want of a calendar's year. */
class NotJudged extends Error {
	override readonly name: string;

	constructor(code: string) {
		super(code);
		this.name = `NotJudged: ${code}`;
	}
}
