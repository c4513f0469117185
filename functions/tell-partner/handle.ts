import { partnerEventsOf } from '../../domain/hooks/partner-events.ts';
import { type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { renderHookOffMail } from '../../domain/letters/hook-off.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { unreachable } from '../../domain/result.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';
import { signatureHeader } from '../http/signature.ts';
import { signingKey } from '../http/signing-key.ts';
import type { CaseReader } from '../ports/case-store.ts';
import type { Hook, HookBook, HookSender, PartnerRef } from '../ports/hooks.ts';
import type { MailSender } from '../ports/mailer.ts';
import type { Worked } from '../ports/outbox.ts';
import type { IntegrationSecrets } from '../ports/secrets.ts';
import type { Log, Meter } from '../ports/telemetry.ts';
import type { TenantReader } from '../ports/tenants.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import { type MetricName, metricNames } from '../runtime/metric-names.ts';
import { findTenant, tenantOf } from '../use-cases/tenant.ts';
import { calendarsOf } from '../use-cases/why.ts';
import { type PartnerPayload, payloadOf } from './payload.ts';

export interface TellDeps {
	readonly cases: CaseReader;
	readonly tenants: TenantReader;
	readonly hooks: HookBook;
	/** Those by which we sign what we send; others than those by which we are sent something. */
	readonly hookSecrets: IntegrationSecrets;
	readonly hookSender: HookSender;
	readonly mailer: MailSender;
	readonly sender: string;
	readonly clock: WallClock;
	readonly log: Log;
	readonly meter: Meter<MetricName>;
	/** How long to wait after the attempt of this number (from 1), in milliseconds of real time. */
	readonly retryAfterMs: (attempt: number) => number;
}

/** A message with the name that every repeat of it bears. */
interface Message {
	readonly id: string;
	readonly payload: PartnerPayload;
}

/** While an endpoint is off nothing is tried, and what waits is looked at each half hour until its queue gives it up. */
const whileOffMs = 30 * MINUTE_MS;

/**
 * Tells an integration what a decision of its case, or a month's report, brought about, in the order in which it
 * happened, as far as it has asked to be told. May be repeated: each message has an id that never changes. What was not
 * taken comes again, later each time; `attempt` counts from 1. An endpoint that says that it is gone (410) is turned off,
 * and its contact hears of that once.
 */
export async function tellPartner(deps: TellDeps, ref: PartnerRef, attempt: number): Promise<Worked> {
	const municipality = await deps.tenants.loadMunicipality(ref.municipality);
	const hook = municipality === null ? null : await deps.hooks.of(municipality.integration);
	if (municipality === null || hook === null) return 'done';
	if (hook.offSince !== null) {
		await tellContact(deps, hook, municipality);
		return { againInMs: whileOffMs };
	}
	const messages = 'caseId' in ref ? await messagesOfCase(deps, hook, ref) : await messagesOfMonth(deps, hook, ref);
	const keys = (await deps.hookSecrets.of(hook.integration)).flatMap((secret) => signingKey(secret) ?? []);
	if (messages.length > 0 && keys.length === 0) throw new Error(`${hook.integration} has no secret to sign by`);
	for (const { id, payload } of messages) {
		const body = JSON.stringify(payload);
		const handed = await deps.hookSender.post(hook.url, headersOf(keys, id, body, deps.clock.realNow()), body);
		const by = { integration: hook.integration, message: id };
		switch (handed.is) {
			case 'taken':
				deps.meter.count(metricNames.partnersTold);
				deps.log.info('partner told', { ...by, type: payload.type, attempt });
				break;
			case 'gone': {
				deps.log.warn('a hook is gone', by);
				await deps.hooks.turnOff(hook.integration, deps.clock.realNow());
				await tellContact(deps, { ...hook, contactTold: false }, municipality);
				return { againInMs: whileOffMs };
			}
			case 'failed':
			case 'forbidden':
				deps.meter.count(metricNames.partnersNotTold);
				deps.log.warn('partner not told', { ...by, outcome: handed.is, why: handed.why, attempt });
				return { againInMs: deps.retryAfterMs(attempt) };
			default:
				return unreachable(handed);
		}
	}
	return 'done';
}

/** Signed by the real time: the window of a signature never follows the product's clock. */
function headersOf(
	keys: readonly Uint8Array[],
	id: string,
	body: string,
	realNow: Instant,
): Readonly<Record<string, string>> {
	const timestamp = String(Math.floor(realNow / 1000));
	return {
		'user-agent': 'Otklik',
		'webhook-id': id,
		'webhook-timestamp': timestamp,
		'webhook-signature': signatureHeader(keys, id, timestamp, body),
	};
}

async function messagesOfCase(
	deps: TellDeps,
	hook: Hook,
	{ caseId, version }: Extract<PartnerRef, { readonly caseId: string }>,
): Promise<readonly Message[]> {
	const stored = await deps.cases.load(caseId);
	if (stored === null) return [];
	const events = partnerEventsOf(stored.log).filter(
		(event) => event.version === version && hook.types.includes(event.fact.type),
	);
	if (events.length === 0) return [];
	const [content, tenant] = await Promise.all([deps.cases.loadContent(caseId), tenantOf(deps.tenants, stored)]);
	const calendars = await calendarsOf(deps.tenants, stored.state, tenant);
	return events.map((event) => ({
		id: `${caseId}.${event.sequence}`,
		payload: payloadOf(event, { stored, content, tenant, calendars, words: hook.words }),
	}));
}

async function messagesOfMonth(
	deps: TellDeps,
	hook: Hook,
	{ municipality, month }: Extract<PartnerRef, { readonly month: string }>,
): Promise<readonly Message[]> {
	const tenant = hook.types.includes('report.ready') ? await findTenant(deps.tenants, municipality, null) : null;
	if (tenant === null) return [];
	const [year = 0, ofYear = 0] = month.split('-').map(Number);
	const timestamp = isoInZone(tenant.calendar, deps.clock.now());
	const payload: PartnerPayload = {
		type: 'report.ready',
		timestamp,
		sequence: 12 * year + ofYear,
		municipality,
		month,
	};
	return [{ id: `report.${municipality}.${month}`, payload }];
}

/** Once for each time that an endpoint is turned off; a mail that was not taken is tried with the next message. */
async function tellContact(deps: TellDeps, hook: Hook, municipality: Municipality): Promise<void> {
	if (hook.contactTold) return;
	const sent = await deps.mailer.send({
		...renderHookOffMail({ title: municipality.title, url: hook.url }),
		from: { name: municipality.title, mail: deps.sender },
		replyTo: municipality.replyTo,
		to: { name: hook.integration, mail: hook.contact },
		thread: `hook-${hook.integration}`,
		list: municipality.id,
		attachments: [],
	});
	deps.meter.count(sent.is === 'sent' ? metricNames.mailsSent : metricNames.mailsFailed);
	if (sent.is === 'throttled' || sent.is === 'unavailable') return;
	await deps.hooks.noteContactTold(hook.integration);
}
