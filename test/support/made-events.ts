import type { BareEvent } from '../../domain/case/clocks/decision-context.ts';
import type { Assignment, Case, HandedIn } from '../../domain/case/model/case.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import { evolve } from '../../domain/case/state/evolve.ts';
import type { Instant } from '../../domain/instant.ts';
import { part } from './made-rules.ts';

/** An event that is nobody's act, at this instant. */
export function event<Type extends CaseEvent['type']>(
	bare: Extract<BareEvent, { readonly type: Type }>,
	at: Instant,
): CaseEvent {
	return { at, by: null, ...bare };
}

/** The case after these, which are nobody's acts of one instant. */
export function heardAt(at: Instant, state: Case, ...bare: readonly BareEvent[]): Case {
	return bare.reduce((after, one) => evolve(after, { at, by: null, ...one }), state);
}

export const handed = (
	version: number,
	answer: HandedIn['answer'] = 'final',
	promisedBy: Instant | null = null,
): HandedIn => ({ version, answer, promisedBy });

/** A unit's part that is in. */
export const wrote = (unit: string, handedIn: HandedIn, change: Partial<Assignment> = {}): Assignment =>
	part(unit, { part: 'submitted', handedIn, handedAt: 1, ...change });

/** What has become of each unit's part. */
export const parts = ({ assignments }: Case): readonly string[] =>
	assignments.map(({ unit, part: is }) => `${unit} ${is}`);
