import { describe, expect, it } from '@jest/globals';
import validate from 'asl-validator';
import { definitionOf, targetsOf } from '../support/machine.ts';
import { resources, templateOf } from '../support/product.ts';

describe.each(['case', 'clock'] as const)('the definition of %s', (name) => {
	const definition = definitionOf(name);
	const states = Object.entries(definition.States);
	const tasks = states.filter(([, state]) => state.Type === 'Task');
	const waiting = tasks.filter(([, state]) => state.Resource?.endsWith('.waitForTaskToken'));

	it('is valid Amazon States Language', () => {
		expect(validate(definitionOf(name)).errors).toEqual([]);
	});

	it('would be refused with a way that leads nowhere', () => {
		const [[first] = ['']] = tasks;
		const state = definition.States[first];
		const broken = { ...definition, States: { ...definition.States, [first]: { ...state, Next: 'Nowhere' } } };
		expect(validate(structuredClone(broken)).isValid).toBe(false);
	});

	it('every state can be reached', () => {
		const reached = new Set<string>();
		const open = [definition.StartAt];
		for (let next = open.pop(); next !== undefined; next = open.pop()) {
			const state = definition.States[next];
			if (reached.has(next) || !state) continue;
			reached.add(next);
			open.push(...targetsOf(state));
		}
		expect([...reached].toSorted()).toEqual(states.map(([state]) => state).toSorted());
	});

	it('R-18: every Task has a literal timeout, and catches whatever can happen to it', () => {
		for (const [, state] of tasks) {
			expect(state.TimeoutSeconds).toBeGreaterThan(0);
			expect(state.Catch?.at(-1)?.ErrorEquals).toEqual(['States.ALL']);
		}
	});

	it('R-18: who waits for a person waits 30 days, and a timeout is never an outcome: it looks again', () => {
		for (const [, state] of waiting) {
			expect(state.TimeoutSeconds).toBe(30 * 24 * 60 * 60);
			expect(state.Catch?.[0]).toMatchObject({ ErrorEquals: ['States.Timeout'], Next: definition.StartAt });
		}
	});

	it('R-17: a Task that waits with a token is never retried, for a retry would take the old token along', () => {
		for (const [, state] of waiting) expect(state.Retry).toBeUndefined();
	});

	it('says nothing that the emulator or a reader would miss: no JSONata, no Parallel, no Map, no times in a Choice', () => {
		expect(JSON.stringify(definition)).not.toMatch(/JSONata|"Parallel"|"Map"|Timestamp(Less|Greater|Equals)|Heartbeat/);
	});

	it('R-13: is logged without the data of its executions, where tokens stand, and traced', () => {
		const machines = resources(templateOf('prod'), 'AWS::StepFunctions::StateMachine');
		const [, machine] =
			machines.find(([, { Properties }]) => Properties['StateMachineName'] === `otklik-prod-${name}`) ?? [];
		expect(machine?.Properties).toMatchObject({
			LoggingConfiguration: { IncludeExecutionData: false, Level: 'ALL' },
			TracingConfiguration: { Enabled: true },
			StateMachineType: 'STANDARD',
		});
	});

	it('stands in the template as it stands in its file', () => {
		const machines = resources(templateOf('prod'), 'AWS::StepFunctions::StateMachine');
		const definitions = machines.map(([, { Properties }]) => Properties['DefinitionString']);
		expect(definitions.includes(JSON.stringify(definition))).toBe(true);
	});
});
