import type { Refusal } from '../../domain/case/model/refusal.ts';
import { isBlank } from '../../domain/text.ts';
import { invalid } from '../http/body.ts';
import { busy, json, problem } from '../http/problem.ts';
import { hookRow } from '../http/repeat.ts';
import type { Signed } from '../http/webhook.ts';
import type { Commit, DedupRow } from '../ports/case-store.ts';
import type { HttpAnswer, HttpRequest } from '../ports/http.ts';
import { receipt } from '../use-cases/case-view.ts';
import { findsOfMessage } from '../use-cases/finding.ts';
import { keptMessage } from '../use-cases/kept-message.ts';
import { erasedFingerprint, messageKey, plainMessageKey } from '../use-cases/known-messages.ts';
import { newCase } from '../use-cases/new-case.ts';
import { sayDecided } from '../use-cases/say-decided.ts';
import type { Tenant } from '../use-cases/tenant.ts';
import { differences, fingerprintOf, sha256 } from './compare.ts';
import type { ReceiveDeps } from './deps.ts';
import { type Envelope, factsOf } from './incident.ts';

interface Arrival {
	/** Under what its message is known for ever. */
	readonly messageKey: string;
	readonly linkKey: Uint8Array;
	readonly request: HttpRequest;
	readonly signed: Signed;
	readonly envelope: Envelope;
	/** The incident as its sender wrote it: what was taken of it, its texts not yet composed and mended. */
	readonly written: unknown;
	readonly tenant: Tenant;
}

const attempts = 6;
const firstPauseMs = 20;

/**
 * Makes the case in one transaction with the rows that let nothing make it twice: the sender's `webhook-id`, and for
 * ever the message itself. Where a row stands there already, the first answer is given again, or the difference named.
 */
export async function register(
	deps: ReceiveDeps,
	arrived: Omit<Arrival, 'messageKey' | 'linkKey'>,
): Promise<HttpAnswer> {
	const began = deps.clock.realNow();
	const { municipality, incident } = arrived.envelope;
	const linkKey = await deps.linkKey.get();
	const arrival: Arrival = {
		...arrived,
		linkKey,
		messageKey: messageKey(linkKey, municipality, incident.externalId),
	};
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		if (attempt > 0) await deps.backoff(firstPauseMs * 2 ** attempt);
		const repeat = await answerRepeat(deps, arrival);
		if (repeat !== null) return repeat;
		const unsaid = unsaidOf(arrival);
		if (unsaid !== null) return unsaid;
		const made = makeCase(deps, arrival);
		if (!made.ok) return refused(deps, made.refusal);
		const committed = await deps.cases.commit(made.commit);
		if (committed.is === 'committed') {
			const { caseId, events } = made.commit;
			sayDecided(deps, { caseId, municipality, act: 'receive', version: committed.version, events }, began);
			return json(202, made.answer);
		}
	}
	return busy;
}

/** 422 where the sender leaves out what the regulation wants said of such a message (Plastunovskaya 9). */
function unsaidOf({ envelope: { incident }, tenant: { regulation } }: Arrival): HttpAnswer | null {
	const rule = regulation.kinds[incident.kind]?.requires ?? null;
	if (rule === null) return null;
	const fields = rule.fields.filter((field) => isBlank(incident[field] ?? ''));
	if (fields.length === 0) return null;
	const detail = `is missing: ${regulation.id} ${rule.clause} asks for it`;
	const errors = fields.map((field) => ({ pointer: `/incident/${field}`, detail }));
	return invalid(errors, { code: 'facts-missing', clause: rule.clause });
}

/** The answer to something that arrived before; null where neither its id nor its message is known. */
async function answerRepeat(deps: ReceiveDeps, arrival: Arrival): Promise<HttpAnswer | null> {
	const { municipality, incident } = arrival.envelope;
	const known = [
		...dedupOf(arrival, '', null).map(({ key }) => key),
		plainMessageKey(municipality, incident.externalId),
	];
	const [ofHook, hashed, plain] = await Promise.all(
		known.map((key) => deps.cases.loadDedup(key, deps.clock.realNow())),
	);
	const ofMessage = hashed ?? plain;
	const hash = sha256(arrival.request.body);
	if (ofHook != null && ofHook.fingerprint !== hash) return mismatch(deps, arrival, ofHook);
	if (ofMessage == null) return null;
	if (!isSame(ofMessage, arrival)) return mismatch(deps, arrival, ofMessage);
	return json(200, ofMessage.answer ?? '{}');
}

/**
 * Whether the message is the one that is stored. A message is known by its texts as they are stored, so one that differs
 * in nothing that can be seen is a repeat; and by those that its sender wrote, for so it was known before texts were
 * composed, and a sender's repeat may come after a deployment.
 */
function isSame(first: DedupRow, { envelope, written }: Arrival): boolean {
	// Of what was erased nobody knows any more what it said, only that it came.
	if (first.fingerprint === erasedFingerprint) return true;
	return [envelope.incident, written].some((incident) => fingerprintOf(incident) === first.fingerprint);
}

/** 409: the first stays; which fields differ, and the case. */
async function mismatch(deps: ReceiveDeps, { envelope, signed }: Arrival, first: DedupRow): Promise<HttpAnswer> {
	const content = await deps.cases.loadContent(first.caseId);
	const fields = differences(content['message'], envelope.incident);
	deps.log.warn('idempotency mismatch', {
		caseId: first.caseId,
		integration: signed.integration,
		fields: fields.join(' '),
	});
	return problem({
		status: 409,
		title: 'This was received before with another content',
		code: 'idempotency-mismatch',
		caseId: first.caseId,
		fields,
	});
}

function makeCase(
	deps: ReceiveDeps,
	arrival: Arrival,
):
	| { readonly ok: true; readonly commit: Commit; readonly answer: string }
	| { readonly ok: false; readonly refusal: Refusal } {
	const { request, envelope, tenant } = arrival;
	const { municipality, incident } = envelope;
	const command = { do: 'receive', incident: factsOf(incident), text: incident.text } as const;
	const opened = newCase(command, tenant, request.receivedAt);
	if (!opened.ok) return { ok: false, refusal: opened.refusal };
	const { state, ...decision } = opened.value;
	const caseId = deps.newCaseId(municipality);
	const answer = JSON.stringify(receipt(caseId, state, tenant));
	const body = keptMessage(incident, tenant.municipality);
	const commit: Commit = {
		...decision,
		caseId,
		content: [{ part: 'message', body }],
		finds: findsOfMessage(arrival.linkKey, municipality, body, { caseId, at: request.receivedAt }),
		dedup: dedupOf(arrival, caseId, answer),
		realNow: deps.clock.realNow(),
	};
	return { ok: true, commit, answer };
}

function dedupOf(arrival: Arrival, caseId: string, answer: string | null): readonly DedupRow[] {
	const { request, signed, envelope } = arrival;
	return [
		hookRow(signed, request, caseId, null),
		{
			key: arrival.messageKey,
			fingerprint: fingerprintOf(envelope.incident),
			caseId,
			answer,
			forgetAt: null,
		},
	];
}

function refused(deps: ReceiveDeps, { code, clause, field, known }: Refusal): HttpAnswer {
	if (field !== undefined) {
		const detail = known === undefined ? code : `${code}: the calendar knows ${known.from} to ${known.to}`;
		return invalid([{ pointer: `/incident/${field}`, detail }], { code, clause, ...(known && { known }) });
	}
	// The calendar has no data for our own time, or the like: the sender is not at fault and shall come again.
	deps.log.error('an incident could not be registered', { code });
	return busy;
}
