import { Duration } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';

/** Whoever asks gives up before (functions/adapters/patience.ts). */
export const spellingTimeout = Duration.seconds(5);

/** The dictionary takes 90 MB; the processor comes with the memory, and somebody waits for it. */
export const spellingMemory = 1024;

/** The right to call this function and no version of it by another name. */
export function letInvoke(one: LambdaFunction): (who: IGrantable) => void {
	return (who) => {
		who.grantPrincipal.addToPrincipalPolicy(
			new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [one.functionArn] }),
		);
	};
}
