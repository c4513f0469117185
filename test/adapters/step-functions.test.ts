import {
	DescribeExecutionCommand,
	ExecutionAlreadyExists,
	ExecutionDoesNotExist,
	InvalidToken,
	SendTaskSuccessCommand,
	SFNClient,
	StartExecutionCommand,
	TaskDoesNotExist,
	TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { caseIdOfExecution, stepFunctions } from '../../functions/adapters/step-functions.ts';

const sfn = mockClient(SFNClient);
const arn = 'arn:aws:states:eu-central-1:1:stateMachine';
const workflow = stepFunctions(new SFNClient({}), { caseMachine: `${arn}:case`, clockMachine: `${arn}:clock` });
const error = { $metadata: {}, message: 'no' };
beforeEach(() => {
	sfn.reset();
});

describe('R-05: a start', () => {
	it.each([
		['same ARN', () => sfn.on(StartExecutionCommand).resolves({ executionArn: 'x' })],
		['ExecutionAlreadyExists', () => sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(error))],
	])('that is repeated and answered by %s is a success', async (_, given) => {
		given();
		await workflow.startCase('AN-1', 0, 'screening');
		await workflow.startClock('AN-1', 3);
		const inputs = sfn.commandCalls(StartExecutionCommand).map((call) => call.args[0].input);
		expect(inputs.map(({ name }) => name)).toEqual(['AN-1', 'AN-1-w3']);
		expect(JSON.parse(inputs[0]?.input ?? '')).toEqual({
			caseId: 'AN-1',
			generation: 0,
			awaited: { stage: 'screening' },
			failures: { count: 0 },
		});
	});
	it('of a later generation bears its number, and its name tells the case', async () => {
		sfn.on(StartExecutionCommand).resolves({});
		await workflow.startCase('AN-4827-1936', 2, 'draft');
		const [call] = sfn.commandCalls(StartExecutionCommand);
		expect(call?.args[0].input.name).toBe('AN-4827-1936-g2');
		for (const name of ['AN-4827-1936', 'AN-4827-1936-g2', 'AN-4827-1936-w12']) {
			expect(caseIdOfExecution(name)).toBe('AN-4827-1936');
		}
	});
	it('that is throttled or forbidden is thrown, for the queue to bring again', async () => {
		sfn.on(StartExecutionCommand).rejects(new Error('ThrottlingException'));
		await expect(workflow.startCase('AN-1', 0, 'screening')).rejects.toThrow('Throttling');
	});
});

describe('R-16: a token', () => {
	it.each([new TaskTimedOut(error), new TaskDoesNotExist(error), new InvalidToken(error)])(
		'that meets $name is closed, and no error',
		async (fault) => {
			sfn.on(SendTaskSuccessCommand).rejects(fault);
			expect(await workflow.answer('token', 'draft')).toBe('closed');
		},
	);
	it('is answered with the stage to go on to', async () => {
		sfn.on(SendTaskSuccessCommand).resolves({});
		expect(await workflow.answer('token', 'draft')).toBe('answered');
		const [call] = sfn.commandCalls(SendTaskSuccessCommand);
		expect(call?.args[0].input).toEqual({ taskToken: 'token', output: '{"stage":"draft"}' });
	});
	it('that meets anything else is thrown', async () => {
		sfn.on(SendTaskSuccessCommand).rejects(new Error('AccessDenied'));
		await expect(workflow.answer('token', 'draft')).rejects.toThrow('AccessDenied');
	});
});

describe('R-19: an execution', () => {
	it('is missing, running or closed', async () => {
		sfn.on(DescribeExecutionCommand).rejectsOnce(new ExecutionDoesNotExist(error));
		expect(await workflow.caseExecution('AN-1', 1)).toBe('missing');
		sfn.on(DescribeExecutionCommand).resolves({ status: 'RUNNING' });
		expect(await workflow.caseExecution('AN-1', 1)).toBe('running');
		for (const status of ['FAILED', 'ABORTED', 'TIMED_OUT', 'SUCCEEDED'] as const) {
			sfn.on(DescribeExecutionCommand).resolves({ status });
			expect(await workflow.clockExecution('AN-1', 1)).toBe('closed');
		}
		const names = sfn.commandCalls(DescribeExecutionCommand).map((call) => call.args[0].input.executionArn);
		expect(names[0]).toBe('arn:aws:states:eu-central-1:1:execution:case:AN-1-g1');
	});
});
