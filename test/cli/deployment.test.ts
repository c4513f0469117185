import type { Stack } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from '@jest/globals';
import { tableOf } from '../../cli/deployment/deployment.ts';
import { done } from '../../domain/result.ts';

const stack = (changed: Partial<Stack> = {}): Stack => ({
	StackName: 'otklik-dev',
	StackId: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/otklik-dev/1',
	CreationTime: undefined,
	StackStatus: 'CREATE_COMPLETE',
	Outputs: [{ OutputKey: 'TableName', OutputValue: 'otklik-dev-StoreTable-2' }],
	...changed,
});

describe('where a command works', () => {
	it('the stack says which table is in force, whatever tables an earlier stack has left beside it', () => {
		expect(tableOf('otklik-dev', stack(), undefined)).toEqual(done('otklik-dev-StoreTable-2'));
	});

	it('a stage without a stack is not deployed', () => {
		expect(tableOf('otklik-dev', null, undefined)).toMatchObject({ refusal: expect.stringMatching(/not deployed/) });
	});

	it('a stack whose first deployment failed names no table, and its state is told', () => {
		const failed = stack({ StackStatus: 'ROLLBACK_COMPLETE', Outputs: [] });
		expect(tableOf('otklik-dev', failed, undefined)).toMatchObject({
			refusal: expect.stringMatching(/names no table \(ROLLBACK_COMPLETE\)/),
		});
	});

	it("a stage that pins its account is not worked on with another's credentials", () => {
		expect(tableOf('otklik-dev', stack(), '111122223333').ok).toBe(true);
		expect(tableOf('otklik-dev', stack(), '444455556666')).toMatchObject({
			refusal: expect.stringMatching(/pins account 444455556666, and these credentials are of 111122223333/),
		});
	});
});
