import type { Role, TermRule } from '../../regulation/regulation.ts';
import type { Case, Clock } from '../model/case.ts';
import { holderOf, unitsAsked } from '../turn/questions.ts';

/** Somebody whom a term concerns. */
export interface TermHolder {
	readonly to: Role;
	readonly unit: string | null;
}

/** Whom a term concerns now: its holder, or the units at work on what no single one of them has. */
export function holdersOf(clock: Clock, after: Case, rule?: TermRule): readonly TermHolder[] {
	const to = holderOf(after, clock, rule);
	if (to !== 'executor' || clock.unit !== null) return [{ to, unit: clock.unit }];
	return atWork(after);
}

/** The units that the case waits for. */
export function atWork(after: Case): readonly TermHolder[] {
	const drafting = after.status.is === 'open' && after.status.awaits === 'executor';
	return drafting ? unitsAsked(after).map(({ unit }) => ({ to: 'executor', unit })) : [];
}
