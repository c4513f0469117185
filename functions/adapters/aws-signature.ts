import { createHash, createHmac } from 'node:crypto';

/** Who signs, and where. */
export interface Signer {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	/** Of a role; a person's own keys have none. */
	readonly sessionToken: string | null;
	readonly region: string;
}

/** What is signed, before it is. */
export interface Unsigned {
	readonly method: 'GET' | 'PUT' | 'DELETE';
	/** With the port where it is not the usual one. */
	readonly host: string;
	/** From the host on, `/` between its parts, not yet escaped. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	/** Headers that whoever uses the address must send with these values. */
	readonly headers?: Readonly<Record<string, string>>;
	readonly expiresInSeconds: number;
}

/**
 * Path and query of an address that is good for one method, one object and some seconds (AWS Signature Version 4 in the
 * query). By hand, for the client that knows this weighs as much as all else that a page needs.
 */
export function presign(unsigned: Unsigned, signer: Signer, at: Date): string {
	const headers = { host: unsigned.host, ...unsigned.headers };
	const names = Object.keys(headers).map((name) => name.toLowerCase());
	const query = inOrder({
		...unsigned.query,
		'X-Amz-Algorithm': algorithm,
		'X-Amz-Credential': credentialOf(signer, at),
		'X-Amz-Date': stampOf(at),
		'X-Amz-Expires': String(unsigned.expiresInSeconds),
		...(signer.sessionToken === null ? {} : { 'X-Amz-Security-Token': signer.sessionToken }),
		'X-Amz-SignedHeaders': names.toSorted().join(';'),
	});
	const path = unsigned.path.split('/').map(escaped).join('/');
	const canonical = [
		unsigned.method,
		path,
		query,
		...Object.entries(headers)
			.map(([name, value]) => `${name.toLowerCase()}:${value.trim()}`)
			.toSorted(),
		'',
		names.toSorted().join(';'),
		'UNSIGNED-PAYLOAD',
	].join('\n');
	const hashed = createHash('sha256').update(canonical).digest('hex');
	const signature = sign([algorithm, stampOf(at), scopeOf(signer, at), hashed].join('\n'), signer, at);
	return `${path}?${query}&X-Amz-Signature=${signature}`;
}

export const algorithm = 'AWS4-HMAC-SHA256';

/** What of AWS a signature is for. */
export type Service = 's3' | 'lambda';

/** The signature of a text, in hex, by the key of this day, region and service. */
export function sign(
	text: string,
	{ secretAccessKey, region }: Pick<Signer, 'secretAccessKey' | 'region'>,
	at: Date,
	service: Service = 's3',
): string {
	const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
	const key = [dayOf(at), region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
	return hmac(key, text).toString('hex');
}

export function credentialOf(signer: Signer, at: Date): string {
	return `${signer.accessKeyId}/${scopeOf(signer, at)}`;
}

/** The day, region and service that a signature holds for. */
export function scopeOf({ region }: Pick<Signer, 'region'>, at: Date, service: Service = 's3'): string {
	return `${dayOf(at)}/${region}/${service}/aws4_request`;
}

/** `20260929T101112Z`. */
export function stampOf(at: Date): string {
	return at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

function dayOf(at: Date): string {
	return stampOf(at).slice(0, 8);
}

function inOrder(query: Readonly<Record<string, string>>): string {
	return Object.entries(query)
		.map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
		.toSorted()
		.join('&');
}

/** As RFC 3986 says, and not as browsers do. */
function escaped(text: string): string {
	return encodeURIComponent(text).replaceAll(
		/[!'()*]/g,
		(letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
