import { describe, expect, it } from '@jest/globals';
import { definitionOf, type Outcome, walk } from '../support/machine.ts';

const definition = definitionOf('clock');
const input = { caseId: 'A1', version: 7 };

/** The payload of a Lambda's answer, as the integration hands it on. */
const says = (payload: object): Outcome => ({ result: payload });
const wait = (until: string) => says({ ...input, state: 'wait', until });

function answering(...outcomes: readonly Outcome[]) {
	const left = [...outcomes];
	return () => left.shift() ?? null;
}

describe('the machine of the clocks', () => {
	it('R-22: asks anew after each wait, with what it was told the last time', () => {
		const { payloads, error } = walk(
			definition,
			input,
			answering(wait('2025-04-28T14:20:35.000Z'), wait('2025-04-29T06:00:35.000Z'), says({ state: 'done' })),
		);
		expect(error).toBeNull();
		expect(payloads).toMatchObject([input, { ...input, state: 'wait' }, { ...input, state: 'wait' }]);
	});

	it('three transitions for each waking and three at the end', () => {
		const once = walk(definition, input, answering(wait('2025-04-28T14:20:35.000Z'), says({ state: 'done' })));
		expect(once.states).toHaveLength(6);
	});

	it('R-22: a time without its zone would be skipped by the emulator, so the answer must bear a Z', () => {
		expect(() => walk(definition, input, answering(wait('2025-04-28T14:20:35')))).toThrow(/waits until/);
	});

	it.each(['done', 'handed-over'])('ends in good order when it is %s', (state) => {
		expect(walk(definition, input, answering(says({ state }))).error).toBeNull();
	});

	it('an answer that it does not know is a failure, never a wait without end', () => {
		expect(walk(definition, input, answering(says({ state: 'later' }))).error).toBe('ClockNotPlanned');
	});

	it('a function that fails for good ends it as a failure, of which the sweep hears', () => {
		expect(walk(definition, input, () => ({ error: 'Lambda.Unknown' })).error).toBe('ClockNotPlanned');
	});

	it('the function is tried again, for asking twice is harmless', () => {
		const [task] = Object.values(definition.States).filter(({ Type }) => Type === 'Task');
		expect(task?.Retry).toMatchObject([{ ErrorEquals: ['States.ALL'], MaxAttempts: 4 }]);
	});
});
