import { type MailOrder, ownUnit, questionOf, undeliveredOf } from '../../domain/case/follow-ups/follow-up.ts';
import { partsOf } from '../../domain/case/follow-ups/join.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { renderDigest } from '../../domain/letters/digest.ts';
import type { MailInput, RenderedMail } from '../../domain/letters/model.ts';
import { renderMail } from '../../domain/letters/render-mail.ts';
import { type Address, addressOf, recipientId } from '../../domain/municipality/address.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { actingIn, namesOf, standsForAt } from '../../domain/municipality/standing-in.ts';
import type { StoredCase } from '../ports/case-store.ts';
import { type LinkRow, linkLifeMs } from '../ports/links.ts';
import type { Sent } from '../ports/mailer.ts';
import type { MailRef } from '../ports/outbox.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { type LinkUse, lentTo, linkBindingOf, linkIdFor, linkText } from '../use-cases/link.ts';
import { caseViewOf } from '../use-cases/present.ts';
import { withoutSlash, workUrlOf } from '../use-cases/public-address.ts';
import type { Tenant } from '../use-cases/tenant.ts';
import { calendarsOf } from '../use-cases/why.ts';
import { asHandedOver } from './as-handed-over.ts';
import type { DeliverDeps } from './deps.ts';
import { asAwaited, asksSomething, leadsToCase } from './pointless.ts';

/** One mail to one address. */
export interface Delivery {
	readonly ref: MailRef;
	readonly order: MailOrder;
	/** Product time of handing over, as the recipient's claim fixed it. */
	readonly handedAt: Instant;
	readonly stored: StoredCase;
	readonly tenant: Tenant;
	/** Product time of this call: who stands in for whom is judged by it. */
	readonly at: Instant;
	readonly to: Address;
}

/**
 * Sends one mail to one address, once, and gives what became of it. Whatever must keep an address from being written to
 * is asked before the mailer is; whatever must be known of what was sent follows from its answer. Decides nothing about
 * the case, and neither claims nor settles.
 */
export async function sendOne(deps: DeliverDeps, delivery: Delivery): Promise<Sent> {
	const { stored, tenant, to } = delivery;
	return post(deps, tenant, to, stored.caseId, renderMail(await inputOf(deps, delivery)));
}

/** Several mails to one mailbox as one. Needs one of them at least, and all of one municipality. */
export async function sendDigest(
	deps: DeliverDeps,
	[first, ...others]: readonly [Delivery, ...Delivery[]],
): Promise<Sent> {
	const inputs: [MailInput, ...MailInput[]] = [await inputOf(deps, first)];
	for (const other of others) inputs.push(await inputOf(deps, other));
	const { tenant, to, stored } = first;
	return post(deps, tenant, to, `digest-${stored.municipality}`, renderDigest(inputs));
}

async function post(
	deps: DeliverDeps,
	{ municipality }: Tenant,
	to: Address,
	thread: string,
	rendered: RenderedMail,
): Promise<Sent> {
	const sent = await deps.mailer.send({
		...rendered,
		from: { name: municipality.title, mail: deps.sender },
		replyTo: municipality.replyTo,
		to,
		thread,
		list: municipality.id,
		attachments: [],
	});
	deps.meter.count(sent.is === 'sent' ? metricNames.mailsSent : metricNames.mailsFailed);
	return sent;
}

/** What the words of a mail are made of; whoever it goes to can use its links from now on. */
async function inputOf(deps: DeliverDeps, delivery: Delivery): Promise<MailInput> {
	const { stored, tenant, order, handedAt, to, at } = delivery;
	const state = asHandedOver(order, stored, tenant, handedAt);
	const [content, calendars] = await Promise.all([
		deps.cases.loadContent(stored.caseId),
		calendarsOf(deps.tenants, state, tenant),
	]);
	const view = caseViewOf(stored, state, content, tenant, calendars);
	const linkId = await linkFor(deps, delivery);
	const link = linkId === null ? null : await urlOf(deps, linkId, 'link');
	const caseLink = await caseLinkFor(deps, delivery, linkId);
	return {
		...view,
		order,
		at: handedAt,
		link,
		caseLink,
		workUrl: workUrlOf(deps.publicUrl, stored.municipality),
		unreached: unreachedOf(order, state, tenant.municipality),
		insteadOf: insteadOf(order, to, tenant.municipality, at),
		standsFor: namesOf(tenant.municipality, standsForAt(tenant.municipality, to.person, at)),
	};
}

/** Whom a mail did not reach that this one tells of, as the file has him now. */
function unreachedOf(order: MailOrder, state: Case, municipality: Municipality): Address | null {
	const number = undeliveredOf(order);
	const lost = state.undelivered.find((one) => one.number === number);
	if (lost === undefined) return null;
	const person = municipality.people.find(({ id }) => id === lost.person);
	if (lost.person !== null)
		return person === undefined ? null : { person: person.id, name: person.name, mail: person.mail };
	return addressOf(municipality, lost.to, lost.unit).find((one) => one.person === null) ?? null;
}

/** Whose place somebody takes who gets a mail though the role is another's; null for whoever holds it. */
function insteadOf(order: MailOrder, { person }: Address, municipality: Municipality, at: Instant): string | null {
	const holders = actingIn(municipality, order.to, ownUnit(order), at);
	if (person === null || holders.some((one) => one.person === person)) return null;
	const { deputyOf } = municipality.people.find(({ id }) => id === person) ?? { deputyOf: null };
	return municipality.people.find(({ id }) => id === deputyOf)?.name ?? null;
}

/** The id of the link to what the mail asks, or else to what the case waits for of its reader; null where it waits for nothing. */
async function linkFor(deps: DeliverDeps, delivery: Delivery): Promise<string | null> {
	const { ref, order, stored, tenant } = delivery;
	const asking =
		partsOf(order).find((part) => asksSomething(part, stored, tenant.regulation)) ??
		asAwaited(order, stored, tenant.regulation);
	if (asking === null) return null;
	const subject = subjectOf(asking, stored);
	return subject === null ? null : linkTo(deps, delivery, subject, ref.row);
}

/** The link to all that this person may do with the case at any time: by the row of the other, where there is one. */
async function caseLinkFor(deps: DeliverDeps, delivery: Delivery, linkId: string | null): Promise<string | null> {
	const { ref, order, stored, tenant } = delivery;
	if (!partsOf(order).some((part) => leadsToCase(part, stored, tenant.regulation))) return null;
	if (linkId !== null) return urlOf(deps, linkId, 'case');
	return urlOf(deps, await linkTo(deps, delivery, { is: 'case' }, `${ref.row} case`), 'link');
}

async function urlOf(deps: DeliverDeps, linkId: string, use: LinkUse): Promise<string> {
	const [key] = await deps.linkKey.signing();
	return `${withoutSlash(deps.publicUrl)}/p/${linkText(key, linkId, use)}`;
}

/** The id of a link whose row is there before the mail is: whoever has the mail can use it at once. */
async function linkTo(
	deps: DeliverDeps,
	{ ref, order, stored, tenant, handedAt, to, at }: Delivery,
	subject: LinkRow['subject'],
	row: string,
): Promise<string> {
	const [key, [signingKey]] = await Promise.all([deps.linkKey.get(), deps.linkKey.signing()]);
	const holder = { person: to.person, unit: ownUnit(order) };
	const bound = await linkBindingOf(key, deps.tenants, { municipality: stored.municipality, holder, mail: to.mail });
	const linkId = linkIdFor(signingKey, { ...ref, row, person: recipientId(to) }, bound);
	await deps.links.put(linkId, {
		caseId: ref.caseId,
		subject,
		role: order.to,
		...holder,
		...bound,
		...lentTo(tenant.municipality, { role: order.to, ...holder }, at),
		expiresAt: handedAt + linkLifeMs,
	});
	return linkId;
}

function subjectOf(order: MailOrder, { state }: StoredCase): LinkRow['subject'] | null {
	const question = questionOf(order);
	if (order.template === 'memo' || order.template === 'notice') {
		return order.notice === null ? null : { is: 'notice', notice: order.notice, clock: order.clock };
	}
	if (order.stage === null || state.status.is === 'ended') return null;
	const own = ownUnit(order);
	const assigned = state.assignments.find(({ unit }) => unit === own);
	const round = own === null ? null : (order.round ?? assigned?.round ?? null);
	return { is: 'stage', stage: order.stage, visit: order.visit ?? state.status.visit, round, question };
}
