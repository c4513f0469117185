import type { TermPatch } from './regulation.ts';
import type { TermRule } from './term-rule.ts';

/** A term as another reading of the ledger has it; `high: null` takes away what high importance changes. */
export function patched(rule: TermRule, { high, stands: _, ...patch }: TermPatch): TermRule {
	const { high: decided, ...plain } = rule;
	const binding = high === undefined ? decided : high;
	return binding === undefined || binding === null ? { ...plain, ...patch } : { ...plain, ...patch, high: binding };
}
