import { algorithm, credentialOf, type Signer, sign, stampOf } from './aws-signature.ts';
import { type Bucket, placeOf } from './s3.ts';

/** One file that somebody may send straight to a bucket. */
export interface FormWish {
	/** What IAM calls it: the signer's own right to do so is what the form lends. */
	readonly action: 's3:PutObject';
	readonly key: string;
	readonly type: string;
	/** The most that it may have, in bytes; it must have one at least. */
	readonly most: number;
	/** Real time. */
	readonly until: Date;
}

/** An address and the fields that a form must send there before its file. */
export interface SignedForm {
	readonly url: string;
	readonly fields: Readonly<Record<string, string>>;
}

/**
 * The policy by which S3 takes one file: under exactly this key, of exactly this type, within these sizes, until then,
 * and with nothing beside it that is not said here.
 */
export function policyOf(bucket: string, wish: FormWish, signer: Signer, at: Date) {
	const fields = fieldsOf(wish, signer, at);
	return {
		expiration: wish.until.toISOString(),
		conditions: [
			{ bucket },
			...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
			['content-length-range', 1, wish.most],
		],
	};
}

/** A form that takes one file into a bucket by the signer's right to put it there (Signature Version 4 for POST). */
export function signedForm(bucket: Bucket, wish: FormWish, at: Date): SignedForm {
	const signer = bucket.signer();
	const policy = Buffer.from(JSON.stringify(policyOf(bucket.name, wish, signer, at))).toString('base64');
	const { origin, base } = placeOf(bucket);
	const fields = { ...fieldsOf(wish, signer, at), policy, 'x-amz-signature': sign(policy, signer, at) };
	return { url: origin + base, fields };
}

function fieldsOf({ key, type }: FormWish, signer: Signer, at: Date): Readonly<Record<string, string>> {
	return {
		key,
		'Content-Type': type,
		success_action_status: '201',
		'x-amz-algorithm': algorithm,
		'x-amz-credential': credentialOf(signer, at),
		'x-amz-date': stampOf(at),
		...(signer.sessionToken === null ? {} : { 'x-amz-security-token': signer.sessionToken }),
	};
}
