import { invalid, mostBytes, parseJson, tooLarge } from '../http/body.ts';
import { unsigned } from '../http/problem.ts';
import { overBound } from '../http/sending-bound.ts';
import { admit } from '../http/webhook.ts';
import type { HttpAnswer, HttpHandle, HttpRequest } from '../ports/http.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { findTenant } from '../use-cases/tenant.ts';
import type { ReceiveDeps } from './deps.ts';
import { readIncident } from './incident.ts';
import { register } from './register.ts';

/**
 * POST /incidents: a signed message becomes a case, once. 202 with the case's number and first due
 * times; a repeat gets 200 with that same answer; whatever is not taken is a problem that names its fault.
 */
export function receiveIncident(deps: ReceiveDeps): HttpHandle {
	return async (request) => {
		const answer = await receive(deps, request);
		if (answer.status === 202) deps.meter.count(metricNames.webhooksAccepted);
		else if (answer.status === 200) deps.meter.count(metricNames.webhooksDuplicate);
		else deps.meter.count(metricNames.webhooksRejected);
		return answer;
	};
}

async function receive(deps: ReceiveDeps, request: HttpRequest): Promise<HttpAnswer> {
	if (request.body.byteLength > mostBytes) return tooLarge;
	const signed = await admit(deps, request);
	if (signed === null) return unsigned;
	const bounded = await overBound(deps, signed, request);
	if (bounded !== null) return bounded;
	const body = parseJson(request);
	if (!body.ok) return body.answer;
	const read = readIncident(body.value);
	if (!read.ok) return invalid(read.errors);
	const { municipality } = read.value;
	const integration = await deps.tenants.integration(signed.integration);
	// Another integration's municipality is as unknown as one that does not exist.
	const tenant =
		integration?.municipalities.includes(municipality) === true
			? await findTenant(deps.tenants, municipality, null)
			: null;
	if (tenant === null) return invalid([{ pointer: '/municipality', detail: 'unknown municipality' }]);
	return register(deps, { request, signed, envelope: read.value, written: read.written, tenant });
}
