import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { bundleFunctions } from '../../infra/bundle.ts';
import { root } from '../support/checkout.ts';
import { deployedFunctions } from '../support/function-grants.ts';
import { resources, templateOf } from '../support/product.ts';

const stages = ['dev', 'prod'] as const;
type Bucket = ReturnType<typeof resources>[number];

function bucketOf(stage: (typeof stages)[number], name: 'Files' | 'Evidence'): Bucket {
	const found = resources(templateOf(stage), 'AWS::S3::Bucket').find(([id]) => id.startsWith(`Uploads${name}`));
	if (found === undefined) throw new Error(`no bucket ${name}`);
	return found;
}

describe('R-26, R-31: the buckets of files', () => {
	it.each(stages)('%s: nothing in them is public, all of it encrypted, and reached by TLS alone', (stage) => {
		for (const name of ['Files', 'Evidence'] as const) {
			const [id, { Properties }] = bucketOf(stage, name);
			expect(Properties).toMatchObject({
				BucketEncryption: {
					ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
				},
				OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
				PublicAccessBlockConfiguration: {
					BlockPublicAcls: true,
					BlockPublicPolicy: true,
					IgnorePublicAcls: true,
					RestrictPublicBuckets: true,
				},
			});
			templateOf(stage).hasResourceProperties('AWS::S3::BucketPolicy', {
				Bucket: { Ref: id },
				PolicyDocument: Match.objectLike({
					Statement: Match.arrayWith([
						Match.objectLike({
							Effect: 'Deny',
							Action: 's3:*',
							Condition: { Bool: { 'aws:SecureTransport': 'false' } },
						}),
					]),
				}),
			});
		}
	});

	it('prod: an original is locked for three years against everybody who was not given the right by name', () => {
		const [, { Properties, DeletionPolicy }] = bucketOf('prod', 'Evidence');
		expect(Properties).toMatchObject({
			VersioningConfiguration: { Status: 'Enabled' },
			ObjectLockEnabled: true,
			ObjectLockConfiguration: {
				ObjectLockEnabled: 'Enabled',
				Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1095 } },
			},
		});
		expect(DeletionPolicy).toMatch(/^Retain/);
		const all = deployedFunctions(templateOf('prod')).flatMap(({ grants }) => grants);
		expect(
			all.filter(({ action }) => /s3:(\*|Bypass|DeleteObjectVersion|PutObjectRetention|PutBucket)/.test(action)),
		).toEqual([]);
	});

	it.each(stages)(
		'%s: what nobody has looked at is gone after a day; copies stay, originals for three years',
		(stage) => {
			const [, { Properties }] = bucketOf(stage, 'Files');
			expect(Properties['LifecycleConfiguration']).toEqual({
				Rules: [
					{ Id: 'quarantine', Prefix: 'quarantine/', ExpirationInDays: 1, Status: 'Enabled' },
					{ Id: 'unfinished', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
				],
			});
			expect(bucketOf(stage, 'Evidence')[1].Properties['LifecycleConfiguration']).toEqual({
				Rules: [
					{
						Id: 'over',
						ExpirationInDays: 1_096,
						NoncurrentVersionExpiration: { NoncurrentDays: 1 },
						Status: 'Enabled',
					},
					{ Id: 'nothing-left', ExpiredObjectDeleteMarker: true, Status: 'Enabled' },
				],
			});
		},
	);

	it.each(stages)('%s: each file that comes into quarantine calls the checker, and nothing else does', (stage) => {
		const [id, { Properties }] = bucketOf(stage, 'Files');
		expect(Properties['NotificationConfiguration']).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
		templateOf(stage).hasResourceProperties('AWS::Events::Rule', {
			EventPattern: {
				source: ['aws.s3'],
				'detail-type': ['Object Created'],
				detail: { bucket: { name: [{ Ref: id }] }, object: { key: [{ prefix: 'quarantine/' }] } },
			},
			Targets: [
				Match.objectLike({
					DeadLetterConfig: Match.anyValue(),
					RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 10 },
				}),
			],
		});
		templateOf(stage).resourceCountIs('Custom::S3BucketNotifications', 0);
	});

	it('R-32: who takes files in can read none; who shows them reads copies alone; who checks them writes no case’s pages', () => {
		const rights = (folder: string) => {
			const grants = deployedFunctions(templateOf('prod')).find((one) => one.folder === folder)?.grants ?? [];
			return grants
				.filter(({ action }) => action.startsWith('s3:'))
				.map(({ action, resource }) => `${action} ${/\/(\w+)\/\*/.exec(resource)?.[1]}`)
				.toSorted();
		};
		expect(rights('act-on-stage')).toEqual(['s3:PutObject quarantine']);
		expect(rights('offer-upload')).toEqual(['s3:PutObject quarantine']);
		expect(rights('act-on-work')).toEqual(['s3:PutObject quarantine']);
		for (const folder of ['show-page', 'show-work']) expect(rights(folder)).toEqual(['s3:GetObject shown']);
		expect(rights('check-upload')).toEqual([
			's3:DeleteObject quarantine',
			's3:GetObject quarantine',
			's3:PutObject evidence',
			's3:PutObject shown',
		]);
		const others = deployedFunctions(templateOf('prod')).filter(({ grants }) =>
			grants.some(({ action }) => action.startsWith('s3:')),
		);
		expect(others.map(({ folder }) => folder).toSorted()).toEqual([
			'act-on-stage',
			'act-on-work',
			'check-upload',
			'erase-words',
			'offer-upload',
			'show-page',
			'show-work',
		]);
	});

	it('only the script of our own pages may send files there, and reads none', () => {
		const [, { Properties }] = bucketOf('prod', 'Files');
		const { CorsRules } = Properties['CorsConfiguration'] as { readonly CorsRules: readonly object[] };
		expect(CorsRules).toEqual([
			{ AllowedHeaders: ['*'], AllowedMethods: ['POST'], AllowedOrigins: [expect.anything()], MaxAge: 3600 },
		]);
		expect(JSON.stringify(CorsRules)).toContain('.execute-api.');
		expect(JSON.stringify(CorsRules)).not.toContain('/v1');
		expect(bucketOf('prod', 'Evidence')[1].Properties['CorsConfiguration']).toBeUndefined();
	});

	it('a form with files arrives byte for byte, for the gateway is told that it is no text', () => {
		for (const stage of stages) {
			templateOf(stage).hasResourceProperties('AWS::ApiGateway::RestApi', {
				BinaryMediaTypes: ['multipart/form-data'],
			});
		}
	});
});

describe('what draws pictures lies beside its bundle (ADR 0027)', () => {
	const folder = mkdtempSync(join(tmpdir(), 'otklik-beside-'));
	beforeAll(() => bundleFunctions(root, folder), 60_000);
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it('sharp with its library and libheif, as they were installed; sharp alone beside what draws reports (ADR 0051), nothing beside others', () => {
		const modules = join(folder, 'check-upload/node_modules');
		for (const name of ['sharp', 'detect-libc', 'semver', 'heic-decode', 'libheif-js']) {
			expect(existsSync(join(modules, name, 'package.json'))).toBe(true);
		}
		expect(existsSync(join(modules, `@img/sharp-${process.platform}-${process.arch}`))).toBe(true);
		const reports = join(folder, 'owe-report/node_modules');
		expect(['sharp', 'heic-decode'].map((name) => existsSync(join(reports, name)))).toEqual([true, false]);
		for (const other of ['act-on-stage', 'show-page'])
			expect(existsSync(join(folder, other, 'node_modules'))).toBe(false);
	});

	it('the checker and what draws reports run on the processor that they were installed for, the others on arm', () => {
		const all = resources(templateOf('prod'), 'AWS::Lambda::Function').map(([, { Properties }]) => Properties);
		const of = (one: (typeof all)[number]) => String(one['Description']).split(': ')[1];
		const arm = all.filter(({ Architectures }) => JSON.stringify(Architectures) === '["arm64"]').map(of);
		for (const name of ['check-upload', 'owe-report']) expect(arm.includes(name)).toBe(process.arch === 'arm64');
		expect(arm.length).toBeGreaterThanOrEqual(all.length - 2);
	});
});
