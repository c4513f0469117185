import {
	AttributeType,
	Billing,
	ProjectionType,
	StreamViewType,
	TableEncryptionV2,
	TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { fateOfKept, isLocal, isProtected, type Stage } from '../stage.ts';

const reading = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const writing = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];

const indexes = [
	sparse('due', 'dueShard', 'dueAt'),
	sparse('open', 'openShard', 'touchedAt'),
	sparse('outbox', 'outboxShard', 'pendingSince'),
	sparse('aside', 'asideShard', 'asideSince'),
];

/** A sparse index: only the items that carry its shard attribute stand in it, and only their keys. */
function sparse(indexName: string, shard: string, order: string) {
	return {
		indexName,
		partitionKey: { name: shard, type: AttributeType.STRING },
		sortKey: { name: order, type: AttributeType.NUMBER },
		projectionType: ProjectionType.KEYS_ONLY,
	};
}

/**
 * The one table. Its stream carries what is written; `due` finds clocks by their due time, `open` the cases without an
 * end, `outbox` what has not been delivered, `aside` what could not be. Each index costs a write only to the items that stand in it.
 */
export class Store extends Construct {
	readonly table: TableV2;

	constructor(scope: Construct, id: string, stage: Stage) {
		super(scope, id);
		this.table = new TableV2(this, 'Table', {
			partitionKey: { name: 'pk', type: AttributeType.STRING },
			sortKey: { name: 'sk', type: AttributeType.STRING },
			timeToLiveAttribute: 'ttl',
			billing: Billing.onDemand(),
			dynamoStream: StreamViewType.NEW_IMAGE,
			globalSecondaryIndexes: indexes,
			...(isLocal(stage) ? {} : { encryption: TableEncryptionV2.awsManagedKey() }),
			pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
			deletionProtection: isProtected(stage),
			removalPolicy: fateOfKept(stage),
		});
	}

	/** May look at anything, change nothing. */
	letRead(who: IGrantable): void {
		this.let(who, reading);
	}

	/** May write decisions: items and the conditions they stand under. No scan, no batch write, nothing about the table. */
	letDecide(who: IGrantable): void {
		this.let(who, [...reading, ...writing]);
	}

	/** Each index by its name: a grant of the CDK's would say `index/*`. */
	private let(who: IGrantable, actions: string[]): void {
		const { tableArn } = this.table;
		const resources = [tableArn, ...indexes.map(({ indexName }) => `${tableArn}/index/${indexName}`)];
		who.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources }));
	}
}
