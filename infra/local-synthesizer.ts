import { CliCredentialsStackSynthesizer } from 'aws-cdk-lib';

/**
 * Deploys with whoever calls, for the roles of a bootstrapped account do not exist in the emulator. Its getters say
 * `''` where their base says `undefined`, which a compiler this strict tells apart and the CDK does not.
 */
export class LocalSynthesizer extends CliCredentialsStackSynthesizer {
	override get bootstrapQualifier(): string {
		return super.bootstrapQualifier ?? '';
	}

	override get lookupRole(): string {
		return super.lookupRole ?? '';
	}

	override get cloudFormationExecutionRole(): string {
		return super.cloudFormationExecutionRole ?? '';
	}
}
