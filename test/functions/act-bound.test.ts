import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import { nextActAt } from '../../functions/use-cases/act-bound.ts';

const [second, hour] = [1_000, 3_600_000];
const at = Date.parse('2025-03-12T12:00:00+03:00');
const system: Actor = { role: 'curator', person: null, unit: null };
const raised = (when: number, by: Actor | null = system): CaseEvent => ({
	type: 'ImportanceRaised',
	at: when,
	by,
	clause: '2.11',
});
/** A case that was acted on so long ago, by whoever it was, each time by a decision of its own. */
const log = (agos: readonly number[], by: Actor | null = system) =>
	agos.map((ago, index) => ({ version: index + 1, events: [raised(at - ago, null), raised(at - ago, by)] }));
const seconds = (count: number) => Array.from({ length: count }, (_, index) => (count - index) * second);

describe('R-07: how many acts of the curator’s system a case takes', () => {
	it('twenty within an hour; the next when the oldest of the last twenty has left it', () => {
		expect(nextActAt({ log: log(seconds(19)) }, at)).toBeNull();
		expect(nextActAt({ log: log(seconds(20)) }, at)).toBe(at - 20 * second + hour);
		expect(nextActAt({ log: log(seconds(21)) }, at)).toBe(at - 20 * second + hour);
	});
	it('one that is an hour old is none of them', () => {
		expect(nextActAt({ log: log([hour, ...seconds(19)]) }, at)).toBeNull();
		expect(nextActAt({ log: log([hour - 1, ...seconds(19)]) }, at)).toBe(at + 1);
	});
	it('nobody’s loop stops people, nor what nobody did', () => {
		expect(nextActAt({ log: log(seconds(30), { ...system, person: 'curator-1' }) }, at)).toBeNull();
		expect(nextActAt({ log: log(seconds(30), { ...system, role: 'coordinator' }) }, at)).toBeNull();
		expect(nextActAt({ log: log(seconds(30), null) }, at)).toBeNull();
	});
});
