import { createHash } from 'node:crypto';
import type { FoundMessage } from '../../domain/forms/found.ts';
import type { FieldFault } from '../../domain/forms/model.ts';
import type { Instant } from '../../domain/instant.ts';
import { foundWords } from '../../domain/wording/work.ts';
import type { CaseStore, DedupRow } from '../ports/case-store.ts';
import type { LinkKey } from '../ports/secrets.ts';
import { foundKey } from './known-messages.ts';
import { newCase } from './new-case.ts';
import { type DecidedDeps, sayDecided } from './say-decided.ts';
import type { Tenant } from './tenant.ts';

export interface TakeFoundDeps extends DecidedDeps {
	readonly cases: Pick<CaseStore, 'commit' | 'loadDedup'>;
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
 * Makes a case of a message that staff found themselves, once for each address in its network: two people who find it at
 * the same time get one case. `at`: product time at which it was found.
 */
export async function takeFound(
	deps: TakeFoundDeps,
	tenant: Tenant,
	found: FoundMessage,
	at: Instant,
): Promise<TakenFound> {
	const began = deps.clock.realNow();
	const key = foundKey(await deps.linkKey.get(), tenant.municipality.id, found.permalink);
	const made = newCase({ do: 'found', incident: found.facts, text: found.text }, tenant, at);
	if (!made.ok) return { is: 'refused', faults: [faultOf(made.refusal.code)] };
	const { state: _, ...decision } = made.value;
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		const realNow = deps.clock.realNow();
		const known = await deps.cases.loadDedup(key, realNow);
		if (known !== null) return { is: 'known', caseId: known.caseId };
		const caseId = deps.newCaseId(tenant.municipality.id);
		const committed = await deps.cases.commit({
			...decision,
			caseId,
			content: [{ part: 'message', body: bodyOf(found, tenant) }],
			dedup: [rowOf(key, caseId, found)],
			realNow,
		});
		if (committed.is === 'committed') {
			sayDecided(deps, { caseId, act: 'found', version: committed.version, events: decision.events.length }, began);
			return { is: 'taken', caseId };
		}
	}
	return { is: 'busy' };
}

function rowOf(key: string, caseId: string, { text }: FoundMessage): DedupRow {
	const fingerprint = createHash('sha256').update(text).digest('base64url');
	return { key, fingerprint, caseId, answer: null, forgetAt: null };
}

/** As an incident of the webhook stands there; in reference mode the citizen's words stay at their source (G-20). */
function bodyOf({ facts, text, permalink, topic, location }: FoundMessage, { municipality }: Tenant) {
	const rest = { ...facts, permalink, topic, location };
	return municipality.referenceMode ? rest : { ...rest, text };
}

function faultOf(code: string): FieldFault {
	const { faults } = foundWords;
	if (code === 'time-ahead') return { field: 'publishedAt', message: faults.ahead };
	if (code === 'time-unknown') return { field: 'publishedAt', message: faults.unknownTime };
	return { field: 'kind', message: faults.kind };
}
