import { partnerEventsOf } from '../../domain/hooks/partner-events.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import type { Hook, PartnerRef } from '../../functions/ports/hooks.ts';
import type { Deployment } from './deployment.ts';
import { addSecret, canSign, newSecret, removeSecret, type SecretCommands, type TenancyRefusal } from './secrets.ts';

/** What is said of a hook; whether it is off is not said, but comes of its life. */
export type WantedHook = Omit<Hook, 'offSince' | 'contactTold'>;

/**
 * Puts down where an integration is told of its cases, and turns it on. The first time it gets a secret of its own to
 * check by; said again, the secrets stay. Refused for an integration that was never added.
 */
export async function setHook(
	{ tenants, hooks, hookSecrets }: Deployment,
	wanted: WantedHook,
): Promise<Result<{ readonly secret: string | null }, TenancyRefusal>> {
	const { integration } = wanted;
	if ((await tenants.integration(integration)) === null) {
		return refuse({
			why: `there is no integration "${integration}"`,
			next: `otklik tenant add-integration ${integration}`,
		});
	}
	const held = await hookSecrets.read(integration);
	const secret = held.some(canSign) ? null : newSecret();
	if (secret !== null) await hookSecrets.write(integration, [secret]);
	await hooks.put({ ...wanted, offSince: null, contactTold: false });
	return done({ secret });
}

/** adds a second secret to those by which we sign what an integration is sent (see `addSecret`). */
export function rotateHookSecret(
	{ hookSecrets }: Deployment,
	integration: string,
): Promise<Result<string, TenancyRefusal>> {
	return addSecret(hookSecrets, integration, hookCommands);
}

/** Drops the older of two of them (see `removeSecret`). */
export function dropHookSecret(
	{ hookSecrets }: Deployment,
	integration: string,
): Promise<Result<number, TenancyRefusal>> {
	return removeSecret(hookSecrets, integration, 'older', hookCommands);
}

const hookCommands: SecretCommands = {
	rotate: (integration) => `otklik hooks rotate-secret ${integration}`,
	drop: (integration) => `otklik hooks drop-secret ${integration}`,
	unknown: noHook,
};

/** Turns a hook off or on again by hand. What waits while it is off is sent when it is on. */
export async function switchHook(
	{ hooks }: Deployment,
	integration: string,
	on: boolean,
	realNow: number,
): Promise<Result<Hook, TenancyRefusal>> {
	const hook = await hooks.of(integration);
	if (hook === null) return refuse(noHook(integration));
	// Whoever turns it off by hand has told the contact himself.
	const next = on
		? { ...hook, offSince: null, contactTold: false }
		: { ...hook, offSince: hook.offSince ?? realNow, contactTold: true };
	await hooks.put(next);
	return done(next);
}

/**
 * Puts everything that can be told of a case into the queue again, whatever was told before: each message bears the id of
 * its first sending, so a partner passes over what it knows. For what a partner has lost, or never got.
 */
export async function tellAgain(
	{ cases, partners }: Deployment,
	caseId: string,
): Promise<Result<number, TenancyRefusal>> {
	const stored = await cases.load(caseId);
	if (stored === null) return refuse({ why: `there is no case ${caseId}`, next: 'look at its number once more' });
	const versions = [...new Set(partnerEventsOf(stored.log).map(({ version }) => version))];
	const refs = versions.map((version): PartnerRef => ({ municipality: stored.municipality, caseId, version }));
	const lost = await partners.partners(refs);
	if (lost.length > 0) return refuse({ why: `${lost.length} did not get into the queue`, next: 'say it again' });
	return done(refs.length);
}

function noHook(integration: string): TenancyRefusal {
	return {
		why: `nothing is sent to the integration "${integration}"`,
		next: `otklik hooks set ${integration} --url https://… --contact MAIL`,
	};
}
