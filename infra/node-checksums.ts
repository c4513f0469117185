// Stands in for @smithy/core/checksum in every bundle: Node hashes by itself, and the package brings a second SHA-256 for
// engines that cannot; see bundle.ts.
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

type Data = string | ArrayBuffer | ArrayBufferView;

/** SHA-256, keyed where there is a secret, as the SDK asks for it. */
export class Sha256 {
	private readonly secret: Data | undefined;
	private hash: Hash | Hmac;

	constructor(secret?: Data) {
		this.secret = secret;
		this.hash = hashWith(secret);
	}

	update(data: Uint8Array): void {
		this.hash.update(data);
	}

	digest(): Promise<Uint8Array> {
		return Promise.resolve(new Uint8Array(this.hash.digest()));
	}

	reset(): void {
		this.hash = hashWith(this.secret);
	}
}

/** MD5, by which SQS lets a caller see that a message came whole. */
export class Md5 {
	private hash = createHash('md5');

	update(data: Uint8Array): void {
		this.hash.update(data);
	}

	digest(): Promise<Uint8Array> {
		return Promise.resolve(new Uint8Array(this.hash.digest()));
	}

	reset(): void {
		this.hash = createHash('md5');
	}
}

function hashWith(secret: Data | undefined): Hash | Hmac {
	return secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
}

function bytesOf(data: Data): string | Uint8Array {
	if (typeof data === 'string') return data;
	return ArrayBuffer.isView(data)
		? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
		: new Uint8Array(data);
}
