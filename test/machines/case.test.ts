import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stageKinds } from '../../domain/regulation/regulation.ts';
import { definitionOf, type Outcome, walk } from '../support/machine.ts';

const definition = definitionOf('case');
const input = (stage: string) => ({ caseId: 'A1', generation: 0, awaited: { stage }, failures: { count: 0 } });

/** Gives the outcomes one after another, then waits. */
function answering(...outcomes: readonly Outcome[]) {
	const left = [...outcomes];
	return () => left.shift() ?? null;
}

const goOn = (stage: string): Outcome => ({ result: { stage } });
const broken: Outcome = { error: 'Lambda.Unknown' };

describe('the machine of a case', () => {
	it('knows every kind of stage there is, and no other', () => {
		const tasks = Object.values(definition.States).filter(({ Type }) => Type === 'Task');
		const stages = tasks.map(({ Parameters = {} }) => (Parameters['Payload'] as { readonly stage: string }).stage);
		expect(stages.toSorted()).toEqual([...stageKinds].toSorted());
	});

	it.each(stageKinds)('R-19: an execution that starts while the case awaits %s enters there at once', (stage) => {
		const { states, payloads } = walk(definition, input(stage), () => null);
		expect(states).toHaveLength(2);
		expect(payloads).toMatchObject([{ stage }]);
	});

	it('R-27: a function is told ids, a time and a token, nothing about a person', () => {
		const { payloads } = walk(definition, input('draft'), () => null);
		expect(payloads).toEqual([{ caseId: 'A1', generation: 0, stage: 'draft', token: 'token' }]);
	});

	it('the ordinary case takes twelve transitions, eight below what both machines may take', () => {
		const path = ['draft', 'check', 'approval', 'publication', 'ended'].map(goOn);
		const { states, error } = walk(definition, input('screening'), answering(...path));
		expect(error).toBeNull();
		expect(states).toHaveLength(12);
		expect(states.filter((_, index) => index % 2 === 1)).toEqual([
			"Wait for the coordinator's screening",
			"Wait for the executor's draft",
			"Wait for the coordinator's check",
			'Wait for approval',
			'Wait for publication',
			'The case has ended',
		]);
	});

	it('goes by what the case awaits, whatever the order', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...stageKinds), { minLength: 1, maxLength: 50 }), (path) => {
				const [first = 'screening', ...rest] = path;
				const { payloads, error } = walk(definition, input(first), answering(...rest.map(goOn), goOn('ended')));
				expect(error).toBeNull();
				expect(payloads).toMatchObject(path.map((stage) => ({ stage })));
			}),
		);
	});

	it.each(['ended', 'superseded', 'next-generation'])('%s ends the execution in good order', (outcome) => {
		const { error } = walk(definition, input('draft'), answering(goOn(outcome)));
		expect(error).toBeNull();
	});

	it('R-18: a stage that nobody answers in 30 days is entered again, with a new token', () => {
		const timeout: Outcome = { error: 'States.Timeout' };
		const { payloads, error } = walk(definition, input('approval'), answering(timeout, timeout, goOn('ended')));
		expect(error).toBeNull();
		expect(payloads).toMatchObject([{ stage: 'approval' }, { stage: 'approval' }, { stage: 'approval' }]);
	});

	it('a function that fails four times is called a fifth time', () => {
		const { payloads, error } = walk(
			definition,
			input('draft'),
			answering(broken, broken, broken, broken, goOn('ended')),
		);
		expect(error).toBeNull();
		expect(payloads).toHaveLength(5);
	});

	it('R-19: five failures are enough for one execution; the sweep hears of it and starts the next', () => {
		const { payloads, error } = walk(definition, input('draft'), () => broken);
		expect(error).toBe('StageNotOpened');
		expect(payloads).toHaveLength(5);
	});

	it('R-20: a stage that this definition does not know fails loudly', () => {
		expect(walk(definition, input('a-stage-of-tomorrow'), () => null).error).toBe('UnknownStage');
	});

	it('R-19: fifty stages stay far below the 25,000 events that a history may have', () => {
		const { states } = walk(
			definition,
			input('screening'),
			answering(...Array.from({ length: 49 }, () => goOn('draft')), goOn('next-generation')),
		);
		const events = 2 + states.length * 6;
		expect(events).toBeLessThan(1_000);
	});
});
