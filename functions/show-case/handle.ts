import { json, problem, unknownCase, unsigned } from '../http/problem.ts';
import { type AdmitDeps, admit } from '../http/webhook.ts';
import type { CaseReader } from '../ports/case-store.ts';
import type { HttpHandle, HttpRequest } from '../ports/http.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { fullView } from '../use-cases/case-view.ts';
import { type AccessDeps, noteIntegration } from '../use-cases/note-access.ts';
import { tenantOf } from '../use-cases/tenant.ts';
import { calendarsOf } from '../use-cases/why.ts';

export interface ShowCaseDeps extends AdmitDeps, Pick<AccessDeps, 'accesses' | 'clock'> {
	readonly cases: CaseReader;
	readonly tenants: TenantReader;
}

/**
 * GET /cases/{caseId}, signed over an empty body: the case as it stands. 404 for what is not the integration's own. Its
 * newest events; older ones with `?before=VERSION`, which `eventsBefore` and the `Link` of relation `next` (RFC 8288) name.
 */
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
		const before = beforeOf(request);
		if (before === 'no version') return noVersion;
		const [tenant, content] = await Promise.all([tenantOf(tenants, stored), cases.loadContent(stored.caseId)]);
		const calendars = await calendarsOf(tenants, stored.state, tenant);
		const seen = { caseId: stored.caseId, municipality: tenant.municipality, at: request.receivedAt };
		await noteIntegration(deps, signed.integration, seen);
		const view = fullView(stored, content, tenant, request.receivedAt, calendars, before);
		const next = view.eventsBefore;
		return json(200, view, next === null ? {} : { Link: `<?before=${next}>; rel="next"` });
	};
}

const noVersion = problem({
	status: 422,
	title: 'The query cannot be taken as it is',
	errors: [{ parameter: 'before', detail: 'is no version of a case: a number from 1' }],
});

/** Below which version events are asked for; null where nothing is said of it. */
function beforeOf({ query }: HttpRequest): number | null | 'no version' {
	const { before } = query;
	if (before === undefined) return null;
	return /^[1-9]\d{0,8}$/.test(before) ? Number(before) : 'no version';
}
