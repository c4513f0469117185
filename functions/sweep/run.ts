import type { CaseIndex } from '../ports/case-store.ts';
import type { FiguresBoard } from '../ports/figures.ts';
import type { Handovers } from '../ports/handovers.ts';
import type { Outbox, Queues } from '../ports/outbox.ts';
import type { Suspects } from '../ports/suspects.ts';
import type { Log } from '../ports/telemetry.ts';
import type { Tokens } from '../ports/tokens.ts';
import type { Walks } from '../ports/walks.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import type { Workflow } from '../ports/workflow.ts';
import type { PerformDeps } from '../use-cases/perform.ts';
import type { Aside } from './aside.ts';
import type { Budget } from './budget.ts';

export interface SweepDeps extends PerformDeps {
	readonly index: CaseIndex;
	readonly outbox: Outbox;
	readonly queues: Queues;
	readonly tokens: Tokens;
	readonly workflow: Workflow;
	readonly clock: WallClock;
	readonly suspects: Suspects;
	readonly handovers: Handovers;
	readonly board: FiguresBoard;
	readonly walks: Walks;
	readonly log: Log;
}

/** One run, with what it has mended and whom it has set aside. */
export interface SweepRun extends SweepDeps {
	readonly budget: Budget;
	readonly aside: Aside;
	/** The local cloud has forgotten every execution: all are started again, and none is to blame. */
	readonly everythingLost: boolean;
}
