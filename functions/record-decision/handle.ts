import type { Command } from '../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { RefusalCode } from '../../domain/case/model/refusal.ts';
import { ruledIn } from '../../domain/case/turn/allowed.ts';
import { refusalFacts, sayRefusalToPrograms } from '../../domain/case-view/refusals.ts';
import type { Instant } from '../../domain/instant.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';
import { invalid, mostBytes, parseJson, tooLarge } from '../http/body.ts';
import { busy, json, problem, unknownCase, unsigned } from '../http/problem.ts';
import { hookKey, hookRow } from '../http/repeat.ts';
import { overBound } from '../http/sending-bound.ts';
import { type AdmitDeps, admit, type Signed } from '../http/webhook.ts';
import type { StoredCase } from '../ports/case-store.ts';
import type { HttpAnswer, HttpHandle, HttpRequest } from '../ports/http.ts';
import type { IntegrationSecrets } from '../ports/secrets.ts';
import type { SendingCounter } from '../ports/sending.ts';
import type { Log } from '../ports/telemetry.ts';
import { mostActs, nextActAt } from '../use-cases/act-bound.ts';
import { outcome } from '../use-cases/case-view.ts';
import { type PerformDeps, type Performed, perform } from '../use-cases/perform.ts';
import { type CuratorDecision, commandOf, readDecision } from './decision.ts';
import { wasDone } from './done-before.ts';

export interface RecordDeps extends PerformDeps {
	readonly meter: PerformDeps['meter'] & AdmitDeps['meter'];
	readonly secrets: IntegrationSecrets;
	readonly sending: SendingCounter;
	readonly log: Log;
}

/**
 * POST /cases/{caseId}/decisions: what the regional curator says by machine. 200 with the case's state when it is done,
 * and again for a repeat; 409 with the clause and what is allowed where the case does not take it, and nothing stored.
 */
export function recordDecision(deps: RecordDeps): HttpHandle {
	return async (request) => {
		if (request.body.byteLength > mostBytes) return tooLarge;
		const signed = await admit(deps, request);
		if (signed === null) return unsigned;
		const bounded = await overBound(deps, signed, request);
		if (bounded !== null) return bounded;
		const body = parseJson(request);
		if (!body.ok) return body.answer;
		const caseId = request.path['caseId'] ?? '';
		if (!(await mayTouch(deps, signed, caseId))) return unknownCase;
		const read = readDecision(body.value, caseId);
		if (!read.ok) return invalid(read.errors);
		return (await repeated(deps, signed, request)) ?? record(deps, signed, request, read.value);
	};
}

/** An integration knows the cases of its own municipalities only; any other does not exist for it. */
async function mayTouch(deps: RecordDeps, signed: Signed, caseId: string): Promise<boolean> {
	const [integration, stored] = await Promise.all([
		deps.tenants.integration(signed.integration),
		deps.cases.load(caseId),
	]);
	return stored !== null && integration?.municipalities.includes(stored.municipality) === true;
}

async function record(
	deps: RecordDeps,
	signed: Signed,
	request: HttpRequest,
	said: CuratorDecision,
): Promise<HttpAnswer> {
	const command = commandOf(said);
	const done = await perform(deps, {
		caseId: said.caseId,
		command,
		at: request.receivedAt,
		stillAsked: (stored) => nextActAt(stored, request.receivedAt) === null,
		dedup: (after, tenant) => [hookRow(signed, request, said.caseId, JSON.stringify(outcome(after, tenant)))],
	});
	switch (done.is) {
		case 'done':
			return json(200, outcome(done.after, done.tenant));
		case 'nothing':
			return json(200, outcome(done.before.state, done.tenant));
		case 'over':
			deps.log.warn('too many acts', { caseId: said.caseId, integration: signed.integration });
			return tooMany(done.before, request.receivedAt);
		case 'refused': {
			// It is so already, whoever saw to it: a repeat, and no event.
			if (done.refusal.code === 'importance-unchanged') return json(200, outcome(done.before.state, done.tenant));
			const content = await deps.cases.loadContent(said.caseId);
			const before: readonly CaseEvent[] = done.before.log.flatMap(({ events }) => events);
			if (wasDone(said, before, content)) return json(200, outcome(done.before.state, done.tenant));
			deps.log.info('decision refused', { caseId: said.caseId, type: said.type, code: done.refusal.code });
			return refused(done, command.do);
		}
		case 'duplicate':
			return (await repeated(deps, signed, request)) ?? busy;
		case 'unknown-case':
			return unknownCase;
		default:
			return busy;
	}
}

/** 429 until the oldest of the acts within the hour has left it. */
function tooMany(stored: StoredCase, at: Instant): HttpAnswer {
	const seconds = Math.max(1, Math.ceil(((nextActAt(stored, at) ?? at) - at) / 1000));
	return problem(
		{
			status: 429,
			title: 'Too many acts on this case',
			detail: `at most ${mostActs} in an hour`,
			code: 'too-many-acts',
		},
		{ 'Retry-After': String(seconds) },
	);
}

/** The first answer to this sender's id, or 409 where the bytes are others; null where it is new. */
async function repeated(deps: RecordDeps, signed: Signed, request: HttpRequest): Promise<HttpAnswer | null> {
	const first = await deps.cases.loadDedup(hookKey(signed), request.realNow);
	if (first === null) return null;
	if (first.fingerprint === hookRow(signed, request, '', null).fingerprint) return json(200, first.answer ?? '{}');
	deps.log.warn('idempotency mismatch', { caseId: first.caseId, integration: signed.integration });
	return problem({
		status: 409,
		title: 'This webhook-id was used for another body',
		code: 'idempotency-mismatch',
		caseId: first.caseId,
		fields: [],
	});
}

/** Whatever the body says in this field, the case has moved on: another body would be another decision. */
const ofTheCase: readonly RefusalCode[] = ['draft-changed', 'not-now'];

function refused({ refusal, before, tenant }: Extract<Performed, { is: 'refused' }>, did: Command['do']): HttpAnswer {
	const { code, clause, allowed, field } = refusal;
	const { regulation, calendar } = tenant;
	const facts = refusalFacts(before.state, refusal, { did, who: { role: 'curator', unit: null } }, ruledIn(tenant));
	const detail = sayRefusalToPrograms(facts, before.state, regulation, (at) => isoInZone(calendar, at));
	if (field !== undefined && !ofTheCase.includes(code))
		return invalid([{ pointer: `/${field}`, detail: code }], { detail, code, clause, allowed });
	return problem({ status: 409, title: 'The case does not allow it now', detail, code, clause, allowed });
}
