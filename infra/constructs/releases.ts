import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { Alias, type IFunction, type IVersion, Version } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { goesByCanary, type Stage } from '../stage.ts';
import type { ProductFunction } from './product-function.ts';

/**
 * How a new version of what answers people and partners takes over. Where a stage goes by canary one request of ten meets
 * it for a quarter of an hour; an alarm that rings meanwhile, or a deployment that is stopped, sends all of them back to
 * the version of before, and CloudFormation takes back the rest. Elsewhere it takes over at once. Queues, rules and
 * machines call the newest always: what they call may fail and is called again, and whatever a version wrote another
 * reads (ADR 0010).
 */
export class Releases extends Construct {
	private readonly aliases = new Map<ProductFunction, Alias>();
	private readonly byCanary: boolean;

	constructor(scope: Construct, id: string, stage: Stage) {
		super(scope, id);
		this.byCanary = goesByCanary(stage);
	}

	/** What is to be called in place of the function, by whoever answers for people. */
	liveOf(one: ProductFunction): IFunction {
		if (!this.byCanary) return one;
		const known = this.aliases.get(one);
		if (known !== undefined) return functionOf(known);
		const alias = new Alias(this, one.node.id, { aliasName: 'live', version: versionOf(one.currentVersion) });
		this.aliases.set(one, alias);
		return functionOf(alias);
	}

	/** Any of these alarms, and of those of the function itself, takes its new version back. */
	guard(alarms: readonly Alarm[], ofAll: readonly string[]): void {
		if (this.aliases.size === 0) return;
		const application = new LambdaApplication(this, 'Application');
		for (const [{ node }, alias] of this.aliases) {
			const names = [...ofAll, `function-errors.${node.id}`];
			new LambdaDeploymentGroup(this, `${node.id}Group`, {
				application,
				alias,
				deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_15MINUTES,
				alarms: names.map((name) => alarmNamed(alarms, name)),
				autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
			});
		}
	}
}

/** The library's own classes leave `role` undefined where their interfaces leave it out, which is all that is asked here. */
function functionOf(made: unknown): IFunction {
	if (!isFunction(made)) throw new Error('an alias is none');
	return made;
}

function versionOf(made: unknown): IVersion {
	if (!isVersion(made)) throw new Error('a version is none');
	return made;
}

function isFunction(made: unknown): made is IFunction {
	return made instanceof Alias;
}

function isVersion(made: unknown): made is IVersion {
	return made instanceof Version;
}

function alarmNamed(alarms: readonly Alarm[], name: string): Alarm {
	const found = alarms.find(({ node }) => node.id === name);
	if (found === undefined) throw new Error(`a release waits for an alarm that there is not: ${name}`);
	return found;
}
