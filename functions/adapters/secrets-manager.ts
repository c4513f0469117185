import {
	CreateSecretCommand,
	GetSecretValueCommand,
	PutSecretValueCommand,
	ResourceNotFoundException,
	SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { type Instant, MINUTE_MS } from '../../domain/instant.ts';
import type { IntegrationSecrets, LinkKey, LinkKeyStore, SecretStore } from '../ports/secrets.ts';
import { boundedCache } from './bounded-cache.ts';
import { fromJson } from './dynamo.ts';
import { bytesOf, type KeyRing, keysKeptMs, readRing, signingAt } from './link-key-ring.ts';
import { patienceOf } from './patience.ts';

/** A mismatch reads the secrets again, but not oftener than this: forged signatures must not cost calls. */
const rereadAfter = MINUTE_MS;
/** Secrets that were dropped stop working within this time even where every signature matches. */
const staleAfter = 5 * MINUTE_MS;

/** An integration that is not there is asked for again sooner: it may be being made. */
const absentFor = MINUTE_MS;
/** More integrations than there are regions. */
const mostKept = 200;

export function connectSecrets(stage: string): SecretsManagerClient {
	return new SecretsManagerClient(patienceOf('answer', stage));
}

/** Secrets of integrations, one secret for each, named by a prefix and the integration's id. */
export function integrationSecrets(
	client: SecretsManagerClient,
	prefix: string,
	realNow: () => Instant,
): IntegrationSecrets {
	const kept = boundedCache<readonly string[]>(mostKept, realNow);
	const read = async (integration: string) => {
		const secrets = await readSecrets(client, prefix + integration);
		kept.set(integration, secrets);
		return secrets;
	};
	return {
		of(integration) {
			const known = kept.get(integration, staleAfter);
			if (known === null || (known.value.length === 0 && realNow() - known.readAt >= absentFor))
				return read(integration);
			return Promise.resolve(known.value);
		},
		async refresh(integration) {
			if (kept.get(integration, rereadAfter) !== null) return false;
			await read(integration);
			return true;
		},
	};
}

/** The write side, for the command line: makes the secret at the first writing. */
export function secretStore(client: SecretsManagerClient, prefix: string): SecretStore {
	return {
		read: (integration) => readSecrets(client, prefix + integration),
		async write(integration, secrets) {
			const value = JSON.stringify({ secrets });
			const name = prefix + integration;
			try {
				await client.send(new PutSecretValueCommand({ SecretId: name, SecretString: value }));
			} catch (error) {
				if (!(error instanceof ResourceNotFoundException)) throw error;
				await client.send(new CreateSecretCommand({ Name: name, SecretString: value }));
			}
		},
	};
}

/** The keys of the links, read again every five minutes, for they may be rotated; where they cannot be, those of before. */
export function secretLinkKey(client: SecretsManagerClient, name: string, realNow: () => Instant = Date.now): LinkKey {
	let kept: { readonly ring: Promise<KeyRing>; readonly readAt: Instant } | null = null;
	const read = async () => {
		const text = await readText(client, name);
		if (text === null) throw new Error('the key of the links is missing');
		return readRing(text);
	};
	const ring = async () => {
		const before = kept;
		if (before !== null && realNow() - before.readAt < keysKeptMs) return before.ring;
		const reading = { ring: read(), readAt: realNow() };
		kept = reading;
		try {
			return await reading.ring;
		} catch (error) {
			kept = before;
			if (before === null) throw error;
			return before.ring;
		}
	};
	return {
		get: async () => bytesOf((await ring()).hashing),
		signing: async () => signingAt(await ring(), realNow()),
	};
}

/** The write side: a secret that is there already. */
export function linkKeyStore(client: SecretsManagerClient, name: string): LinkKeyStore {
	return {
		read: () => readText(client, name),
		async write(text) {
			await client.send(new PutSecretValueCommand({ SecretId: name, SecretString: text }));
		},
	};
}

async function readSecrets(client: SecretsManagerClient, name: string): Promise<readonly string[]> {
	const text = await readText(client, name);
	return text === null ? [] : fromJson<{ readonly secrets: readonly string[] }>(text).secrets;
}

async function readText(client: SecretsManagerClient, name: string): Promise<string | null> {
	try {
		const { SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId: name }));
		return text ?? null;
	} catch (error) {
		if (error instanceof ResourceNotFoundException) return null;
		throw error;
	}
}
