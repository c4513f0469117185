import { createHash } from 'node:crypto';
import type { FoundMessage } from '../../domain/forms/found.ts';
import type { FieldFault } from '../../domain/forms/model.ts';
import type { Instant } from '../../domain/instant.ts';
import { foundWords } from '../../domain/wording/work.ts';
import type { CaseStore, DedupRow } from '../ports/case-store.ts';
import type { Finds } from '../ports/finds.ts';
import type { LinkKey } from '../ports/secrets.ts';
import { findsOfMessage, markOfAddress } from './finding.ts';
import { keptMessage } from './kept-message.ts';
import { foundKey, messageKey, plainMessageKey } from './known-messages.ts';
import { newCase } from './new-case.ts';
import { type DecidedDeps, sayDecided } from './say-decided.ts';
import type { Tenant } from './tenant.ts';

export interface TakeFoundDeps extends DecidedDeps {
	readonly cases: Pick<CaseStore, 'commit' | 'loadDedup'>;
	readonly finds: Finds;
	readonly linkKey: LinkKey;
	readonly newCaseId: (municipality: string) => string;
}

export type TakenFound =
	| { readonly is: 'taken'; readonly caseId: string }
	/** The same address was registered before: the case that it became. */
	| { readonly is: 'known'; readonly caseId: string }
	| { readonly is: 'refused'; readonly faults: readonly FieldFault[] }
	| { readonly is: 'busy' };

/** Numbers are drawn by lot; one that is taken is drawn again. */
const attempts = 4;

/**
 * Makes a case of a message that staff found themselves, once for each message in its network, however its address is
 * spelled and whoever brought it before: two people who find it at the same time get one case. `at`: product time at which it was found.
 */
export async function takeFound(
	deps: TakeFoundDeps,
	tenant: Tenant,
	found: FoundMessage,
	at: Instant,
): Promise<TakenFound> {
	const began = deps.clock.realNow();
	const linkKey = await deps.linkKey.get();
	const municipality = tenant.municipality.id;
	const address = markOfAddress(linkKey, municipality, found.permalink) ?? found.permalink;
	const key = foundKey(linkKey, municipality, found.permalink);
	const before = await caseBefore(deps, municipality, address, messageKeysOf(linkKey, municipality, found.externalId));
	if (before !== null) return { is: 'known', caseId: before };
	const made = newCase({ do: 'found', incident: found.facts, text: found.text }, tenant, at);
	if (!made.ok) return { is: 'refused', faults: [faultOf(made.refusal.code)] };
	const { state: _, ...decision } = made.value;
	const body = bodyOf(found, tenant);
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		const realNow = deps.clock.realNow();
		const known = await deps.cases.loadDedup(key, realNow);
		if (known !== null) return { is: 'known', caseId: known.caseId };
		const caseId = deps.newCaseId(tenant.municipality.id);
		const committed = await deps.cases.commit({
			...decision,
			caseId,
			content: [{ part: 'message', body }],
			finds: findsOfMessage(linkKey, municipality, body, { caseId, at }),
			dedup: [rowOf(key, caseId, found)],
			realNow,
		});
		if (committed.is === 'committed') {
			const { version } = committed;
			const { events } = decision;
			sayDecided(deps, { caseId, municipality: tenant.municipality.id, act: 'found', version, events }, began);
			return { is: 'taken', caseId };
		}
	}
	return { is: 'busy' };
}

/** The case that a message became before, whoever brought it: by its address, or by the name that a system gave it. */
async function caseBefore(
	{ cases, finds, clock }: TakeFoundDeps,
	municipality: string,
	address: string,
	messageKeys: readonly string[],
): Promise<string | null> {
	const byAddress = await finds.newest(municipality, address, { after: null, limit: 1 });
	const byName = await Promise.all(messageKeys.map((key) => cases.loadDedup(key, clock.realNow())));
	return byAddress.rows[0]?.caseId ?? byName.find((row) => row !== null)?.caseId ?? null;
}

function messageKeysOf(key: Uint8Array, municipality: string, externalId: string | null): readonly string[] {
	if (externalId === null) return [];
	return [messageKey(key, municipality, externalId), plainMessageKey(municipality, externalId)];
}

function rowOf(key: string, caseId: string, { text }: FoundMessage): DedupRow {
	const fingerprint = createHash('sha256').update(text).digest('base64url');
	return { key, fingerprint, caseId, answer: null, forgetAt: null };
}

/** As an incident of the webhook stands there. */
function bodyOf({ facts, text, permalink, topic, location }: FoundMessage, { municipality }: Tenant) {
	return keptMessage({ ...facts, permalink, topic, location, text }, municipality);
}

function faultOf(code: string): FieldFault {
	const { faults } = foundWords;
	if (code === 'time-ahead') return { field: 'publishedAt', message: faults.ahead };
	if (code === 'time-unknown') return { field: 'publishedAt', message: faults.unknownTime };
	return { field: 'kind', message: faults.kind };
}
