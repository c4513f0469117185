import { carryOut } from '../case/decide.ts';
import { handedOverAtOnce } from '../case/hand-over.ts';
import type { Case } from '../case/model/case.ts';
import type { Command } from '../case/model/commands.ts';
import type { CaseEvent } from '../case/model/events.ts';
import type { Refusal } from '../case/model/refusal.ts';
import type { Instant } from '../instant.ts';
import { done, type Result, refuse } from '../result.ts';
import type { Ground } from './ground.ts';

/** A command and the moment at which it is given. */
export interface TimedCommand {
	readonly at: Instant;
	readonly command: Command;
}

/** The unit that a command speaks of, or else speaks for; null where it is nobody's alone. */
export function unitOf(command: Command): string | null {
	return ('unit' in command ? command.unit : null) ?? ('by' in command ? command.by.unit : null);
}

/** What a command did: the case as it is then, mails to units handed over. */
export interface Done {
	readonly state: Case;
	readonly events: readonly CaseEvent[];
}

/** Why it did nothing: refused, or the engine broke down over what the file says. */
export type Undone = { readonly refused: Refusal } | { readonly broke: string };

/** Plays one command through the real engine. */
export function step({ basis }: Ground, before: Case | null, { at, command }: TimedCommand): Result<Done, Undone> {
	const world = { ...basis, now: at };
	try {
		const decided = carryOut(before, command, world);
		if (!decided.ok) return refuse({ refused: decided.refusal });
		const { events, after } = decided.value;
		const handed = handedOverAtOnce(before, events, after, world);
		return done({ state: handed.after, events: [...events, ...handed.events] });
	} catch (error) {
		return refuse({ broke: error instanceof Error ? error.message : String(error) });
	}
}
