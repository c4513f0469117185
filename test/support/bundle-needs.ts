import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { readText } from './checkout.ts';

/** What the code of one Lambda can ask of AWS, as far as its bundle tells. */
export interface Needs {
	/** Actions of IAM, `dynamodb:GetItem`. */
	readonly actions: ReadonlySet<string>;
	/** Beginnings of the partition keys that it knows how to make: `CASE#`, `TENANTS`. */
	readonly keys: ReadonlySet<string>;
	/** Indexes of the table that it queries. */
	readonly indexes: ReadonlySet<string>;
}

/** How IAM calls what a client of the SDK speaks to. */
const services: Readonly<Record<string, string>> = {
	dynamodb: 'dynamodb',
	s3: 's3',
	'secrets-manager': 'secretsmanager',
	ses: 'ses',
	sesv2: 'ses',
	sfn: 'states',
	sns: 'sns',
	sqs: 'sqs',
};

/** Operations that IAM knows under another's name. */
const renamed: Readonly<Record<string, string>> = { 'sqs:SendMessageBatch': 'sqs:SendMessage' };

/** Comes with the client of DynamoDB, for the discovery of endpoints, which nobody switches on. */
const neverCalled = new Set(['dynamodb:DescribeEndpoints']);

const command = /@aws-sdk\/client-([\w-]+)\/dist-es\/commands\/(\w+)Command\.js$/;

/** Every command of the SDK of which at least a byte came into the bundle of a function. Throws for an unknown client. */
function commandsIn(meta: Metafile, name: string): readonly string[] {
	const output = Object.entries(meta.outputs).find(([path]) => path.endsWith(`/${name}/index.mjs`))?.[1];
	if (output === undefined) throw new Error(`no bundle of ${name}`);
	return Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => {
		const [, client = '', operation = ''] = bytesInOutput > 0 ? (command.exec(path) ?? []) : [];
		if (client === '') return [];
		const service = services[client];
		if (service === undefined)
			throw new Error(`${name} uses the client ${client}: say in bundle-needs.ts how IAM calls it`);
		return [`${service}:${operation}`];
	});
}

/** The members of transactions: IAM knows no transaction, and asks for each member by itself. */
function membersIn(code: string): readonly string[] {
	const members = [...code.matchAll(/\b(Put|Update|Delete):\{TableName\b/g)].map(
		([, member]) => `dynamodb:${member}Item`,
	);
	return /\bConditionCheck:\{TableName\b/.test(code) ? [...members, 'dynamodb:ConditionCheckItem'] : members;
}

/** Beginnings of partition keys, as keys.ts writes them: whatever stands behind `pk` there. */
export function keyBeginnings(): readonly string[] {
	const text = readText('functions/adapters/keys.ts');
	const found = [...text.matchAll(/\b(?:pk: |all: |casePk = \(caseId: string\) => )['`]([A-Z]+#?)/g)];
	return [...new Set(found.map(([, beginning]) => beginning ?? ''))].sort();
}

/** What a function's bundle, built into `folder`, can ask of AWS. */
export function needsOf(meta: Metafile, folder: string, name: string): Needs {
	const code = readFileSync(join(folder, name, 'index.mjs'), 'utf8');
	const commands = commandsIn(meta, name).filter((action) => !neverCalled.has(action));
	const transaction = 'dynamodb:TransactWriteItems';
	const members = commands.includes(transaction) ? membersIn(code) : [];
	if (commands.includes(transaction) && members.length === 0) throw new Error(`${name}: a transaction of nothing?`);
	const single = commands.filter((action) => action !== transaction).map((action) => renamed[action] ?? action);
	// What is signed by hand names its action (docs/adr/0027).
	const signed = [...code.matchAll(/["'`](s3:[A-Z]\w+)["'`]/g)].map(([, action]) => action ?? '');
	return {
		// That call is signed by hand (functions/adapters/lambda-spelling.ts).
		actions: new Set([
			...single,
			...members,
			...signed,
			...(/\/functions\/\$\{[^}]+\}\/invocations/.test(code) ? ['lambda:InvokeFunction'] : []),
		]),
		keys: new Set(keyBeginnings().filter((beginning) => new RegExp(`['"\`]${beginning}`).test(code))),
		indexes: new Set([...code.matchAll(/\bIndexName:['"`](\w+)/g)].map(([, index]) => index ?? '')),
	};
}
