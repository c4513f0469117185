import {
	AttributeType,
	Billing,
	type ITableV2,
	ProjectionType,
	StreamViewType,
	TableEncryptionV2,
	TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { type Family, functionNeeds, type IndexName } from '../../functions/needs.ts';
import { fateOfKept, isLocal, isProtected, type Stage } from '../stage.ts';
import { families, shardsOf } from '../table-keys.ts';
import type { ProductFunction } from './product-function.ts';

const indexes = [
	sparse('due', 'dueShard', 'dueAt'),
	{
		...sparse('worklist', 'openShard', 'touchedAt'),
		projectionType: ProjectionType.INCLUDE,
		nonKeyAttributes: ['desks'],
	},
	sparse('desks', 'deskShard', 'deskOrder', AttributeType.STRING),
	sparse('units', 'unitShard', 'unitOrder', AttributeType.STRING),
	sparse('outbox', 'outboxShard', 'pendingSince'),
	sparse('aside', 'asideShard', 'asideSince'),
];

/** A sparse index: only the items that carry its shard attribute stand in it, and only their keys. */
function sparse(indexName: IndexName, shard: string, order: string, type = AttributeType.NUMBER) {
	return {
		indexName,
		partitionKey: { name: shard, type: AttributeType.STRING },
		sortKey: { name: order, type },
		projectionType: ProjectionType.KEYS_ONLY,
	};
}

/**
 * The one table. Its stream carries what is written; `due` finds clocks by their due time, `worklist` a municipality's open
 * cases in the order in which they are due, `desks` those that wait for one desk, `units` those of one unit at one stage,
 * `outbox` what has not been delivered, `aside` what could not be. Each index costs a write only to the items that stand in
 * it. Where the stage names a restored table, the product works by that one, which CloudFormation does not own; its own
 * stays beside it, as it was (ADR 0057).
 */
export class Store extends Construct {
	/** The one that the product works by. */
	readonly table: TableV2 | ITableV2;
	private readonly local: boolean;

	constructor(scope: Construct, id: string, stage: Stage) {
		super(scope, id);
		this.local = isLocal(stage);
		const own = new TableV2(this, 'Table', {
			partitionKey: { name: 'pk', type: AttributeType.STRING },
			sortKey: { name: 'sk', type: AttributeType.STRING },
			timeToLiveAttribute: 'ttl',
			billing: Billing.onDemand(),
			dynamoStream: StreamViewType.NEW_IMAGE,
			globalSecondaryIndexes: indexes.filter(({ indexName }) => indexName !== stage.withoutIndex),
			...(isLocal(stage) ? {} : { encryption: TableEncryptionV2.awsManagedKey() }),
			pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
			deletionProtection: isProtected(stage),
			removalPolicy: fateOfKept(stage),
		});
		const { restoredTable: restored } = stage;
		this.table =
			restored === undefined
				? own
				: TableV2.fromTableAttributes(this, 'Restored', {
						tableName: restored.name,
						tableStreamArn: restored.stream,
					});
	}

	/**
	 * May do what functions/needs.ts says of this function: each action on the keys that it is for, each index by its
	 * name. Throws where nothing is said of it.
	 */
	let({ role, folder }: ProductFunction): void {
		const use = functionNeeds[folder].table;
		if (use === null) throw new Error(`functions/needs.ts does not say what ${folder} does with the table`);
		const { tableArn } = this.table;
		const allow = (actions: readonly string[], resource: string, keys: readonly string[]) =>
			role?.addToPrincipalPolicy(
				new PolicyStatement({
					actions: actions.map((action) => `dynamodb:${action}`),
					resources: [resource],
					conditions: this.leading(keys),
				}),
			);
		allow(use.reads.by, tableArn, keysOf(use.reads.of));
		if (use.writes) allow(use.writes.by, tableArn, keysOf(use.writes.of));
		for (const index of use.indexes ?? []) allow(['Query'], `${tableArn}/index/${index}`, shardsOf[index]);
	}

	/**
	 * Only items whose partition key is one of these. `ForAllValues` alone lets through what names no key at all, so on
	 * AWS the key must be there. The emulator does not know this condition: it takes the first half for fulfilled, and
	 * would never let the second pass.
	 */
	private leading(keys: readonly string[]) {
		return {
			'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys },
			...(this.local ? {} : { Null: { 'dynamodb:LeadingKeys': 'false' } }),
		};
	}
}

function keysOf(of: readonly Family[]): readonly string[] {
	return of.flatMap((family) => families[family]);
}
