import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type IGrantable, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { isKept, isLocal, type Stage } from '../stage.ts';
import type { ProductFunction } from './product-function.ts';

const folder = join(import.meta.dirname, '../../statemachines');

/**
 * A machine whose states stand in statemachines/FILE. Its placeholders are filled from the ids of the functions it may
 * invoke: `${OpenStage}` is the construct `OpenStage`. Throws when the file names one that is not given, or the reverse.
 */
export class Machine extends Construct {
	readonly machine: StateMachine;
	private readonly executions: string;
	private readonly local: boolean;

	constructor(scope: Construct, id: string, stage: Stage, file: string, functions: readonly ProductFunction[]) {
		super(scope, id);
		this.local = isLocal(stage);
		const name = `otklik-${stage.name}-${id.toLowerCase()}`;
		this.executions = Stack.of(this).formatArn({
			service: 'states',
			resource: 'execution',
			resourceName: `${name}:*`,
			arnFormat: ArnFormat.COLON_RESOURCE_NAME,
		});
		const definition = readFileSync(join(folder, file), 'utf8');
		const named = new Set([...definition.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));
		const given = new Set(functions.map((one) => one.node.id));
		const apart = [...named.symmetricDifference(given)];
		if (apart.length > 0) throw new Error(`${file} and its functions differ in ${apart.join(', ')}`);
		this.machine = new StateMachine(this, 'Machine', {
			stateMachineName: name,
			stateMachineType: StateMachineType.STANDARD,
			// In the template and not as an asset, so that whoever reads or lints the template sees the states.
			definitionBody: DefinitionBody.fromString(JSON.stringify(JSON.parse(definition))),
			definitionSubstitutions: Object.fromEntries(functions.map((one) => [one.node.id, one.functionArn])),
			tracingEnabled: true,
			logs: {
				// Without data: a callback token stands there, and whoever holds it answers for an official.
				includeExecutionData: false,
				level: LogLevel.ALL,
				destination: new LogGroup(this, 'Log', {
					logGroupName: `/aws/vendedlogs/states/${name}`,
					retention: isKept(stage) ? RetentionDays.SIX_MONTHS : RetentionDays.ONE_MONTH,
					removalPolicy: RemovalPolicy.DESTROY,
				}),
			},
		});
		this.machine.addToRolePolicy(
			new PolicyStatement({
				actions: ['lambda:InvokeFunction'],
				resources: functions.map((one) => one.functionArn),
			}),
		);
	}

	get arn(): string {
		return this.machine.stateMachineArn;
	}

	/** May start executions of this machine. */
	letStart(who: IGrantable): void {
		this.machine.grantStartExecution(who);
	}

	/** May start executions of this machine and answer the tokens that they wait with. */
	letDrive(who: IGrantable): void {
		this.letStart(who);
		who.grantPrincipal.addToPrincipalPolicy(this.answering());
	}

	/**
	 * The function that this machine invokes may answer the token it was invoked with. A policy apart, because the
	 * function waits for its role's own policy, and this one must wait for the machine, which waits for the function.
	 */
	letAnswerItself({ role }: ProductFunction): void {
		if (role) new Policy(this, 'AnswerItself', { roles: [role], statements: [this.answering()] });
	}

	/** May look at one execution whose name it knows. */
	letDescribe(who: IGrantable): void {
		who.grantPrincipal.addToPrincipalPolicy(
			new PolicyStatement({ actions: ['states:DescribeExecution'], resources: [this.executions] }),
		);
	}

	/** The emulator does not see whose token it is, so only there the grant is for any machine. */
	private answering(): PolicyStatement {
		return new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: [this.local ? '*' : this.arn] });
	}
}
