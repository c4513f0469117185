import { sayUnreadable } from '../../domain/case/state/read-log.ts';
import { cachedTenants } from '../../functions/adapters/cached-tenants.ts';
import type { CaseItems } from '../../functions/ports/case-store.ts';
import type { TenantReader } from '../../functions/ports/tenants.ts';
import { UnreadableCase } from '../../functions/ports/unreadable.ts';
import { standingOf } from '../../functions/use-cases/perform.ts';
import { tenantOf } from '../../functions/use-cases/tenant.ts';
import type { Deployment } from './deployment.ts';

/** A case whose table was held against its events; `astray` says in words what does not agree. */
export interface CheckedCase {
	readonly caseId: string;
	readonly astray: readonly string[];
}

/** So many cases are looked at side by side. */
const atOnce = 16;

/**
 * replays every case of a table and holds what stands beside its events against what they say: that none of them
 * is missing, that this code can read them and finds what they were decided by, and that head and places in the indexes
 * are those of the case as it was replayed. Writes nothing. A case to which somebody writes meanwhile is looked at twice.
 */
export async function* checkCases(place: Deployment, realNow: () => number): AsyncGenerator<CheckedCase> {
	const tenants = cachedTenants(place.tenants, realNow);
	let some: CaseItems[] = [];
	for await (const one of place.caseCheck.everyCase()) {
		some.push(one);
		if (some.length < atOnce) continue;
		yield* await Promise.all(some.map((each) => checkedTwice(place, tenants, each)));
		some = [];
	}
	yield* await Promise.all(some.map((each) => checkedTwice(place, tenants, each)));
}

async function checkedTwice(place: Deployment, tenants: TenantReader, items: CaseItems): Promise<CheckedCase> {
	const first = await checked(place, tenants, items);
	const astray = first.length === 0 ? first : await checked(place, tenants, items);
	return { caseId: items.caseId, astray };
}

async function checked(
	{ cases, caseCheck }: Deployment,
	tenants: TenantReader,
	{ caseId, versions, hasHead }: CaseItems,
): Promise<readonly string[]> {
	const missing = versions.find((version, at) => version !== at + 1);
	if (missing !== undefined) return [`the decision before that of version ${missing} is missing`];
	if (versions.length === 0) return ['it has a head and no events'];
	if (!hasHead) return ['it has events and no head'];
	try {
		const stored = await cases.load(caseId);
		if (stored === null) return ['it is gone since it was found'];
		const tenant = await tenantOf(tenants, stored);
		// Any wake that is not too late is a good one, whatever time it is by now: the sweep moves it on.
		const standing = standingOf(stored.state, tenant, { wakeAt: stored.indexedWake, at: Number.NEGATIVE_INFINITY });
		return await caseCheck.astray(stored, standing);
	} catch (error) {
		if (error instanceof UnreadableCase) return [sayUnreadable(error.why)];
		throw error;
	}
}
