import { join } from 'node:path';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type FunctionName, functionNeeds, type ToldName } from '../../functions/needs.ts';
import { reservedFor } from '../concurrency.ts';
import { isKept, isLocal, type Stage } from '../stage.ts';

/** What every function of the house is built from: the stage, and the folder that the bundles stand in. */
export interface House {
	readonly stage: Stage;
	readonly bundles: string;
}

/** Something a function can be told by its environment, and the rights that come with being told. */
export interface ToldFact {
	readonly value: string;
	readonly allow?: (who: IGrantable) => void;
}

interface ProductFunctionProps<Name extends FunctionName> {
	readonly folder: Name;
	/** Must hold all that the function's row in functions/needs.ts names, or it does not compile; it is told no more. */
	readonly facts: Readonly<Record<ToldName<NoInfer<Name>>, ToldFact>>;
	readonly timeout: Duration;
	readonly memory?: number;
	/** arm unless something in its bundle is made for another processor. */
	readonly architecture?: Architecture;
}

/**
 * A Lambda of the house: Node 24 on arm, a role of its own that may write its own log, a log group with an end to what
 * it keeps. What it is told by its environment it may use, and nothing else.
 */
export class ProductFunction<Name extends FunctionName = FunctionName> extends LambdaFunction {
	/** Its folder below functions/. */
	readonly folder: Name;

	constructor(scope: Construct, id: string, house: House, props: ProductFunctionProps<Name>) {
		const { stage } = house;
		const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
		const log = new LogGroup(scope, `${id}Log`, {
			retention: isKept(stage) ? RetentionDays.SIX_MONTHS : RetentionDays.ONE_MONTH,
			removalPolicy: RemovalPolicy.DESTROY,
		});
		role.addToPolicy(
			new PolicyStatement({
				actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
				resources: [log.logGroupArn],
			}),
		);
		const told = functionNeeds[props.folder].told.map((name): [string, ToldFact] => [name, props.facts[name]]);
		const reserved = reservedFor(stage, props.folder);
		super(scope, id, {
			description: `Otklik ${stage.name}: ${props.folder}`,
			runtime: Runtime.NODEJS_24_X,
			architecture: props.architecture ?? Architecture.ARM_64,
			code: Code.fromAsset(join(house.bundles, props.folder)),
			handler: 'index.handler',
			role,
			logGroup: log,
			timeout: props.timeout,
			memorySize: props.memory ?? 512,
			...(reserved === undefined ? {} : { reservedConcurrentExecutions: reserved }),
			environment: {
				...Object.fromEntries(told.map(([name, fact]) => [name, fact.value])),
				...(stage.clock ? { PRODUCT_CLOCK: JSON.stringify(stage.clock) } : {}),
				...(isLocal(stage) && props.folder === 'tell-partner' ? { LOOPBACK_HOOKS: 'true' } : {}),
			},
		});
		this.folder = props.folder;
		for (const [, fact] of told) fact.allow?.(this);
	}
}
