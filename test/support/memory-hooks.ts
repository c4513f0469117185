import { mayTell } from '../../domain/hooks/partner-events.ts';
import type { Commit } from '../../functions/ports/case-store.ts';
import type { Handed, Hook, HookSender, HookStore, PartnerQueue, PartnerRef } from '../../functions/ports/hooks.ts';
import type { IntegrationSecrets } from '../../functions/ports/secrets.ts';

/** A secret that a partner checks by; 32 bytes, the same each time. */
export const testHookSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** What was posted to a partner. */
export interface Posted {
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** Hooks and what partners were sent, for as long as a test lives. */
export function memoryHooks() {
	const hooks = new Map<string, Hook>();
	const queued: PartnerRef[] = [];
	const posted: Posted[] = [];
	/** What endpoints answer, one after another; then they take everything. */
	const answers: Handed[] = [];
	const book: HookStore = {
		of: (integration) => Promise.resolve(hooks.get(integration) ?? null),
		put(hook) {
			hooks.set(hook.integration, hook);
			return Promise.resolve();
		},
		remove(integration) {
			hooks.delete(integration);
			return Promise.resolve();
		},
		turnOff(integration, realNow) {
			const hook = hooks.get(integration);
			if (hook?.offSince === null) hooks.set(integration, { ...hook, offSince: realNow });
			return Promise.resolve();
		},
		noteContactTold(integration) {
			const hook = hooks.get(integration);
			if (hook !== undefined && hook.offSince !== null) hooks.set(integration, { ...hook, contactTold: true });
			return Promise.resolve();
		},
	};
	const held = { secrets: [testHookSecret] as readonly string[] };
	const secrets: IntegrationSecrets = {
		of: () => Promise.resolve(held.secrets),
		refresh: () => Promise.resolve(false),
	};
	const sender: HookSender = {
		post(url, headers, body) {
			posted.push({ url, headers, body });
			return Promise.resolve(answers.shift() ?? { is: 'taken' });
		},
	};
	const partners: PartnerQueue = {
		partners(refs) {
			queued.push(...refs);
			return Promise.resolve([]);
		},
	};
	return { book, secrets, sender, partners, queued, posted, answers, held };
}

/** The decisions that the stream would tell of because a partner may have to be told of them, each once. */
export function memoryTold() {
	let refs: PartnerRef[] = [];
	return {
		note({ caseId, events, standing: { municipality } }: Commit, version: number): void {
			if (events.some(mayTell)) refs.push({ municipality, caseId, version });
		},
		take(): readonly PartnerRef[] {
			const taken = refs;
			refs = [];
			return taken;
		},
	};
}
