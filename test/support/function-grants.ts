import type { Template } from 'aws-cdk-lib/assertions';
import { resources } from './product.ts';

/** One allowed action on one resource, under its conditions. */
export interface Grant {
	readonly action: string;
	readonly resource: string;
	/** Leading keys of the table that it holds for; null where it holds for all. */
	readonly keys: readonly string[] | null;
	/** Whether it also holds for what names no key at all. */
	readonly keyless: boolean;
}

/** A function of a template: the folder that it is made from, what it may do, and what calls it. */
export interface Deployed {
	readonly folder: string;
	readonly grants: readonly Grant[];
	readonly readsStream: boolean;
	readonly readsQueue: boolean;
	/** Whether what it fails is put somewhere by AWS, in its role's name. */
	readonly keepsFailures: boolean;
}

interface Statement {
	readonly Action: string | readonly string[];
	readonly Resource: unknown;
	readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const list = <Value>(value: Value | readonly Value[]): readonly Value[] =>
	Array.isArray(value) ? (value as readonly Value[]) : [value as Value];

/** Every Lambda of a template with its grants. */
export function deployedFunctions(template: Template): readonly Deployed[] {
	const policies = resources(template, 'AWS::IAM::Policy').flatMap(([, { Properties }]) => {
		const { Statement: statements } = Properties['PolicyDocument'] as { readonly Statement: readonly Statement[] };
		const roles = (Properties['Roles'] as readonly { readonly Ref: string }[]).map(({ Ref }) => Ref);
		return statements.flatMap((statement) => roles.map((role) => ({ role, statement })));
	});
	const mappings = resources(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties);
	const kept = resources(template, 'AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => Properties);
	return resources(template, 'AWS::Lambda::Function').map(([id, { Properties }]) => {
		const [role] = (Properties['Role'] as { readonly 'Fn::GetAtt': readonly string[] })['Fn::GetAtt'];
		const own = mappings.filter((mapping) => JSON.stringify(mapping['FunctionName']).includes(`"${id}"`));
		const stream = own.filter((mapping) => mapping['StartingPosition'] !== undefined);
		return {
			folder: String(Properties['Description']).split(': ')[1] ?? '',
			grants: policies.filter((policy) => policy.role === role).flatMap(({ statement }) => grantsOf(statement)),
			readsStream: stream.length > 0,
			readsQueue: own.length > stream.length,
			keepsFailures:
				Properties['DeadLetterConfig'] !== undefined ||
				own.some((mapping) => mapping['DestinationConfig'] !== undefined) ||
				kept.some((config) => JSON.stringify(config['FunctionName']).includes(`"${id}"`)),
		};
	});
}

function grantsOf({ Action, Resource, Condition = {} }: Statement): readonly Grant[] {
	const keys = Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
	const present = Condition['Null']?.['dynamodb:LeadingKeys'] === 'false';
	return list(Action).flatMap((action) =>
		list(Resource).map((resource) => ({
			action,
			resource: JSON.stringify(resource),
			keys: keys === undefined ? null : list(keys as string | readonly string[]),
			keyless: keys === undefined || !present,
		})),
	);
}
