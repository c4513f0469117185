import { randomBytes } from 'node:crypto';
import { done, type Result, refuse } from '../../domain/result.ts';
import { signingKey } from '../../functions/http/signing-key.ts';
import type { SecretStore } from '../../functions/ports/secrets.ts';

/** Why nothing was changed, and what would help. */
export interface TenancyRefusal {
	readonly why: string;
	readonly next: string;
}

/** What to say next where a secret cannot be changed: the commands of whoever holds these secrets. */
export interface SecretCommands {
	readonly rotate: (id: string) => string;
	readonly drop: (id: string) => string;
	/** Why there is no secret at all. */
	readonly unknown: (id: string) => TenancyRefusal;
}

/** A secret to sign webhooks with, as Standard Webhooks 1.0 writes them: 32 bytes of luck in base64. */
export function newSecret(): string {
	return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Whether anything can be signed by it. */
export function canSign(secret: string): boolean {
	return signingKey(secret) !== null;
}

/**
 * adds a second secret, the newest last; a third is refused, for somebody still uses one of the two. A secret that
 * can sign nothing is nobody's way in: it makes room and is gone.
 */
export async function addSecret(
	secrets: SecretStore,
	id: string,
	{ drop, unknown }: SecretCommands,
): Promise<Result<string, TenancyRefusal>> {
	const held = await secrets.read(id);
	if (held.length === 0) return refuse(unknown(id));
	const good = held.filter(canSign);
	if (good.length > 1) return refuse({ why: `"${id}" has two secrets already`, next: drop(id) });
	const secret = newSecret();
	await secrets.write(id, [...good, secret]);
	return done(secret);
}

/** drops the older of two secrets, or the newer to take a rotation back. The last one stays: it is the way in. */
export async function removeSecret(
	secrets: SecretStore,
	id: string,
	which: 'older' | 'newer',
	{ rotate, unknown }: SecretCommands,
): Promise<Result<number, TenancyRefusal>> {
	const held = await secrets.read(id);
	if (held.length === 0) return refuse(unknown(id));
	if (held.length === 1) return refuse({ why: `"${id}" has one secret only`, next: rotate(id) });
	const left = which === 'older' ? held.slice(1) : held.slice(0, -1);
	await secrets.write(id, left);
	return done(left.length);
}
