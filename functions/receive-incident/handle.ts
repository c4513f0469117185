import { invalid, mostBytes, parseJson, tooLarge } from '../http/body.ts';
import { json, unsigned } from '../http/problem.ts';
import { overBound } from '../http/sending-bound.ts';
import { admit, type Signed } from '../http/webhook.ts';
import type { HttpAnswer, HttpHandle, HttpRequest } from '../ports/http.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { findTenant } from '../use-cases/tenant.ts';
import { isBatch, readBatch } from './batch.ts';
import type { ReceiveDeps } from './deps.ts';
import { readIncident } from './incident.ts';
import { register } from './register.ts';

/**
 * POST /incidents: a signed message becomes a case, once. 202 with the case's number and first due
 * times; a repeat gets 200 with that same answer; whatever is not taken is a problem that names its fault.
 *
 * POST /incidents/batch: up to a hundred of them under one signature, told apart by the body's `type`. 200 with an answer
 * for each, in their order: what one is refused for keeps no other back.
 */
export function receiveIncident(deps: ReceiveDeps): HttpHandle {
	return async (request) => {
		if (request.body.byteLength > mostBytes) return counted(deps, tooLarge);
		const signed = await admit(deps, request);
		if (signed === null) return counted(deps, unsigned);
		const bounded = await overBound(deps, signed, request);
		if (bounded !== null) return counted(deps, bounded);
		const body = parseJson(request);
		if (!body.ok) return counted(deps, body.answer);
		if (!isBatch(body.value)) return counted(deps, await receive(deps, { request, signed, body: body.value }));
		const batch = readBatch(body.value);
		return batch.ok
			? receiveAll(deps, { request, signed, incidents: batch.incidents })
			: counted(deps, invalid(batch.errors));
	};
}

function counted(deps: ReceiveDeps, answer: HttpAnswer): HttpAnswer {
	if (answer.status === 202) deps.meter.count(metricNames.webhooksAccepted);
	else if (answer.status === 200) deps.meter.count(metricNames.webhooksDuplicate);
	else deps.meter.count(metricNames.webhooksRejected);
	return answer;
}

interface Sent {
	readonly request: HttpRequest;
	readonly signed: Signed;
	readonly body: unknown;
}

async function receive(deps: ReceiveDeps, { request, signed, body }: Sent): Promise<HttpAnswer> {
	const read = readIncident(body);
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

/** So many of a batch are worked on at once: a hundred then take a second or two, and the table hears no burst. */
const atOnce = 8;

async function receiveAll(
	deps: ReceiveDeps,
	{ request, signed, incidents }: Omit<Sent, 'body'> & { readonly incidents: readonly unknown[] },
): Promise<HttpAnswer> {
	const answers: HttpAnswer[] = [];
	for (let from = 0; from < incidents.length; from += atOnce) {
		const some = incidents.slice(from, from + atOnce);
		answers.push(
			...(await Promise.all(some.map((body, at) => receiveOne(deps, { request, signed, body }, from + at)))),
		);
	}
	return json(200, { answers: answers.map(answerOfOne) });
}

/**
 * One of a batch: known again by the batch's id and its place, or by its message. Each counts against the integration's
 * bound; the first of them was counted with the request.
 */
async function receiveOne(deps: ReceiveDeps, { request, signed, body }: Sent, place: number): Promise<HttpAnswer> {
	const bounded = place === 0 ? null : await overBound(deps, signed, request);
	if (bounded !== null) return counted(deps, bounded);
	const own = {
		request: { ...request, body: new TextEncoder().encode(JSON.stringify(body)) },
		signed: { ...signed, webhookId: `${signed.webhookId}#${place}` },
		body,
	};
	return counted(deps, await receive(deps, own));
}

/** `Retry-After` stands beside the body, for a part of an answer has no headers. */
function answerOfOne({ status, body, headers }: HttpAnswer) {
	const retryAfter = headers?.['Retry-After'];
	return {
		status,
		body: JSON.parse(body) as unknown,
		...(retryAfter !== undefined && { retryAfter: Number(retryAfter) }),
	};
}
