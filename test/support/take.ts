import { carryOut } from '../../domain/case/decide.ts';
import type { FollowUp, MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import { followUps } from '../../domain/case/follow-ups/follow-ups.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { Command } from '../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { Refusal } from '../../domain/case/model/refusal.ts';
import type { World } from '../../domain/case/model/world.ts';
import { done, type Result, refuse } from '../../domain/result.ts';

/** One decision as it went: what happened, the case as it is then, and what follows. */
export interface Taken {
	readonly events: readonly CaseEvent[];
	readonly after: Case;
	readonly followUps: readonly FollowUp[];
}

/** One command through the real engine: what everything that plays a case step by step is made of. */
export function take(before: Case | null, command: Command, world: World): Result<Taken, Refusal> {
	const decided = carryOut(before, command, world);
	if (!decided.ok) return refuse(decided.refusal);
	const { events, after } = decided.value;
	return done({ events, after, followUps: followUps(before, events, after, world.regulation) });
}

/** The mails among what follows from a decision. */
export function mailsIn(after: readonly FollowUp[]): readonly MailOrder[] {
	return after.flatMap((one) => (one.is === 'mail' ? [one.mail] : []));
}
