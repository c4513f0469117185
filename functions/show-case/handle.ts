import { json, unknownCase, unsigned } from '../http/problem.ts';
import { type AdmitDeps, admit } from '../http/webhook.ts';
import type { CaseReader } from '../ports/case-store.ts';
import type { HttpHandle } from '../ports/http.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { fullView } from '../use-cases/case-view.ts';
import { tenantOf } from '../use-cases/tenant.ts';
import { calendarsOf, whysOf } from '../use-cases/why.ts';

export interface ShowCaseDeps extends AdmitDeps {
	readonly cases: CaseReader;
	readonly tenants: TenantReader;
}

/** GET /cases/{caseId}, signed over an empty body: the case as it stands. 404 for what is not the integration's own. */
export function showCase(deps: ShowCaseDeps): HttpHandle {
	const { cases, tenants } = deps;
	return async (request) => {
		const signed = await admit(deps, request);
		if (signed === null) return unsigned;
		const [integration, stored] = await Promise.all([
			tenants.integration(signed.integration),
			cases.load(request.path['caseId'] ?? ''),
		]);
		if (stored === null || integration?.municipalities.includes(stored.municipality) !== true) return unknownCase;
		const [tenant, content] = await Promise.all([tenantOf(tenants, stored), cases.loadContent(stored.caseId)]);
		const whys = whysOf(stored.state, tenant, await calendarsOf(tenants, stored.state, tenant));
		return json(200, fullView(stored, content, tenant, request.receivedAt, whys));
	};
}
