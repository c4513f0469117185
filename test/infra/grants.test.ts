import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { functionNames, functionNeeds } from '../../functions/needs.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import { families, shardsOf } from '../../infra/table-keys.ts';
import { keyBeginnings, needsOf } from '../support/bundle-needs.ts';
import { root } from '../support/checkout.ts';
import { type Deployed, deployedFunctions, type Grant } from '../support/function-grants.ts';
import { templateOf } from '../support/product.ts';

const folder = mkdtempSync(join(tmpdir(), 'otklik-grants-'));
const meta = await bundleFunctions(root, folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const needs = new Map(functionNames.map((name) => [name as string, needsOf(meta, folder, name)]));
const prod = deployedFunctions(templateOf('prod'));

/** Whoever does anything with the table. */
const tableUsers = functionNames.filter((name) => functionNeeds[name].table !== null);

const deployed = (name: string): Deployed => {
	const found = prod.find((one) => one.folder === name);
	if (found === undefined) throw new Error(`${name} is bundled and not deployed`);
	return found;
};

/** What AWS itself does in the name of a function's role: its log, its event sources, what it failed. */
function ofTheRuntime({ readsStream, readsQueue, keepsFailures }: Deployed): readonly string[] {
	return [
		'logs:CreateLogStream',
		'logs:PutLogEvents',
		...(readsStream
			? ['GetRecords', 'GetShardIterator', 'DescribeStream', 'ListStreams'].map((one) => `dynamodb:${one}`)
			: []),
		...(readsQueue ? ['ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility'].map((one) => `sqs:${one}`) : []),
		...(readsQueue || keepsFailures ? ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'] : []),
		...(keepsFailures ? ['sqs:SendMessage'] : []),
	];
}

const onItems = /^dynamodb:(GetItem|Put|Update|Delete|ConditionCheck|Batch|Query|Scan|PartiQL)/;
const writes = /^dynamodb:(Put|Update|Delete|BatchWrite|PartiQL)/;
const itemGrants = (one: Deployed): readonly Grant[] => one.grants.filter(({ action }) => onItems.test(action));

/** The index that a grant is for; null where it is for the table itself. */
const indexOf = ({ resource }: Grant): string | null => /\/index\/(\w+)/.exec(resource)?.[1] ?? null;

/** What stands before the star of a pattern. */
const beginning = (pattern: string) => pattern.replace(/\*$/, '');

describe('R-32: what a function may do is what its code does', () => {
	it.each(functionNames)('%s: every command in its bundle has a grant', (name) => {
		const granted = new Set(deployed(name).grants.map(({ action }) => action));
		const missing = [...(needs.get(name)?.actions ?? [])].filter((action) => !granted.has(action));
		expect(missing).toEqual([]);
	});

	it.each(functionNames)(
		'%s: every grant has a command in its bundle, or AWS needs it to call the function',
		(name) => {
			const one = deployed(name);
			const used = new Set([...(needs.get(name)?.actions ?? []), ...ofTheRuntime(one)]);
			const idle = [...new Set(one.grants.map(({ action }) => action))].filter((action) => !used.has(action));
			expect(idle).toEqual([]);
		},
	);

	it.each(tableUsers)('%s: it is granted the keys that its bundle can make, and no other', (name) => {
		const granted = itemGrants(deployed(name))
			.filter((grant) => indexOf(grant) === null)
			.flatMap(({ keys }) => keys ?? ['all of them'])
			.map(beginning);
		expect([...new Set(granted)].toSorted()).toEqual([...(needs.get(name)?.keys ?? [])].toSorted());
	});

	it.each(tableUsers)('%s: it is granted the indexes that its bundle queries, and no other', (name) => {
		const granted = itemGrants(deployed(name)).flatMap((grant) => indexOf(grant) ?? []);
		expect([...new Set(granted)].toSorted()).toEqual([...(needs.get(name)?.indexes ?? [])].toSorted());
	});

	it('whoever is told of the table has its use in functions/needs.ts, and nobody else', () => {
		const using = prod.filter((one) => itemGrants(one).length > 0).map((one) => one.folder);
		expect(using.toSorted()).toEqual(tableUsers.toSorted());
	});
});

describe('R-32: what may be done to an item hangs on whose it is', () => {
	const all = prod.flatMap((one) => itemGrants(one).map((grant) => ({ folder: one.folder, ...grant })));

	it('every grant on items names leading keys, and holds for nothing that names none', () => {
		expect(all.filter(({ keys, keyless }) => keys === null || keyless)).toEqual([]);
		expect(all.length).toBeGreaterThan(40);
	});

	it('no function can write what a municipality works by: that is left to the command line', () => {
		const tenants: readonly string[] = families.tenants;
		const touching = all.filter(
			({ action, keys }) => writes.test(action) && keys?.some((key) => tenants.includes(key)),
		);
		expect(touching).toEqual([]);
	});

	it('an index is queried by its own shards alone', () => {
		for (const grant of all) {
			const index = indexOf(grant);
			if (index === null) continue;
			expect(grant.action).toBe('dynamodb:Query');
			expect(grant.keys).toEqual(shardsOf[index as keyof typeof shardsOf]);
		}
	});

	it('nothing is checked without being written, or read and written in batches', () => {
		const wide = /dynamodb:(ConditionCheck|Batch|Scan|PartiQL)/;
		expect(all.filter(({ action }) => wide.test(action))).toEqual([]);
	});

	it('R-28: what erases words deletes, and nothing else does; of originals it takes none away', () => {
		const deleting = all.filter(({ action }) => action === 'dynamodb:DeleteItem');
		expect([...new Set(deleting.map(({ folder: name }) => name))]).toEqual(['erase-words']);
		const files = deployed('erase-words').grants.filter(({ action }) => action.startsWith('s3:'));
		const places = files.map(({ action, resource }) => `${action} ${/\/(\w+)\/\*/.exec(resource)?.[1]}`);
		expect(places.toSorted()).toEqual(['s3:DeleteObject quarantine', 's3:DeleteObject shown', 's3:PutObject erased']);
	});

	it('R-09: what shows writes down who looked, and nothing else; what walks the machine writes only beside cases', () => {
		const written = (name: string) =>
			itemGrants(deployed(name)).flatMap(({ action, keys }) => (writes.test(action) ? (keys ?? ['all']) : []));
		expect(written('show-case')).toEqual(['ACCESS#*']);
		for (const name of ['show-page', 'show-work']) expect(written(name)).toEqual(['ACCESS#*']);
		for (const name of ['open-stage', 'signal-workflow']) expect(new Set(written(name))).toEqual(new Set(['CASE#*']));
		expect(new Set(written('owe-report'))).toEqual(new Set(['REPORT#*', 'SENT#*', 'ADDRESS#*']));
	});

	it('every beginning of a key in keys.ts belongs to a family, and every family to a key', () => {
		expect(keyBeginnings()).toEqual(Object.values(families).flat().map(beginning).toSorted());
	});

	it('the local cloud has the same grants; only that a key must be named is left out, which its emulator cannot tell', () => {
		const local = deployedFunctions(templateOf('local'));
		const told = (one: Deployed | undefined) =>
			one &&
			itemGrants(one)
				.map(({ action, keys }) => `${action} ${keys?.join()}`)
				.toSorted();
		for (const one of prod) expect(told(local.find(({ folder: name }) => name === one.folder))).toEqual(told(one));
		expect(local.flatMap(itemGrants).every(({ keyless }) => keyless)).toBe(true);
	});
});
