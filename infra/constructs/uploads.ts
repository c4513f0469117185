import { Duration, Fn, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture, type IFunction } from 'aws-cdk-lib/aws-lambda';
import {
	BlockPublicAccess,
	Bucket,
	BucketEncryption,
	type BucketProps,
	CfnBucket,
	HttpMethods,
	ObjectLockRetention,
	ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { fateOfKept, isKept, isLocal, type Stage } from '../stage.ts';

/** How long a check may take: unpacking a picture of 200 million pixels is most of it. */
export const checkTimeout = Duration.seconds(60);

/** The processor comes with the memory, and a large picture needs both. */
export const checkMemory = 2_048;

/**
 * The processor that the checker's libraries were installed for: that of the machine which bundles them, a Linux with
 * glibc as Lambda is.
 */
export const bundledFor = process.arch === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64;

/**
 * How long an original is kept, and where the stage is kept cannot be deleted or written over: three years, the general
 * limitation of actions (ГК РФ, ст. 196).
 */
const evidenceDays = 3 * 365;

/**
 * Files of answers. `uploads` holds what has come and not been looked at (`quarantine/`, a day at most) and the
 * copies that people see (`shown/`); `evidence` the originals, which nobody can change or delete while their lock lasts
 * but who is given that right by name; when it has ended they go. `erased/` names cases, and nothing else. No access log: it would keep the signed addresses by which files are opened.
 */
export class Uploads extends Construct {
	readonly uploads: Bucket;
	readonly evidence: Bucket;

	/** `pages`: the origins of the pages, whose script may send files here and read nothing. */
	constructor(scope: Construct, id: string, stage: Stage, pages: string[]) {
		super(scope, id);
		const common: BucketProps = {
			blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
			encryption: BucketEncryption.S3_MANAGED,
			// The emulator speaks plain HTTP over loopback.
			enforceSSL: !isLocal(stage),
			objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
			removalPolicy: fateOfKept(stage),
		};
		this.uploads = new Bucket(this, 'Files', {
			...common,
			cors: [{ allowedOrigins: pages, allowedMethods: [HttpMethods.POST], allowedHeaders: ['*'], maxAge: 3_600 }],
			lifecycleRules: [
				{ id: 'quarantine', prefix: 'quarantine/', expiration: Duration.days(1) },
				{ id: 'unfinished', abortIncompleteMultipartUploadAfter: Duration.days(1) },
			],
		});
		// By the resource itself: the construct's own way is a Lambda that sets it, and the emulator waits for that for ever.
		resourceOf(this.uploads).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
		this.evidence = new Bucket(this, 'Evidence', {
			...common,
			versioned: true,
			// S3 takes no version away before its lock has ended, whatever a rule says.
			lifecycleRules: [
				{
					id: 'over',
					expiration: Duration.days(evidenceDays + 1),
					noncurrentVersionExpiration: Duration.days(1),
				},
				{ id: 'nothing-left', expiredObjectDeleteMarker: true },
			],
			...(isKept(stage)
				? { objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(evidenceDays)) }
				: {}),
		});
	}

	/** Below which places files are granted, as a rule names them: which files there will be nobody knows beforehand. */
	get granted(): readonly string[] {
		const idOf = (bucket: Bucket) => Stack.of(this).getLogicalId(resourceOf(bucket));
		return [
			...['quarantine', 'shown', 'erased'].map((place) => `<${idOf(this.uploads)}.Arn>/${place}/*`),
			`<${idOf(this.evidence)}.Arn>/evidence/*`,
		];
	}

	letQuarantine(who: IGrantable): void {
		allow(who, ['s3:PutObject'], this.uploads, 'quarantine');
	}

	letShow(who: IGrantable): void {
		allow(who, ['s3:GetObject'], this.uploads, 'shown');
	}

	/** From quarantine to where it is shown, and no other way. */
	letCheck(who: IGrantable): void {
		allow(who, ['s3:GetObject', 's3:DeleteObject'], this.uploads, 'quarantine');
		allow(who, ['s3:PutObject'], this.uploads, 'shown');
	}

	/** Takes away what has come and what is shown, and notes whose it was; of the originals nothing. */
	letErase(who: IGrantable): void {
		allow(who, ['s3:DeleteObject'], this.uploads, 'quarantine');
		allow(who, ['s3:DeleteObject'], this.uploads, 'shown');
		allow(who, ['s3:PutObject'], this.uploads, 'erased');
	}

	letKeep(who: IGrantable): void {
		allow(who, ['s3:PutObject'], this.evidence, 'evidence');
	}

	/** Each file that has come is looked at once, and again where that failed; what cannot be done is told by the alarm. */
	check(checker: IFunction, deadCalls: IQueue): void {
		new Rule(this, 'Arrived', {
			description: 'Otklik: a file has come for an answer',
			eventPattern: {
				source: ['aws.s3'],
				detailType: ['Object Created'],
				detail: {
					bucket: { name: [this.uploads.bucketName] },
					object: { key: [{ prefix: 'quarantine/' }] },
				},
			},
			targets: [
				new LambdaTarget(checker, { deadLetterQueue: deadCalls, retryAttempts: 10, maxEventAge: Duration.hours(1) }),
			],
		});
	}
}

function resourceOf(bucket: Bucket): CfnBucket {
	const resource = bucket.node.defaultChild;
	if (!(resource instanceof CfnBucket)) throw new Error('a bucket is made of something else than a bucket');
	return resource;
}

function allow(who: IGrantable, actions: readonly string[], bucket: Bucket, prefix: string): void {
	const resources = [Fn.join('', [bucket.bucketArn, `/${prefix}/*`])];
	who.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources }));
}
